"""The lines of the enrolment file of the 1 October count: text in, enrolments per person out.

Refusals never repeat what stood in the line.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from domain.fouten import Invoerfout
from domain.soorten import Onderwijssoort
from domain.startkwalificatie import GEEN_DIPLOMA, kan_startkwalificatie_zijn
from domain.tekstinvoer import als_datum
from domain.velden import Brin, Datum, Gemeentecode, Regel, Vestiging, weiger
from domain.veldfouten import zinnen

KOLOMMEN = (
    *("nummer", "achternaam", "voorvoegsel", "voornamen", "geboortedatum", "gemeentecode", "brin"),
    *("vestiging", "onderwijssoort", "profiel", "van", "tot", "startkwalificatie_op"),
)
DATUMS = frozenset({"geboortedatum", "van", "tot", "startkwalificatie_op"})


class Vsvregel(BaseModel):
    """One enrolment of one person."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    nummer: Regel
    achternaam: Annotated[Regel, Field(min_length=1, max_length=120)]
    voorvoegsel: Annotated[Regel, Field(max_length=20)] = ""
    voornamen: Annotated[Regel, Field(min_length=1, max_length=120)]
    geboortedatum: Datum
    gemeentecode: Gemeentecode
    brin: Brin
    vestiging: Vestiging
    onderwijssoort: Annotated[Onderwijssoort, Field(strict=False)]
    profiel: Literal["", "werk", "dagbesteding", "onderwijs"] = ""
    van: Datum
    tot: Datum | None = None
    startkwalificatie_op: Datum | None = None

    @field_validator("nummer")
    @classmethod
    def _negen_cijfers(cls, waarde: str) -> str:
        cijfers = waarde.replace(" ", "").replace(".", "")
        cijfers = cijfers.zfill(9) if len(cijfers) == 8 else cijfers  # lost its leading zero in a spreadsheet
        if len(cijfers) != 9 or not (cijfers.isascii() and cijfers.isdigit()):
            raise weiger("nummer", "Vul een BSN of een onderwijsnummer in: 9 cijfers.")
        return cijfers

    @field_validator("tot")
    @classmethod
    def _na_het_begin(cls, waarde: Any, info: Any) -> Any:
        van = info.data.get("van")
        if waarde is not None and van is not None and waarde < van:
            raise weiger("datum", "De laatste dag kan niet vóór de eerste dag liggen.")
        return waarde

    @field_validator("startkwalificatie_op")
    @classmethod
    def _diploma_telt(cls, waarde: Any, info: Any) -> Any:
        """Who was in this enrolment on the day of the diploma, got it there."""
        soort, van, tot = (info.data.get(naam) for naam in ("onderwijssoort", "van", "tot"))
        if waarde is None or soort is None or van is None or kan_startkwalificatie_zijn(soort):
            return waarde
        if van <= waarde and (tot is None or waarde <= tot):
            raise weiger("diploma", GEEN_DIPLOMA)
        return waarde

    @property
    def naam(self) -> str:
        delen = (self.voornamen, self.voorvoegsel, self.achternaam)
        return " ".join(deel for deel in delen if deel)


def lees_vsvregel(velden: Mapping[str, str]) -> Vsvregel:
    """Raises Invoerfout with a sentence per column."""
    gegevens = {naam: _waarde(naam, tekst.strip()) for naam, tekst in velden.items() if tekst.strip()}
    try:
        return Vsvregel.model_validate(gegevens)
    except ValidationError as fout:
        raise Invoerfout(zinnen(fout)) from None


def _waarde(naam: str, tekst: str) -> Any:
    if naam in DATUMS:
        return als_datum(tekst)
    kleine_letters = naam in ("onderwijssoort", "profiel")
    return tekst.casefold() if kleine_letters else tekst.upper() if naam == "brin" else tekst
