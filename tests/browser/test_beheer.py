"""A day of a beheerder in the browser: each page empty, full and with faults."""

import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect
from sqlmodel import col, select
from temporalio.client import Client

from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.tabellen import Mail, Uitnodiging
from tests.browser.schoolplek import Plek, ingelogd, keur, open_plek
from tests.conftest import NieuweContext
from tests.wereld import LINK_SLEUTEL

pytestmark = pytest.mark.browser


@pytest.fixture
async def plek(database_url: str, temporal_client: Client) -> AsyncIterator[Plek]:
    async with open_plek(database_url, temporal_client) as plek:
        yield plek


def _png() -> bytes:
    def deel(soort: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    beeld = zlib.compress(b"\0" + b"\x15\x42\x73" * 4)
    kop = struct.pack(">IIBBBBB", 4, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + deel(b"IDAT", beeld) + deel(b"IEND", b"")


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_a_day_of_a_beheerder(plek: Plek, nieuwe_context: NieuweContext, javascript: bool) -> None:
    pagina = await ingelogd(plek, nieuwe_context, "beheerder1", java_script_enabled=javascript)
    for naam in (
        "",
        "/logboek",
        "/gebruikers",
        "/afspraken",
        "/kalender",
        "/teksten",
        "/huisstijl",
        "/lijsten",
    ):
        await pagina.goto(f"{plek.adres}/beheer{naam}")
        await keur(pagina, f"beheer{naam.replace('/', '-')}")
    await _nodig_uit(plek, pagina)
    await _wijzig_afspraak(plek, pagina)
    await _wijzig_kalender(plek, pagina)
    await _vul_lijsten(plek, pagina)
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


async def _vul_lijsten(plek: Plek, pagina: Page) -> None:
    await pagina.goto(f"{plek.adres}/beheer/lijsten")
    await pagina.get_by_role("link", name="Eigen resultaten").click()
    await pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    await keur(pagina, "beheer-lijst-geweigerd")
    await pagina.goto(f"{plek.adres}/beheer/lijsten/40/partner")
    await pagina.get_by_label("Naam").fill("Zorgboerderij")
    await pagina.get_by_label("Soort partner").select_option(label="Zorg en gezondheid")
    await pagina.get_by_label("Hier kunnen wij naar doorverwijzen").check()
    await pagina.get_by_label("Geldt vanaf").fill("01-12-2026")
    await pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    await expect(pagina.get_by_text("Zorgboerderij komt in de lijst.")).to_be_visible()
    await pagina.get_by_role("button", name="Bewaren").click()
    await expect(pagina.get_by_role("button", name="Stoppen met Zorgboerderij")).to_be_visible()
    await keur(pagina, "beheer-lijst-vol")


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
