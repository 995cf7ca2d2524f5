"""Procedures that begin by themselves with a melding of a certain kind."""

from datetime import datetime
from uuid import UUID

from sqlmodel import select

from domain.kalender import dag_van
from domain.leerplicht import achttien_of_ouder
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Plan
from domain.soorten import Meldingsoort
from storage.database import Lezer, Schrijver
from storage.kader import lees_kader
from storage.procedures import start_procedure
from storage.tabellen import Melding, Traject


async def begin_vanzelf(sessie: Schrijver, traject: Traject, aanleiding: UUID, nu: datetime) -> None:
    """Start what a melding begins; nothing when it runs already, or when no melding caused the task.

    The same melding starts a procedure once, however often it is offered.
    """
    melding = (await sessie.exec(select(Melding).where(Melding.id == aanleiding))).one_or_none()
    if melding is None:
        return
    gegevens = {"eerste_dag": melding.eerste_dag.isoformat()}
    for plan in PLANNEN.values():
        if Meldingsoort(melding.soort) in plan.vanzelf_bij and await _past(sessie, traject, plan, nu):
            await start_procedure(
                sessie, traject.id, plan.soort, nu, gegevens=gegevens, aanleiding=aanleiding
            )


async def _past(sessie: Lezer, traject: Traject, plan: Plan, nu: datetime) -> bool:
    """Some procedures are for who is younger than 18 only."""
    if not plan.vanzelf_tot_achttien:
        return True
    kader = await lees_kader(sessie, traject.id)
    return not achttien_of_ouder(kader.geboortedatum, dag_van(nu))
