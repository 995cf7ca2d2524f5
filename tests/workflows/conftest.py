"""A trajectory on real components: PostgreSQL, the activities, and a Temporal server that skips time."""

from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from domain.klok import KlokStand
from tests.omgeving import Proefdatabase
from tests.workflows.zaakproef import Zaakproef, dag, open_zaak

VRIJDAG = dag(2026, 12, 11, 10)
"""The second Friday before the Christmas holidays of 2026 (19 December to 3 January)."""


@pytest.fixture
async def zaak(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Zaakproef]:
    """A world with a worker on it; its played clock starts on a Friday, whenever the tests run.

    The server's own clock is shared by the tests of this process and only goes forward.
    """
    klok = KlokStand(echt=await tijdreis.get_current_time(), gespeeld=VRIJDAG)
    async with open_zaak(tijdreis.client, tijdreis, testdatabase, taakwachtrij, klok) as zaak:
        yield zaak
