"""A campaign on real components: PostgreSQL, outbox and relay, the worker, and a server that skips time."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from domain.campagnes.berichten import campagne_workflow_id
from domain.klok import KlokStand
from tests.campagnes.campagneproef import Campagneproef
from tests.omgeving import Proefdatabase
from tests.procedures.procedureproef import Procedureproef
from tests.workflows.inzage import tot
from tests.workflows.werkplaats import open_zaak
from tests.workflows.zaakproef import dag, in_rust

DINSDAG = dag(2027, 1, 12, 10)
"""A school day in January."""


@pytest.fixture
async def proef(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Campagneproef]:
    """A world with a worker on it; afterwards nothing is left running, since the clock is shared."""
    klok = KlokStand(echt=await tijdreis.get_current_time(), gespeeld=DINSDAG, vast=True)
    async with open_zaak(tijdreis.client, tijdreis, testdatabase, taakwachtrij, klok) as zaak:
        proef = Campagneproef(zaak)
        yield proef
        handle = zaak.client.get_workflow_handle(campagne_workflow_id(proef.id))
        try:
            await tot(partial(in_rust, handle))
            await handle.terminate()
        except RPCError:
            pass  # it had ended by itself, or was never started
        await Procedureproef(zaak).ruim_op()
