"""Procedures on real components: PostgreSQL, outbox and relay, the worker, and a server that skips time."""

from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from domain.klok import KlokStand
from tests.omgeving import Proefdatabase
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.zaakproef import dag, open_zaak

WOENSDAG = dag(2026, 9, 9, 10)
"""Some weeks after the summer, the autumn holidays of 2026 still to come."""


@pytest.fixture
async def proef(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Procedureproef]:
    """A world with a worker on it; `proef.zaak.begin_op()` sets the played clock before the first report."""
    klok = KlokStand(echt=await tijdreis.get_current_time(), gespeeld=WOENSDAG)
    async with open_zaak(tijdreis.client, tijdreis, testdatabase, taakwachtrij, klok) as zaak:
        proef = Procedureproef(zaak)
        yield proef
        await proef.ruim_op()
