"""In the browser: the region, fewer lessons and well-being, a report of this lesson, a delivery."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect
from temporalio.client import Client

from domain.leveringen import KOLOMMEN
from tests.api.webproef import andere_leerling
from tests.browser.schoolplek import Plek, ingelogd, keur, open_plek
from tests.conftest import NieuweContext

pytestmark = pytest.mark.browser

REGELS = (
    "uit;15-01-2026;999900018;Jansen;van;Kim;01-03-2009;Voorbeeldstad;9901;99AG;00;vmbo;motivatie",
    "in;straks;12;;;;;;0518;;;;",
)


@pytest.fixture(scope="module")
async def plek(module_database_url: str, temporal_client: Client) -> AsyncIterator[Plek]:
    async with open_plek(module_database_url, temporal_client) as plek:
        yield plek


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_pages_of_a_region_and_what_comes_from_outside(
    plek: Plek, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    zaak = await plek.web.zaak(leerling=andere_leerling("999900018" if javascript else "999900031"))
    lpa = await ingelogd(plek, nieuwe_context, "lpa1", java_script_enabled=javascript)
    await lpa.goto(f"{plek.adres}/regio")
    await expect(lpa.get_by_text("Openbaar Ministerie")).to_be_visible()
    await keur(lpa, "regio")
    await lpa.goto(f"{plek.adres}/thuiszitterstafel")
    await keur(lpa, "thuiszitterstafel-met-partners")
    await _leg_vast(plek, lpa, zaak.ontvangst.traject_nummer)

    school = await ingelogd(plek, nieuwe_context, "school2", java_script_enabled=javascript)
    await school.goto(f"{plek.adres}/melden")
    await school.get_by_role("button", name="Meld nu").click()
    await expect(school.get_by_text("Melding van dit lesuur")).to_be_visible()
    await expect(school.get_by_label("Aantal gemiste lesuren")).to_have_value("1")
    await keur(school, "melden-nu")

    await _bekijk_levering(
        plek, await ingelogd(plek, nieuwe_context, "administratie1", java_script_enabled=javascript)
    )


async def _leg_vast(plek: Plek, pagina: Page, nummer: str) -> None:
    await pagina.goto(f"{plek.adres}/dossiers/{nummer}")
    await pagina.get_by_text("Lestijdvermindering vastleggen").click()
    await pagina.get_by_role("button", name="Vastleggen").click()
    await keur(pagina, "dossier-maatwerk-geweigerd")
    await pagina.get_by_label("Dinsdag").check()
    await pagina.locator("#maatwerk_van").fill("01-09-2026")
    await pagina.locator("#maatwerk_tot").fill("31-12-2026")
    await pagina.get_by_label("Wat is er afgesproken?").fill("Dinsdag rust.")
    await pagina.get_by_role("button", name="Vastleggen").click()
    await expect(pagina.get_by_text("Geen les op dinsdag", exact=True)).to_be_visible()
    await pagina.get_by_text("Contact vastleggen").click()
    await pagina.get_by_label("Wat voor contact?").select_option(label="Gesprek op school")
    await pagina.get_by_label("Met wie?").fill("leerling")
    await pagina.get_by_label("Wat kwam eruit?").select_option(label="Er is een plan van aanpak")
    await pagina.get_by_label("in de les?").select_option(label="Bij de meeste lessen")
    await pagina.get_by_label("Hoe gaat het met de leerling?").select_option(label="Goed")
    await pagina.get_by_label("Verslag").fill("Goed gesproken.")
    await pagina.get_by_role("button", name="Contact bewaren").click()
    await expect(pagina.get_by_role("cell", name="Bij de meeste lessen")).to_be_visible()
    await keur(pagina, "dossier-welzijn")


async def _bekijk_levering(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/leveringen")
    await pagina.get_by_role("button", name="Levering bekijken").click()
    await keur(pagina, "leveringen-geweigerd")
    inhoud = "\r\n".join((";".join(KOLOMMEN), *REGELS)).encode()
    bestand = {"name": "januari.csv", "mimeType": "text/csv", "buffer": inhoud}
    await pagina.get_by_label("Zip of CSV-bestand").set_input_files(bestand)  # type: ignore[arg-type]  # playwright's own kind
    await pagina.get_by_role("button", name="Levering bekijken").click()
    await expect(pagina.get_by_role("link", name="Alles in één zip")).to_be_visible()
    await keur(pagina, "levering")
