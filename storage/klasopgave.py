"""What a school says about who is there: kept at once, corrected until the date, and acted on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from sqlmodel import col, select

from domain.campagnes.aanwezigheid import OPSPOREN, VOORBIJ, Aanwezigheid, mag_opgeven
from domain.fouten import Geweigerd
from domain.kalender import dag_van
from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat, Wijziging
from storage.campagnes import vergrendel_campagne, vertel_deelnemer, wek_campagne
from storage.database import Lezer, Schrijver
from storage.deelnemers import wacht_op_namen
from storage.populatie import BEZIG, GEVOLGD
from storage.tabellen import Campagne, Deelnemer, Klassenvraag

GESTOPT = "Deze campagne is gestopt. U hoeft niets meer in te vullen."
AL_KLAAR = "Voor een student in deze lijst is de controle al klaar. Daar kunt u niets meer veranderen."


@dataclass(frozen=True)
class Opgave:
    """Who says it (a name, as it was typed or known), about which of these locations, and when."""

    door: str
    locaties: frozenset[UUID]
    nu: datetime


async def geef_aanwezigheid_op(
    sessie: Schrijver, campagne_id: UUID, opgaven: Mapping[UUID, Aanwezigheid], opgave: Opgave
) -> int:
    """Keep what is said about students of these locations; how many answers changed.

    Runs for the system, since a school may not write these rows: the locations are the scope. Raises
    Geweigerd, and keeps nothing, when an answer can no longer be changed.
    """
    campagne = await vergrendel_campagne(sessie, campagne_id)
    if campagne.status == Campagnestatus.GESTOPT:
        raise Geweigerd(GESTOPT)
    tot = await _uiterlijk(sessie, campagne_id)
    anders = [d for d in await _rijen(sessie, campagne_id, opgaven, opgave) if d.decaan != opgaven[d.id]]
    for deelnemer in anders:
        _check(deelnemer, tot.get(deelnemer.locatie_id), opgave.nu)
    for deelnemer in anders:
        await _neem_over(sessie, deelnemer, opgaven[deelnemer.id], opgave)
    if anders:
        sleutel = uuid5(campagne_id, f"opgave:{anders[0].id}:{opgave.nu.isoformat()}")
        await wek_campagne(sessie, campagne, sleutel, opgave.nu)
    return len(anders)


async def _uiterlijk(sessie: Lezer, campagne_id: UUID) -> dict[UUID, datetime]:
    zoek = select(Klassenvraag.locatie_id, Klassenvraag.uiterlijk)
    return dict((await sessie.exec(zoek.where(Klassenvraag.campagne_id == campagne_id))).all())


async def _rijen(
    sessie: Schrijver, campagne_id: UUID, ids: Collection[UUID], opgave: Opgave
) -> Sequence[Deelnemer]:
    zoek = select(Deelnemer).where(
        Deelnemer.campagne_id == campagne_id,
        col(Deelnemer.id).in_(ids),
        col(Deelnemer.locatie_id).in_(opgave.locaties),
    )
    return (await sessie.exec(zoek.order_by(col(Deelnemer.volgnummer)).with_for_update())).all()


def _check(deelnemer: Deelnemer, uiterlijk: datetime | None, nu: datetime) -> None:
    if deelnemer.staat == Deelnemerstaat.KLAAR:
        raise Geweigerd(AL_KLAAR)
    if uiterlijk and not mag_opgeven(deelnemer.decaan, uiterlijk, nu):
        raise Geweigerd(VOORBIJ)


async def _neem_over(sessie: Schrijver, deelnemer: Deelnemer, gezegd: Aanwezigheid, opgave: Opgave) -> None:
    eerder, nu = deelnemer.decaan, opgave.nu
    deelnemer.decaan, deelnemer.decaan_op = gezegd.value, nu
    deelnemer.gegevens = {**deelnemer.gegevens, "opgave": {"door": opgave.door, "op": nu.isoformat()}}
    if gezegd in OPSPOREN:
        deelnemer.risicos = {**deelnemer.risicos, gezegd.value: dag_van(nu).isoformat()}
    elif deelnemer.staat == Deelnemerstaat.WACHT:
        deelnemer.risicos = {}
    sessie.add(deelnemer)
    if deelnemer.staat == Deelnemerstaat.WACHT:
        deelnemer.aan_de_beurt = gezegd in OPSPOREN
    elif deelnemer.reden == GEVOLGD:
        await _geef_door(sessie, deelnemer, gezegd, nu)
    elif not eerder or gezegd not in OPSPOREN:
        sleutel = uuid5(deelnemer.id, f"opgave:{nu.isoformat()}")
        await vertel_deelnemer(sessie, deelnemer, Wijziging.NIEUWE_GEGEVENS, sleutel, nu)


async def _geef_door(sessie: Schrijver, deelnemer: Deelnemer, gezegd: Aanwezigheid, nu: datetime) -> None:
    """One pupil, one open approach: the campaign that follows this student gets the school's answer.

    Once that has come to an end, this campaign traces who is not there itself.
    """
    await wacht_op_namen(sessie)
    zoek = (
        select(Deelnemer, Campagne.soort)
        .join(Campagne, col(Campagne.id) == Deelnemer.campagne_id)
        .where(Deelnemer.leerling_id == deelnemer.leerling_id, col(Deelnemer.staat).in_(BEZIG))
        .with_for_update(of=Deelnemer)
    )
    gevonden = (await sessie.exec(zoek)).one_or_none()
    if gevonden is None and gezegd in OPSPOREN:
        deelnemer.staat, deelnemer.reden = Deelnemerstaat.WACHT.value, ""
        deelnemer.aan_de_beurt = True
    if gevonden is None or gezegd is Aanwezigheid.ONBEKEND:
        return
    ander, soort = gevonden
    if soort == Campagnesoort.OVERSTAP:
        ander.gestart, ander.mbo_op = gezegd is Aanwezigheid.AANWEZIG, nu
        sessie.add(ander)
    elif gezegd is Aanwezigheid.AANWEZIG:
        await vertel_deelnemer(sessie, ander, Wijziging.ANDERE_SCHOOL, deelnemer.id, nu)


async def spoor_school_op(sessie: Schrijver, drager: Deelnemer, nu: datetime) -> None:
    """A school that gives no answer: everybody of whom it said nothing is traced by ourselves."""
    zoek = select(Deelnemer).where(
        Deelnemer.campagne_id == drager.campagne_id,
        Deelnemer.locatie_id == drager.locatie_id,
        Deelnemer.decaan == "",
        col(Deelnemer.staat).in_(BEZIG),
    )
    for deelnemer in (await sessie.exec(zoek.with_for_update())).all():
        deelnemer.decaan, deelnemer.decaan_op = Aanwezigheid.ONBEKEND.value, nu
        deelnemer.aan_de_beurt = True
        deelnemer.risicos = {**deelnemer.risicos, "geen-opgave": dag_van(nu).isoformat()}
        sessie.add(deelnemer)
    campagne = await vergrendel_campagne(sessie, drager.campagne_id)
    await wek_campagne(sessie, campagne, uuid5(drager.id, "school-opsporen"), nu)
