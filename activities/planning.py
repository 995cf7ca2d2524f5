"""From a step of a procedure to a promise in the ledger, with the rules and the calendar of the region."""

from datetime import datetime

from storage.afspraken import kalender_van_gemeente, kalender_van_locatie, regels_voor, regio_van

from domain.kalender import dag_van, ochtend_van
from domain.soorten import TermijnAard, Termijncode
from domain.termijnen import Moment, Termijnplan, plan_termijn
from storage.database import Lezer
from storage.tabellen import Traject


async def plan_taak(sessie: Lezer, traject: Traject, code: Termijncode, nu: datetime) -> Termijnplan:
    """The term of a task, counted in working days of the municipality."""
    regio = await regio_van(sessie, traject.gemeente_code)
    kalender = await kalender_van_gemeente(sessie, traject.gemeente_code)
    return plan_termijn(await regels_voor(sessie, regio), code, nu, kalender, regio)


async def plan_vraag(sessie: Lezer, traject: Traject, nu: datetime) -> Termijnplan:
    """The term of a question, counted in school days of the location that has to answer."""
    regio = await regio_van(sessie, traject.gemeente_code)
    kalender = await kalender_van_locatie(sessie, traject.locatie_id)
    return plan_termijn(await regels_voor(sessie, regio), Termijncode.ANTWOORD_SCHOOL, nu, kalender, regio)


async def plan_herhaling(sessie: Lezer, traject: Traject, code: Termijncode, nu: datetime) -> Termijnplan:
    """The next escalation of a task that stays open: every term again, so that it is never forgotten."""
    termijn = await plan_taak(sessie, traject, code, nu)
    opnieuw = Moment(aard=TermijnAard.ESCALATIE, op=ochtend_van(dag_van(termijn.uiterlijk)), volgnummer=1)
    return termijn.model_copy(update={"momenten": (opnieuw,)})
