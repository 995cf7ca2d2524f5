"""Steps that touch the trajectory itself."""

from temporalio import activity

from activities.erbij import voeg_melding_bij
from activities.uitkomst import definitief
from domain.berichten import VerlaatWachten, VoegMelding
from domain.soorten import Fase
from storage.database import SYSTEEM, Database
from storage.taken import vind_taak
from storage.trajecten import vergrendel_traject
from storage.wijzigingen import laat_wachten_vervallen


class TrajectActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def voeg_melding(self, opdracht: VoegMelding) -> None:
        """Note that a report joined the running trajectory; not the report that opened its task itself.

        Raises ApplicationError `TrajectGesloten` when the dossier was closed in the meantime: offered
        again, the report opens it anew.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            if traject.fase == Fase.GESLOTEN:
                raise definitief("TrajectGesloten", "Dit traject is dicht.")
            if await vind_taak(sessie, opdracht.eigen_taak) is not None:
                return
            await voeg_melding_bij(sessie, traject, opdracht.melding_id, opdracht.nu)

    @activity.defn
    async def verlaat_wachten(self, opdracht: VerlaatWachten) -> None:
        """What the trajectory itself still waited for is no longer asked; its procedures see to their own."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            await vergrendel_traject(sessie, opdracht.traject_id)
            await laat_wachten_vervallen(sessie, opdracht.traject_id, opdracht.nu)
