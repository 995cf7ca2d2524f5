"""What taking a step of a procedure writes: a task, a question to the school, or a pause."""

from datetime import date, datetime
from uuid import UUID

from activities.absoluut_verzuim import school_van_vraag
from activities.bepalers import DAGEN, VANAF
from activities.openen import meld_nieuwe_taak
from activities.oudervragen import open_oudervraag
from activities.planning import plan_dag, plan_inhaaldag, plan_pauze, plan_taak, plan_vraag
from activities.toewijzen import Toegewezen, wijs_stap_toe
from activities.vragen import stel_aan_school
from activities.zaak import Zaak
from domain.kalender import dag_van, ochtend_van
from domain.procedures.alle import WIENAAM, taaksoort
from domain.procedures.model import Aan, Taakstap, Vraagstap, Wachtstap
from domain.soorten import WachtStatus
from domain.termijnen import Termijnplan
from domain.toewijzing import NIEMAND
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.procedures import laat_rusten
from storage.rijen import voeg_toe
from storage.tabellen import Taak, Vraag
from storage.termijnen import plan
from storage.trajecten import jongste_melding
from storage.vier_ogen import afgerond_door


async def open_taakstap(sessie: Schrijver, zaak: Zaak, stap: Taakstap) -> None:
    """Choose the person, write the task with its terms and tell who has to act."""
    niet = await _wie_niet(sessie, zaak, stap)
    toegewezen = await wijs_stap_toe(sessie, zaak.traject, zaak.kader, stap.wie, zaak.opdracht.nu, niet)
    termijn = plan_taak(zaak.kader, stap.termijn, await _begin(sessie, zaak, stap))
    taak = _taak(zaak, toegewezen, termijn)
    voeg_toe(sessie, taak)
    wie = toegewezen.gebruiker.code if toegewezen.gebruiker else NIEMAND
    await plan(sessie, zaak.belofte(wie, stap.titel), termijn)
    if stap.ingehaald_door:
        await _plan_inhaaldag(sessie, zaak, stap)
    zaak.wacht_op(sessie, WIENAAM[stap.wie] if toegewezen.gebruiker else NIEMAND, termijn)
    await meld_nieuwe_taak(sessie, taak, toegewezen)


async def _plan_inhaaldag(sessie: Schrijver, zaak: Zaak, stap: Taakstap) -> None:
    """The morning on which another step overtakes the task, in the ledger of the task itself."""
    dag = await DAGEN[taaksoort(zaak.opdracht.soort, stap.code)](sessie, zaak)
    await plan(sessie, zaak.belofte("systeem", stap.titel), plan_inhaaldag(zaak.kader, dag, zaak.opdracht.nu))


async def _wie_niet(sessie: Schrijver, zaak: Zaak, stap: Taakstap) -> UUID | None:
    """Who took the step that somebody else has to follow up."""
    if not stap.ander_dan:
        return None
    return await afgerond_door(sessie, zaak.procedure.id, taaksoort(zaak.opdracht.soort, stap.ander_dan))


def _taak(zaak: Zaak, toegewezen: Toegewezen, termijn: Termijnplan) -> Taak:
    return Taak(
        id=zaak.opdracht.wacht_id,
        traject_id=zaak.traject.id,
        procedure_id=zaak.procedure.id,
        gemeente_code=zaak.traject.gemeente_code,
        soort=taaksoort(zaak.opdracht.soort, zaak.opdracht.stap),
        status=WachtStatus.OPEN,
        **toegewezen.wie,
        spoed=zaak.kader.spoed,
        geopend_op=zaak.opdracht.nu,
        uiterlijk=termijn.uiterlijk,
    )


async def open_vraagstap(sessie: Schrijver, zaak: Zaak, stap: Vraagstap, link_sleutel: bytes) -> None:
    """Put the question of the plan to the school or to parents, with its reminders and its escalation."""
    if stap.aan is not Aan.SCHOOL:
        await open_oudervraag(sessie, zaak, stap, link_sleutel)
        return
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
    termijn = await _plan_pauze(sessie, zaak, stap)
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
    if stap.rust:
        await laat_rusten(sessie, zaak.procedure, zaak.opdracht.nu)


async def _plan_pauze(sessie: Schrijver, zaak: Zaak, stap: Wachtstap) -> Termijnplan:
    if bepaal := DAGEN.get(taaksoort(zaak.opdracht.soort, stap.code)):
        return plan_dag(zaak.kader, stap, await bepaal(sessie, zaak), zaak.opdracht.nu)
    return plan_pauze(zaak.kader, stap, await _vanaf(sessie, zaak, stap), zaak.opdracht.nu)


async def _begin(sessie: Schrijver, zaak: Zaak, stap: Taakstap) -> datetime:
    """When the term of a task begins: now, or on the day that the plan or the rules name."""
    vanaf, nu = await _vanaf(sessie, zaak, stap), zaak.opdracht.nu
    return nu if vanaf == dag_van(nu) else ochtend_van(vanaf)


async def _vanaf(sessie: Schrijver, zaak: Zaak, stap: Wachtstap | Taakstap) -> date:
    if bepaal := VANAF.get(taaksoort(zaak.opdracht.soort, stap.code)):
        return await bepaal(sessie, zaak)
    velden = await zaak.velden(sessie) if stap.vanaf else {}
    waarde = velden.get(stap.vanaf)
    return date.fromisoformat(waarde) if waarde else dag_van(zaak.opdracht.nu)
