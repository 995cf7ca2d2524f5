"""A day at a school in the browser: each page empty, full and with faults."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect
from sqlmodel import col, select
from temporalio.client import Client

from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.tabellen import EenmaligeLink, Kopieadres, Mail, Sessie, Vraag
from tests.api.webproef import LYCEUM_TWEE, andere_leerling
from tests.browser.schoolplek import Plek, ingelogd, keur, open_plek
from tests.conftest import NieuweContext
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
async def plek(module_database_url: str, temporal_client: Client) -> AsyncIterator[Plek]:
    async with open_plek(module_database_url, temporal_client) as plek:
        yield plek


@pytest.mark.eis(42, 46, 49, 57, 58, 79, 80, 88)
@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_a_day_at_a_school(plek: Plek, nieuwe_context: NieuweContext, javascript: bool) -> None:
    nummers = ("999900018", "999900031") if javascript else ("999900043", "999900055")
    pagina = await ingelogd(plek, nieuwe_context, "school2", java_script_enabled=javascript)
    if javascript:
        for naam, pad in {"leeg": "/mijn-meldingen", "cijfers-leeg": "/schoolcijfers"}.items():
            await pagina.goto(plek.adres + pad)
            await keur(pagina, naam)
    een = await plek.web.meld(leerling=andere_leerling(nummers[0]))
    twee = await plek.web.meld(leerling=andere_leerling(nummers[1]), school=LYCEUM_TWEE)
    await _wissel_van_locatie(plek, pagina, een.melding_nummer, twee.melding_nummer)
    await _herhaal(plek, pagina, een.melding_nummer)
    kopie = "zorg@zeecollege.example" if javascript else "mentor@zeecollege.example"
    await _kopieadres(plek, pagina, kopie)
    await _antwoord_en_verbeter(plek, pagina, await plek.web.vraag(een))
    if javascript:
        await _op_papier(plek, pagina, een.melding_nummer)
        await pagina.goto(f"{plek.adres}/schoolcijfers")
        await keur(pagina, "cijfers")


async def _wissel_van_locatie(plek: Plek, pagina: Page, hier: str, daar: str) -> None:
    await pagina.goto(f"{plek.adres}/mijn-meldingen")
    await pagina.get_by_label("School en locatie").select_option(
        label="Delta Vakschool, Loodlijnstraat (99AG01)"
    )
    await pagina.get_by_role("button", name="Wisselen").click()
    await expect(pagina.get_by_role("link", name=daar)).to_be_visible()
    await expect(pagina.get_by_role("link", name=hier)).to_have_count(0)
    async with pagina.expect_download() as download:
        await pagina.get_by_role("link", name="Naar CSV").click()
    bestand = await download.value
    assert bestand.suggested_filename == "meldingen-delta-vakschool-loodlijnstraat-99ag01-2026-11-23.csv"
    await pagina.get_by_label("School en locatie").select_option(label="Al mijn locaties")
    await pagina.get_by_role("button", name="Wisselen").click()
    await expect(pagina.get_by_role("link", name=hier)).to_be_visible()


async def _herhaal(plek: Plek, pagina: Page, nummer: str) -> None:
    """From the list: one press, two dates, one press."""
    rij = pagina.get_by_role("row").filter(has=pagina.get_by_role("link", name=nummer))
    await rij.get_by_role("button", name="Opnieuw melden").click()
    await pagina.get_by_label("Eerste dag").fill("16-11-2026")
    await pagina.get_by_label("Laatste dag").fill("20-11-2026")
    await pagina.get_by_label("Aantal gemiste lesuren").fill("18")
    await pagina.get_by_role("button", name="Melding versturen").click()
    await expect(pagina.get_by_text("Uw melding is ontvangen")).to_be_visible()
    await keur(pagina, "ontvangen")


async def _kopieadres(plek: Plek, pagina: Page, adres: str) -> None:
    await pagina.goto(f"{plek.adres}/mijn-school")
    await pagina.get_by_role("button", name="Adres toevoegen").click()
    await expect(pagina.get_by_role("link", name="Vul een e-mailadres in")).to_be_visible()
    await keur(pagina, "mijn-school-geweigerd")
    await pagina.get_by_label("School en locatie").select_option(index=1)
    await pagina.get_by_label("E-mailadres").fill(adres)
    await pagina.get_by_role("button", name="Adres toevoegen").click()
    await expect(pagina.get_by_text("Wacht op bevestiging").first).to_be_visible()
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        kopie_id = (await sessie.exec(select(Kopieadres.id).where(Kopieadres.mail == adres))).one()
    link = f"{plek.adres}/kopieadres/{maak_token(LINK_SLEUTEL, kopie_id)}"
    await pagina.goto(link)
    await keur(pagina, "kopieadres")
    await pagina.goto(link)  # looking twice confirms nothing
    await pagina.get_by_role("button", name="Ja, ik wil deze berichten").click()
    await expect(pagina.get_by_role("heading", name="U krijgt de berichten")).to_be_visible()
    await plek.web.meld(leerling=andere_leerling("999900067" if "zorg" in adres else "999900079"))
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        assert (
            await sessie.exec(select(Mail).where(Mail.aan == adres, Mail.sjabloon == "ontvangstbevestiging"))
        ).all()


async def _antwoord_en_verbeter(plek: Plek, pagina: Page, token: str) -> None:
    adres = f"{plek.adres}/antwoord/{token}"
    await pagina.goto(adres)
    await pagina.get_by_role("button", name="Antwoord versturen").click()
    await keur(pagina, "antwoord-geweigerd")
    await pagina.get_by_label("Uw antwoord").fill("Ja, maandag.")
    await pagina.get_by_label("Uw naam").fill("Z. Coördinator")
    await pagina.get_by_role("button", name="Antwoord versturen").click()
    await expect(pagina.get_by_text("kunt u uw antwoord verbeteren met dezelfde link")).to_be_visible()
    await pagina.goto(adres)
    await keur(pagina, "antwoord-verbeteren")
    await pagina.get_by_label("Uw antwoord").fill("Ja, dinsdag.")
    await pagina.get_by_label("Uw naam").fill("Z. Coördinator")
    await pagina.get_by_role("button", name="Antwoord verbeteren").click()
    await expect(pagina.get_by_role("heading", name="Bedankt voor uw antwoord")).to_be_visible()
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        assert (await sessie.exec(select(Vraag).where(Vraag.antwoord == "Ja, dinsdag."))).all()
        assert (
            await sessie.exec(select(EenmaligeLink).where(col(EenmaligeLink.gebruikt_op).is_not(None)))
        ).all()
    await pagina.goto(f"{plek.adres}/antwoord/bestaat-niet")
    await pagina.get_by_role("button", name="Stuur mij een nieuwe link").click()
    await expect(pagina.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()
    await keur(pagina, "nieuwe-link")


async def _op_papier(plek: Plek, pagina: Page, nummer: str) -> None:
    """What was filled in stands on paper whole, and is still there afterwards."""
    await pagina.goto(f"{plek.adres}/mijn-meldingen/{nummer}")
    await pagina.get_by_role("button", name="Opnieuw melden").click()
    lang = "\n".join(f"Regel {nummer_} van een lang verhaal." for nummer_ in range(30))
    await pagina.get_by_label("Toelichting").fill(lang)
    await pagina.emulate_media(media="print")
    vak = pagina.get_by_label("Toelichting")
    assert await vak.evaluate("vak => vak.scrollHeight <= vak.clientHeight + 4")
    await expect(pagina.locator("nav")).to_be_hidden()
    await pagina.emulate_media(media="screen", reduced_motion="reduce")
    await expect(vak).to_have_value(lang)


@pytest.mark.eis(81)
async def test_what_is_typed_survives_the_end_of_a_session(plek: Plek, nieuwe_context: NieuweContext) -> None:
    pagina = await ingelogd(plek, nieuwe_context, "school2", java_script_enabled=False)
    await pagina.goto(f"{plek.adres}/mijn-school")
    await pagina.get_by_label("E-mailadres").fill("typwerk@zeecollege.example")
    async with plek.web.database.schrijver(SYSTEEM) as sessie:
        for rij in (await sessie.exec(select(Sessie))).all():
            rij.verloopt_op = rij.begonnen_op - timedelta(minutes=1)
    await pagina.get_by_role("button", name="Adres toevoegen").click()
    await expect(pagina.get_by_text("U was uitgelogd")).to_be_visible()
    await pagina.get_by_label("Inlognaam").fill("school2")
    await pagina.get_by_label("Wachtwoord").fill("verzuim-demo")
    await pagina.get_by_role("button", name="Inloggen").click()
    await expect(pagina.get_by_text("typwerk@zeecollege.example")).to_be_visible()
    await pagina.get_by_role("button", name="Alsnog versturen").click()
    await expect(pagina.get_by_role("heading", name="Mijn school")).to_be_visible()
    await expect(pagina.get_by_label("E-mailadres")).to_have_value("typwerk@zeecollege.example")


@pytest.mark.eis(81)
async def test_a_warning_comes_before_the_session_ends_and_one_press_goes_on(
    plek: Plek, nieuwe_context: NieuweContext
) -> None:
    pagina = await ingelogd(plek, nieuwe_context, "school2")
    async with plek.web.database.schrijver(SYSTEEM) as sessie:
        for rij in (await sessie.exec(select(Sessie))).all():
            rij.verloopt_op = rij.begonnen_op + timedelta(minutes=5)
    await pagina.goto(f"{plek.adres}/mijn-school")
    await expect(pagina.get_by_text("U wordt over 5 minuten uitgelogd")).to_be_visible()
    await keur(pagina, "sessie")
    await pagina.get_by_role("button", name="Ingelogd blijven").click()
    await expect(pagina.get_by_text("minuten uitgelogd")).to_have_count(0)


async def test_a_board_sees_figures_and_no_pupil(plek: Plek, nieuwe_context: NieuweContext) -> None:
    ontvangst = await plek.web.meld(leerling=andere_leerling("999900092", achternaam="Zichtbaar"))
    pagina = await ingelogd(plek, nieuwe_context, "bestuur1")
    await pagina.goto(plek.adres)
    await expect(pagina.get_by_text("Delta Lyceum en Vakschool")).to_be_visible()
    inhoud = await pagina.content()
    assert "Zichtbaar" not in inhoud
    assert ontvangst.melding_nummer not in inhoud
    await keur(pagina, "bestuur")
    assert (await pagina.goto(f"{plek.adres}/mijn-meldingen/{ontvangst.melding_nummer}")).status == 403  # type: ignore[union-attr]  # a page always answers
