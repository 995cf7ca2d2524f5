"""Taking, finishing and leaving the steps of a procedure: each is one transaction, safe to run twice."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import BaseModel
from temporalio import activity

from activities.afronden import sluit_taak
from activities.bepalers import BEPALERS
from activities.gevolgen import voer_einde_uit, voer_uitkomst_uit
from activities.stappen import open_pauze, open_taakstap, open_vraagstap
from activities.taken import afronding_van
from activities.uitkomst import definitief
from activities.zaak import Zaak
from domain.berichten import LegUitkomstVast, Stand, Stapopdracht, Wacht
from domain.procedures.alle import CAMPAGNEPROCEDURES, PLANNEN, taaksoort
from domain.procedures.model import Einde, Stap, Taakstap, Vraagstap, Wachtstap
from domain.soorten import Fase, Proceduresoort, WachtStatus
from infra.failpoints import failpoint
from storage.agenda import haal_uit_agenda
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.deelnemers import noteer_gevraagd
from storage.procedures import in_rust, lees_stand, lopende, sluit_procedure, vind_procedure
from storage.rijen import schrijf_weg
from storage.tabellen import Procedure
from storage.taken import laat_taak_vervallen, vind_taak
from storage.termijnen import laat_vervallen, open_momenten
from storage.trajecten import laat_wachten, vergrendel_traject
from storage.trajecten import lees_stand as lees_trajectstand
from storage.vragen import trek_vraag_in, vind_vraag


class LopendeProcedures(BaseModel, frozen=True):
    """What still runs in a trajectory, and the stand that it shows meanwhile."""

    ids: tuple[UUID, ...]
    stand: Stand


class ProcedureActiviteiten:
    def __init__(self, database: Database, link_sleutel: bytes) -> None:
        self._database = database
        self._link_sleutel = link_sleutel

    @activity.defn
    async def open_stap(self, opdracht: Stapopdracht) -> Wacht:
        """Open what the step waits for, and return it; a step that stands already is returned as it is."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            procedure = await vind_procedure(sessie, opdracht.procedure_id)
            if procedure.ronde < opdracht.ronde:
                zaak = await Zaak.lees(sessie, traject, procedure, opdracht)
                await self._open(sessie, zaak, stap_van(opdracht))
                if opdracht.soort in CAMPAGNEPROCEDURES:
                    await noteer_gevraagd(sessie, procedure, opdracht.nu)
                await schrijf_weg(sessie)
                await sessie.flush()
            wacht = await _wacht(sessie, opdracht)
        failpoint("stap.geopend")
        return wacht

    async def _open(self, sessie: Schrijver, zaak: Zaak, stap: Stap) -> None:
        match stap:
            case Taakstap():
                await open_taakstap(sessie, zaak, stap)
            case Vraagstap():
                await open_vraagstap(sessie, zaak, stap, self._link_sleutel)
            case Wachtstap():
                await open_pauze(sessie, zaak, stap)
            case _:
                raise definitief("StapOnbekend", f"Op stap {stap.code} wacht niemand.")

    @activity.defn
    async def leg_uitkomst_vast(self, opdracht: LegUitkomstVast) -> None:
        """Close the task of a step with its outcome, and do what follows from it in the register.

        Raises ApplicationError `TaakAlGedaan` when another answer closed the task before, `VierOgen` when
        the person who answers prepared what is decided.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.stap.traject_id)
            gesloten = await sluit_taak(sessie, traject.id, opdracht.afronding, opdracht.stap.nu)
            if gesloten is None:
                return
            await voer_uitkomst_uit(sessie, traject, *gesloten, opdracht.stap.nu)
        failpoint("uitkomst.vastgelegd")

    @activity.defn
    async def bepaal(self, opdracht: Stapopdracht) -> str:
        """What the rules say at a step, from the register as it is now: the code of an outcome."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            procedure = await vind_procedure(sessie, opdracht.procedure_id)
            zaak = await Zaak.lees(sessie, traject, procedure, opdracht)
            return await BEPALERS[taaksoort(opdracht.soort, opdracht.stap)](sessie, zaak)

    @activity.defn
    async def verlaat_stap(self, opdracht: Stapopdracht) -> None:
        """A change around the pupil overtook the step: what it waited for is no longer asked."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            await vergrendel_traject(sessie, opdracht.traject_id)
            await laat_taak_vervallen(sessie, opdracht.wacht_id)
            await trek_vraag_in(sessie, opdracht.wacht_id, opdracht.nu)
            await laat_vervallen(sessie, opdracht.wacht_id)

    @activity.defn
    async def sluit(self, opdracht: Stapopdracht) -> Stand:
        """Close the procedure with the result of the end that it reached, and tell the trajectory."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            procedure = await vind_procedure(sessie, opdracht.procedure_id)
            einde = stap_van(opdracht)
            assert isinstance(einde, Einde)
            await haal_uit_agenda(sessie, procedure, procedure.id, opdracht.nu, alleen_komend=True)
            await sluit_procedure(sessie, procedure, einde, opdracht.nu)
            await voer_einde_uit(sessie, traject, procedure, opdracht.nu)
            await sessie.flush()
            stand = await lees_stand(sessie, procedure.id)
        failpoint("procedure.gesloten")
        return stand

    @activity.defn
    async def lopende_procedures(self, traject_id: UUID) -> LopendeProcedures | None:
        """The procedures that the trajectory waits for, not those that sleep; None when there are none."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, traject_id)
            rijen = [rij for rij in await lopende(sessie, traject_id) if not (in_rust(rij) or _sluimert(rij))]
            if not rijen:
                return None
            laat_wachten(traject, Fase.BEHANDELING, _waarop(rijen), None)
            sessie.add(traject)
            await sessie.flush()
            stand = await lees_trajectstand(sessie, traject_id)
            return LopendeProcedures(ids=tuple(rij.id for rij in rijen), stand=stand)


def stap_van(opdracht: Stapopdracht) -> Stap:
    """The step of the plan that the message is about."""
    return PLANNEN[opdracht.soort].stap(opdracht.stap)


def _sluimert(rij: Procedure) -> bool:
    stap = PLANNEN[Proceduresoort(rij.soort)].stap(rij.stap)
    return isinstance(stap, Wachtstap) and stap.sluimert


def _waarop(rijen: Sequence[Procedure]) -> str:
    titels = [PLANNEN[Proceduresoort(rij.soort)].titel.lower() for rij in rijen]
    return f"procedure {', '.join(titels)}"


async def _wacht(sessie: Lezer, opdracht: Stapopdracht) -> Wacht:
    """What a step waits for, as the register has it now."""
    taak = await vind_taak(sessie, opdracht.wacht_id)
    vraag = await vind_vraag(sessie, opdracht.wacht_id) if taak is None else None
    return Wacht(
        wacht_id=opdracht.wacht_id,
        momenten=await open_momenten(sessie, opdracht.wacht_id),
        stand=await lees_stand(sessie, opdracht.procedure_id),
        afronding=afronding_van(taak) if taak else None,
        beantwoord=vraag is not None and vraag.status == WachtStatus.GEDAAN,
        antwoordcode=vraag.antwoordcode if vraag else "",
    )
