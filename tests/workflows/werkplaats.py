"""A worker and a register: for the world of one test, or for those of a module one after the other."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from temporalio.api.testservice.v1 import SleepRequest
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from domain.klok import KlokStand
from storage.database import Database
from tests.omgeving import Proefdatabase
from tests.wereld import LINK_SLEUTEL, bouw_wereld
from tests.workflows.zaakproef import HaperendeDatabase, Tijd, Zaakproef
from workflows.bouw import bouw_worker

WACHTTIJD = timedelta(minutes=4)


class Overslaan:
    """A clock that skips. The time-out of the environment's own sleep is half a minute: too short on a busy
    machine for a night in which hundreds of cases have something to do."""

    def __init__(self, omgeving: WorkflowEnvironment) -> None:
        self._omgeving = omgeving

    async def get_current_time(self) -> datetime:
        return await self._omgeving.get_current_time()

    async def sleep(self, duration: timedelta | float) -> None:
        verzoek = SleepRequest()
        verzoek.duration.FromTimedelta(
            duration if isinstance(duration, timedelta) else timedelta(seconds=duration)
        )
        diensten = self._omgeving.client.test_service
        await diensten.unlock_time_skipping_with_sleep(verzoek, timeout=WACHTTIJD)


@asynccontextmanager
async def open_zaak(
    client: Client,
    tijd: Tijd,
    databank: Proefdatabase,
    wachtrij: str,
    klok: KlokStand | None = None,
    *,
    bewaakt: bool = False,
) -> AsyncIterator[Zaakproef]:
    """A world with a worker of its own on it; afterwards everything that always holds is checked."""
    opening = open_werkplaats(client, tijd, databank, wachtrij, bewaakt=bewaakt)
    async with opening as werkplaats, werkplaats.zaak(klok) as zaak:
        yield zaak


class Werkplaats:
    """A register and a worker: for one world, or for several one after the other."""

    def __init__(
        self, client: Client, tijd: Tijd, database: Database, van_worker: HaperendeDatabase, wachtrij: str
    ) -> None:
        self.client, self.tijd, self.wachtrij = client, tijd, wachtrij
        self.database, self.van_worker = database, van_worker

    @asynccontextmanager
    async def zaak(self, klok: KlokStand | None = None) -> AsyncIterator[Zaakproef]:
        """A world in the empty register."""
        self.van_worker.fouten = 0
        wereld = await bouw_wereld(self.database)
        zaak = Zaakproef(self.client, self.tijd, wereld, self.wachtrij, klok, self.van_worker)
        try:
            yield zaak
        finally:
            await zaak.ruim_op()
        await zaak.controleer()


@asynccontextmanager
async def open_werkplaats(
    client: Client, tijd: Tijd, databank: Proefdatabase, wachtrij: str, *, bewaakt: bool = False
) -> AsyncIterator[Werkplaats]:
    """A worker on a queue of its own, until the end of the block; as production's unless it is `bewaakt`."""
    database = Database(databank.url, alleen_systeem=True)
    van_worker = HaperendeDatabase(databank.url, alleen_systeem=True)
    async with bouw_worker(client, wachtrij, van_worker, LINK_SLEUTEL, bewaakt=bewaakt):
        klok = Overslaan(tijd) if isinstance(tijd, WorkflowEnvironment) else tijd
        yield Werkplaats(client, klok, database, van_worker, wachtrij)
    await database.sluit()
    await van_worker.sluit()
