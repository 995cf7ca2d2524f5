"""The files of a campaign: candidates per school and class, and the statuses of applications at the mbo.

Text in, values out; a refusal never repeats what stood in the line.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.campagnes.overstap import Mbostatus
from domain.fouten import Invoerfout
from domain.melding import LeerlingInvoer
from domain.soorten import Onderwijssoort
from domain.tekstinvoer import (
    ADRESVELDEN,
    LEERLINGVELDEN,
    als_datum,
    als_ja_nee,
    kolom,
    melding_uit_tekst,
)
from domain.velden import Brin, Bsn, Datum, Mailadres, Regel, Vestiging
from domain.veldfouten import zinnen

KANDIDAAT_KOLOMMEN = (
    *(*LEERLINGVELDEN, *ADRESVELDEN),
    *("brin", "vestiging", "klas", "onderwijssoort", "mail_ouders"),
)
STATUS_KOLOMMEN = ("bsn", "status", "sinds", "opleiding", "school", "leerbaan", "gestart")


class _Regel(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)


class Kandidaat(_Regel):
    """A pupil for a campaign; without a mail address of the parents only the letter reaches them."""

    leerling: LeerlingInvoer
    brin: Brin
    vestiging: Vestiging
    klas: Annotated[Regel, Field(min_length=1, max_length=20)]
    onderwijssoort: Annotated[Onderwijssoort, Field(strict=False)]
    mail_ouders: Mailadres | None = None


class Mboregel(_Regel):
    """What the mbo says about one application; `leerbaan` only where one is needed."""

    bsn: Bsn
    status: Annotated[Mbostatus, Field(strict=False)]
    sinds: Datum
    opleiding: Annotated[Regel, Field(max_length=120)] = ""
    school: Annotated[Regel, Field(max_length=120)] = ""
    leerbaan: bool | None = None
    gestart: bool | None = None


R = TypeVar("R", bound=_Regel)


def lees_kandidaat(velden: Mapping[str, str]) -> Kandidaat:
    """Raises Invoerfout with a sentence per column."""
    return _lees(Kandidaat, melding_uit_tekst(velden))


def lees_mboregel(velden: Mapping[str, str]) -> Mboregel:
    """Raises Invoerfout with a sentence per column."""
    gevuld = {naam: tekst.strip() for naam, tekst in velden.items() if tekst.strip()}
    return _lees(Mboregel, {naam: _waarde(naam, tekst) for naam, tekst in gevuld.items()})


def _waarde(naam: str, tekst: str) -> Any:
    if naam == "sinds":
        return als_datum(tekst)
    if naam == "status":
        return "-".join(tekst.casefold().split())
    return als_ja_nee(tekst) if naam in ("leerbaan", "gestart") else tekst


def _lees(soort: type[R], gegevens: Mapping[str, Any]) -> R:
    try:
        return soort.model_validate(gegevens)
    except ValidationError as fout:
        raise Invoerfout({kolom(pad): zin for pad, zin in zinnen(fout, noem_keuzes=True).items()}) from None
