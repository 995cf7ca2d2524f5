"""Schools that report nothing, or only overig verzuim (catalogue 241)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.jaarcijfers.lijst import SECTORNAAM, Sector
from domain.jaarcijfers.tabel import Kruistabel

UITLEG = (
    "Een locatie meldde niets als er in dit schooljaar geen enkele melding van haar is. Ook meldingen"
    " over leerlingen uit andere gemeenten tellen mee.",
    "Alleen overig is een locatie die wel meldde, maar alleen licht verzuim (bij DUO: overig verzuim).",
    "Wat een gemeente zelf toevoegde, uit een vergelijking of een campagne, is geen melding van de school.",
)
UITLEG_SCHOOL = (
    "Alle meldingen die deze locatie zelf deed, ook over leerlingen uit andere gemeenten en van 18 jaar en"
    " ouder. De dag van de melding bepaalt het schooljaar.",
)


class Meldgedrag(StrEnum):
    """What a location reported in the year; each is in exactly one."""

    NIETS = "niets"
    ALLEEN_OVERIG = "alleen-overig"
    MELDT = "meldt"


GEDRAGNAAM = {
    Meldgedrag.NIETS: "Meldde niets",
    Meldgedrag.ALLEEN_OVERIG: "Meldde alleen overig verzuim",
    Meldgedrag.MELDT: "Meldde ook ander verzuim",
}


@dataclass(frozen=True)
class Meldende:
    """A location and how much it reported; `anders` is what was more than overig verzuim."""

    id: UUID
    naam: str
    plaats: str
    code: str
    sector: Sector
    meldingen: int
    anders: int

    @property
    def gedrag(self) -> Meldgedrag:
        if not self.meldingen:
            return Meldgedrag.NIETS
        return Meldgedrag.MELDT if self.anders else Meldgedrag.ALLEEN_OVERIG


def per_sector(scholen: Iterable[Meldende]) -> Kruistabel:
    """How many locations of each sector do what; the columns add up to all locations."""
    alle = tuple(scholen)
    sectoren = [sector for sector in Sector if sector is not Sector.GEEN]
    rijen = tuple(
        (naam, tuple(sum(s.gedrag is gedrag and s.sector is sector for s in alle) for sector in sectoren))
        for gedrag, naam in GEDRAGNAAM.items()
    )
    kolommen = tuple(SECTORNAAM[sector] for sector in sectoren)
    return Kruistabel("scholen", "Wat scholen meldden", UITLEG, kolommen, rijen)


def te_bellen(scholen: Iterable[Meldende]) -> tuple[Meldende, ...]:
    """Who reported nothing, and then who reported overig only; by sector and name."""
    volgorde = {lid: plek for plek, lid in enumerate((*Meldgedrag, *Sector))}
    stil = [school for school in scholen if school.gedrag is not Meldgedrag.MELDT]
    return tuple(sorted(stil, key=lambda s: (volgorde[s.gedrag], volgorde[s.sector], s.naam, s.code)))
