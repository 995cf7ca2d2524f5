"""Whose a task is, when it is followed up and how urgent it is: changed by people, each time with its fact.

Every change says which version of the task somebody looked at. It runs as the system, since it also owes the
workflow a message; who may do it is checked here, on what is locked.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import select

from domain.beleid import check_mag_taak_regelen, check_mag_taak_weggeven, check_mag_toegewezen_worden
from domain.fouten import Botsing, Geweigerd
from domain.kalender import dag_van
from domain.procedures.alle import wie_doet
from domain.soorten import Afdeling, WachtStatus
from domain.vervanging import Vervangingstatus
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.gebruikers import Persoon, persoon_van
from storage.plaatsing import Plaatsing, plaats, sleutel_van
from storage.post import vind_ambtenaar
from storage.tabellen import Gebeurtenis, Taak, Traject, Vervanging
from storage.trajecten import vergrendel_traject
from storage.vervangingen import lopende_vervanging
from storage.vier_ogen import VIER_OGEN, uitgesloten

AL_GEDAAN = "Deze taak is al afgerond. Misschien was een collega u voor."
ONBEKEND = "Deze taak bestaat niet."
NIET_TERUG = "Deze taak is al van niemand."
VAN_NIEMAND = "Deze taak is van niemand. Wijs haar toe."
AL_EIGENAAR = "Deze taak is al van deze collega. Geef haar terug."
NIET_NAMENS = "U doet deze taak niet namens een ander."
EIGENAAR_WEG = "De eigenaar is er nu niet. Geef de taak terug aan het team."
GEEN_COLLEGA = "Kies een collega."
ONGEDAAN = "De toewijzing is ongedaan gemaakt."
NIET_ONGEDAAN = "Alleen wie deze taak als laatste toewees, kan dat ongedaan maken."
VOORBIJ = "De uiterste dag van deze taak is voorbij. U kunt haar niet meer uitstellen."


class Gezien(BaseModel, frozen=True):
    """The task as somebody saw it: who changes it, and from which version."""

    taak_id: UUID
    versie: int
    door: Persoon
    nu: datetime


class _Zaak(BaseModel, frozen=True, arbitrary_types_allowed=True):
    """The task and its trajectory, locked."""

    taak: Taak
    traject: Traject

    def regels(self) -> tuple[str, Afdeling, Any]:
        """What the policies ask about."""
        return self.traject.gemeente_code, Afdeling(self.traject.afdeling), wie_doet(self.taak.soort)


async def pak_op(sessie: Schrijver, gezien: Gezien) -> None:
    """Take a task that is nobody's or a colleague's. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    await _verplaats(sessie, zaak, gezien, gezien.door, "Opgepakt.")


async def geef_terug(sessie: Schrijver, gezien: Gezien, waarom: str) -> None:
    """To the team, where the coordinators hear of it. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    if zaak.taak.toegewezen_aan is None:
        raise Geweigerd(NIET_TERUG)
    _check_mag_weggeven(zaak, gezien)
    await plaats(sessie, zaak.taak, zaak.traject, Plaatsing(door=gezien.door.id, nu=gezien.nu, waarom=waarom))


async def wijs_toe(sessie: Schrijver, gezien: Gezien, collega_id: UUID, waarom: str) -> None:
    """To a colleague who may finish it; somebody else's task only by who divides the work.

    Geweigerd, Botsing.
    """
    zaak = await _vergrendel(sessie, gezien)
    _check_mag_weggeven(zaak, gezien)
    await _verplaats(sessie, zaak, gezien, await _collega(sessie, collega_id), waarom)


async def laat_doen(sessie: Schrijver, gezien: Gezien, collega_id: UUID, waarom: str) -> None:
    """A colleague does it on behalf of whose it is, and can give it back. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    _check_mag_weggeven(zaak, gezien)
    eigenaar = zaak.taak.namens or zaak.taak.toegewezen_aan
    if eigenaar is None:
        raise Geweigerd(VAN_NIEMAND)
    if eigenaar == collega_id:
        raise Geweigerd(AL_EIGENAAR)
    collega = await _collega(sessie, collega_id)
    blijft = {"namens": eigenaar, "vervanging_id": zaak.taak.vervanging_id}
    await _verplaats(sessie, zaak, gezien, collega, waarom, **blijft)


