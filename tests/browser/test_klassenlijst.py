"""A school's class list on a telephone: the link, the mailed code, the class; and the team that watches."""

from pathlib import Path

import pytest
from playwright.async_api import Page
from temporalio.client import Client

from demo.processen import vrije_poort
from storage.eenmalig import maak_code, maak_token
from tests.api.test_klassenlijsten import gevraagd
from tests.api.webproef import bouw_webproef
from tests.browser.keten import controleer_toegankelijkheid
from tests.browser.test_campagnepaginas import TELEFOON
from tests.conftest import NieuweContext
from tests.omgeving import WebServer
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser


async def _past(pagina: Page, naam: str, tmp_path: Path) -> None:
    await controleer_toegankelijkheid(pagina)
    breedte = await pagina.evaluate("document.documentElement.scrollWidth")
    assert breedte <= TELEFOON["width"], f"{naam} is {breedte} wide"
    await pagina.screenshot(path=tmp_path / f"{naam}.png", full_page=True)


@pytest.mark.eis(187)
async def test_a_teacher_fills_in_a_class_on_a_telephone_and_the_team_sees_it(
    database_url: str, temporal_client: Client, nieuwe_context: NieuweContext, tmp_path: Path
) -> None:
    web = await bouw_webproef(database_url, temporal_client)
    vraag = await gevraagd(web, 820)
    async with WebServer(web.app, vrije_poort()) as server:
        pagina = await (await nieuwe_context(viewport=TELEFOON)).new_page()
        await pagina.goto(f"{server.url}/klassenlijst/{maak_token(LINK_SLEUTEL, vraag.id)}")
        await _past(pagina, "link", tmp_path)
        await pagina.get_by_role("button", name="Stuur mij een code").click()
        await pagina.get_by_label("Code uit de mail").fill(maak_code(LINK_SLEUTEL, vraag.id, 1))
        await _past(pagina, "code", tmp_path)
        await pagina.get_by_role("button", name="Openen").click()
        await _past(pagina, "klassen", tmp_path)
        await pagina.get_by_role("link", name="1A").click()
        await pagina.get_by_label("Afwezig").first.check()
        await pagina.get_by_role("button", name="Zet de andere studenten op aanwezig").click()
        await pagina.get_by_text("Er is nog niets bewaard").wait_for()
        await _past(pagina, "klas", tmp_path)
        await pagina.get_by_role("button", name="Klas bewaren").click()
        await pagina.get_by_text("4 antwoorden zijn bijgewerkt").wait_for()

        context = await nieuwe_context(viewport=TELEFOON)
        token = (await web.als("casemanager1")).cookies["verzuim"]
        await context.add_cookies([{"name": "verzuim", "value": token, "url": server.url}])
        team = await context.new_page()
        await team.goto(f"{server.url}/campagnes/{vraag.campagne_id}/klassen")
        assert "3" in await team.get_by_role("cell", name="3").first.inner_text()
        await _past(team, "live", tmp_path)
        await team.goto(f"{server.url}/campagnes/{vraag.campagne_id}")
        await _past(team, "campagne", tmp_path)
        await team.goto(f"{server.url}/antwoord")
        await _past(team, "antwoordcode", tmp_path)
    await web.database.sluit()
