"""A trajectory on real components: PostgreSQL, the activities, and a Temporal server that skips time."""

from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from domain.klok import KlokStand
from storage.database import Database
from tests.omgeving import Proefdatabase
from tests.wereld import LINK_SLEUTEL, bouw_wereld
from tests.workflows.zaakproef import HaperendeDatabase, Zaakproef, dag
from workflows.bouw import bouw_worker

VRIJDAG = dag(2026, 12, 11, 10)
"""The second Friday before the Christmas holidays of 2026 (19 December to 3 January)."""


@pytest.fixture
async def zaak(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Zaakproef]:
    """A world with a worker on it; its played clock starts on a Friday, whenever the tests run.

    The server's own clock is shared by the tests of this process and only goes forward.
    """
    database, van_worker = Database(testdatabase.url), HaperendeDatabase(testdatabase.url)
    wereld = await bouw_wereld(database)
    klok = KlokStand(echt=await tijdreis.get_current_time(), gespeeld=VRIJDAG)
    async with bouw_worker(tijdreis.client, taakwachtrij, van_worker, LINK_SLEUTEL):
        zaak = Zaakproef(tijdreis.client, tijdreis, wereld, taakwachtrij, klok, van_worker)
        yield zaak
        await zaak.ruim_op()
    await zaak.controleer()
    await database.sluit()
    await van_worker.sluit()
