"""BRP and BRON on the page, with files of some thousands of lines: empty, wrong, halfway, full, decided."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from playwright.async_api import FilePayload, Page, expect
from sqlmodel import select, update
from temporalio.client import Client

from demo.gegevens import demo_id
from demo.processen import vrije_poort
from storage.database import SYSTEEM
from storage.importloop import Stand, begin_ronde, lees_import, noteer
from storage.tabellen import Vergelijking, Vermoeden
from storage.vergelijken import PER_DEEL
from tests.api.webproef import NU, Webproef, bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WebServer
from voorbeeld.vergelijking import PEILDATUM, maak_paar

pytestmark = pytest.mark.browser
INWONERS = 2600
WIE = "administratie1"


@pytest.fixture
async def web(database_url: str, temporal_client: Client) -> AsyncIterator[tuple[Webproef, str]]:
    proef = await bouw_webproef(database_url, temporal_client)
    async with WebServer(proef.app, vrije_poort()) as server:
        yield proef, server.url
    await proef.database.sluit()


async def kies(pagina: Page, brp: bytes, bron: bytes) -> None:
    for naam, inhoud in (("brp", brp), ("bron", bron)):
        bestand = FilePayload(name=f"{naam}.csv", mimeType="text/csv", buffer=inhoud)
        await pagina.locator(f"#{naam}").set_input_files(bestand)
    await pagina.get_by_label("Peildatum").fill(f"{PEILDATUM:%d-%m-%Y}")
    await pagina.get_by_role("button", name="Bestanden bekijken").click()


async def halverwege(web: Webproef, import_id: UUID) -> None:
    """As the register is when two parts of the file are done and its process goes on."""
    echt, wie = web.app.state.onderdelen.klok.echt(), demo_id("gebruiker", WIE)
    async with web.database.schrijver(SYSTEEM) as sessie:
        begin = await begin_ronde(sessie, wie, import_id, uuid4(), echt)
        assert begin
        gedaan = {"regel": 2 * PER_DEEL, "gelezen": 2 * PER_DEEL}
        assert await noteer(sessie, wie, import_id, begin.model_copy(update=gedaan), [], NU)


async def test_the_comparison_is_accessible_in_every_state_and_goes_on_where_it_stopped(
    web: tuple[Webproef, str], nieuwe_context: NieuweContext
) -> None:
    proef, adres = web
    context = await nieuwe_context()
    token = (await proef.als(WIE)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": adres}])
    pagina, paar = await context.new_page(), maak_paar(zaad=7, inwoners=INWONERS)

    await pagina.goto(f"{adres}/vergelijking")
    await expect(pagina.get_by_text("Er is nog niets vergeleken.")).to_be_visible()
    await controleer_toegankelijkheid(pagina)

    await pagina.get_by_role("button", name="Bestanden bekijken").click()
    await expect(pagina.get_by_role("link", name="Kies het bestand met inwoners.")).to_be_visible()
    await controleer_toegankelijkheid(pagina)

    await kies(pagina, paar.bron, paar.brp)  # the wrong way round
    await expect(pagina.get_by_role("alert")).to_contain_text("Deze kolommen ontbreken")
    await controleer_toegankelijkheid(pagina)

    await kies(pagina, paar.brp, paar.bron)
    await expect(pagina.get_by_text("Er is nog niets bewaard.")).to_be_visible()
    await controleer_toegankelijkheid(pagina)
    import_id = UUID(pagina.url.rpartition("/")[2])

    await halverwege(proef, import_id)
    await pagina.goto(f"{adres}/vergelijking/{import_id}")
    await expect(pagina.locator("#hoever")).to_contain_text("Regel 500 van 2.")
    await controleer_toegankelijkheid(pagina)

    await _onderbreek(proef, import_id)
    await pagina.goto(f"{adres}/vergelijking/{import_id}")
    await expect(pagina.get_by_text("Het inlezen is onderbroken")).to_be_visible()
    await controleer_toegankelijkheid(pagina)

    await pagina.get_by_role("button", name="Ga verder").click()
    await proef.app.state.onderdelen.achtergrond.rond_af()
    await pagina.goto(f"{adres}/vergelijking")
    await controleer_toegankelijkheid(pagina)
    await pagina.locator('a[href^="/vergelijking/uitkomst/"]').first.click()
    await expect(pagina.get_by_role("button", name="Bevestig de gekozen leerlingen")).to_be_visible()
    await controleer_toegankelijkheid(pagina)

    await pagina.get_by_role("button", name="Wijs de gekozen leerlingen af").click()
    await expect(pagina.get_by_role("alert")).to_be_visible()
    await controleer_toegankelijkheid(pagina)

    async with proef.database.schrijver(SYSTEEM) as sessie:
        assert (await sessie.exec(select(Vergelijking.id))).all()
        await sessie.exec(update(Vermoeden).values(status="afgewezen"))
    await pagina.reload()
    await pagina.goto(pagina.url.partition("?")[0])
    await expect(pagina.get_by_text("Over alles is beslist.")).to_be_visible()
    await controleer_toegankelijkheid(pagina)


async def _onderbreek(web: Webproef, import_id: UUID) -> None:
    """The run that goes on says that it stopped, as a process does that is told to end."""
    wie = demo_id("gebruiker", WIE)
    async with web.database.schrijver(SYSTEEM) as sessie:
        gevonden = await lees_import(sessie, wie, import_id)
        assert gevonden
        assert gevonden.voortgang
        weg = gevonden.voortgang.model_copy(update={"stand": Stand.ONDERBROKEN})
        assert await noteer(sessie, wie, import_id, weg, [], NU)
