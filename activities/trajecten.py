"""Steps that touch the trajectory itself."""

from temporalio import activity

from activities.erbij import voeg_melding_bij
from activities.uitkomst import definitief
from domain.berichten import LeesStand, Stand, VerlaatWachten, VoegMelding
from domain.soorten import Fase
from storage.database import SYSTEEM, Database
from storage.procedures import lees_stand as lees_procedurestand
from storage.taken import vind_taak, zet_spoed_bij_melding
from storage.trajecten import is_melding, vergrendel_traject
from storage.trajecten import lees_stand as lees_trajectstand
from storage.wijzigingen import laat_wachten_vervallen


class TrajectActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def voeg_melding(self, opdracht: VoegMelding) -> bool | None:
        """Note that a report joined the running trajectory; not the report that opened its task itself.

        True when it took time from the open assessment, whose moments have to be looked at again.
        Raises ApplicationError `TrajectGesloten` when the dossier was closed in the meantime: offered
        again, the report opens it anew.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            if traject.fase == Fase.GESLOTEN:
                raise definitief("TrajectGesloten", "Dit traject is dicht.")
            if await vind_taak(sessie, opdracht.eigen_taak) is not None:
                return None
            if not await is_melding(sessie, opdracht.melding_id):
                return None  # somebody opened the dossier again while a report did so too: that one counts
            await zet_spoed_bij_melding(sessie, traject.id, opdracht.melding_id)
            return await voeg_melding_bij(sessie, traject, opdracht.melding_id, opdracht.nu)

    @activity.defn
    async def lees_stand(self, vraag: LeesStand) -> Stand:
        """Where the trajectory is now, or the procedure in it."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            if vraag.procedure_id:
                return await lees_procedurestand(sessie, vraag.procedure_id)
            return await lees_trajectstand(sessie, vraag.traject_id)

    @activity.defn
    async def verlaat_wachten(self, opdracht: VerlaatWachten) -> None:
        """What the trajectory itself still waited for is no longer asked; its procedures see to their own."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            await vergrendel_traject(sessie, opdracht.traject_id)
            await laat_wachten_vervallen(sessie, opdracht.traject_id, opdracht.nu)
