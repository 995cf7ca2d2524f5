"""Telling the coordinators that something of the yearly agenda is due."""

from temporalio import activity

from domain.campagnes.berichten import Jaaropdracht
from storage.database import SYSTEEM, Database
from storage.jaaragenda import alle_coordinatoren, schrijf_over_agenda


class JaaractieActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def vertel(self, opdracht: Jaaropdracht) -> int:
        """A mail to every coordinator, one for each turn however often this runs; how many there are."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            coordinatoren = await alle_coordinatoren(sessie)
            for coordinator in coordinatoren:
                await schrijf_over_agenda(sessie, coordinator, opdracht)
            return len(coordinatoren)
