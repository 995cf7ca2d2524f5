"""Record the stories anew: `python -m tests.histories.opnemen`, on purpose, when a workflow may change.

A changed history means that cases which are running now cannot go on with the new code: give the change a
version or a patch first (see CONTRIBUTING).
"""

import asyncio
import json
import tempfile
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from demo.temporal import programma
from domain.klok import KlokStand
from infra.temporal import dataconverter, voeg_toe
from infra.zoekattributen import ZOEKATTRIBUTEN
from tests.histories.ontsleutel import ontsleutel
from tests.histories.verhalen import VERHALEN
from tests.omgeving import PROEFSLEUTELS, gedeelde_postgres, kopie
from tests.workflows.werkplaats import open_zaak
from tests.workflows.zaakproef import dag

HIER = Path(__file__).parent


async def neem_op() -> None:
    with tempfile.TemporaryDirectory() as map_:
        postgres = gedeelde_postgres(Path(map_))
        async with await WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=programma("temporal-test-server"),
            data_converter=dataconverter(PROEFSLEUTELS),
        ) as omgeving:
            await voeg_toe(omgeving.client, ZOEKATTRIBUTEN)
            for naam, verhaal in VERHALEN.items():
                klok = KlokStand(echt=await omgeving.get_current_time(), gespeeld=dag(2026, 12, 11, 10))
                with kopie(postgres) as databank:
                    async with open_zaak(omgeving.client, omgeving, databank, naam, klok) as zaak:
                        traject_id = await verhaal(zaak)
                        historie = await ontsleutel(await zaak.workflow(traject_id).fetch_history())
                leesbaar = json.dumps(json.loads(historie.to_json()), indent=1, ensure_ascii=False)
                (HIER / f"{naam}.json").write_text(leesbaar + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(neem_op())
