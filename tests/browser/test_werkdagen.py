"""From desk to desk: administration divides, an officer, a doctor and a casemanager do their part."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from demo.gegevens import demo_id
from domain.soorten import Kanaal, Meldingsoort
from infra.klok import echt_nu
from storage.aanname import Herkomst
from storage.database import Database
from storage.intake import neem_melding_aan
from tests.browser.axe import controleer_toegankelijkheid
from tests.browser.keten import Keten, log_in
from tests.conftest import NieuweContext
from tests.wereld import KLUIS, melding

pytestmark = pytest.mark.browser

LYCEUM = {"brin": "99AG", "vestiging": "00", "soort": Meldingsoort.ZORG.value}
ROC = {
    "brin": "99AK",
    "vestiging": "00",
    "soort": Meldingsoort.VERZUIM_18PLUS.value,
    "onderwijssoort": "mbo-2",
    "acties_school": "De mentor heeft gesproken.",
    "zorgen": {
        "onderwijsoverstijgend": False,
        "startkwalificatie_in_gevaar": True,
        "dreigende_uitval": False,
    },
}


class Bureau:
    """The window of one colleague."""

    def __init__(self, keten: Keten, pagina: Page, javascript: bool) -> None:
        self.keten, self.pagina, self.javascript = keten, pagina, javascript

    async def keur(self) -> None:
        """What looks for violations is a script itself."""
        if self.javascript:
            await controleer_toegankelijkheid(self.pagina)

    async def open_taak(self, naam: str, lijst: str = "") -> None:
        """Look at the list until the task is there, and open it."""
        link = self.pagina.get_by_role("link", name=naam)
        for _ in range(120):
            await self.pagina.goto(f"{self.keten.adres}/taken{lijst}")
            if await link.count():
                return await link.first.click()
            await self.pagina.wait_for_timeout(250)
        raise AssertionError(f"{naam!r} komt niet in de lijst.")

    async def beslis(self, keuze: str, knop: str, **velden: str) -> None:
        """Choose, fill in what belongs to it, and hand in."""
        await self.pagina.get_by_role("radio", name=keuze).check()
        for veld, tekst in velden.items():
            vak = self.pagina.locator(f"#{veld}")
            keuzelijst = await vak.evaluate("vak => vak.tagName === 'SELECT'")
            await (vak.select_option(tekst) if keuzelijst else vak.fill(tekst))
        await self.pagina.get_by_role("button", name=knop).click()
        await expect(self.pagina.get_by_text("is vastgelegd").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_a_case_goes_from_desk_to_desk(
    keten: Keten, database_url: str, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    await _meld(database_url, LYCEUM)
    await _meld(database_url, ROC, bsn="999900018", geboortedatum="2007-03-01", achternaam="Zeeman")

    async def bureau(login: str) -> Bureau:
        pagina = await (await nieuwe_context(java_script_enabled=javascript)).new_page()
        await log_in(pagina, keten, login)
        return Bureau(keten, pagina, javascript)

    naar = await _verdeel(await bureau("administratie1"))
    await _verwijs(await bureau(naar))
    await _onderzoek(await bureau("jeugdarts1"))
    await _begeleid(await bureau("casemanager1"))
    await _neem_over(await bureau("coordinator1"))


async def _meld(database_url: str, school: dict[str, Any], **leerling: str) -> None:
    """A report, taken in as the form does."""
    nu = echt_nu()
    wie = melding(meldingsdatum=nu.date()).leerling.model_dump(mode="json") | leerling
    invoer = melding(meldingsdatum=nu.date(), leerling=wie, **school)
    database = Database(database_url)
    await neem_melding_aan(database, KLUIS, invoer, Herkomst(kanaal=Kanaal.FORMULIER), nu)
    await database.sluit()


async def _verdeel(bureau: Bureau) -> str:
    """The administration gives the report to the officer who did not get it by the rules; their log-in."""
    await bureau.open_taak("Melding beoordelen van Ö. Yıldız-de Vries", "?wie=team")
    pagina = bureau.pagina
    await pagina.get_by_text("Overdragen of teruggeven").click()
    keuze = pagina.get_by_label("Aan wie?")
    ids = {login: str(demo_id("gebruiker", login)) for login in ("lpa1", "lpa2")}
    (naar,) = [login for login in ids if await keuze.locator(f"option[value='{ids[login]}']").count()]
    await keuze.select_option(ids[naar])
    await pagina.get_by_label("Waarom?").fill("Kent de school.")
    await pagina.get_by_role("button", name="Toewijzen").click()
    await expect(pagina.get_by_text("De taak is overgedragen.")).to_be_visible()
    return naar


async def _verwijs(bureau: Bureau) -> None:
    """The officer starts the procedure, and hands over to the doctor after the school's talk."""
    await bureau.open_taak("Melding beoordelen")
    velden = {"procedure": "ziekteverzuim", "motivering": "Vaak ziek."}
    await bureau.beslis("Verder in een procedure", "Besluit vastleggen", **velden)
    await bureau.open_taak("Nagaan of de school heeft gesproken")
    verslag = {"zorgen-blijven__verslag": "De mentor sprak met de ouders."}
    await bureau.beslis("Er is gesproken, de zorgen blijven", "Uitkomst vastleggen", **verslag)


async def _onderzoek(bureau: Bureau) -> None:
    await bureau.open_taak("Onderzoek door de jeugdarts")
    await bureau.keur()
    advies = {"ja__adviesdatum": f"{echt_nu():%d-%m-%Y}", "ja__advies": "Weer hele dagen naar school."}
    await bureau.beslis("Ja", "Uitkomst vastleggen", **advies)
    await bureau.keten.mail_met("De jeugdarts heeft advies gegeven.")


async def _begeleid(bureau: Bureau) -> None:
    """The casemanager takes up the student of 19, and the mbo hears who it is."""
    await bureau.open_taak("Melding beoordelen van Ö. Zeeman")
    await bureau.beslis("Oppakken", "Besluit vastleggen")
    await bureau.keten.mail_met("Esra Demirtaş")


async def _neem_over(bureau: Bureau) -> None:
    """The coordinator looks at the region, and takes a task over from a colleague."""
    pagina = bureau.pagina
    await pagina.goto(f"{bureau.keten.adres}/coordinatie")
    await bureau.keur()
    await bureau.open_taak("Traject behandelen van Ö. Zeeman", "?wie=team")
    await pagina.get_by_role("button", name="Overnemen van Esra Demirtaş").click()
    await expect(pagina.get_by_text("De taak staat op uw naam.")).to_be_visible()
