"""What taking a step of a procedure writes: a task, a question to the school, or a pause."""

from datetime import date

from activities.absoluut_verzuim import school_van_vraag
from activities.bepalers import DAGEN
from activities.openen import NIEMAND, meld_nieuwe_taak
from activities.planning import plan_pauze, plan_taak, plan_vraag
from activities.toewijzen import Toegewezen, wijs_stap_toe
from activities.vragen import stel_aan_school
from activities.zaak import Zaak
from domain.kalender import dag_van
from domain.procedures.alle import taaksoort
from domain.procedures.model import Taakstap, Vraagstap, Wachtstap, Wie
from domain.soorten import WachtStatus
from domain.termijnen import Termijnplan
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.procedures import ingevuld
from storage.rijen import voeg_toe
from storage.tabellen import Taak, Vraag
from storage.termijnen import plan
from storage.trajecten import jongste_melding

WIE_WACHT = {
    Wie.BEHANDELAAR: "behandelaar",
    Wie.JEUGDARTS: "jeugdarts",
    Wie.ADMINISTRATIE: "administratie",
    Wie.COORDINATOR: "coördinator",
}


async def open_taakstap(sessie: Schrijver, zaak: Zaak, stap: Taakstap) -> None:
    """Choose the person, write the task with its terms and tell who has to act."""
    toegewezen = await wijs_stap_toe(sessie, zaak.traject, zaak.kader, stap.wie, zaak.opdracht.nu)
    termijn = plan_taak(zaak.kader, stap.termijn, zaak.opdracht.nu)
    taak = _taak(zaak, toegewezen, termijn)
    voeg_toe(sessie, taak)
    wie = toegewezen.gebruiker.code if toegewezen.gebruiker else NIEMAND
    await plan(sessie, zaak.belofte(wie, stap.titel), termijn)
    zaak.wacht_op(sessie, WIE_WACHT[stap.wie] if toegewezen.gebruiker else NIEMAND, termijn)
    await meld_nieuwe_taak(sessie, taak, toegewezen)


def _taak(zaak: Zaak, toegewezen: Toegewezen, termijn: Termijnplan) -> Taak:
    return Taak(
        id=zaak.opdracht.wacht_id,
        traject_id=zaak.traject.id,
        procedure_id=zaak.procedure.id,
        gemeente_code=zaak.traject.gemeente_code,
        soort=taaksoort(zaak.opdracht.soort, zaak.opdracht.stap),
        status=WachtStatus.OPEN,
        toegewezen_aan=toegewezen.gebruiker.id if toegewezen.gebruiker else None,
        toewijzing_reden=toegewezen.reden,
        geopend_op=zaak.opdracht.nu,
        uiterlijk=termijn.uiterlijk,
    )


async def open_vraagstap(sessie: Schrijver, zaak: Zaak, stap: Vraagstap, link_sleutel: bytes) -> None:
    """Put the question of the plan to the school, with its reminders and its escalation."""
    traject, nu = zaak.traject, zaak.opdracht.nu
    locatie_id = school_van_vraag(zaak.procedure) or traject.locatie_id
    termijn = await plan_vraag(sessie, zaak.kader, locatie_id, nu, stap.termijn)
    melding = await jongste_melding(sessie, traject)
    vraag = Vraag(
        id=zaak.opdracht.wacht_id,
        traject_id=traject.id,
        locatie_id=locatie_id,
        melding_id=melding.id,
        procedure_id=zaak.procedure.id,
        soort=taaksoort(zaak.opdracht.soort, stap.code),
        tekst=stap.vraag,
        status=WachtStatus.OPEN,
        gesteld_op=nu,
        uiterlijk=termijn.uiterlijk,
    )
    await stel_aan_school(sessie, vraag, melding, zaak.kader, termijn, link_sleutel)
    zaak.wacht_op(sessie, "school", termijn)


async def open_pauze(sessie: Schrijver, zaak: Zaak, stap: Wachtstap) -> None:
    """Plan the day on which the procedure goes on, so that everybody sees it coming."""
    vanaf = await _vanaf(sessie, zaak, stap)
    termijn = plan_pauze(zaak.kader, stap, vanaf, zaak.opdracht.nu)
    await plan(sessie, zaak.belofte("systeem", stap.titel), termijn)
    zaak.wacht_op(sessie, "de afgesproken dag", termijn)
    feit = Feit(
        traject_id=zaak.traject.id,
        sleutel=f"gepland:{zaak.opdracht.wacht_id}",
        op=zaak.opdracht.nu,
        wat="gepland",
        waarom=termijn.grond,
        gegevens={"wat": stap.titel, "op": termijn.uiterlijk.isoformat()},
    )
    await voeg_feit_toe(sessie, feit)


async def _vanaf(sessie: Schrijver, zaak: Zaak, stap: Wachtstap) -> date:
    if bepaal := DAGEN.get(taaksoort(zaak.opdracht.soort, stap.code)):
        return await bepaal(sessie, zaak)
    velden = await ingevuld(sessie, zaak.procedure) if stap.vanaf else {}
    waarde = velden.get(stap.vanaf)
    return date.fromisoformat(waarde) if waarde else dag_van(zaak.opdracht.nu)
