"""A trajectory on real components: PostgreSQL, the activities, and a Temporal server that skips time."""

from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from domain.klok import KlokStand
from tests.omgeving import Proefdatabase
from tests.voorraad import Voorraad
from tests.workflows.werkplaats import Werkplaats, open_werkplaats
from tests.workflows.zaakproef import Zaakproef, dag

VRIJDAG = dag(2026, 12, 11, 10)
"""The second Friday before the Christmas holidays of 2026 (19 December to 3 January)."""


@pytest.fixture(scope="module")
async def werkplaats(
    tijdreis: WorkflowEnvironment, module_testdatabase: Proefdatabase, module_taakwachtrij: str
) -> AsyncIterator[Werkplaats]:
    """One worker for the tests of a module."""
    async with open_werkplaats(
        tijdreis.client, tijdreis, module_testdatabase, module_taakwachtrij
    ) as werkplaats:
        yield werkplaats


@pytest.fixture
async def zaak(
    werkplaats: Werkplaats, voorraad: Voorraad, module_testdatabase: Proefdatabase
) -> AsyncIterator[Zaakproef]:
    """A world; its played clock starts on a Friday, whenever the tests run.

    The server's own clock is shared by the tests of a module and only goes forward.
    """
    klok = KlokStand(echt=await werkplaats.tijd.get_current_time(), gespeeld=VRIJDAG, vast=True)
    with voorraad.leeg_na(module_testdatabase):
        async with werkplaats.zaak(klok) as zaak:
            yield zaak
