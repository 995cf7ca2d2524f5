"""The pages of the Doorstroompunt and of the year: no violation that axe finds, at both widths."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from temporalio.client import Client

from demo.processen import vrije_poort
from domain.soorten import Proceduresoort
from tests.api.procedurezaak import procedurezaak
from tests.api.test_doorstroompunt import achttien_plus, in_november
from tests.api.test_vsv import FOUT, REGELS, stuur
from tests.api.webproef import Webproef, bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

pytestmark = pytest.mark.browser
JAARPAGINAS = ("/jaarcijfers/2026", "/leerplichttelling/2026")


@dataclass(frozen=True)
class Opstelling:
    """The application on a port, and the address of every page of the Doorstroompunt."""

    web: Webproef
    adres: str
    paginas: tuple[str, ...]


@pytest.fixture
async def opstelling(database_url: str, temporal_client: Client) -> AsyncIterator[Opstelling]:
    web = await bouw_webproef(database_url, temporal_client)
    await in_november(web)
    telling = (await stuur(web, *REGELS, *FOUT)).headers["location"]
    matchmaker = await procedurezaak(
        web, Proceduresoort.MATCHMAKER, {"opdracht": "Is overdag thuis."}, **achttien_plus("999900043")
    )
    await matchmaker.gedaan(
        await matchmaker.staat_op("bezoeken", wie="casemanager1"), "niet-thuis", {"bezocht_op": "2026-11-20"}
    )
    await matchmaker.staat_op("bezoeken", wie="casemanager1")
    gevonden = {
        "zorg": "ja",
        "risico": "midden",
        "punten": "3",
        "risico_uitleg": "De laatste opleiding hiervoor is PRO: 2 punten.\n1 zorg van de school: 1 punt.",
    }
    zaak = await procedurezaak(web, Proceduresoort.VERZUIM_18PLUS, gevonden, **achttien_plus("999900055"))
    taak = await zaak.staat_op("kiezen-contact", wie="casemanager1")
    paginas = ("/overzicht-18-plus/2026-11", "/overzicht-18-plus/2026-10", "/matchmakers", "/risicomodel")
    async with WebServer(web.app, vrije_poort()) as server:
        yield Opstelling(
            web,
            server.url,
            (*paginas, "/doorstroomcijfers/2026", "/vsv", telling, f"/taken/{taak}", *JAARPAGINAS),
        )
    await web.database.sluit()


async def test_every_page_of_the_doorstroompunt_is_accessible(
    opstelling: Opstelling, nieuwe_context: NieuweContext
) -> None:
    context = await nieuwe_context()
    token = (await opstelling.web.als("coordinator1")).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": opstelling.adres}])
    pagina = await context.new_page()
    for pad in opstelling.paginas:
        await pagina.goto(opstelling.adres + pad)
        await controleer_toegankelijkheid(pagina)
