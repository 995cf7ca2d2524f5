"""Dossiers that belong together, and two registrations of one pupil that a person makes one.

Nothing is deleted: both dossiers keep their reports and their log. Merging says that the pupil of the other
dossier is the pupil of this one, so that later reports come here; undoing it takes that back. What came here
meanwhile stays here. Runs as the system, since both pupils and both logs change together.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlmodel import col, or_, select

from domain.beleid import check_mag_wijziging_doorgeven
from domain.fouten import Geweigerd, Invoerfout
from domain.soorten import Afdeling
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.gebruikers import Persoon
from storage.tabellen import Koppeling, Leerling, Traject
from storage.trajecten import vergrendel_traject

ZELFDE_DOSSIER = "Dit is hetzelfde dossier."
AL_GEKOPPELD = "Deze dossiers horen al bij elkaar."
ZELFDE_LEERLING = "Deze dossiers zijn al van dezelfde leerling. Kies Verbinden."
AL_SAMENGEVOEGD = "Een van deze leerlingen is al samengevoegd. Maak dat eerst ongedaan."
GEEN_REDEN = "Zeg kort waarom. Dat komt in beide dossiers."
AL_ONGEDAAN = "Dit is al ongedaan gemaakt."


class Koppelsoort(StrEnum):
    VERBONDEN = "verbonden"
    SAMENGEVOEGD = "samengevoegd"


class Verzoek(BaseModel, frozen=True):
    """Who wants what, and why: `ander_id` belongs with, or is the same pupil as, `traject_id`."""

    traject_id: UUID
    ander_id: UUID
    soort: Koppelsoort
    waarom: str
    door: Persoon
    nu: datetime


async def koppel(sessie: Schrijver, verzoek: Verzoek) -> UUID:
    """Link or merge two dossiers, once. Raises Geweigerd, Invoerfout."""
    if not verzoek.waarom.strip():
        raise Invoerfout({"waarom": GEEN_REDEN})
    hier, daar = await _vergrendel_beide(sessie, verzoek.traject_id, verzoek.ander_id)
    _check_mag(verzoek.door, hier, daar)
    if await _geldt_al(sessie, verzoek):
        raise Geweigerd(AL_GEKOPPELD)
    if verzoek.soort is Koppelsoort.SAMENGEVOEGD:
        await _voeg_leerlingen_samen(sessie, hier, daar)
    rij = Koppeling(
        id=uuid4(),
        traject_id=hier.id,
        ander_id=daar.id,
        soort=verzoek.soort,
        waarom=verzoek.waarom,
        door=verzoek.door.id,
        op=verzoek.nu,
    )
    sessie.add(rij)
    await sessie.flush()
    await _vertel(sessie, rij, hier, daar, f"dossier-{verzoek.soort}", verzoek.door, verzoek.nu)
    return rij.id


async def ontkoppel(sessie: Schrijver, door: Persoon, koppeling_id: UUID, nu: datetime) -> None:
    """Take a link or a merge back; both logs say so. Raises Geweigerd."""
    rij = await sessie.get(Koppeling, koppeling_id)
    if rij is None:
        raise Geweigerd(AL_ONGEDAAN)
    hier, daar = await _vergrendel_beide(sessie, rij.traject_id, rij.ander_id)
    _check_mag(door, hier, daar)
    await sessie.refresh(rij, with_for_update=True)
    if rij.ongedaan_op is not None:
        raise Geweigerd(AL_ONGEDAAN)
    rij.ongedaan_op, rij.ongedaan_door = nu, door.id
    sessie.add(rij)
    if rij.soort == Koppelsoort.SAMENGEVOEGD:
        leerling = await sessie.get(Leerling, daar.leerling_id)
        assert leerling is not None, "a dossier has a pupil"
        leerling.samengevoegd_met = None
        sessie.add(leerling)
    await sessie.flush()
    await _vertel(sessie, rij, hier, daar, "koppeling-ongedaan", door, nu)


async def _vergrendel_beide(sessie: Schrijver, hier: UUID, daar: UUID) -> tuple[Traject, Traject]:
    """In the order of their ids, so that two people who link the same two never wait for each other."""
    if hier == daar:
        raise Geweigerd(ZELFDE_DOSSIER)
    gevonden = {id_: await vergrendel_traject(sessie, id_) for id_ in sorted((hier, daar))}
    return gevonden[hier], gevonden[daar]


def _check_mag(door: Persoon, *trajecten: Traject) -> None:
    for traject in trajecten:
        check_mag_wijziging_doorgeven(door.beleid, traject.gemeente_code, Afdeling(traject.afdeling))


async def _geldt_al(sessie: Schrijver, verzoek: Verzoek) -> bool:
    beide = {verzoek.traject_id, verzoek.ander_id}
    zoek = select(Koppeling.id).where(
        col(Koppeling.traject_id).in_(beide),
        col(Koppeling.ander_id).in_(beide),
        col(Koppeling.ongedaan_op).is_(None),
    )
    return (await sessie.exec(zoek)).first() is not None


async def _voeg_leerlingen_samen(sessie: Schrijver, hier: Traject, daar: Traject) -> None:
    if hier.leerling_id == daar.leerling_id:
        raise Geweigerd(ZELFDE_LEERLING)
    erbij = or_(
        col(Leerling.id).in_([hier.leerling_id, daar.leerling_id]),
        Leerling.samengevoegd_met == daar.leerling_id,
    )
    rijen = (
        await sessie.exec(select(Leerling).where(erbij).order_by(col(Leerling.id)).with_for_update())
    ).all()
    if any(rij.samengevoegd_met for rij in rijen):
        raise Geweigerd(AL_SAMENGEVOEGD)
    (weg,) = (rij for rij in rijen if rij.id == daar.leerling_id)
    weg.samengevoegd_met = hier.leerling_id
    sessie.add(weg)


async def _vertel(
    sessie: Schrijver, rij: Koppeling, hier: Traject, daar: Traject, wat: str, door: Persoon, nu: datetime
) -> None:
    """In both dossiers, each with the number of the other."""
    for eigen, ander, richting in ((hier, daar, "hier"), (daar, hier, "daar")):
        feit = Feit(
            traject_id=eigen.id,
            sleutel=f"{wat}:{rij.id}",
            op=nu,
            wat=wat,
            namens="mens",
            wie=door.id,
            waarom=rij.waarom if wat != "koppeling-ongedaan" else "",
            gegevens={"dossier": ander.nummer, "richting": richting},
        )
        await voeg_feit_toe(sessie, feit)
