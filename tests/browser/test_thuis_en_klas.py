"""A parent, a counsellor, a teacher by link and a board do their part, with JavaScript and without."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Dialog, Page, expect
from temporalio.client import Client

from storage.eenmalig import maak_code, maak_token
from storage.tabellen import Deelnemer, Klassenvraag
from storage.vragen import link_van
from tests.api import test_klassenlijsten
from tests.api.test_ouderantwoord import _vraag, gevraagd
from tests.api.webproef import Zaak, andere_leerling
from tests.browser.schoolplek import ZONDER_SCRIPT, Plek, ingelogd, keur, open_plek
from tests.browser.toegankelijk import bedien, eerste_tab, loop_met_tab, zonder_beweging
from tests.conftest import NieuweContext
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser
WIJZEN = pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])


@dataclass(frozen=True)
class Regio:
    """The application on a port: parents and a school were asked, and somebody has a task."""

    plek: Plek
    deelnemer: Deelnemer
    ouderlink: str
    klassenvraag: Klassenvraag
    zaak: Zaak


@pytest.fixture(scope="module")
async def regio(module_database_url: str, temporal_client: Client) -> AsyncIterator[Regio]:
    async with open_plek(module_database_url, temporal_client) as plek:
        deelnemer = await gevraagd(plek.web, 800)
        token = maak_token(LINK_SLEUTEL, link_van((await _vraag(plek.web, deelnemer)).id))
        klassenvraag = await test_klassenlijsten.gevraagd(plek.web, 820)
        zaak = await plek.web.zaak(leerling=andere_leerling("999900018"))
        yield Regio(plek, deelnemer, f"{plek.adres}/antwoord/{token}", klassenvraag, zaak)


async def bezoeker(nieuwe_context: NieuweContext, javascript: bool) -> Page:
    """Somebody with a telephone who has no account."""
    pagina = await (await nieuwe_context(java_script_enabled=javascript)).new_page()
    if not javascript:
        ZONDER_SCRIPT.add(pagina)
    return pagina


async def verder(pagina: Page, knop: str = "Verder") -> None:
    await pagina.get_by_role("button", name=knop, exact=True).click()


@pytest.mark.eis(56, 189)
@WIJZEN
async def test_a_parent_answers_one_question_at_a_time(
    regio: Regio, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    """Refused, back, looked at, sent; the second parent corrects the answer of the first."""
    pagina = await bezoeker(nieuwe_context, javascript)
    await pagina.goto(regio.ouderlink)
    await verder(pagina)
    await expect(pagina.get_by_role("alert")).to_be_focused()
    await keur(pagina, "ouder-geweigerd")
    await pagina.get_by_role("link", name="Kies een van de antwoorden").click()
    await expect(pagina.get_by_role("group", name="Uw antwoord")).to_be_focused()
    await pagina.get_by_role("radio").first.check()
    if javascript:
        await pagina.reload()
        await expect(pagina.get_by_role("radio").first).to_be_checked()
    await verder(pagina)
    await pagina.get_by_label("Welke opleiding?").fill("Timmerman")
    await verder(pagina)
    await verder(pagina, "Terug")
    await expect(pagina.get_by_label("Welke opleiding?")).to_have_value("Timmerman")
    await verder(pagina)
    await pagina.get_by_label("Uw naam").fill("Een ouder")
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    await keur(pagina, "ouder-controle")
    await verder(pagina, "Antwoord versturen" if javascript else "Antwoord verbeteren")
    await expect(pagina.get_by_role("heading", name="Bedankt voor uw antwoord")).to_be_visible()
    await keur(pagina, "ouder-bedankt")
    await pagina.goto(regio.ouderlink)
    await pagina.get_by_role("link", name="English").click()
    await expect(pagina.get_by_role("heading", name="Question about your child")).to_be_visible()
    await keur(pagina, "ouder-engels")


@pytest.mark.eis(188)
@WIJZEN
async def test_a_counsellor_fills_in_a_class(
    regio: Regio, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    pagina = await ingelogd(regio.plek, nieuwe_context, "school2", java_script_enabled=javascript)
    await pagina.goto(f"{regio.plek.adres}/klassen")
    await pagina.get_by_role("link", name=regio.deelnemer.klas).first.click()
    await pagina.get_by_text("Plakken uit een spreadsheet").click()
    await pagina.get_by_label("Regels uit uw spreadsheet").fill("X1\taangemeld")
    await verder(pagina, "Zet in het formulier")
    await expect(pagina.get_by_role("alert")).to_be_focused()
    await pagina.get_by_label("Stand van").first.select_option("aangemeld")
    opleiding = "Timmerman" if javascript else "Lasser"
    await pagina.get_by_label("Opleiding van").first.fill(opleiding)
    await verder(pagina, "Klas bewaren")
    await expect(pagina.get_by_text("1 leerling is bijgewerkt")).to_be_visible()
    await expect(pagina.get_by_label("Opleiding van").first).to_have_value(opleiding)
    await keur(pagina, "klas-bewaard")


@pytest.mark.eis(187)
async def test_a_teacher_without_javascript_opens_a_class_with_a_fresh_code(
    regio: Regio, nieuwe_context: NieuweContext
) -> None:
    """With JavaScript: tests/browser/test_klassenlijst.py."""
    vraag, pagina = regio.klassenvraag, await bezoeker(nieuwe_context, False)
    await pagina.goto(f"{regio.plek.adres}/klassenlijst/{maak_token(LINK_SLEUTEL, vraag.id)}")
    await verder(pagina, "Stuur mij een code")
    await pagina.get_by_label("Code uit de mail").fill("000000")
    await verder(pagina, "Openen")
    await expect(pagina.get_by_role("alert")).to_be_focused()
    await pagina.get_by_label("Code uit de mail").fill(maak_code(LINK_SLEUTEL, vraag.id, 1))
    await verder(pagina, "Openen")
    await pagina.get_by_role("link", name="1A").click()
    await pagina.get_by_label("Afwezig").first.check()
    await verder(pagina, "Zet de andere studenten op aanwezig")
    await verder(pagina, "Klas bewaren")
    await expect(pagina.get_by_text("4 antwoorden zijn bijgewerkt")).to_be_visible()


@WIJZEN
async def test_a_school_board_looks_at_a_year_and_takes_it_along(
    regio: Regio, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    pagina = await ingelogd(regio.plek, nieuwe_context, "bestuur1", java_script_enabled=javascript)
    await pagina.goto(regio.plek.adres)
    await expect(pagina.get_by_role("row").filter(has_text="99AG")).to_be_visible()
    async with pagina.expect_download() as bestand:
        await pagina.get_by_role("link", name="Naar Excel (XLSX)").click()
    assert (await bestand.value).suggested_filename.endswith(".xlsx")
    await pagina.get_by_role("link", name="2025-2026").click()
    await expect(pagina.get_by_role("heading", name="schooljaar 2025-2026")).to_be_visible()
    await keur(pagina, "bestuur-vorig-jaar")


@pytest.mark.eis(81)
async def test_a_text_that_is_kept_nowhere_is_not_left_behind_by_logging_out(
    regio: Regio, nieuwe_context: NieuweContext
) -> None:
    """First stays, then goes all the same."""
    pagina, gevraagd_naar = await ingelogd(regio.plek, nieuwe_context, "lpa1"), list[str]()

    async def antwoord(dialoog: Dialog) -> None:
        gevraagd_naar.append(dialoog.type)
        await (dialoog.dismiss() if len(gevraagd_naar) == 1 else dialoog.accept())

    pagina.on("dialog", antwoord)
    dossier = f"{regio.plek.adres}/dossiers/{regio.zaak.ontvangst.traject_nummer}"
    await pagina.goto(f"{dossier}/koppelen")
    await pagina.get_by_label("Waarom?").fill("Zelfde kind")
    await pagina.get_by_role("button", name="Uitloggen").click(no_wait_after=True)
    await expect(pagina.get_by_label("Waarom?")).to_have_value("Zelfde kind")
    await pagina.get_by_role("button", name="Uitloggen").click(no_wait_after=True)
    await expect(pagina.get_by_role("heading", name="Inloggen")).to_be_visible()
    assert gevraagd_naar == ["beforeunload", "beforeunload"]


PAGINAS = {
    "lpa1": ("/taken", "/taken/{taak}", "/dossiers/{dossier}", "/dossiers", "/profiel"),
    "school2": ("/melden", "/mijn-meldingen", "/mijn-school"),
    "coordinator1": ("/coordinatie", "/werkverdeling", "/campagnes"),
    "beheerder1": ("/beheer/gebruikers/nieuw", "/beheer/teksten"),
}


@pytest.mark.parametrize("login", PAGINAS)
async def test_the_most_used_pages_can_be_worked_by_keyboard_and_finger(
    regio: Regio, nieuwe_context: NieuweContext, login: str
) -> None:
    """Tab follows the reading order and shows where it is, targets are large enough, nothing moves."""
    pagina = await ingelogd(regio.plek, nieuwe_context, login)
    namen = {"taak": regio.zaak.taak_id, "dossier": regio.zaak.ontvangst.traject_nummer}
    await pagina.emulate_media(reduced_motion="reduce")
    for pad in PAGINAS[login]:
        await pagina.goto(regio.plek.adres + pad.format(**namen))
        if pad == "/melden":
            async with pagina.expect_navigation(url="**/melden/*"):
                await verder(pagina, "Nieuwe melding")
        await loop_met_tab(pagina)
        await bedien(pagina)
        await zonder_beweging(pagina)


async def test_the_keyboard_reaches_the_content_first(regio: Regio, nieuwe_context: NieuweContext) -> None:
    pagina = await (await nieuwe_context()).new_page()
    await pagina.goto(f"{regio.plek.adres}/inloggen")
    await eerste_tab(pagina)
    await expect(pagina.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    await pagina.keyboard.press("Enter")
    await pagina.keyboard.press("Tab")
    await expect(pagina.get_by_label("Inlognaam")).to_be_focused()
