"""Campaigns as rows: begun once, paused, resumed and stopped in one transaction with the message about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlmodel import col, select, update

from domain.campagnes.beheer import NA_ACTIE, Actie
from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat, Wijziging
from storage.database import Lezer, Schrijver
from storage.rijen import schrijf_weg, voeg_toe
from storage.schoolverzoek import laat_verzoeken_vervallen
from storage.tabellen import Campagne, Deelnemer
from storage.uitgaand import Uitgaandsoort, zet_uitgaand

GESTOPT = "campagne-gestopt"


@dataclass(frozen=True)
class Opzet:
    """A campaign to begin: what, for whom, and who begins it; `id` is drawn by the form.

    As a `concept` it approaches nobody until a coordinator starts it.
    """

    id: UUID
    soort: Campagnesoort
    jaar: int
    naam: str
    regio: str
    vakantieregio: str
    nu: datetime
    door: UUID | None = None
    concept: bool = False


def campagne_van_jaar(soort: Campagnesoort, jaar: int, regio: str) -> UUID:
    """The id of the campaign that a region prepares for a year, by agenda or by hand: there is one."""
    return uuid5(NAMESPACE_URL, f"campagne:{regio}:{soort}:{jaar}")


async def begin_campagne(sessie: Schrijver, opzet: Opzet) -> bool:
    """Write the campaign; False when this very form wrote it before. Its workflow starts with its names."""
    if await vind_campagne(sessie, opzet.id):
        return False
    rij = Campagne(
        id=opzet.id,
        soort=opzet.soort.value,
        jaar=opzet.jaar,
        naam=opzet.naam,
        rmc_regio_code=opzet.regio,
        vakantieregio=opzet.vakantieregio,
        status=(Campagnestatus.CONCEPT if opzet.concept else Campagnestatus.LOOPT).value,
        gestart_op=opzet.nu,
        gestart_door=opzet.door,
        gewijzigd_op=opzet.nu,
    )
    voeg_toe(sessie, rij)
    await schrijf_weg(sessie)
    return True


async def vind_campagne(sessie: Lezer, campagne_id: UUID) -> Campagne | None:
    return (await sessie.exec(select(Campagne).where(Campagne.id == campagne_id))).one_or_none()


async def vergrendel_campagne(sessie: Schrijver, campagne_id: UUID) -> Campagne:
    """The campaign, locked until the transaction ends: rounds, names and actions never interleave."""
    zoek = select(Campagne).where(Campagne.id == campagne_id).with_for_update()
    return (await sessie.exec(zoek)).one()


async def verander_campagne(
    sessie: Schrijver, campagne_id: UUID, actie: Actie, nu: datetime, *, sleutel: UUID, door: UUID | None
) -> bool:
    """Start, pause, resume or stop it and wake its workflow; False when its state does not allow it."""
    campagne = await vergrendel_campagne(sessie, campagne_id)
    naar = NA_ACTIE.get((Campagnestatus(campagne.status), actie))
    if naar is None:
        return False
    _zet_status(campagne, naar, nu, wat=actie.value, door=door)
    if actie is Actie.START:
        campagne.gestart_op, campagne.gestart_door = nu, door
    sessie.add(campagne)
    if actie is Actie.STOP:
        await _stop_deelnemers(sessie, campagne, nu)
        await laat_verzoeken_vervallen(sessie, campagne.id)
    await wek_campagne(sessie, campagne, sleutel, nu)
    return True


async def wek_campagne(sessie: Schrijver, campagne: Campagne, sleutel: UUID, nu: datetime) -> None:
    """Owe the campaign's workflow a message to look at the register again; it starts with the first one.

    A concept has no workflow yet.
    """
    if campagne.status == Campagnestatus.CONCEPT:
        return
    campagne_id = campagne.id
    await zet_uitgaand(sessie, Uitgaandsoort.CAMPAGNE, None, sleutel, nu, campagne_id=campagne_id)


def heropen_voor_namen(campagne: Campagne, nu: datetime) -> None:
    """A campaign that was done goes on for its late names; a paused one stays paused."""
    if campagne.status == Campagnestatus.KLAAR:
        _zet_status(campagne, Campagnestatus.LOOPT, nu, wat="namen", door=None)
        campagne.klaar_op = None


def rond_campagne_af(campagne: Campagne, nu: datetime) -> None:
    """Everybody in it has come to an end."""
    _zet_status(campagne, Campagnestatus.KLAAR, nu, wat="klaar", door=None)
    campagne.klaar_op = nu


def _zet_status(
    campagne: Campagne, status: Campagnestatus, nu: datetime, *, wat: str, door: UUID | None
) -> None:
    stap = {"wat": wat, "op": nu.isoformat(), "door": str(door or "")}
    campagne.verloop = {"stappen": [*campagne.verloop.get("stappen", []), stap]}
    campagne.status, campagne.gewijzigd_op = status.value, nu


async def _stop_deelnemers(sessie: Schrijver, campagne: Campagne, nu: datetime) -> None:
    """Who was in line is never approached; what runs is told to end."""
    hier = col(Deelnemer.campagne_id) == campagne.id
    in_de_rij = update(Deelnemer).where(hier, col(Deelnemer.staat) == Deelnemerstaat.WACHT.value)
    staat = {"staat": Deelnemerstaat.OVERGESLAGEN.value, "reden": GESTOPT, "gesloten_op": nu}
    await sessie.exec(in_de_rij.values(**staat))
    lopend = select(Deelnemer).where(hier, col(Deelnemer.staat) == Deelnemerstaat.BENADERD.value)
    for deelnemer in (await sessie.exec(lopend)).all():
        await vertel_deelnemer(sessie, deelnemer, Wijziging.CAMPAGNE_GESTOPT, deelnemer.id, nu)


async def vertel_deelnemer(
    sessie: Schrijver, deelnemer: Deelnemer, wijziging: Wijziging, sleutel: UUID, nu: datetime
) -> None:
    """Owe the procedure of an approached pupil a message; `sleutel` makes telling it twice harmless."""
    if deelnemer.procedure_id is None or deelnemer.staat != Deelnemerstaat.BENADERD:
        return
    await zet_uitgaand(
        sessie,
        Uitgaandsoort.WIJZIGING,
        deelnemer.traject_id,
        uuid5(deelnemer.procedure_id, f"{wijziging}:{sleutel}"),
        nu,
        gegevens={"wijziging": wijziging.value},
        procedure_id=deelnemer.procedure_id,
    )
