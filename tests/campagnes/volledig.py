"""The Overstap at full size, with figures: `make proef-overstap` (or ARGS=jaar, ARGS=start).

`jaar`: the 794 candidates of Zoetermeer 2023-2024 from January to October, ending as the report printed;
some ten minutes of one core.
`start`: the 3,822 of Zuid-Holland-Zuid, approached at the agreed pace.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from temporalio.testing import WorkflowEnvironment

from demo.temporal import programma
from domain.soorten import Deelnemerstaat
from infra.temporal import dataconverter, voeg_toe
from infra.zoekattributen import ZOEKATTRIBUTEN
from tests.campagnes.campagneproef import Campagneproef, drukste_minuut, gezien
from tests.campagnes.kandidaten import kandidaten
from tests.campagnes.overstapjaar import BEGIN, Overstapjaar, Zaad
from tests.omgeving import PROEFSLEUTELS, gedeelde_postgres, kopie
from tests.workflows import inzage
from tests.workflows.werkplaats import open_zaak

ZOETERMEER = Zaad(antwoordt=517, decaan=220, bezocht=53, niet_gestart=4)
VERWACHT = {"gestart": 790, "schoolvervangend-traject": 3, "werk": 1}
ZHZ = 3_822
TEMPO = 20
GEDULD = 1_800.0
STAP = timedelta(hours=6)


@asynccontextmanager
async def campagne() -> AsyncIterator[Campagneproef]:
    """A world of its own on servers of its own."""
    inzage.GEDULD = GEDULD
    with tempfile.TemporaryDirectory() as map_:
        postgres = gedeelde_postgres(Path(map_))
        async with await WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=programma("temporal-test-server"),
            data_converter=dataconverter(PROEFSLEUTELS),
        ) as omgeving:
            await voeg_toe(omgeving.client, ZOEKATTRIBUTEN)
            with kopie(postgres) as databank:
                async with open_zaak(omgeving.client, omgeving, databank, "volledig") as zaak:
                    yield Campagneproef(zaak)


async def jaar() -> dict[str, object]:
    """Raises AssertionError when the year ends in anything but what was seeded."""
    async with campagne() as proef:
        uitslag = await Overstapjaar(proef, ZOETERMEER, STAP).speel()
        assert uitslag.staten == {Deelnemerstaat.KLAAR: ZOETERMEER.totaal}
        assert dict(uitslag.eindes) == VERWACHT
        assert uitslag.bezocht == ZOETERMEER.bezoeken
        assert uitslag.vragen == ZOETERMEER.totaal
        assert uitslag.mails == uitslag.verschillende_mails
        return {
            "kandidaten": ZOETERMEER.totaal,
            "eindes": dict(uitslag.eindes),
            "bezocht": uitslag.bezocht,
            "mails": uitslag.mails,
            "verschillend": uitslag.verschillende_mails,
            "langste historie": await proef.langste_historie(),
        }


async def start() -> dict[str, object]:
    """Raises AssertionError when a minute is busier than agreed or a history grows too long."""
    async with campagne() as proef:
        await proef.zaak.tijd.sleep(BEGIN - await proef.zaak.nu())
        await proef.begin(kandidaten(ZHZ))
        while (await proef.staten())[Deelnemerstaat.WACHT]:
            await proef.rondes(1)
        deelnemers = await proef.deelnemers()
        drukste, langste = drukste_minuut(gezien(deelnemers, "gevraagd_op")), await proef.langste_historie()
        mails = await proef.mails("vraag-ouders")
        assert drukste <= TEMPO
        assert langste < 2_000
        assert len({mail.aan for mail in mails}) == len(mails) == ZHZ
        return {
            "kandidaten": ZHZ,
            "drukste minuut": drukste,
            "runs": await proef.runs(),
            "langste historie": langste,
            "mails": len(mails),
        }


async def _draai(welke: list[str]) -> None:
    for naam in welke:
        begin = time.monotonic()
        cijfers = await {"jaar": jaar, "start": start}[naam]()
        cijfers["seconden"] = round(time.monotonic() - begin)
        print(naam, json.dumps(cijfers, ensure_ascii=False), flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_draai(sys.argv[1:] or ["jaar", "start"]))
