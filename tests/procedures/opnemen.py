"""Record the stories of the procedures anew: `python -m tests.procedures.opnemen [soort …]`, on purpose.

A changed history means that cases which are running now cannot go on with the new code: give the change a
version or a patch first (see CONTRIBUTING).
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from demo.postgres import Postgres
from demo.temporal import programma
from domain.klok import KlokStand
from domain.soorten import Proceduresoort
from infra.temporal import dataconverter, voeg_toe
from infra.zoekattributen import ZOEKATTRIBUTEN
from tests.histories.ontsleutel import ontsleutel
from tests.omgeving import PROEFSLEUTELS, gedeelde_postgres, kopie
from tests.procedures.procedureproef import Procedureproef
from tests.procedures.verhalen import VERHALEN, vertel
from tests.workflows.werkplaats import open_zaak
from tests.workflows.zaakproef import dag

MAP = Path(__file__).with_name("histories")


async def neem_op(soorten: list[Proceduresoort]) -> None:
    with tempfile.TemporaryDirectory() as map_:
        postgres = gedeelde_postgres(Path(map_))
        async with await WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=programma("temporal-test-server"),
            data_converter=dataconverter(PROEFSLEUTELS),
        ) as omgeving:
            await voeg_toe(omgeving.client, ZOEKATTRIBUTEN)
            for soort in soorten:
                (MAP / f"{soort}.json").write_text(await _historie(omgeving, postgres, soort), "utf-8")


async def _historie(omgeving: WorkflowEnvironment, postgres: Postgres, soort: Proceduresoort) -> str:
    klok = KlokStand(echt=await omgeving.get_current_time(), gespeeld=dag(2026, 9, 9, 10))
    with kopie(postgres) as databank:
        async with open_zaak(omgeving.client, omgeving, databank, soort, klok) as zaak:
            proef = Procedureproef(zaak)
            handle = omgeving.client.get_workflow_handle(await vertel(proef, soort))
            historie = await ontsleutel(await handle.fetch_history())
            await proef.ruim_op()
    return json.dumps(json.loads(historie.to_json()), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    MAP.mkdir(exist_ok=True)
    asyncio.run(neem_op([Proceduresoort(naam) for naam in sys.argv[1:]] or list(VERHALEN)))
