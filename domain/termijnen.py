"""From a rule and an event to a promise: the last day, the reminders and the escalations.

A plan is made once, when the promise is made, and then stands in the deadline ledger; later rules and
calendars do not change it by themselves.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from domain.kalender import (
    Kalender,
    dag_van,
    eind_van_dag,
    einde_termijn,
    maanden_erbij,
    ochtend_van,
    school_werkdagen_erbij,
    werkdagen_erbij,
)
from domain.regels import STANDAARD_REGELS as STANDAARD_REGELS
from domain.regels import (
    STANDAARDREGIO,
    Afspraak,
    Eenheid,
    Regels,
    Termijnregel,
    geldige_rij,
)
from domain.regels import Afspraakcode as Afspraakcode
from domain.regels import geldige_afspraak as geldige_afspraak
from domain.soorten import TermijnAard, Termijncode


class Moment(BaseModel):
    """Something that happens in a term; `aard` and `volgnummer` (from 1) together are unique in a plan."""

    model_config = ConfigDict(frozen=True)

    aard: TermijnAard
    op: AwareDatetime
    volgnummer: int


class Termijnplan(BaseModel):
    """A promise: by when, what happens on the way, on which ground and calendar it rests; in UTC."""

    model_config = ConfigDict(frozen=True)

    code: Termijncode
    uiterlijk: AwareDatetime
    momenten: tuple[Moment, ...]
    grond: str
    regel: str
    kalender_versie: str


def _vaste_tijd(dagen: int) -> Callable[[Kalender, date, int], date]:
    return lambda kalender, dag, aantal: einde_termijn(kalender, dag + timedelta(days=aantal * dagen))


def _maanden(kalender: Kalender, dag: date, aantal: int) -> date:
    return einde_termijn(kalender, maanden_erbij(dag, aantal))


# How each unit is counted; calendar units end on a working day (ATW art. 1).
TELLERS: Mapping[Eenheid, Callable[[Kalender, date, int], date]] = {
    Eenheid.WERKDAGEN: werkdagen_erbij,
    Eenheid.SCHOOLDAGEN: school_werkdagen_erbij,
    Eenheid.KALENDERDAGEN: _vaste_tijd(1),
    Eenheid.WEKEN: _vaste_tijd(7),
    Eenheid.MAANDEN: _maanden,
}


def geldige_regel(regels: Regels, code: Termijncode, dag: date, regio: str = STANDAARDREGIO) -> Termijnregel:
    """The row of the term that holds for events of that day in that region."""
    return geldige_rij([rij for rij in regels.termijn if rij.code is code], dag, regio)


def plan_termijn(
    regels: Regels,
    code: Termijncode,
    vanaf: datetime,
    kalender: Kalender,
    regio: str = STANDAARDREGIO,
) -> Termijnplan:
    """The promise that starts at `vanaf` (aware): it ends with its last day and sends at 09:00.

    KalenderOnbekend when the calendar does not reach far enough.
    """
    begin = dag_van(vanaf)
    regel = geldige_regel(regels, code, begin, regio)
    laatste = eind_van_dag(_dag(regel, kalender, begin, regel.uiterlijk))
    return Termijnplan(
        code=code,
        uiterlijk=laatste,
        momenten=_momenten(regel, kalender, begin, laatste),
        grond=regel.grond,
        regel=regel.naam,
        kalender_versie=kalender.versie,
    )


def tel(afspraak: Afspraak, kalender: Kalender, dag: date) -> date:
    """The last day of a single-number agreement that starts on `dag`."""
    return TELLERS[afspraak.eenheid](kalender, dag, afspraak.aantal)


def duur(afspraak: Afspraak) -> timedelta:
    """Agreements in calendar days or weeks as a plain duration (one-time links, drafts, reopening)."""
    dagen = {Eenheid.KALENDERDAGEN: 1, Eenheid.WEKEN: 7}[afspraak.eenheid]
    return timedelta(days=dagen * afspraak.aantal)


def _momenten(regel: Termijnregel, kalender: Kalender, begin: date, laatste: datetime) -> tuple[Moment, ...]:
    reeksen = ((TermijnAard.HERINNERING, regel.herinneringen), (TermijnAard.ESCALATIE, regel.escalaties))
    momenten = [Moment(aard=TermijnAard.UITERLIJK, op=laatste, volgnummer=1)]
    for aard, aantallen in reeksen:
        momenten += [
            Moment(aard=aard, op=ochtend_van(_dag(regel, kalender, begin, aantal)), volgnummer=nummer)
            for nummer, aantal in enumerate(aantallen, start=1)
        ]
    return tuple(sorted(momenten, key=lambda moment: moment.op))


def _dag(regel: Termijnregel, kalender: Kalender, begin: date, aantal: int) -> date:
    return TELLERS[regel.eenheid](kalender, begin, aantal)
