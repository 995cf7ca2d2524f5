"""Whoever clicks on everything ends on a page that answers, and there is no page that nobody can come to."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from temporalio.client import Client

from tests.api.rondgang import Bezoek, Haal, Pagina, loop, routes
from tests.api.volle_regio import IEDEREEN, vul
from tests.api.webproef import BASIS, Webproef, bouw_webproef
from workflows.schemas import registreer_schemas

ZONDER_LINK = {
    "/gezond": "for what watches over the service",
    "/.well-known/security.txt": "an address that RFC 9116 fixes",
    "/inloggen": "for who is not logged in",
    "/antwoord/{token}": "only in a mail",
    "/antwoord": "only in a letter",
    "/klassenlijst/{token}": "only in a mail",
    "/klassenlijst/{token}/klas": "only after a mailed code",
    "/verzuimstaat/{token}": "only in a mail",
    "/uitnodiging/{token}": "only in a mail",
    "/kopieadres/{token}": "only in a mail",
    "/beheer/huisstijl/{gemeente}/logo": "a picture in a page, once there is a logo",
    "/melden/bij-soort": "a part of the form, fetched while typing",
}


@pytest.fixture(scope="module")
async def volle_web(module_database_url: str, temporal_client: Client) -> AsyncIterator[Webproef]:
    """A region in which there is something to click on."""
    proef = await bouw_webproef(module_database_url, temporal_client)
    await registreer_schemas(temporal_client, "verzuim")
    await vul(proef)
    yield proef
    await proef.database.sluit()


async def alles_van(web: Webproef, login: str) -> list[Bezoek]:
    """Every page that this person comes to by links."""
    client = await web.als(login)
    return [bezoek async for bezoek in loop(_haal(client))]


def _haal(client: httpx2.AsyncClient) -> Haal:
    async def haal(adres: str) -> Pagina:
        antwoord = await client.get(adres, follow_redirects=True)
        html = antwoord.text if "text/html" in antwoord.headers.get("content-type", "") else ""
        return Pagina(str(antwoord.url).removeprefix(BASIS), antwoord.status_code, html)

    return haal


async def test_every_link_leads_somewhere_and_every_page_can_be_reached(volle_web: Webproef) -> None:
    bezoeken = {wie: await alles_van(volle_web, wie) for wie in IEDEREEN}
    dood = [
        f"{login}: {bezoek.van} -> {bezoek.pagina.adres} ({bezoek.pagina.status})"
        for login, reeks in bezoeken.items()
        for bezoek in reeks
        if bezoek.pagina.status != 200 or not bezoek.route
    ]
    assert not dood
    bereikt = {bezoek.route for reeks in bezoeken.values() for bezoek in reeks}
    assert routes().keys() - bereikt == ZONDER_LINK.keys()
