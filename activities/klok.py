"""The demo's clock, for workflows."""

from temporalio import activity

from domain.klok import KlokStand
from storage.database import SYSTEEM, Database
from storage.klokstand import lees_klokstand


class KlokActiviteiten:
    def __init__(self, database: Database) -> None:
        self._database = database

    @activity.defn
    async def lees_klok(self, vorige: KlokStand) -> KlokStand:
        """The stand of the demo clock now; the previous one when the register has none."""
        async with self._database.lezer(SYSTEEM) as sessie:
            return await lees_klokstand(sessie) or vorige
