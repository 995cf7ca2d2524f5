"""The lines of the two files of the comparison: text in, a resident or an enrolment out.

A number in BRON is not tested: a typing error in it is what the comparison looks for. Refusals never repeat
what stood in the line.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.fouten import Invoerfout
from domain.tekstinvoer import als_datum, als_geheel
from domain.velden import Brin, Bsn, Datum, Gemeentecode, Postcode, Regel, Vestiging
from domain.veldfouten import zinnen
from domain.vergelijking import Inschrijving, Inwoner

NAAM = ("achternaam", "voorvoegsel", "voornamen", "geboortedatum")
BRP_KOLOMMEN = (
    *("bsn", *NAAM, "geslacht", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeentecode"),
    *("van", "vrijstelling_tot", "startkwalificatie_op"),
)
BRON_KOLOMMEN = ("nummer", *NAAM, "brin", "vestiging", "van", "tot")
DATUMS = frozenset({"geboortedatum", "van", "tot", "vrijstelling_tot", "startkwalificatie_op"})


class _Regel(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    achternaam: Annotated[Regel, Field(min_length=1, max_length=120)]
    voorvoegsel: Annotated[Regel, Field(max_length=20)] = ""
    voornamen: Annotated[Regel, Field(min_length=1, max_length=120)]
    geboortedatum: Datum
    van: Datum


class Brpregel(_Regel):
    """One resident."""

    bsn: Bsn
    geslacht: Literal["m", "v", "x"]
    straat: Annotated[Regel, Field(min_length=1, max_length=80)]
    huisnummer: Annotated[int, Field(ge=1, le=99_999)]
    toevoeging: Annotated[Regel, Field(max_length=10)] = ""
    postcode: Postcode
    plaats: Annotated[Regel, Field(min_length=1, max_length=80)]
    gemeentecode: Gemeentecode
    vrijstelling_tot: Datum | None = None
    startkwalificatie_op: Datum | None = None


class Bronregel(_Regel):
    """One enrolment."""

    nummer: Annotated[Regel, Field(max_length=20)] = ""
    brin: Brin
    vestiging: Vestiging
    tot: Datum | None = None


R = TypeVar("R", bound=_Regel)


def lees_inwoner(velden: Mapping[str, str]) -> Inwoner:
    """Raises Invoerfout with a sentence per column."""
    return Inwoner(**dict(_lees(Brpregel, velden)))


def lees_inschrijving(velden: Mapping[str, str]) -> Inschrijving:
    """Raises Invoerfout with a sentence per column."""
    regel = dict(_lees(Bronregel, velden))
    nummer = regel["nummer"].replace(" ", "").replace(".", "")
    return Inschrijving(**regel | {"nummer": nummer.zfill(9) if len(nummer) == 8 else nummer})


def _lees(soort: type[R], velden: Mapping[str, str]) -> R:
    gegevens = {naam: _waarde(naam, tekst.strip()) for naam, tekst in velden.items() if tekst.strip()}
    try:
        return soort.model_validate(gegevens)
    except ValidationError as fout:
        raise Invoerfout(zinnen(fout)) from None


def _waarde(naam: str, tekst: str) -> Any:
    if naam in DATUMS:
        return als_datum(tekst)
    return als_geheel(tekst) if naam == "huisnummer" else tekst.upper() if naam == "brin" else tekst
