"""A turn of the yearly agenda: what it does, and who is told."""

from temporalio import activity

from domain.campagnes.agenda import AGENDA
from domain.campagnes.berichten import Jaaropdracht
from storage.database import SYSTEEM, Database
from storage.jaaragenda import (
    alle_coordinatoren,
    regio_van_coordinator,
    schrijf_over_agenda,
)
from storage.jaarbeurten import verricht


class JaaractieActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def vertel(self, opdracht: Jaaropdracht) -> int:
        """Do this turn's work in every region and mail every coordinator, once for each turn.

        How many coordinators there are.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            gedaan = await verricht(sessie, opdracht.actie, opdracht.beurt, opdracht.nu)
            coordinatoren = await alle_coordinatoren(sessie)
            for coordinator in coordinatoren:
                regio = await regio_van_coordinator(sessie, coordinator)
                klaar = gedaan.get(regio or "", {}) if AGENDA[opdracht.actie].campagne else {}
                await schrijf_over_agenda(sessie, coordinator, opdracht, klaar.get("campagne"))
            return len(coordinatoren)
