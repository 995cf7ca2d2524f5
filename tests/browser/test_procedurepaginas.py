"""The pages of a procedure for everybody: no violation that axe finds, one outcome's fields at a time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import Page, expect
from temporalio.client import Client

from demo.processen import vrije_poort
from domain.soorten import Proceduresoort
from tests.api.procedurezaak import Procedurezaak, procedurezaak
from tests.api.test_casusoverleg import AANGEHOUDEN, ADVIES, AGENDA
from tests.api.webproef import Webproef, andere_leerling, bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Opstelling:
    """The application on a port, with a procedure at its follow-up and one at its first task."""

    web: Webproef
    adres: str
    onderweg: Procedurezaak
    token: str
    taak: str
    halt: str

    def paginas(self) -> dict[str, str]:
        """Name -> address of every page about procedures."""
        dossier = f"/dossiers/{self.onderweg.ontvangst.traject_nummer}"
        return {
            "taak": self.taak,
            "dossier": dossier,
            "procedure": f"/procedures/{self.onderweg.procedure_id}",
            "antwoord": f"/antwoord/{self.token}",
            "starten": f"{dossier}/procedures/nieuw",
            "wijziging": f"{dossier}/wijziging",
            "gezin": f"{dossier}/gezin",
            "casusoverleg": "/casusoverleg",
            "halt": self.halt,
        }


@pytest.fixture
async def opstelling(database_url: str, temporal_client: Client) -> AsyncIterator[Opstelling]:
    web = await bouw_webproef(database_url, temporal_client)
    onderweg = await procedurezaak(web, soort="zorgmelding")
    for stap, wie, code, velden in (
        ("schoolgesprek", "lpa1", "zorgen-blijven", {"verslag": "De mentor sprak met moeder."}),
        ("onderzoek", "jeugdarts1", "ja", {"adviesdatum": "2026-09-20", "advies": "Weer hele dagen."}),
    ):
        await onderweg.gedaan(await onderweg.staat_op(stap, wie=wie), code, velden)
    token = await onderweg.vraag("navraag")
    begin = await procedurezaak(web, leerling=andere_leerling("999900018"), soort="zorgmelding")
    taak = f"/taken/{await begin.staat_op('schoolgesprek')}"
    halt = f"/taken/{await _casussen(web)}"
    poort = vrije_poort()
    async with WebServer(web.app, poort) as server:
        yield Opstelling(web, server.url, onderweg, token, taak, halt)
    await web.database.sluit()


async def _casussen(web: Webproef) -> UUID:
    """The casusoverleg has somebody with and somebody without an advice; the first task of a Halt case."""
    straf = await procedurezaak(
        web, Proceduresoort.STRAFRECHTELIJK, leerling=andere_leerling("999900031"), soort="luxe-verzuim"
    )
    await straf.gedaan(await straf.staat_op("agenda"), "aangemeld", AGENDA)
    await straf.gedaan(await straf.staat_op("overleg"), "aanhouden", ADVIES | AANGEHOUDEN)
    await straf.staat_op("overleg")
    halt = await procedurezaak(web, Proceduresoort.HALT, leerling=andere_leerling("999900043"))
    await halt.staat_op("officier")
    toestemming = await procedurezaak(
        web,
        Proceduresoort.HALT,
        leerling=andere_leerling("999900055"),
        verzuimregels=[{"dag": "2026-11-02", "uren": "0.5", "te_laat": True}],
        uren=None,
        eerste_dag="2026-11-02",
    )
    return await toestemming.staat_op("toestemming")


async def ingelogd(opstelling: Opstelling, nieuwe_context: NieuweContext, login: str, **opties: bool) -> Page:
    """A window of somebody of the demo region."""
    context = await nieuwe_context(**opties)
    token = (await opstelling.web.als(login)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": opstelling.adres}])
    return await context.new_page()


async def test_every_page_of_a_procedure_is_accessible(
    opstelling: Opstelling, nieuwe_context: NieuweContext
) -> None:
    pagina = await ingelogd(opstelling, nieuwe_context, "lpa1")
    for pad in opstelling.paginas().values():
        await pagina.goto(opstelling.adres + pad)
        await controleer_toegankelijkheid(pagina)


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_only_the_fields_of_the_chosen_outcome_show_and_a_refusal_keeps_them(
    opstelling: Opstelling, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    pagina = await ingelogd(opstelling, nieuwe_context, "lpa1", java_script_enabled=javascript)
    await pagina.goto(opstelling.adres + opstelling.taak)
    blijven, opgelost = pagina.locator("#zorgen-blijven__verslag"), pagina.locator("#opgelost__verslag")
    await expect(blijven).to_be_hidden()
    await pagina.get_by_role("radio", name="Er is gesproken, de zorgen blijven").check()
    await expect(blijven).to_be_visible()
    await expect(opgelost).to_be_hidden()
    await pagina.get_by_role("button", name="Uitkomst vastleggen").click()
    await expect(pagina.get_by_role("link", name="Vul dit in")).to_be_visible()
    await expect(blijven).to_be_visible()
    if javascript:
        await controleer_toegankelijkheid(pagina)
