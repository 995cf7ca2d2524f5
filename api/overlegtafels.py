"""What the agendas of meetings share on the web: who sits at the table, and a line per action in a file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from fastapi import Depends

from api.bezoek import Bezoek, eist
from api.export import Cel
from api.pagina import TAFELLEDEN
from domain.procedures.acties import Actie

Tafellid = Annotated[Bezoek, Depends(eist(TAFELLEDEN))]
ACTIEKOPPEN = ("Actie", "Wie", "Klaar op")


def tafelgemeenten(bezoek: Bezoek) -> frozenset[str]:
    """The municipalities where this person sits at the table, not those with another role."""
    return bezoek.persoon.beleid.gemeenten_met(TAFELLEDEN)


def regels_met_acties(vast: Sequence[Cel], acties: Iterable[Actie]) -> Iterator[Sequence[Cel]]:
    """A line for each action, so that owners and dates can be filtered; one for who has none yet."""
    for actie in tuple(acties) or ((None, None, None),):
        yield (*vast, *actie)
