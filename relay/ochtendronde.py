"""Once a day on the product's clock: what the calendar makes due. Doing it twice changes nothing."""

import asyncio
from datetime import date, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from domain.kalender import dag_van
from infra.klok import Klok
from storage.dagoverzicht import stuur_dagoverzichten
from storage.database import SYSTEEM, Database
from storage.rondes import start_overdrachten
from storage.vervangingen import werk_bij

log = structlog.get_logger("relay")
KIJK_ELKE = timedelta(seconds=5)


class Ochtendronde:
    """Looks often whether a new day has begun, since a demo's days can be short."""

    def __init__(self, database: Database, klok: Klok) -> None:
        self._database, self._klok = database, klok
        self._gedaan: date | None = None

    async def draai(self, stop: asyncio.Event) -> None:
        """Until `stop`."""
        einde = asyncio.ensure_future(stop.wait())
        while not stop.is_set():
            await self.ronde()
            await asyncio.wait({einde}, timeout=KIJK_ELKE.total_seconds())

    async def ronde(self) -> None:
        """Do the day's work if it was not done yet; a register that is away gets another try."""
        vandaag = dag_van(self._klok.nu())
        if vandaag == self._gedaan:
            return
        try:
            async with self._database.schrijver(SYSTEEM) as sessie:
                gestart = await start_overdrachten(sessie, self._klok.nu())
            async with self._database.schrijver(SYSTEEM) as sessie:
                vervangingen = await werk_bij(sessie, self._klok.nu())
            async with self._database.schrijver(SYSTEEM) as sessie:
                ochtend = await stuur_dagoverzichten(sessie, self._klok.nu())
        except (SQLAlchemyError, OSError) as fout:
            log.warning("ochtendronde lukt nog niet", fout=type(fout).__name__)
            return
        self._gedaan = vandaag
        gedaan = {"overdrachten": gestart, "vervangingen": vervangingen}
        log.info("ochtendronde gedaan", **gedaan, ochtendmails=ochtend)
