"""Opening a human task and writing what the officer decided: each is one transaction, safe to run twice."""

from temporalio import activity

from activities.afronden import sluit_taak
from activities.besluit import voer_uit
from activities.erbij import voeg_melding_bij
from activities.openen import open_nieuwe_taak
from domain.berichten import Afronding, LegBesluitVast, OpenTaak, Wacht
from infra.failpoints import failpoint
from storage.database import SYSTEEM, Database, Lezer
from storage.tabellen import Taak
from storage.taken import vind_geopende_taak
from storage.termijnen import open_momenten
from storage.trajecten import lees_stand, vergrendel_traject


class TaakActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def open_taak(self, opdracht: OpenTaak) -> Wacht:
        """Write the task with its terms, tell the officer, and return what to wait for."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            taak = await vind_geopende_taak(sessie, traject.id, opdracht.taak_id, opdracht.soort)
            if taak is None:
                wacht = await open_nieuwe_taak(sessie, traject, opdracht)
            else:
                if taak.id != opdracht.taak_id:  # another report had opened its work already: it has joined
                    await voeg_melding_bij(sessie, traject, opdracht.aanleiding, opdracht.nu)
                wacht = await _wacht(sessie, taak)
        failpoint("taak.geopend")
        return wacht

    @activity.defn
    async def leg_besluit_vast(self, opdracht: LegBesluitVast) -> None:
        """Close the task with the decision, carry the decision out in the register, tell the school.

        Raises ApplicationError `TaakAlGedaan` when another answer closed the task before.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, opdracht.traject_id)
            gesloten = await sluit_taak(sessie, traject.id, opdracht.afronding, opdracht.nu)
            if gesloten is None:
                return
            await voer_uit(sessie, traject, *gesloten, opdracht.nu)
        failpoint("besluit.vastgelegd")


async def _wacht(sessie: Lezer, taak: Taak) -> Wacht:
    return Wacht(
        wacht_id=taak.id,
        momenten=await open_momenten(sessie, taak.id),
        stand=await lees_stand(sessie, taak.traject_id),
        afronding=afronding_van(taak),
    )


def afronding_van(taak: Taak) -> Afronding | None:
    """The decision that closed the task; None while it is open."""
    if taak.antwoord_id is None or taak.afgerond_door is None:
        return None
    return Afronding(
        taak_id=taak.id,
        antwoord_id=taak.antwoord_id,
        door=taak.afgerond_door,
        besluit=taak.besluit,
    )