async def geef_eigenaar_terug(sessie: Schrijver, gezien: Gezien, waarom: str) -> None:
    """Who did it for somebody gives it back to them, unless they are away. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    _check_mag_weggeven(zaak, gezien)
    if zaak.taak.namens is None:
        raise Geweigerd(NIET_NAMENS)
    eigenaar = await persoon_van(sessie, zaak.taak.namens)
    if eigenaar is None or await lopende_vervanging(sessie, eigenaar.id):
        raise Geweigerd(EIGENAAR_WEG)
    await _verplaats(sessie, zaak, gezien, eigenaar, waarom)


async def _collega(sessie: Lezer, collega_id: UUID) -> Persoon:
    gevonden = await persoon_van(sessie, collega_id)
    if gevonden is None:
        raise Geweigerd(GEEN_COLLEGA)
    return gevonden


async def maak_ongedaan(sessie: Schrijver, gezien: Gezien) -> None:
    """Back to whom it was with before, by who gave it away, while nobody did anything with it since.

    Geweigerd, Botsing.
    """
    zaak = await _vergrendel(sessie, gezien)
    feit = await _eigen_toewijzing(sessie, zaak.taak, gezien)
    eigenaar = await persoon_van(sessie, UUID(feit["was"])) if feit.get("was") else None
    naar = {"naar": eigenaar.id, "code": eigenaar.code} if eigenaar else {}
    naar |= await _vervanging_van_toen(sessie, feit) if eigenaar else {}
    plaatsing = Plaatsing(door=gezien.door.id, nu=gezien.nu, waarom=ONGEDAAN, **naar)
    await plaats(sessie, zaak.taak, zaak.traject, plaatsing)


async def _eigen_toewijzing(sessie: Lezer, taak: Taak, gezien: Gezien) -> dict[str, Any]:
    """What the log says of how the task came here; only who did it may take it back."""
    zoek = select(Gebeurtenis).where(
        Gebeurtenis.traject_id == taak.traject_id,
        Gebeurtenis.sleutel == sleutel_van(taak),
        Gebeurtenis.wie == gezien.door.id,
    )
    feit = (await sessie.exec(zoek)).first()
    if feit is None or feit.waarom == ONGEDAAN:
        raise Geweigerd(NIET_ONGEDAAN)
    return feit.gegevens


async def _vervanging_van_toen(sessie: Lezer, feit: dict[str, Any]) -> dict[str, UUID]:
    """Whose it stayed while somebody stood in, when that still runs."""
    if not feit.get("was_vervanging"):
        return {}
    rij = await sessie.get(Vervanging, UUID(feit["was_vervanging"]))
    loopt = rij is not None and rij.status == Vervangingstatus.LOOPT
    return {"namens": UUID(feit["was_namens"]), "vervanging_id": rij.id} if rij and loopt else {}


async def stel_uit(sessie: Schrijver, gezien: Gezien, dag: date | None) -> None:
    """Follow up on a later day, not after the last one; None brings it back. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    if dag:
        check_dag(zaak.taak.uiterlijk, dag, gezien.nu)
    zaak.taak.opvolgen_op = dag
    await _wijzig(sessie, zaak, gezien, "taak-opvolgen", {"dag": dag.isoformat() if dag else ""})


async def zet_spoed(sessie: Schrijver, gezien: Gezien, spoed: bool) -> None:
    """Urgent tasks stand first. Geweigerd, Botsing."""
    zaak = await _vergrendel(sessie, gezien)
    zaak.taak.spoed = spoed
    await _wijzig(sessie, zaak, gezien, "taak-spoed", {"spoed": spoed})


async def _vergrendel(sessie: Schrijver, gezien: Gezien) -> _Zaak:
    """The trajectory first, as every step of a case does; then nobody changes the task meanwhile."""
    taak = await sessie.get(Taak, gezien.taak_id)
    if taak is None:
        raise Geweigerd(ONBEKEND)
    traject = await vergrendel_traject(sessie, taak.traject_id)
    vast = select(Taak).where(Taak.id == taak.id).with_for_update()
    taak = (await sessie.exec(vast.execution_options(populate_existing=True))).one()
    zaak = _Zaak(taak=taak, traject=traject)
    check_mag_taak_regelen(gezien.door.beleid, *zaak.regels())
    await _check_versie(sessie, taak, gezien)
    return zaak


async def _check_versie(sessie: Lezer, taak: Taak, gezien: Gezien) -> None:
    if taak.status != WachtStatus.OPEN:
        raise Botsing(AL_GEDAAN)
    if taak.versie != gezien.versie:
        raise Botsing(
            f"Een collega was u voor: {await _hoe_het_staat(sessie, taak)} Bekijk de taak zoals zij nu is."
        )


async def _hoe_het_staat(sessie: Lezer, taak: Taak) -> str:
    if taak.toegewezen_aan is None:
        return "de taak is nu van niemand."
    return f"de taak staat nu op naam van {(await vind_ambtenaar(sessie, taak.toegewezen_aan)).naam}."


def _check_mag_weggeven(zaak: _Zaak, gezien: Gezien) -> None:
    eigen = zaak.taak.toegewezen_aan == gezien.door.id
    check_mag_taak_weggeven(gezien.door.beleid, zaak.traject.gemeente_code, eigen=eigen)


def check_dag(uiterlijk: datetime, dag: date, nu: datetime) -> None:
    """A task can wait until its last day, and no longer. Raises Geweigerd."""
    vandaag, laatste = dag_van(nu), dag_van(uiterlijk)
    if laatste <= vandaag:
        raise Geweigerd(VOORBIJ)
    if not vandaag < dag <= laatste:
        raise Geweigerd(f"Kies een dag na vandaag en niet na {laatste:%d-%m-%Y}, de uiterste dag.")


async def _verplaats(
    sessie: Schrijver, zaak: _Zaak, gezien: Gezien, naar: Persoon, waarom: str, **blijft: UUID | None
) -> None:
    """`blijft` says whose it stays, as in a Plaatsing."""
    check_mag_toegewezen_worden(naar.beleid, *zaak.regels())
    if await uitgesloten(sessie, zaak.taak) == naar.id:
        raise Geweigerd(VIER_OGEN)
    wie = {"naar": naar.id, "code": naar.code, "door": gezien.door.id}
    plaatsing = Plaatsing(nu=gezien.nu, waarom=waarom, **wie, **blijft)
    await plaats(sessie, zaak.taak, zaak.traject, plaatsing)


async def _wijzig(sessie: Schrijver, zaak: _Zaak, gezien: Gezien, wat: str, gegevens: dict[str, Any]) -> None:
    zaak.taak.versie += 1
    sessie.add(zaak.taak)
    feit = Feit(
        traject_id=zaak.traject.id,
        sleutel=f"{wat}:{uuid5(zaak.taak.id, str(zaak.taak.versie))}",
        op=gezien.nu,
        wat=wat,
        namens="mens",
        wie=gezien.door.id,
        gegevens={"taak": zaak.taak.soort, **gegevens},
    )
    await voeg_feit_toe(sessie, feit)
    await sessie.flush()
