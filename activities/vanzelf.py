"""Procedures that begin by themselves with a melding of a certain kind."""

from datetime import datetime
from uuid import UUID

from sqlmodel import select

from domain.procedures.alle import PLANNEN
from domain.soorten import Meldingsoort
from storage.database import Schrijver
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
        if Meldingsoort(melding.soort) in plan.vanzelf_bij:
            await start_procedure(
                sessie, traject.id, plan.soort, nu, gegevens=gegevens, aanleiding=aanleiding
            )
