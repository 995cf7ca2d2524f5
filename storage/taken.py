"""Human tasks: opened by a workflow, answered by an officer, closed once."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, select, update

from domain.soorten import Besluit, WachtStatus
from storage.database import Lezer, Schrijver
from storage.tabellen import Taak, Taakantwoord


async def vind_taak(sessie: Lezer, taak_id: UUID) -> Taak | None:
    return (await sessie.exec(select(Taak).where(Taak.id == taak_id))).one_or_none()


async def vind_antwoord(sessie: Lezer, antwoord_id: UUID) -> Taakantwoord | None:
    return (await sessie.exec(select(Taakantwoord).where(Taakantwoord.id == antwoord_id))).one_or_none()


async def bewaar_antwoord(sessie: Schrijver, antwoord: Taakantwoord) -> None:
    """Keep what an officer filled in; sending the same form again changes nothing."""
    if await vind_antwoord(sessie, antwoord.id) is None:
        sessie.add(antwoord)
        await sessie.flush()


async def rond_af(sessie: Schrijver, taak_id: UUID, antwoord: Taakantwoord, nu: datetime) -> bool:
    """Close an open task with this answer; False when an answer closed it before.

    One conditional update: the lasting guard against completing a task twice.
    """
    rij = await sessie.exec(
        update(Taak)
        .where(col(Taak.id) == taak_id, col(Taak.status) == WachtStatus.OPEN)
        .values(
            status=WachtStatus.GEDAAN,
            besluit=Besluit(antwoord.besluit),
            antwoord_id=antwoord.id,
            afgerond_door=antwoord.gebruiker_id,
            afgerond_op=nu,
        )
        .returning(col(Taak.id))
    )
    return rij.first() is not None
