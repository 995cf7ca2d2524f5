"""A person opens a closed dossier again: its workflow starts anew with the task to assess it."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlmodel import col, select

from domain.beleid import check_mag_procedure_starten
from domain.fouten import Geweigerd, Invoerfout
from domain.soorten import Afdeling, Fase, Meldingsoort
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.gebruikers import Persoon
from storage.mails import Sjabloon
from storage.post import schrijf_school
from storage.tabellen import Leerling, Traject
from storage.trajecten import heropen, vergrendel_traject
from storage.uitgaand import Uitgaandsoort, zet_uitgaand

OPEN = "Dit dossier is open. Een collega was u misschien voor."
GEEN_REDEN = "Zeg kort waarom. Dat komt in het dossier."
CAMPAGNE = "Dit dossier hoort bij een campagne en heeft geen melding. Heropenen kan niet."
SAMENGEVOEGD = "Deze leerling is samengevoegd met een andere. Werk verder in dat dossier."
OVERLEDEN = "De leerling is overleden."


async def heropen_dossier(
    sessie: Schrijver, door: Persoon, traject_id: UUID, waarom: str, nu: datetime
) -> None:
    """Back to the intake, with a fact and the message that starts the workflow; the school hears of it.

    The message is the one of a report: it starts the workflow or joins it, under a key that no report has.
    Raises Geweigerd, Invoerfout.
    """
    if not waarom.strip():
        raise Invoerfout({"waarom": GEEN_REDEN})
    traject = await vergrendel_traject(sessie, traject_id)
    check_mag_procedure_starten(door.beleid, traject.gemeente_code, Afdeling(traject.afdeling))
    await _check_kan(sessie, traject)
    eerder = {"eerder_resultaat": traject.resultaat}
    heropen(traject)
    sessie.add(traject)
    await sessie.flush()
    sleutel = uuid5(traject.id, f"heropend:{traject.heropend}")
    feit = Feit(
        traject_id=traject.id,
        sleutel=f"dossier-heropend:{traject.heropend}",
        op=nu,
        wat="dossier-heropend",
        namens="mens",
        wie=door.id,
        waarom=waarom,
        gegevens=eerder,
    )
    await voeg_feit_toe(sessie, feit)
    await schrijf_school(sessie, Sjabloon.DOSSIER_HEROPEND, traject.id, sleutel, nu)
    await zet_uitgaand(sessie, Uitgaandsoort.MELDING, traject.id, sleutel, nu)


async def _check_kan(sessie: Lezer, traject: Traject) -> None:
    if traject.fase != Fase.GESLOTEN:
        raise Geweigerd(OPEN)
    if traject.soort not in set(Meldingsoort):
        raise Geweigerd(CAMPAGNE)
    leerling = await sessie.get(Leerling, traject.leerling_id)
    assert leerling is not None, "a dossier has a pupil"
    if leerling.overleden_op:
        raise Geweigerd(OVERLEDEN)
    if leerling.samengevoegd_met:
        raise Geweigerd(SAMENGEVOEGD)
    zoek = select(Traject.nummer).where(
        Traject.leerling_id == traject.leerling_id, col(Traject.fase) != Fase.GESLOTEN
    )
    ander = (await sessie.exec(zoek)).first()
    if ander:
        raise Geweigerd(f"Deze leerling heeft al een open dossier: {ander}. Werk daarin verder.")
