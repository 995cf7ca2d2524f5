"""On which day a procedure goes on after a pause."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.kalender import Kalender, maanden_erbij, school_werkdagen_erbij, werkdagen_erbij
from domain.procedures.model import Wachtstap
from domain.regels import STANDAARDREGIO, Afspraak, Eenheid, Regels, geldige_afspraak

TELLERS: Mapping[Eenheid, Callable[[Kalender, date, int], date]] = {
    Eenheid.WERKDAGEN: werkdagen_erbij,
    Eenheid.SCHOOLDAGEN: school_werkdagen_erbij,
    Eenheid.KALENDERDAGEN: lambda _, dag, aantal: dag + timedelta(days=aantal),
    Eenheid.WEKEN: lambda _, dag, aantal: dag + timedelta(weeks=aantal),
    Eenheid.MAANDEN: lambda _, dag, aantal: maanden_erbij(dag, aantal),
}
"""Exact days: a follow-up after two months is asked on that very date. Nobody owes anything meanwhile, so
the ATW, which moves the end of a term off weekends and holidays, does not apply."""


def afspraak_van(
    stap: Wachtstap, regels: Regels, vandaag: date, regio: str = STANDAARDREGIO
) -> Afspraak | None:
    """The agreement that holds today for the length of this pause; None when it is a date by itself."""
    return geldige_afspraak(regels, stap.afspraak, vandaag, regio) if stap.afspraak else None


def wachtdag(stap: Wachtstap, afspraak: Afspraak | None, kalender: Kalender, vanaf: date) -> date:
    """The day on which the pause ends: `vanaf` itself, or the agreed time after or before it."""
    if afspraak is None:
        return vanaf
    aantal = -afspraak.aantal if stap.voor else afspraak.aantal
    return TELLERS[afspraak.eenheid](kalender, vanaf, aantal)
