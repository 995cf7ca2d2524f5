"""A pupil goes to another school: its enrolments, and the school that the case deals with from then on."""

from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlmodel import col, or_, select

from storage.database import Lezer, Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Inschrijving, Schoollocatie, Traject


class SchoolOnbekend(Exception):
    """There is no such location."""


class Schoolwissel(NamedTuple):
    """The location the pupil goes to, and its first day there."""

    locatie_id: UUID
    vanaf: date


async def wissel_van_school(sessie: Schrijver, traject: Traject, wissel: Schoolwissel) -> None:
    """Questions go to the new school from now on; who reported the pupil keeps seeing its own reports.

    The new school gives the pupil a number of its own in its first report. Raises SchoolOnbekend.
    """
    locatie = await _vind(sessie, wissel.locatie_id)
    for oud in await _lopend(sessie, traject.leerling_id, wissel.vanaf):
        oud.tot = max(oud.van, wissel.vanaf)
        sessie.add(oud)
    nieuw = Inschrijving(
        id=uuid4(),
        leerling_id=traject.leerling_id,
        locatie_id=locatie.id,
        leerlingnummer="",
        onderwijssoort=locatie.onderwijssoort,
        van=wissel.vanaf,
    )
    voeg_toe(sessie, nieuw)
    traject.locatie_id = locatie.id
    sessie.add(traject)


async def _vind(sessie: Lezer, locatie_id: UUID) -> Schoollocatie:
    locatie = (await sessie.exec(select(Schoollocatie).where(Schoollocatie.id == locatie_id))).one_or_none()
    if locatie is None:
        raise SchoolOnbekend
    return locatie


async def _lopend(sessie: Lezer, leerling_id: UUID, op: date) -> list[Inschrijving]:
    """Enrolments that hold on that day or begin after it."""
    loopt = or_(col(Inschrijving.tot).is_(None), col(Inschrijving.tot) > op)
    van_leerling = select(Inschrijving).where(Inschrijving.leerling_id == leerling_id, loopt)
    return list((await sessie.exec(van_leerling)).all())
