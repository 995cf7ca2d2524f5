"""A turn of the yearly agenda: what it prepares, and who is told."""

from temporalio import activity

from domain.campagnes.agenda import AGENDA
from domain.campagnes.berichten import Jaaropdracht
from storage.database import SYSTEEM, Database
from storage.jaaragenda import (
    alle_coordinatoren,
    regio_van_coordinator,
    schrijf_over_agenda,
    zet_campagnes_klaar,
)


class JaaractieActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def vertel(self, opdracht: Jaaropdracht) -> int:
        """Make this year's campaign ready and mail every coordinator, once for each turn.

        How many coordinators there are.
        """
        async with self._database.schrijver(SYSTEEM) as sessie:
            soort = AGENDA[opdracht.actie].campagne
            klaar = await zet_campagnes_klaar(sessie, soort, opdracht.nu) if soort else {}
            coordinatoren = await alle_coordinatoren(sessie)
            for coordinator in coordinatoren:
                regio = await regio_van_coordinator(sessie, coordinator)
                await schrijf_over_agenda(sessie, coordinator, opdracht, klaar.get(regio or ""))
            return len(coordinatoren)
