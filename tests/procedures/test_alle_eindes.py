"""Every procedure, through its pages and the clock, to each of its results."""

import pytest

from domain.besluiten import NA_WIJZIGING
from domain.procedures.alle import PLANNEN
from domain.soorten import Proceduresoort, Procedurestatus, Taaksoort, WachtStatus
from storage.tabellen import Taak, Termijn, Vraag
from tests.procedures.paden import Pad, alle_eindes, loop, paden
from tests.procedures.procedureproef import Procedureproef


@pytest.mark.parametrize(("soort", "einde"), alle_eindes())
async def test_a_procedure_reaches_its_result_and_leaves_nothing_open(
    proef: Procedureproef, soort: Proceduresoort, einde: str
) -> None:
    plan = PLANNEN[soort]
    await proef.start(soort)

    await loop(proef, plan, paden(plan)[einde])

    assert await proef.resultaat() == einde
    assert (await proef.rij()).status == Procedurestatus.KLAAR
    await _niets_meer_open(proef)
    if not await proef.lopend():
        await proef.zaak.open_taak_van(proef.traject_id, _hierna(paden(plan)[einde]))


def _hierna(pad: Pad) -> Taaksoort:
    """What the trajectory asks next: after some changes somebody else assesses it again."""
    wijzigingen = (zet.wijziging for zet in pad if zet.wijziging)
    anders = (NA_WIJZIGING[wijziging] for wijziging in wijzigingen if wijziging in NA_WIJZIGING)
    return next(anders, Taaksoort.BEHANDELEN)


async def _niets_meer_open(proef: Procedureproef) -> None:
    tabellen: tuple[type[Taak | Vraag | Termijn], ...] = (Taak, Vraag, Termijn)
    for tabel in tabellen:
        rijen = await proef.zaak.rijen(tabel, proef.traject_id)
        van_procedure = [rij for rij in rijen if rij.procedure_id == proef.id]
        assert [rij for rij in van_procedure if rij.status == WachtStatus.OPEN] == []
