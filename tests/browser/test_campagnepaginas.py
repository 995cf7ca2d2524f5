"""The pages about campaigns for everybody: no violation that axe finds, at the width of a telephone too."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Page
from temporalio.client import Client

from demo.processen import vrije_poort
from storage.eenmalig import maak_token
from storage.tabellen import Deelnemer, Klassenvraag
from storage.vragen import link_van
from tests.api.campagnes import bestand
from tests.api.test_ouderantwoord import _vraag, gevraagd
from tests.api.verzuimstaten import verzoek_van, vraag_staten
from tests.api.webproef import Webproef, bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WebServer
from tests.wereld import LINK_SLEUTEL
from workflows.schemas import registreer_schemas

pytestmark = pytest.mark.browser
TELEFOON = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Opstelling:
    """The application on a port, with a campaign in which one pupil's parents were asked."""

    web: Webproef
    adres: str
    deelnemer: Deelnemer
    token: str
    staat: Klassenvraag

    def paginas(self) -> dict[str, tuple[str, str]]:
        """Name -> who looks, and at what."""
        basis = f"/campagnes/{self.deelnemer.campagne_id}"
        klas = f"/klassen/{self.deelnemer.campagne_id}/{self.deelnemer.locatie_id}"
        return {
            "campagnes": ("coordinator1", "/campagnes"),
            "starten": ("coordinator1", "/campagnes/start/nieuw"),
            "campagne": ("coordinator1", basis),
            "leerlingen": ("coordinator1", f"{basis}/leerlingen"),
            "huisbezoeken": ("coordinator1", f"{basis}/huisbezoeken"),
            "jaaragenda": ("coordinator1", "/jaaragenda"),
            "klassen": ("school2", "/klassen"),
            "klas": ("school2", f"{klas}?klas={self.deelnemer.klas}"),
            "antwoord": ("school2", f"/antwoord/{self.token}"),
            "telefoon": ("coordinator1", f"{basis}/leerlingen/{self.deelnemer.id}/antwoord"),
            "bellijst": ("coordinator1", f"{basis}/bellijst"),
            "verzuimstaten": ("coordinator1", "/verzuimstaten"),
            "vraag aan scholen": ("coordinator1", f"/verzuimstaten/{self.staat.campagne_id}"),
            "school bellen": (
                "coordinator1",
                f"/verzuimstaten/{self.staat.campagne_id}/{self.staat.locatie_id}",
            ),
            "mijn verzuimstaten": ("school2", "/mijn-verzuimstaten"),
            "verzuimstaat": ("school2", f"/mijn-verzuimstaten/{self.staat.id}"),
            "code": ("school2", f"/verzuimstaat/{maak_token(LINK_SLEUTEL, self.staat.id)}"),
        }


@pytest.fixture(scope="module")
async def opstelling(module_database_url: str, temporal_client: Client) -> AsyncIterator[Opstelling]:
    web = await bouw_webproef(module_database_url, temporal_client)
    await registreer_schemas(temporal_client, "verzuim")
    deelnemer = await gevraagd(web, 800)
    token = maak_token(LINK_SLEUTEL, link_van((await _vraag(web, deelnemer)).id))
    staat = await verzoek_van(web, await vraag_staten(web, "browser"), "99AG")
    poort = vrije_poort()
    async with WebServer(web.app, poort) as server:
        yield Opstelling(web, server.url, deelnemer, token, staat)
    await web.database.sluit()


async def venster(opstelling: Opstelling, nieuwe_context: NieuweContext, login: str) -> Page:
    """A telephone of somebody of the demo region."""
    context = await nieuwe_context(viewport=TELEFOON)
    token = (await opstelling.web.als(login)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": opstelling.adres}])
    return await context.new_page()


async def test_every_page_of_a_campaign_is_accessible_on_a_telephone(
    opstelling: Opstelling, nieuwe_context: NieuweContext
) -> None:
    vensters = {wie: await venster(opstelling, nieuwe_context, wie) for wie in ("coordinator1", "school2")}
    for wie, pad in opstelling.paginas().values():
        pagina = vensters[wie]
        await pagina.goto(opstelling.adres + pad)
        await controleer_toegankelijkheid(pagina)
        breedte = await pagina.evaluate("document.documentElement.scrollWidth")
        assert breedte <= TELEFOON["width"], f"{pad} is {breedte} wide"


async def test_a_file_is_looked_at_before_anybody_is_approached(
    opstelling: Opstelling, nieuwe_context: NieuweContext
) -> None:
    pagina = await venster(opstelling, nieuwe_context, "coordinator1")
    await pagina.goto(f"{opstelling.adres}/campagnes/start/nieuw")
    await pagina.get_by_label("Campagne", exact=True).select_option("overstap")
    await pagina.get_by_label("Jaar").fill("2027")
    namen = {"name": "kandidaten.csv", "mimeType": "text/csv", "buffer": bestand(4, 810)}
    await pagina.locator("#bestand").set_input_files(namen)  # type: ignore[arg-type]  # a file in memory
    await pagina.get_by_role("button", name="Bestand bekijken").click()
    await pagina.get_by_role("heading", name="Wanneer en wat").wait_for()
    await controleer_toegankelijkheid(pagina)
