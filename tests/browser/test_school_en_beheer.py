"""A day at a school and a day of a beheerder in the browser: each page empty, full and with faults."""

import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect
from sqlmodel import col, select
from temporalio.client import Client

from demo.processen import vrije_poort
from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.tabellen import EenmaligeLink, Kopieadres, Mail, Sessie, Uitnodiging, Vraag
from tests.api.webproef import LYCEUM_TWEE, Webproef, andere_leerling, bouw_webproef
from tests.browser.keten import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WORTEL, WebServer
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser
FOTOS = WORTEL / "var" / "schermen"


@dataclass(frozen=True)
class Plek:
    """The application on a port."""

    web: Webproef
    adres: str


@pytest.fixture(scope="module")
async def plek(module_database_url: str, temporal_client: Client) -> AsyncIterator[Plek]:
    web = await bouw_webproef(module_database_url, temporal_client)
    async with WebServer(web.app, vrije_poort()) as server:
        yield Plek(web, server.url)
    await web.database.sluit()


async def ingelogd(plek: Plek, nieuwe_context: NieuweContext, login: str, **opties: bool) -> Page:
    context = await nieuwe_context(**opties)
    token = (await plek.web.als(login)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": plek.adres}])
    return await context.new_page()


async def keur(pagina: Page, naam: str, *, javascript: bool = True) -> None:
    """No violation at either width, nothing to scroll sideways at 400% zoom, and a picture of both.

    axe is JavaScript itself: without it the page is only walked.
    """
    if not javascript:
        return
    FOTOS.mkdir(parents=True, exist_ok=True)
    await controleer_toegankelijkheid(pagina)
    await pagina.set_viewport_size({"width": 320, "height": 900})
    assert await pagina.evaluate("document.documentElement.scrollWidth") <= 320, pagina.url
    for breedte in (390, 1360):
        await pagina.set_viewport_size({"width": breedte, "height": 900})
        await pagina.screenshot(path=FOTOS / f"school-{naam}-{breedte}.png", full_page=True)


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
    await _kopieadres(plek, pagina, kopie, javascript=javascript)
    await _antwoord_en_verbeter(plek, pagina, await plek.web.vraag(een), javascript=javascript)
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


async def _kopieadres(plek: Plek, pagina: Page, adres: str, *, javascript: bool) -> None:
    await pagina.goto(f"{plek.adres}/mijn-school")
    await pagina.get_by_role("button", name="Adres toevoegen").click()
    await expect(pagina.get_by_role("link", name="Vul een e-mailadres in")).to_be_visible()
    await keur(pagina, "mijn-school-geweigerd", javascript=javascript)
    await pagina.get_by_label("School en locatie").select_option(index=1)
    await pagina.get_by_label("E-mailadres").fill(adres)
    await pagina.get_by_role("button", name="Adres toevoegen").click()
    await expect(pagina.get_by_text("Wacht op bevestiging").first).to_be_visible()
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        kopie_id = (await sessie.exec(select(Kopieadres.id).where(Kopieadres.mail == adres))).one()
    link = f"{plek.adres}/kopieadres/{maak_token(LINK_SLEUTEL, kopie_id)}"
    await pagina.goto(link)
    await keur(pagina, "kopieadres", javascript=javascript)
    await pagina.goto(link)  # looking twice confirms nothing
    await pagina.get_by_role("button", name="Ja, ik wil deze berichten").click()
    await expect(pagina.get_by_role("heading", name="U krijgt de berichten")).to_be_visible()
    await plek.web.meld(leerling=andere_leerling("999900067" if "zorg" in adres else "999900079"))
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        assert (
            await sessie.exec(select(Mail).where(Mail.aan == adres, Mail.sjabloon == "ontvangstbevestiging"))
        ).all()


async def _antwoord_en_verbeter(plek: Plek, pagina: Page, token: str, *, javascript: bool) -> None:
    adres = f"{plek.adres}/antwoord/{token}"
    await pagina.goto(adres)
    await pagina.get_by_role("button", name="Antwoord versturen").click()
    await keur(pagina, "antwoord-geweigerd", javascript=javascript)
    await pagina.get_by_label("Uw antwoord").fill("Ja, maandag.")
    await pagina.get_by_label("Uw naam").fill("Z. Coördinator")
    await pagina.get_by_role("button", name="Antwoord versturen").click()
    await expect(pagina.get_by_text("kunt u uw antwoord verbeteren met dezelfde link")).to_be_visible()
    await pagina.goto(adres)
    await keur(pagina, "antwoord-verbeteren", javascript=javascript)
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
    await keur(pagina, "nieuwe-link", javascript=javascript)


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


def _png() -> bytes:
    def deel(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    beeld = zlib.compress(b"\0" + b"\x15\x42\x73" * 4)
    kop = struct.pack(">IIBBBBB", 4, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + deel(b"IDAT", beeld) + deel(b"IEND", b"")


async def test_a_day_of_a_beheerder(plek: Plek, nieuwe_context: NieuweContext) -> None:
    pagina = await ingelogd(plek, nieuwe_context, "beheerder1")
    for naam in ("", "/logboek", "/gebruikers", "/afspraken", "/kalender", "/teksten", "/huisstijl"):
        await pagina.goto(f"{plek.adres}/beheer{naam}")
        await keur(pagina, f"beheer{naam.replace('/', '-')}")
    await _nodig_uit(plek, pagina)
    await _wijzig_afspraak(plek, pagina)
    await _wijzig_kalender(plek, pagina)
    await _kies_huisstijl(plek, pagina)
    await _schrijf_teksten(plek, pagina)
    await pagina.goto(f"{plek.adres}/beheer/logboek")
    for wat in (
        "Gebruiker uitgenodigd: nieuw.iemand",
        "Werkafspraak gemaakt: Melding beoordelen",
        "Huisstijl bewaard",
    ):
        await expect(pagina.get_by_text(wat).first).to_be_visible()
    await keur(pagina, "beheer-logboek-vol")


async def _nodig_uit(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/gebruikers/nieuw")
    await pagina.get_by_role("button", name="Uitnodigen").click()
    await keur(pagina, "beheer-nieuw-geweigerd")
    await pagina.get_by_label("Naam", exact=True).fill("Nieuw Iemand")
    await pagina.get_by_label("Inlognaam").fill("nieuw.iemand")
    await pagina.get_by_label("E-mailadres").fill("nieuw@voorbeeldstad.example")
    await pagina.get_by_label("Rol").select_option(label="Leerplichtambtenaar")
    await pagina.get_by_label("Gemeente").select_option(label="Voorbeeldstad")
    await pagina.get_by_role("button", name="Uitnodigen").click()
    await expect(pagina.get_by_text("De uitnodiging is verstuurd.")).to_be_visible()
    await keur(pagina, "beheer-gebruiker")
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        uitnodiging = (await sessie.exec(select(Uitnodiging.id))).one()
    link = f"{plek.adres}/uitnodiging/{maak_token(LINK_SLEUTEL, uitnodiging)}"
    kaart = pagina.url
    await pagina.goto(link)
    await pagina.get_by_label("Wachtwoord").fill("kort")
    await pagina.get_by_role("button", name="Wachtwoord bewaren").click()
    await keur(pagina, "uitnodiging-geweigerd")
    for veld in ("Wachtwoord", "Nog een keer"):
        await pagina.get_by_label(veld).fill("een lange zin als wachtwoord")
    await pagina.get_by_role("button", name="Wachtwoord bewaren").click()
    await expect(pagina.get_by_role("heading", name="Uw wachtwoord is bewaard")).to_be_visible()
    assert (await pagina.goto(link)).status == 404  # type: ignore[union-attr]  # a page always answers
    await pagina.goto(kaart)
    await pagina.get_by_role("button", name="Uitzetten").click()
    await expect(pagina.get_by_text("Deze persoon kan niet meer inloggen.")).to_be_visible()


async def _wijzig_afspraak(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/afspraken")
    await pagina.get_by_role("link", name="Melding beoordelen", exact=True).click()
    await pagina.get_by_label("Uiterlijk na").fill("vijf")
    await pagina.get_by_label("Geldt vanaf").fill("01-01-2020")
    await pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    await expect(pagina.get_by_role("link", name="niet met terugwerkende kracht")).to_be_visible()
    await keur(pagina, "beheer-afspraak-geweigerd")
    await pagina.get_by_label("Uiterlijk na").fill("3")
    await pagina.get_by_label("Geldt vanaf").fill("04-01-2027")
    await pagina.get_by_label("Waarop dit rust").fill("Besluit van de regio, 1 november 2026.")
    await pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    await expect(
        pagina.get_by_text("dan was de laatste dag 11-01-2027. Dat wordt 07-01-2027.")
    ).to_be_visible()
    await keur(pagina, "beheer-afspraak")
    await pagina.get_by_role("button", name="Afspraak bewaren").click()
    await expect(pagina.get_by_text("De afspraak is aangepast.")).to_be_visible()
    await expect(pagina.get_by_role("button", name="Intrekken van 04-01-2027")).to_be_visible()


async def _wijzig_kalender(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/kalender")
    await pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    await keur(pagina, "beheer-kalender-geweigerd")
    await pagina.get_by_label("School en locatie").select_option(index=1)
    await pagina.get_by_label("De school is dicht").check()
    await pagina.get_by_label("Eerste dag").fill("07-12-2026")
    await pagina.get_by_label("Laatste dag").fill("08-12-2026")
    await pagina.get_by_label("Waarom").fill("Studiedagen")
    await pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    await pagina.get_by_role("button", name="Bewaren", exact=True).click()
    await expect(pagina.get_by_role("cell", name="Studiedagen")).to_be_visible()
    await keur(pagina, "beheer-kalender-vol")
    await pagina.get_by_role("button", name="Intrekken").click()
    await expect(pagina.get_by_text("Ingetrokken op")).to_be_visible()


async def _kies_huisstijl(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/huisstijl/9901")
    await pagina.get_by_label("Kleur").fill("#ffcc00")
    svg = {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    await pagina.get_by_label("Logo").set_input_files(svg)  # type: ignore[arg-type]  # playwright's own kind
    await pagina.get_by_role("button", name="Huisstijl bewaren").click()
    await expect(pagina.get_by_role("link", name="Deze kleur is te licht")).to_be_visible()
    await expect(pagina.get_by_role("link", name="Kies een PNG of JPEG.")).to_be_visible()
    await keur(pagina, "beheer-huisstijl-geweigerd")
    await pagina.get_by_label("Kleur").fill("#7a1f5c")
    png = {"name": "logo.png", "mimeType": "image/png", "buffer": _png()}
    await pagina.get_by_label("Logo").set_input_files(png)  # type: ignore[arg-type]  # playwright's own kind
    await pagina.get_by_role("button", name="Huisstijl bewaren").click()
    await expect(pagina.get_by_role("img", name="Logo van de gemeente Voorbeeldstad")).to_be_visible()
    await keur(pagina, "beheer-huisstijl-vol")


async def _schrijf_teksten(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/teksten/9901/brief/formele-waarschuwing")
    await pagina.get_by_label("Tekst", exact=True).fill("Goede regel.\n\n{% if b.volwassen %}\nniet af")
    await pagina.get_by_role("button", name="Tekst bewaren").click()
    await expect(pagina.get_by_role("link", name="Regel 4: Hier klopt iets niet.")).to_be_visible()
    await keur(pagina, "beheer-tekst-geweigerd")
    await pagina.get_by_label("Tekst", exact=True).fill("Dag {{ b.leerling }}.\n\n## Kop\n\n- een")
    await pagina.get_by_role("button", name="Voorbeeld bekijken").click()
    await expect(pagina.get_by_text("Dag Voorbeeld Oefenleerling.")).to_be_visible()
    await keur(pagina, "beheer-tekst-voorbeeld")
    async with pagina.expect_download() as download:
        await pagina.get_by_role("button", name="Voorbeeld als PDF").click()
    assert (await download.value).suggested_filename.startswith("voorbeeld-formele-waarschuwing-nl")
    await pagina.get_by_role("button", name="Tekst bewaren").click()
    await expect(pagina.get_by_text("De tekst is bewaard.")).to_be_visible()
    await pagina.get_by_role("button", name="Standaardtekst weer gebruiken").click()
    await expect(pagina.get_by_text("De standaardtekst geldt weer")).to_be_visible()
    await pagina.goto(f"{plek.adres}/beheer/teksten/9901/mail/opgepakt")
    await pagina.get_by_role("button", name="Proefmail aan mijzelf").click()
    await expect(pagina.get_by_text("De proefmail is onderweg")).to_be_visible()
    async with plek.web.database.lezer(SYSTEEM) as sessie:
        proef = (await sessie.exec(select(Mail).where(col(Mail.message_id).like("proef.%")))).one()
    assert proef.aan == "beheerder1@regiodelta.example"
