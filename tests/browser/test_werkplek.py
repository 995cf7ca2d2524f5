"""The workplace for everybody: each page and state without a violation, by keyboard, without JavaScript."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect
from temporalio.client import Client

from demo.gegevens import demo_id
from demo.processen import vrije_poort
from tests.api.webproef import Webproef, Zaak, andere_leerling, bouw_webproef
from tests.browser.schoolplek import keur
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Werkplek:
    """The application on a port, with two tasks of lpa1 and one of lpa2."""

    web: Webproef
    adres: str
    zaken: tuple[Zaak, ...]


@asynccontextmanager
async def _open(database_url: str, temporal: Client) -> AsyncIterator[Werkplek]:
    web = await bouw_webproef(database_url, temporal)
    zaken = (
        await web.zaak(leerling=andere_leerling("999900018", achternaam="Bakkerius", voornamen="Zohra")),
        await web.zaak(leerling=andere_leerling("999900031", achternaam="Dijkgraaf", voornamen="Sem")),
        await web.zaak(behandelaar="lpa2", leerling=andere_leerling("999900043")),
    )
    async with WebServer(web.app, vrije_poort()) as server:
        yield Werkplek(web, server.url, zaken)
    await web.database.sluit()


@pytest.fixture(scope="module")
async def gedeeld(module_database_url: str, temporal_client: Client) -> AsyncIterator[Werkplek]:
    """For tests that leave the first task and its dossier to the others."""
    async with _open(module_database_url, temporal_client) as werkplek:
        yield werkplek


@pytest.fixture
async def werkplek(database_url: str, temporal_client: Client) -> AsyncIterator[Werkplek]:
    """For tests that divide the tasks."""
    async with _open(database_url, temporal_client) as werkplek:
        yield werkplek


async def ingelogd(plek: Werkplek, nieuwe_context: NieuweContext, login: str, **opties: bool) -> Page:
    context = await nieuwe_context(**opties)
    token = (await plek.web.als(login)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": plek.adres}])
    return await context.new_page()


async def test_lists_full_searched_empty_and_refused(
    gedeeld: Werkplek, nieuwe_context: NieuweContext
) -> None:
    pagina = await ingelogd(gedeeld, nieuwe_context, "lpa1")
    for naam, pad in {
        "mijn": "/taken",
        "team": "/taken?wie=team&te_laat=",
        "later": "/taken?wie=later",
    }.items():
        await pagina.goto(gedeeld.adres + pad)
        await keur(pagina, naam)
    await pagina.goto(f"{gedeeld.adres}/taken")
    await pagina.get_by_text("Zoeken en filteren").click()
    await pagina.get_by_label("Zoek", exact=True).fill("Bakkreius")
    await pagina.get_by_role("button", name="Zoeken").click()
    await expect(pagina.get_by_role("link", name="Melding beoordelen van Z. Bakkerius")).to_be_visible()
    await keur(pagina, "gezocht")
    await pagina.get_by_label("Zoek", exact=True).fill("Onvindbaar")
    await pagina.get_by_role("button", name="Zoeken").click()
    await expect(pagina.get_by_text("Er zijn geen taken die hierbij passen.")).to_be_visible()
    await keur(pagina, "niets-gevonden")
    await pagina.get_by_text("Lijsten bewaren").click()
    await pagina.get_by_role("button", name="Lijst bewaren").click()
    await expect(pagina.get_by_role("link", name="Geef de lijst een naam.")).to_be_visible()
    await keur(pagina, "lijst-geweigerd")


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_a_task_is_arranged_and_a_colleague_who_is_late_reads_so(
    werkplek: Werkplek, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    een = await ingelogd(werkplek, nieuwe_context, "lpa1", java_script_enabled=javascript)
    ander = await ingelogd(werkplek, nieuwe_context, "coordinator1", java_script_enabled=javascript)
    for pagina in (een, ander):
        await pagina.goto(f"{werkplek.adres}/taken/{werkplek.zaken[0].taak_id}")
    await een.get_by_role("button", name="Spoed").click()
    await expect(een.get_by_text("De taak heeft spoed en staat bovenaan.")).to_be_visible()
    await ander.get_by_role("button", name="Overnemen van Marijke Steenuil").click()
    await expect(ander.get_by_text("Een collega was u voor")).to_be_visible()
    await een.get_by_text("Overdragen of teruggeven").click()
    await een.get_by_role("button", name="Toewijzen").click()
    await expect(een.get_by_role("link", name="Zeg kort waarom.")).to_be_visible()
    if javascript:
        await keur(ander, "botsing")
        await keur(een, "taak-geweigerd")
    await een.get_by_label("Aan wie?").select_option(str(demo_id("gebruiker", "lpa2")))
    await een.get_by_label("Waarom?").fill("Verdeling van het werk.")
    await een.get_by_role("button", name="Toewijzen").click()
    await expect(een.get_by_text("De taak is overgedragen.")).to_be_visible()
    if javascript:
        await keur(een, "taak")


async def test_what_is_typed_is_kept_while_typing_and_is_there_on_another_device(
    gedeeld: Werkplek, nieuwe_context: NieuweContext
) -> None:
    adres = f"{gedeeld.adres}/taken/{gedeeld.zaken[0].taak_id}"
    pagina = await ingelogd(gedeeld, nieuwe_context, "lpa1")
    await pagina.goto(adres)
    await pagina.get_by_label("Toelichting").fill("Moeder belde: het gaat beter")
    await expect(pagina.get_by_text("Concept bewaard om")).to_be_visible()
    tweede = await ingelogd(gedeeld, nieuwe_context, "lpa1")
    await tweede.goto(adres)
    await expect(tweede.get_by_label("Toelichting")).to_have_value("Moeder belde: het gaat beter")
    await keur(tweede, "concept")


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_several_tasks_are_divided_after_a_preview(
    werkplek: Werkplek, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    pagina = await ingelogd(werkplek, nieuwe_context, "coordinator1", java_script_enabled=javascript)
    await pagina.goto(f"{werkplek.adres}/taken?wie=team")
    if javascript:
        await pagina.get_by_role("button", name="Alles kiezen of loslaten").click()
        await pagina.locator("[data-rij]").first.focus()
        await pagina.keyboard.press("ArrowDown")
        await expect(pagina.locator("[data-rij]").nth(1)).to_be_focused()
    else:
        for vakje in await pagina.get_by_role("checkbox", name="Kies melding beoordelen").all():
            await vakje.check()
    await pagina.get_by_role("button", name="Toewijzen").click()
    await pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    await expect(pagina.get_by_role("link", name="Kies een collega.")).to_be_visible()
    if javascript:
        await keur(pagina, "samen-geweigerd")
    await pagina.get_by_label("Aan wie?").select_option(str(demo_id("gebruiker", "lpa2")))
    await pagina.get_by_label("Waarom?").fill("Verdeling van het werk.")
    await pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    await expect(pagina.get_by_text("Deze collega heeft deze taak al.")).to_be_visible()
    if javascript:
        await keur(pagina, "samen-vooraf")
    await pagina.get_by_role("button", name="2 taken toewijzen").click()
    await expect(pagina.get_by_text("2 taken zijn toegewezen")).to_be_visible()
    if javascript:
        await keur(pagina, "samen-klaar")


async def test_substitution_and_the_dossier_in_each_state(
    gedeeld: Werkplek, nieuwe_context: NieuweContext
) -> None:
    pagina = await ingelogd(gedeeld, nieuwe_context, "coordinator1")
    await pagina.goto(f"{gedeeld.adres}/vervanging")
    await keur(pagina, "vervanging-leeg")
    await pagina.get_by_role("button", name="Vervanging regelen").click()
    await keur(pagina, "vervanging-geweigerd")
    await pagina.get_by_label("Wie is er weg?").select_option(str(demo_id("gebruiker", "lpa1")))
    await pagina.get_by_label("Eerste dag").fill("23-11-2026")
    await pagina.get_by_label("Laatste dag").fill("27-11-2026")
    await pagina.get_by_label("Younes Benkaddour").check()
    await pagina.get_by_role("button", name="Vervanging regelen").click()
    await expect(pagina.get_by_text("De vervanging is geregeld.")).to_be_visible()
    await keur(pagina, "vervanging")
    collega = await ingelogd(gedeeld, nieuwe_context, "lpa2")
    await collega.goto(f"{gedeeld.adres}/taken")
    await expect(collega.get_by_text("Younes Benkaddour namens Marijke Steenuil").first).to_be_visible()
    await keur(collega, "namens")
    await collega.goto(f"{gedeeld.adres}/dossiers/{gedeeld.zaken[0].ontvangst.traject_nummer}")
    await collega.get_by_text("Contact vastleggen").click()
    await collega.get_by_role("button", name="Contact bewaren").click()
    await keur(collega, "dossier-geweigerd")
    await collega.get_by_role("link", name="Taken en besluiten").click()
    await keur(collega, "tijdlijn")
