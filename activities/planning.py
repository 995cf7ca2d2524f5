"""From a step of a procedure to a promise in the ledger, with the rules and the calendar of the region."""

from datetime import date, datetime
from uuid import UUID

from domain.kalender import dag_van, ochtend_van
from domain.procedures.dagen import afspraak_van, wachtdag
from domain.procedures.model import Wachtstap
from domain.soorten import TermijnAard, Termijncode
from domain.termijnen import Afspraakcode, Moment, Termijnplan, duur, geldige_afspraak, plan_termijn
from storage.afspraken import kalender_van_locatie
from storage.database import Lezer
from storage.kader import Kader


def plan_taak(kader: Kader, code: Termijncode, nu: datetime) -> Termijnplan:
    """The term of a task, counted in working days of the municipality."""
    return plan_termijn(kader.regels, code, nu, kader.kalender, kader.regio)


async def plan_vraag(
    sessie: Lezer,
    kader: Kader,
    locatie_id: UUID,
    nu: datetime,
    code: Termijncode = Termijncode.ANTWOORD_SCHOOL,
) -> Termijnplan:
    """The term of a question, counted in school days of the location that has to answer."""
    kalender = await kalender_van_locatie(sessie, locatie_id)
    return plan_termijn(kader.regels, code, nu, kalender, kader.regio)


def plan_pauze(kader: Kader, stap: Wachtstap, vanaf: date, nu: datetime) -> Termijnplan:
    """One planned moment: the morning on which a procedure goes on, counted from a day."""
    afspraak = afspraak_van(stap, kader.regels, dag_van(nu), kader.regio)
    return plan_dag(kader, stap, wachtdag(stap, afspraak, kader.kalender, vanaf), nu)


def plan_dag(kader: Kader, stap: Wachtstap, dag: date, nu: datetime) -> Termijnplan:
    """The morning of that very day, at once when it has passed; the agreement of the step is its ground."""
    afspraak = afspraak_van(stap, kader.regels, dag_van(nu), kader.regio)
    if afspraak:
        return _plan_dag(kader, dag, nu, afspraak.grond, afspraak.naam)
    return _plan_dag(kader, dag, nu, stap.grond or "De datum die is ingevuld.", "ingevulde-datum")


def plan_inhaaldag(kader: Kader, dag: date, nu: datetime) -> Termijnplan:
    """The morning on which a procedure goes on although a task still stands open."""
    grond = "Op deze dag gaat de procedure verder, ook als de taak nog openstaat."
    return _plan_dag(kader, dag, nu, grond, "inhaaldag")


def _plan_dag(kader: Kader, dag: date, nu: datetime, grond: str, regel: str) -> Termijnplan:
    op = max(ochtend_van(dag), nu)
    return Termijnplan(
        code=Termijncode.PROCEDURESTAP,
        uiterlijk=op,
        momenten=(Moment(aard=TermijnAard.GEPLAND, op=op, volgnummer=1),),
        grond=grond,
        regel=regel,
        kalender_versie=kader.kalender.versie,
    )


def plan_herhaling(kader: Kader, code: Termijncode, nu: datetime) -> Termijnplan:
    """The next escalation of a task that stays open: every term again, so that it is never forgotten."""
    termijn = plan_taak(kader, code, nu)
    opnieuw = Moment(aard=TermijnAard.ESCALATIE, op=ochtend_van(dag_van(termijn.uiterlijk)), volgnummer=1)
    return termijn.model_copy(update={"momenten": (opnieuw,)})


def einde_link(kader: Kader, nu: datetime) -> datetime:
    """Until when a one-time link works that is mailed now."""
    afspraak = geldige_afspraak(kader.regels, Afspraakcode.EENMALIGE_LINK, dag_van(nu), kader.regio)
    return nu + duur(afspraak)
