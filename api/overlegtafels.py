"""What the agendas of meetings share on the web: who sits at the table, and a line per action in a file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from fastapi import Depends
from pydantic import BaseModel

from api.bezoek import Bezoek, eist
from api.export import Cel
from api.pagina import TAFELLEDEN
from domain.kalender import dag_van
from domain.procedures.acties import Actie
from domain.regiolijsten import Plek, Regel, op_plek
from storage.regiolijsten import partners_van, regiokaarten

Tafellid = Annotated[Bezoek, Depends(eist(TAFELLEDEN))]
ACTIEKOPPEN = ("Actie", "Wie", "Klaar op")


def tafelgemeenten(bezoek: Bezoek) -> frozenset[str]:
    """The municipalities where this person sits at the table, not those with another role."""
    return bezoek.persoon.beleid.gemeenten_met(TAFELLEDEN)


class Aanschuivers(BaseModel, frozen=True):
    """Who joins a meeting in a region on a day."""

    regio: str
    partners: tuple[Regel, ...]


async def aanschuivers(bezoek: Bezoek, plek: Plek) -> tuple[Aanschuivers, ...]:
    """The partners at this table today, per region of the municipalities where this person sits."""
    vandaag = dag_van(bezoek.nu)
    async with bezoek.lezer() as lezer:
        kaarten = await regiokaarten(lezer, tafelgemeenten(bezoek))
        partners = [(kaart.naam, await partners_van(lezer, kaart.code, vandaag)) for kaart in kaarten]
    return tuple(Aanschuivers(regio=naam, partners=op_plek(van, plek)) for naam, van in partners)


def regels_met_acties(vast: Sequence[Cel], acties: Iterable[Actie]) -> Iterator[Sequence[Cel]]:
    """A line for each action, so that owners and dates can be filtered; one for who has none yet."""
    for actie in tuple(acties) or ((None, None, None),):
        yield (*vast, *actie)
