"""Every procedure, through its pages and the clock, to each of its results.

What people and time decide is tried one result after the other in one dossier; what a change around the pupil
decides, in all procedures of one dossier at once.
"""

from uuid import UUID

import pytest

from domain.besluiten import NA_WIJZIGING
from domain.procedures.alle import PLANNEN
from domain.soorten import Proceduresoort, Procedurestatus, Taaksoort, WachtStatus, Wijziging
from storage.tabellen import Taak, Termijn, Vraag
from tests.procedures.conftest import WOENSDAG
from tests.procedures.paden import alle_paden, loop, paden
from tests.procedures.procedureproef import Procedureproef

DOOR_WIJZIGING = {(soort, einde): pad for (soort, einde), pad in alle_paden().items() if pad[0].wijziging}
SOORTEN = sorted({soort for soort, _ in alle_paden().keys() - DOOR_WIJZIGING.keys()})
WIJZIGINGEN = sorted({pad[0].wijziging for pad in DOOR_WIJZIGING.values() if pad[0].wijziging})


@pytest.mark.parametrize("soort", SOORTEN)
async def test_a_procedure_reaches_each_of_its_results_and_leaves_nothing_open(
    proef: Procedureproef, soort: Proceduresoort
) -> None:
    plan = PLANNEN[soort]
    wegen = {einde: pad for einde, pad in paden(plan).items() if (soort, einde) not in DOOR_WIJZIGING}
    await proef.meld_zonder_traject()

    for einde, pad in wegen.items():
        await proef.zaak.begin_op(WOENSDAG)
        await proef.start_erbij(soort)
        await loop(proef, plan, pad)

        await _is_geeindigd(proef, einde)


@pytest.mark.parametrize("wijziging", WIJZIGINGEN)
async def test_a_change_around_the_pupil_ends_every_procedure_that_it_concerns(
    proef: Procedureproef, wijziging: Wijziging
) -> None:
    wegen = {weg: pad for weg, pad in DOOR_WIJZIGING.items() if pad[0].wijziging is wijziging}
    eerste, *andere = dict.fromkeys(soort for soort, _ in wegen)
    lopend = {eerste: await proef.start_in_traject(eerste)}
    lopend |= {soort: await proef.start_erbij(soort) for soort in andere}
    await proef.verander(wijziging)

    for (soort, einde), pad in wegen.items():
        _kijk_naar(proef, soort, lopend[soort])
        await loop(proef, PLANNEN[soort], pad[1:])
        await _is_geeindigd(proef, einde)
    await proef.zaak.open_taak_van(proef.traject_id, NA_WIJZIGING.get(wijziging, Taaksoort.BEHANDELEN))


def _kijk_naar(proef: Procedureproef, soort: Proceduresoort, id_: UUID) -> None:
    proef.soort = soort
    proef.gestart.append(id_)


async def _is_geeindigd(proef: Procedureproef, einde: str) -> None:
    assert await proef.resultaat() == einde
    assert (await proef.rij()).status == Procedurestatus.KLAAR
    tabellen: tuple[type[Taak | Vraag | Termijn], ...] = (Taak, Vraag, Termijn)
    for tabel in tabellen:
        rijen = await proef.zaak.rijen(tabel, proef.traject_id)
        van_procedure = [rij for rij in rijen if rij.procedure_id == proef.id]
        assert [rij for rij in van_procedure if rij.status == WachtStatus.OPEN] == []
