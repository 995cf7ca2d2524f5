"""Human tasks: opened by a workflow, answered by an officer, closed once."""

from datetime import datetime
from uuid import UUID

from sqlmodel import and_, col, or_, select, update

from domain.soorten import Taaksoort, WachtStatus
from storage.database import Lezer, Schrijver
from storage.tabellen import Taak, Taakantwoord
from storage.vier_ogen import check_vier_ogen


async def vind_taak(sessie: Lezer, taak_id: UUID) -> Taak | None:
    return (await sessie.exec(select(Taak).where(Taak.id == taak_id))).one_or_none()


async def vind_geopende_taak(sessie: Lezer, traject_id: UUID, taak_id: UUID, soort: Taaksoort) -> Taak | None:
    """The task of this id, else the one of this kind that stands open in the trajectory.

    A worker that dies while it opens a task can leave one that another report caused: it is the same work.
    """
    zelfde_werk = and_(Taak.traject_id == traject_id, Taak.soort == soort, Taak.status == WachtStatus.OPEN)
    zoek = select(Taak).where(or_(col(Taak.id) == taak_id, zelfde_werk))
    return (await sessie.exec(zoek.order_by((col(Taak.id) == taak_id).desc()).limit(1))).first()


async def vind_antwoord(sessie: Lezer, antwoord_id: UUID) -> Taakantwoord | None:
    return (await sessie.exec(select(Taakantwoord).where(Taakantwoord.id == antwoord_id))).one_or_none()


async def bewaar_antwoord(sessie: Schrijver, antwoord: Taakantwoord) -> None:
    """Keep what an officer filled in; sending the same form again changes nothing.

    Geweigerd when somebody else has to decide: four eyes.
    """
    if await vind_antwoord(sessie, antwoord.id) is None:
        await check_vier_ogen(sessie, antwoord)
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
            besluit=antwoord.besluit,
            antwoord_id=antwoord.id,
            afgerond_door=antwoord.gebruiker_id,
            afgerond_op=nu,
        )
        .returning(col(Taak.id))
    )
    return rij.first() is not None


async def laat_taak_vervallen(sessie: Schrijver, taak_id: UUID) -> None:
    """Nobody has to do this any more; a task that was done stays done."""
    rij = update(Taak).where(col(Taak.id) == taak_id, col(Taak.status) == WachtStatus.OPEN)
    await sessie.exec(rij.values(status=WachtStatus.VERVALLEN))
