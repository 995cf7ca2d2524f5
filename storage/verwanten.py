"""Saying that two pupils are brothers or sisters, or that they are not."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlmodel import col, select

from domain.fouten import Geweigerd
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.tabellen import Traject, Verwantschap
from storage.trajecten import vergrendel_traject

ZELFDE_LEERLING = "Dit is een dossier van dezelfde leerling."


class Uitspraak(NamedTuple):
    """`verwant` is False for who is no family; `door` says why."""

    verwant: bool
    reden: str
    door: UUID


async def leg_verwantschap_vast(
    sessie: Schrijver, traject_id: UUID, ander_traject_id: UUID, uitspraak: Uitspraak, nu: datetime
) -> bool:
    """From now on this holds of the pupils of both dossiers, and stands in the log of both.

    False when it was said already. Raises Geweigerd when both dossiers are of one pupil. Runs for the system:
    the other dossier may be another municipality's, for somebody who works at both.
    """
    beide = {id_: await vergrendel_traject(sessie, id_) for id_ in sorted({traject_id, ander_traject_id})}
    paar = sorted({traject.leerling_id for traject in beide.values()})
    if len(paar) < 2:
        raise Geweigerd(ZELFDE_LEERLING)
    eerder = await _geldend(sessie, *paar)
    if eerder is not None and eerder.verwant == uitspraak.verwant:
        return False
    await _vervang(sessie, eerder, nu)
    rij = Verwantschap(id=uuid4(), een_id=paar[0], ander_id=paar[1], op=nu, **uitspraak._asdict())
    sessie.add(rij)
    for eigen, ander in ((traject_id, ander_traject_id), (ander_traject_id, traject_id)):
        await voeg_feit_toe(sessie, _feit(rij, beide[eigen], beide[ander]))
    return True


async def _geldend(sessie: Schrijver, een_id: UUID, ander_id: UUID) -> Verwantschap | None:
    zoek = select(Verwantschap).where(
        Verwantschap.een_id == een_id,
        Verwantschap.ander_id == ander_id,
        col(Verwantschap.vervangen_op).is_(None),
    )
    return (await sessie.exec(zoek.with_for_update())).one_or_none()


async def _vervang(sessie: Schrijver, eerder: Verwantschap | None, nu: datetime) -> None:
    """Before the new one stands there: one statement about a pair holds at a time."""
    if eerder is not None:
        eerder.vervangen_op = nu
        sessie.add(eerder)
        await sessie.flush()


def _feit(rij: Verwantschap, eigen: Traject, ander: Traject) -> Feit:
    return Feit(
        traject_id=eigen.id,
        sleutel=f"gezin:{rij.id}",
        op=rij.op,
        wat="gezin-gekoppeld" if rij.verwant else "gezin-losgemaakt",
        namens="mens",
        wie=rij.door,
        waarom=rij.reden,
        gegevens={"dossier": ander.nummer},
    )
