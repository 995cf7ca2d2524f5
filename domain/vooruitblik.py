"""Dates in a pupil's life that change what the law asks, as far ahead as a dossier looks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from domain.leerplicht import VOLWASSEN, bovengrens_rmc, einde_leerplicht, verjaardag

VOORUIT = timedelta(days=366)


class Mijlpaal(NamedTuple):
    """What is on that day."""

    dag: date
    wat: str


def mijlpalen(geboortedatum: date, vandaag: date) -> tuple[Mijlpaal, ...]:
    """From today to a year ahead, in order (LPW art. 3 and 4a, catalogue 1, 2, 4)."""
    binnenkort = (m for m in _alle(geboortedatum, vandaag) if vandaag <= m.dag <= vandaag + VOORUIT)
    return tuple(sorted(binnenkort))


def _alle(geboortedatum: date, vandaag: date) -> Iterator[Mijlpaal]:
    yield Mijlpaal(einde_leerplicht(geboortedatum), "Laatste dag van de leerplicht")
    achttien = verjaardag(geboortedatum, VOLWASSEN)
    yield Mijlpaal(achttien, "De leerling wordt 18: de kwalificatieplicht stopt")
    grens = bovengrens_rmc(vandaag)
    yield Mijlpaal(verjaardag(geboortedatum, grens.leeftijd), f"De jongere wordt {grens.leeftijd}")
