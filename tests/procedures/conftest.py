"""Procedures on real components: PostgreSQL, outbox and relay, the worker, and a server that skips time."""

from collections.abc import AsyncIterator

import pytest

from domain.klok import KlokStand
from tests.omgeving import Proefdatabase
from tests.procedures.procedureproef import Procedureproef
from tests.voorraad import Voorraad
from tests.workflows.conftest import werkplaats
from tests.workflows.werkplaats import Werkplaats
from tests.workflows.zaakproef import dag

__all__ = ["proef", "werkplaats"]

WOENSDAG = dag(2026, 9, 9, 10)
"""Some weeks after the summer, the autumn holidays of 2026 still to come."""


@pytest.fixture
async def proef(
    werkplaats: Werkplaats, voorraad: Voorraad, module_testdatabase: Proefdatabase
) -> AsyncIterator[Procedureproef]:
    """A world; `proef.zaak.begin_op()` sets the played clock before the first report."""
    klok = KlokStand(echt=await werkplaats.tijd.get_current_time(), gespeeld=WOENSDAG, vast=True)
    with voorraad.leeg_na(module_testdatabase):
        async with werkplaats.zaak(klok) as zaak:
            proef = Procedureproef(zaak)
            yield proef
            await proef.ruim_op()
