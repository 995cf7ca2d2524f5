"""Which school year, and which municipality or the whole region: asked by every page of the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Path

from api.bezoek import NIET_GEVONDEN, Coordinator
from domain.jaarcijfers.feiten import Telregels, peildatum, schooljaar_van
from domain.kalender import dag_van
from domain.regels import STANDAARD_REGELS
from domain.soorten import Rol
from storage.lijsten.jaarcijfers import Jaarvraag
from storage.lijsten.organisaties import gemeentenamen, regels_per_regio

Jaar = Annotated[int, Path(ge=2000, le=2099)]


@dataclass(frozen=True)
class Jaarkeuze:
    """A choice of what is counted; `gemeente` is empty for all municipalities of the person together.

    `gemeenten` is code -> name of those to choose from.
    """

    jaar: int
    vandaag: date
    gemeente: str
    gemeenten: Mapping[str, str]
    regio: str
    telregels: Telregels

    @property
    def naam(self) -> str:
        """What is counted, in words."""
        return self.gekozen[self.gemeente] if self.gemeente else self.regio

    @property
    def gekozen(self) -> Mapping[str, str]:
        """The municipalities that are counted."""
        return {self.gemeente: self.gemeenten[self.gemeente]} if self.gemeente else self.gemeenten

    @property
    def vraag(self) -> Jaarvraag:
        return Jaarvraag(self.jaar, self.vandaag, tuple(self.gekozen))

    @property
    def peildatum(self) -> date:
        return peildatum(self.jaar, self.vandaag)

    @property
    def loopt_nog(self) -> bool:
        return self.jaar == schooljaar_van(self.vandaag)

    @property
    def bij_gemeente(self) -> str:
        """What stands behind an address to keep the choice."""
        return f"?gemeente={self.gemeente}" if self.gemeente else ""

    @property
    def schooljaar(self) -> str:
        return f"{self.jaar}-{self.jaar + 1}"


async def kies(bezoek: Coordinator, jaar: Jaar, gemeente: str = "") -> Jaarkeuze:
    """404 for a year that has still to come, and for a municipality that is not this person's."""
    vandaag = dag_van(bezoek.nu)
    codes = bezoek.persoon.beleid.gemeenten_met({Rol.COORDINATOR})
    if jaar > schooljaar_van(vandaag) or (gemeente and gemeente not in codes):
        raise NIET_GEVONDEN
    async with bezoek.lezer() as lezer:
        namen = await gemeentenamen(lezer, codes)
        regios = await regels_per_regio(lezer, {gemeente} if gemeente else codes)
    regels, regio = (regios[0].regels, regios[0].code) if len(regios) == 1 else (STANDAARD_REGELS, "")
    if len(namen) == 1:
        gemeente = next(iter(namen))
    naam = "Regio " + " en ".join(regio_.naam for regio_ in regios)
    return Jaarkeuze(jaar, vandaag, gemeente, namen, naam, Telregels(regels, jaar, regio))


Keuze = Annotated[Jaarkeuze, Depends(kies)]
