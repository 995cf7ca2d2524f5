"""What happens when a moment of the deadline ledger comes."""

from datetime import datetime
from uuid import UUID

from temporalio import activity

from activities.planning import einde_link, plan_herhaling
from domain.berichten import LeesWacht, Stand, TermijnAf, TermijnAfgegaan
from domain.procedures.alle import aan_wie
from domain.soorten import TermijnAard
from infra.failpoints import failpoint
from storage.database import SYSTEEM, Database, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import lees_kader
from storage.mails import HERINNERING_BIJ, Sjabloon
from storage.post import (
    coordinatoren,
    schrijf_ambtenaar,
    schrijf_ouders,
    schrijf_over_traject,
    schrijf_over_vraag,
    vind_ambtenaar,
    vind_code,
    vind_melding,
)
from storage.procedures import lees_stand as lees_procedurestand
from storage.procedures import vind_procedure
from storage.rijen import schrijf_weg
from storage.tabellen import Taak, Termijn, Traject, Vraag
from storage.taken import vind_taak
from storage.termijnen import RONDE, Belofte, code_van, laat_afgaan, open_momenten, plan, vind_termijn
from storage.trajecten import lees_stand, vergrendel_traject
from storage.uitstel import beeindig_pauze
from storage.vragen import verleng_link, vind_vraag


class TermijnActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def laat_afgaan(self, opdracht: TermijnAf) -> TermijnAfgegaan:
        """Remind, mark as late, or escalate: each moment once, and return what is left to go off."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            termijn = await laat_afgaan(sessie, opdracht.termijn_id, opdracht.nu)
            if termijn is not None:
                await _volg_op(sessie, traject, termijn, opdracht.nu)
                await schrijf_weg(sessie)  # what is planned anew belongs to what is left
            rij = await vind_termijn(sessie, opdracht.termijn_id)
            gevolg = TermijnAfgegaan(
                momenten=await open_momenten(sessie, rij.wacht_id),
                stand=await _stand(sessie, traject.id, rij.procedure_id),
            )
        failpoint("termijn.afgegaan")
        return gevolg

    @activity.defn
    async def lees_wacht(self, vraag: LeesWacht) -> TermijnAfgegaan:
        """What is left in the ledger of a wait, after somebody moved it."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            return TermijnAfgegaan(
                momenten=await open_momenten(sessie, vraag.wacht_id),
                stand=await _stand(sessie, vraag.traject_id, vraag.procedure_id),
            )


async def _stand(sessie: Schrijver, traject_id: UUID, procedure_id: UUID | None) -> Stand:
    if procedure_id:
        return await lees_procedurestand(sessie, procedure_id)
    return await lees_stand(sessie, traject_id)


async def _volg_op(sessie: Schrijver, traject: Traject, termijn: Termijn, nu: datetime) -> None:
    await _leg_vast(sessie, traject.id, termijn, nu)
    taak = await vind_taak(sessie, termijn.wacht_id)
    vraag = await vind_vraag(sessie, termijn.wacht_id) if taak is None else None
    if termijn.aard == TermijnAard.GEPLAND:
        return
    if termijn.aard == TermijnAard.HERVATTING:
        await _ga_weer_door(sessie, traject.id, taak, termijn, nu)
        return
    if termijn.aard == TermijnAard.UITERLIJK:
        await _is_te_laat(sessie, traject, termijn, taak or vraag)
    elif taak is not None:
        await _spoor_ambtenaar_aan(sessie, taak, termijn, nu)
    elif vraag is not None:
        await verleng_link(sessie, vraag.id, einde_link(await lees_kader(sessie, traject.id), nu))
        await _spoor_school_aan(sessie, vraag, termijn, nu)
    if taak is not None:
        await _plan_volgende_escalatie(sessie, traject, taak, termijn, nu)


