"""A school's class list on a telephone: the link, the mailed code, the class; and the team that watches."""

import pytest
from temporalio.client import Client

from demo.processen import vrije_poort
from storage.eenmalig import maak_code, maak_token
from tests.api.test_klassenlijsten import gevraagd
from tests.api.webproef import bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.browser.test_campagnepaginas import TELEFOON
from tests.conftest import NieuweContext
from tests.omgeving import WebServer
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser


@pytest.mark.eis(187)
async def test_a_teacher_fills_in_a_class_on_a_telephone_and_the_team_sees_it(
    database_url: str, temporal_client: Client, nieuwe_context: NieuweContext
) -> None:
    web = await bouw_webproef(database_url, temporal_client)
    vraag = await gevraagd(web, 820)
    async with WebServer(web.app, vrije_poort()) as server:
        pagina = await (await nieuwe_context(viewport=TELEFOON)).new_page()
        await pagina.goto(f"{server.url}/klassenlijst/{maak_token(LINK_SLEUTEL, vraag.id)}")
        await controleer_toegankelijkheid(pagina, "link")
        await pagina.get_by_role("button", name="Stuur mij een code").click()
        await pagina.get_by_label("Code uit de mail").fill(maak_code(LINK_SLEUTEL, vraag.id, 1))
        await controleer_toegankelijkheid(pagina, "code")
        await pagina.get_by_role("button", name="Openen").click()
        await controleer_toegankelijkheid(pagina, "klassen")
        await pagina.get_by_role("link", name="1A").click()
        await pagina.get_by_label("Afwezig").first.check()
        await pagina.get_by_role("button", name="Zet de andere studenten op aanwezig").click()
        await pagina.get_by_text("Er is nog niets bewaard").wait_for()
        await controleer_toegankelijkheid(pagina, "klas")
        await pagina.get_by_role("button", name="Klas bewaren").click()
        await pagina.get_by_text("4 antwoorden zijn bijgewerkt").wait_for()

        context = await nieuwe_context(viewport=TELEFOON)
        token = (await web.als("casemanager1")).cookies["verzuim"]
        await context.add_cookies([{"name": "verzuim", "value": token, "url": server.url}])
        team = await context.new_page()
        await team.goto(f"{server.url}/campagnes/{vraag.campagne_id}/klassen")
        assert "3" in await team.get_by_role("cell", name="3").first.inner_text()
        await controleer_toegankelijkheid(team, "live")
        await team.goto(f"{server.url}/campagnes/{vraag.campagne_id}")
        await controleer_toegankelijkheid(team, "campagne")
        await team.goto(f"{server.url}/antwoord")
        await controleer_toegankelijkheid(team, "antwoordcode")
    await web.database.sluit()
