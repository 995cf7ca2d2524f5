"""The story by hand: a school reports, an officer asks and closes, the school answers from its mail."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import controleer_toegankelijkheid
from tests.browser.keten import Keten, log_in
from tests.conftest import NieuweContext

pytestmark = pytest.mark.browser

VELDEN = {
    "leerlingnummer": "L-20771",
    "bsn": "999901448",
    "voornamen": "Yusuf Ali",
    "voorvoegsel": "de",
    "achternaam": "Vries",
    "geboortedatum": "3 mei 2012",
    "straat": "Kerkstraat",
    "huisnummer": "12",
    "postcode": "1234 AB",
    "plaats": "Voorbeeldstad",
    "klas": "3B",
    "eerste_dag": "02-11-2026",
    "laatste_dag": "13-11-2026",
    "uren": "16,5",
    "toelichting": "De leerling komt niet opdagen.",
    "gewenste_actie": "Graag een huisbezoek.",
}
KEUZES = {"soort": "relatief-verzuim-wettelijk", "gemeentecode": "9901", "school": "99AG00"}


async def _vul_in(pagina: Page) -> None:
    for veld, tekst in VELDEN.items():
        await pagina.locator(f"#{veld}").fill(tekst)
    for veld, keuze in (KEUZES | {"onderwijssoort": "vmbo"}).items():
        await pagina.locator(f"#{veld}").select_option(keuze)
    await pagina.get_by_label("Man", exact=True).check()


async def _verschijnt(pagina: Page, adres: str, wat: str) -> None:
    """Reload until the page shows it: what happens in between is a workflow's work."""
    for _ in range(60):
        await pagina.goto(adres)
        if await pagina.get_by_text(wat).filter(visible=True).count():
            return
        await pagina.wait_for_timeout(500)
    raise AssertionError(f"{wat!r} staat niet op {adres}")


async def _beslis(pagina: Page, besluit: str, **velden: str) -> None:
    await pagina.get_by_label(besluit).check()
    for veld, tekst in velden.items():
        if veld == "resultaat":
            await pagina.locator("#resultaat").select_option(tekst)
        else:
            await pagina.locator(f"#{veld}").fill(tekst)
    await pagina.get_by_role("button", name="Besluit vastleggen").click()
    await expect(pagina.get_by_text("Uw besluit is vastgelegd")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
@pytest.mark.eis(49, 56, 61, 64)
async def test_from_report_to_closed_dossier_with_an_answer_from_the_mail(
    keten: Keten, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    school = await (await nieuwe_context(java_script_enabled=javascript)).new_page()
    await log_in(school, keten, "school2")
    await school.goto(f"{keten.adres}/melden")
    await school.get_by_role("button", name="Nieuwe melding").click()
    await school.get_by_role("button", name="Melding versturen").click()
    await expect(school.get_by_text("Controleer uw antwoorden")).to_be_visible()
    await _vul_in(school)
    await school.get_by_role("button", name="Melding versturen").click()
    await expect(school.get_by_text("Uw melding is ontvangen")).to_be_visible()
    assert "L-20771" in str((await keten.mail("ontvangen"))["subject"])

    ambtenaar = await (await nieuwe_context(java_script_enabled=javascript)).new_page()
    await log_in(ambtenaar, keten, "lpa1")
    await _verschijnt(ambtenaar, f"{keten.adres}/taken?wie=team", "Melding beoordelen")
    await ambtenaar.get_by_role("link", name="Melding beoordelen").first.click()
    await expect(ambtenaar.get_by_text("Graag een huisbezoek.").first).to_be_visible()
    await _beslis(ambtenaar, "Vraag stellen aan de school", vraag="Is er al met de ouders gesproken?")
    dossier = ambtenaar.url.partition("?")[0]

    antwoord = await (await nieuwe_context(java_script_enabled=javascript)).new_page()
    await antwoord.goto(await keten.link("raag"))
    await expect(antwoord.get_by_text("Is er al met de ouders gesproken?")).to_be_visible()
    assert "Vries" not in await antwoord.content()
    await antwoord.get_by_label("Uw antwoord").fill("Ja, er zijn afspraken.")
    await antwoord.get_by_label("Uw naam").fill("Z. Coördinator")
    await antwoord.get_by_role("button", name="Antwoord versturen").click()
    await expect(antwoord.get_by_text("Bedankt voor uw antwoord")).to_be_visible()

    await _verschijnt(ambtenaar, dossier, "Antwoord van de school beoordelen")
    await ambtenaar.get_by_role("link", name="Antwoord van de school beoordelen").first.click()
    await expect(ambtenaar.get_by_text("Ja, er zijn afspraken.").first).to_be_visible()
    await _beslis(ambtenaar, "Sluiten", resultaat="naar-school", motivering="De leerling gaat weer.")
    await _verschijnt(ambtenaar, dossier, "Gesloten op")
    await keten.mail("loten")


async def test_every_page_is_accessible_and_fits_a_telephone(
    keten: Keten, nieuwe_context: NieuweContext
) -> None:
    pagina = await (await nieuwe_context()).new_page()
    for adres in ("/inloggen", "/privacy", "/toegankelijkheid", "/bestaat-niet", "/antwoord/bestaat-niet"):
        await pagina.goto(keten.adres + adres)
        await controleer_toegankelijkheid(pagina)
    await log_in(pagina, keten, "school2")
    await pagina.goto(f"{keten.adres}/melden")
    await pagina.get_by_role("button", name="Nieuwe melding").click()
    await controleer_toegankelijkheid(pagina)
    await pagina.get_by_role("button", name="Melding versturen").click()
    await expect(pagina.locator(":focus")).to_contain_text("Controleer uw antwoorden")
    await controleer_toegankelijkheid(pagina)
    await _vul_in(pagina)
    await expect(pagina.get_by_text("Concept bewaard om")).to_be_visible()
    await pagina.get_by_role("button", name="Melding versturen").click()
    await expect(pagina.get_by_text("Uw melding is ontvangen")).to_be_visible()
    await controleer_toegankelijkheid(pagina)
    for adres in ("/melden", "/mijn-meldingen", "/import", "/profiel"):
        await pagina.goto(keten.adres + adres)
        await controleer_toegankelijkheid(pagina)

    ambtenaar = await (await nieuwe_context()).new_page()
    await log_in(ambtenaar, keten, "coordinator1")
    await _verschijnt(ambtenaar, f"{keten.adres}/taken?wie=team", "Melding beoordelen")
    await controleer_toegankelijkheid(ambtenaar)
    await ambtenaar.get_by_role("link", name="Melding beoordelen").first.click()
    await controleer_toegankelijkheid(ambtenaar)
    await ambtenaar.get_by_role("link", name="Dossier 2026-").click()
    await controleer_toegankelijkheid(ambtenaar)
    for adres in ("/dossiers", "/coordinatie"):
        await ambtenaar.goto(keten.adres + adres)
        await controleer_toegankelijkheid(ambtenaar)
