"""Deliveries of enrolments and leavings: one list in which a change of school cancels out (catalogue 69, 71).

Each line carries age, home town and reason; special education is a kind like any other. The reasons are the
closed list of `UITSCHRIJFREDENEN`; docs/contracten/leveringen.md is the contract.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from domain.fouten import Invoerfout
from domain.leerplicht import leeftijd
from domain.regels.normen import Uitvalnorm
from domain.soorten import Onderwijssoort
from domain.tekstinvoer import als_datum
from domain.uitval import is_wissel
from domain.velden import Brin, Datum, GeenOfGemeentecode, Regel, Vestiging, weiger
from domain.veldfouten import zinnen

KOLOMMEN = (
    *("mutatie", "datum", "nummer", "achternaam", "voorvoegsel", "voornamen", "geboortedatum", "woonplaats"),
    *("gemeentecode", "brin", "vestiging", "onderwijssoort", "reden"),
)
DATUMS = frozenset({"datum", "geboortedatum"})
UITSCHRIJFREDENEN: Mapping[str, str] = {
    "diploma": "Opleiding afgemaakt",
    "andere-opleiding": "Gaat naar een andere opleiding of school",
    "verkeerde-keuze": "Verkeerde opleidingskeuze",
    "motivatie": "Motivatie of houding",
    "niveau": "De opleiding is te moeilijk of te makkelijk",
    "stage": "Probleem met de stage of de leerbaan",
    "arbeidsmarkt": "Gaat werken",
    "gezondheid": "Ziekte of gezondheid",
    "persoonlijk": "Persoonlijke omstandigheden of thuissituatie",
    "verwijderd": "Van school verwijderd",
    "verhuisd": "Verhuisd of geëmigreerd",
    "overleden": "Overleden",
    "onbekend": "Onbekend",
}


class Mutatie(StrEnum):
    """What a line tells."""

    IN = "in"
    UIT = "uit"


class Mutatieregel(BaseModel):
    """One enrolment or leaving of one person."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    mutatie: Annotated[Mutatie, Field(strict=False)]
    datum: Datum
    nummer: Annotated[Regel, Field(pattern=r"^[0-9]{9}$")]
    achternaam: Annotated[Regel, Field(min_length=1, max_length=120)]
    voorvoegsel: Annotated[Regel, Field(max_length=20)] = ""
    voornamen: Annotated[Regel, Field(min_length=1, max_length=120)]
    geboortedatum: Datum
    woonplaats: Annotated[Regel, Field(min_length=1, max_length=80)]
    gemeentecode: GeenOfGemeentecode = ""
    brin: Brin
    vestiging: Vestiging
    onderwijssoort: Annotated[Onderwijssoort, Field(strict=False)]
    reden: Annotated[Literal[""] | str, Field(validate_default=True)] = ""

    @field_validator("reden")
    @classmethod
    def _bekende_reden(cls, waarde: str, info: Any) -> str:
        """A leaving says why; an enrolment has no reason."""
        uit = info.data.get("mutatie") is Mutatie.UIT
        if uit and waarde not in UITSCHRIJFREDENEN:
            raise weiger("reden", "Vul bij een uitschrijving een reden uit de lijst in.")
        return waarde if uit else ""

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.achternaam) if deel)

    @property
    def jaren(self) -> int:
        """The age on the day of the change."""
        return leeftijd(self.geboortedatum, self.datum)

    @property
    def school(self) -> str:
        return self.brin + self.vestiging


class Beeld(StrEnum):
    """What the changes of a person come to."""

    NIEUW = "nieuw-ingeschreven"
    VERTROKKEN = "uitgeschreven-zonder-vervolg"
    OVERGESTAPT = "overgestapt"


@dataclass(frozen=True)
class Saldo:
    """What is left of a person's changes; `uit` and `weer_in` cancel out when both are there."""

    beeld: Beeld
    uit: Mutatieregel | None = None
    weer_in: Mutatieregel | None = None

    @property
    def regel(self) -> Mutatieregel:
        """The line that tells it best: the leaving, or else the enrolment."""
        gevonden = self.uit or self.weer_in
        assert gevonden is not None
        return gevonden


def lees_mutatie(velden: Mapping[str, str]) -> Mutatieregel:
    """Raises Invoerfout with a sentence per column."""
    gegevens = {naam: _waarde(naam, tekst.strip()) for naam, tekst in velden.items() if tekst.strip()}
    try:
        return Mutatieregel.model_validate(gegevens)
    except ValidationError as fout:
        raise Invoerfout(zinnen(fout)) from None


def salderen(regels: Iterable[Mutatieregel], norm: Uitvalnorm) -> tuple[Saldo, ...]:
    """Cancel a leaving against the enrolment that follows within the window, in whatever order."""
    per_persoon: dict[str, list[Mutatieregel]] = {}
    for regel in dict.fromkeys(regels):  # the same line twice is one
        per_persoon.setdefault(regel.nummer, []).append(regel)
    return tuple(saldo for van_een in per_persoon.values() for saldo in _saldo(van_een, norm))


def _saldo(regels: Sequence[Mutatieregel], norm: Uitvalnorm) -> list[Saldo]:
    wie_in = sorted((r for r in regels if r.mutatie is Mutatie.IN), key=_dag)
    uitkomst = []
    for uit in sorted((r for r in regels if r.mutatie is Mutatie.UIT), key=_dag):
        weer_in = next((r for r in wie_in if _hoort_bij(uit, r, norm)), None)
        if weer_in:
            wie_in.remove(weer_in)
        uitkomst.append(Saldo(Beeld.OVERGESTAPT if weer_in else Beeld.VERTROKKEN, uit, weer_in))
    return uitkomst + [Saldo(Beeld.NIEUW, weer_in=regel) for regel in wie_in]


def _hoort_bij(uit: Mutatieregel, weer_in: Mutatieregel, norm: Uitvalnorm) -> bool:
    """An enrolment elsewhere that begins within the window, also shortly before the leaving."""
    ervoor = 0 <= (uit.datum - weer_in.datum).days <= norm.venster_dagen and weer_in.school != uit.school
    return ervoor or (weer_in.datum > uit.datum and is_wissel(uit.datum, weer_in.datum, norm))


def _dag(regel: Mutatieregel) -> tuple[date, str]:
    return regel.datum, regel.school


def _waarde(naam: str, tekst: str) -> Any:
    if naam in DATUMS:
        return als_datum(tekst)
    if naam == "nummer":
        cijfers = tekst.replace(" ", "").replace(".", "")
        return cijfers.zfill(9) if len(cijfers) == 8 else cijfers  # a spreadsheet drops the leading zero
    return tekst.upper() if naam == "brin" else tekst.casefold() if naam in KLEIN else tekst


KLEIN = frozenset({"mutatie", "onderwijssoort", "reden"})