async def _ga_weer_door(
    sessie: Schrijver, traject_id: UUID, taak: Taak | None, termijn: Termijn, nu: datetime
) -> None:
    """The pause is over: who owns it hears that the work goes on."""
    await beeindig_pauze(sessie, termijn.wacht_id)
    eigenaar = taak.toegewezen_aan if taak else await vind_code(sessie, termijn.wie)
    ontvangers = [await vind_ambtenaar(sessie, eigenaar)] if eigenaar else []
    for wie in ontvangers or await coordinatoren(sessie, termijn.gemeente_code):
        over = {"taak_id": str(taak.id)} if taak else {}
        await schrijf_over_traject(sessie, Sjabloon.TAAK_HERINNERING, wie, traject_id, nu, over)


async def _is_te_laat(
    sessie: Schrijver, traject: Traject, termijn: Termijn, wacht: Taak | Vraag | None
) -> None:
    procedure = await vind_procedure(sessie, termijn.procedure_id) if termijn.procedure_id else None
    for rij in (procedure or traject, wacht):
        if rij is not None:
            rij.te_laat = True
            sessie.add(rij)
    await sessie.flush()


async def _spoor_ambtenaar_aan(sessie: Schrijver, taak: Taak, termijn: Termijn, nu: datetime) -> None:
    """A reminder goes to the officer, an escalation to the coordinators; nobody's task always to them."""
    if termijn.aard == TermijnAard.HERINNERING and taak.toegewezen_aan:
        ambtenaar = await vind_ambtenaar(sessie, taak.toegewezen_aan)
        await schrijf_ambtenaar(sessie, Sjabloon.TAAK_HERINNERING, ambtenaar, taak, nu)
        return
    for coordinator in await coordinatoren(sessie, taak.gemeente_code):
        await schrijf_ambtenaar(sessie, Sjabloon.TAAK_ESCALATIE, coordinator, taak, nu)


async def _spoor_school_aan(sessie: Schrijver, vraag: Vraag, termijn: Termijn, nu: datetime) -> None:
    """Reminders repeat the question to the reporter, the escalation asks the team leader (catalogue 149).

    Parents and youngsters are only reminded: their silence is for the casemanager.
    """
    if vraag.melding_id is None:
        await schrijf_ouders(sessie, HERINNERING_BIJ[aan_wie(vraag.soort)], vraag, termijn.id, nu)
        return
    herinnering = termijn.aard == TermijnAard.HERINNERING
    sjabloon = Sjabloon.HERINNERING_VRAAG if herinnering else Sjabloon.VRAAG_TEAMLEIDER
    melding = await vind_melding(sessie, vraag.melding_id)
    await schrijf_over_vraag(sessie, sjabloon, vraag, melding, termijn.id, nu)


async def _plan_volgende_escalatie(
    sessie: Schrijver, traject: Traject, taak: Taak, termijn: Termijn, nu: datetime
) -> None:
    """When the ledger of a task has run out the next escalation is planned: nothing sleeps unseen."""
    if any(moment.aard is not TermijnAard.GEPLAND for moment in await open_momenten(sessie, taak.id)):
        return
    belofte = Belofte(
        traject_id=taak.traject_id,
        procedure_id=taak.procedure_id,
        gemeente_code=taak.gemeente_code,
        wacht_id=taak.id,
        wie=termijn.wie,
        wat=termijn.wat,
    )
    opnieuw = plan_herhaling(await lees_kader(sessie, traject.id), code_van(termijn), nu)
    await plan(sessie, belofte, opnieuw, ronde=termijn.volgnummer // RONDE + 1)


async def _leg_vast(sessie: Schrijver, traject_id: UUID, termijn: Termijn, nu: datetime) -> None:
    await voeg_feit_toe(
        sessie,
        Feit(
            traject_id=traject_id,
            sleutel=f"termijn:{termijn.id}",
            op=nu,
            wat=f"termijn-{termijn.aard}",
            waarom=termijn.grond,
            gegevens={"wat": termijn.wat, "wie": termijn.wie},
        ),
    )
