"""Photographs the pages of a running demo: `python -m docs.schermafdrukken [--adres http://localhost:8000]`.

It reports a few invented pupils as a school, waits for the officer's tasks, and writes `docs/schermen/*.png`
at the widths of a desk and of a telephone.
"""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from playwright.async_api import Browser, Page, async_playwright

from demo.gegevens import WACHTWOORD
from tests.omgeving import CHROMIUM_ARGUMENTEN, chromium_pad

MAP = Path(__file__).resolve().parent / "schermen"
BREEDTES = (1360, 390)
GEDULD_SECONDEN = 60
# Numbers that pass the check and that nobody has.
LEERLINGEN = (
    ("999901400", "Yusuf", "de", "Vries", "2012-05-03", "relatief-verzuim-wettelijk", "16,5"),
    ("999901412", "Mina", "", "Achterberg", "2010-11-19", "langdurig-relatief-verzuim", "60"),
    ("999901424", "Tobias", "van", "Rooijen", "2013-02-11", "luxe-verzuim", "12"),
)


class Demo:
    """A browser on the demo, one window per person."""

    def __init__(self, browser: Browser, adres: str) -> None:
        self._browser, self._adres = browser, adres

    async def als(self, login: str) -> Page:
        """A window in which this person is logged in."""
        pagina = await (await self._browser.new_context(locale="nl-NL")).new_page()
        await self.ga(pagina, "/inloggen")
        await pagina.fill("#inlognaam", login)
        await pagina.fill("#wachtwoord", WACHTWOORD)
        await pagina.get_by_role("button", name="Inloggen").click()
        await pagina.get_by_role("button", name="Uitloggen").wait_for()
        return pagina

    async def ga(self, pagina: Page, pad: str) -> None:
        await pagina.goto(self._adres + pad)

    async def foto(self, pagina: Page, naam: str) -> None:
        """The page as it is now, at both widths."""
        for breedte in BREEDTES:
            await pagina.set_viewport_size({"width": breedte, "height": 900})
            await pagina.screenshot(path=MAP / f"{naam}-{breedte}.png", full_page=True)

    async def meld(self, pagina: Page, leerling: tuple[str, ...], vandaag: date) -> None:
        """Report one pupil with the form."""
        bsn, voornaam, voorvoegsel, achternaam, geboren, soort, uren = leerling
        await self.ga(pagina, "/melden")
        await pagina.get_by_role("button", name="Nieuwe melding").click()
        tekst = {"bsn": bsn, "voornamen": voornaam, "voorvoegsel": voorvoegsel, "achternaam": achternaam}
        tekst |= {"geboortedatum": geboren, "uren": uren, "leerlingnummer": f"L-{bsn[-5:]}", "klas": "3B"}
        tekst |= {
            "straat": "Kerkstraat",
            "huisnummer": "12",
            "postcode": "1234 AB",
            "plaats": "Voorbeeldstad",
        }
        tekst |= {"eerste_dag": f"{vandaag - timedelta(days=14)}", "laatste_dag": f"{vandaag}"}
        tekst |= {"toelichting": "De leerling komt niet opdagen. De mentor heeft gebeld."}
        for veld, waarde in tekst.items():
            await pagina.fill(f"#{veld}", waarde)
        keuzes = {"soort": soort, "gemeentecode": "9901", "school": "99AG00", "onderwijssoort": "vmbo"}
        for veld, keuze in keuzes.items():
            await pagina.select_option(f"#{veld}", keuze)
        await pagina.check("#geslacht-x")
        await pagina.get_by_role("button", name="Melding versturen").click()
        await pagina.get_by_text("Uw melding is ontvangen").wait_for()

    async def vandaag(self, pagina: Page) -> date:
        """The day on the demo's clock, from the bar above the page."""
        moment = await pagina.locator("[data-vandaag]").get_attribute("data-vandaag")
        return date.fromisoformat(moment or "")

    async def behandelaar(self, aantal: int) -> Page:
        """A window of the officer who got the first of the tasks, when all have come."""
        pagina = await self.als("lpa1")
        taken = pagina.get_by_role("link", name="Melding beoordelen")
        for _ in range(GEDULD_SECONDEN):
            await self.ga(pagina, "/taken?wie=team")
            if await taken.count() >= aantal:
                await self.ga(pagina, "/taken")
                return pagina if await taken.count() else await self.als("lpa2")
            await asyncio.sleep(1)
        raise typer.BadParameter("de taken komen niet: draaien de worker en de relay?")


async def _fotografeer(adres: str) -> None:
    MAP.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_ARGUMENTEN)
        demo = Demo(browser, adres)
        await _school(demo)
        await _ambtenaar(demo)
        coordinator = await demo.als("coordinator1")
        await demo.ga(coordinator, "/coordinatie")
        await demo.foto(coordinator, "coordinatie")
        await browser.close()


async def _school(demo: Demo) -> None:
    school = await demo.als("school2")
    vandaag = await demo.vandaag(school)
    for leerling in LEERLINGEN:
        await demo.meld(school, leerling, vandaag)
    await demo.foto(school, "melding")
    await demo.ga(school, "/mijn-meldingen")
    await demo.foto(school, "mijn-meldingen")


async def _ambtenaar(demo: Demo) -> None:
    ambtenaar = await demo.behandelaar(len(LEERLINGEN))
    await demo.foto(ambtenaar, "taken")
    await ambtenaar.get_by_role("link", name="Melding beoordelen").first.click()
    await demo.foto(ambtenaar, "taak")
    await ambtenaar.check("#besluit-oppakken")
    await ambtenaar.get_by_role("button", name="Besluit vastleggen").click()
    await ambtenaar.get_by_text("Uw besluit is vastgelegd").wait_for()
    await demo.foto(ambtenaar, "dossier")


def main(
    adres: Annotated[str, typer.Option(help="Het adres van de demo.")] = "http://localhost:8000",
) -> None:
    """Maak schermafdrukken van de draaiende demo."""
    asyncio.run(_fotografeer(adres))


if __name__ == "__main__":
    typer.run(main)
