"""Opens every page of every role in Chromium, photographs it and lets axe look: `make rondgang`.

Twice: in a region without any work, and in one where every page has something to show. Forms are handed in
empty as well, so that the pages with errors are seen. What is wrong ends the run with exit code 1.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from demo.processen import vrije_poort
from demo.temporal import TemporalServer
from infra.logging import configureer
from infra.temporal import registreer_zoekattributen, verbind
from tests.api.rondgang import Haal, Pagina, loop
from tests.api.volle_regio import IEDEREEN, vul
from tests.api.webproef import Webproef, bouw_webproef
from tests.browser.axe import overtredingen
from tests.omgeving import (
    CHROMIUM_ARGUMENTEN,
    PROEFSLEUTELS,
    WORTEL,
    WebServer,
    chromium_pad,
    gedeelde_postgres,
    kopie,
    met_driverbibliotheken,
)
from workflows.schemas import registreer_schemas

BREEDTES = (1360, 390)
MAP = WORTEL / "var" / "rondgang"
ALLES_OPEN = "document.querySelectorAll('details').forEach(deel => { deel.open = true })"
OPENBAAR = ("/inloggen", "/privacy", "/toegankelijkheid", "/bestaat-niet")


@dataclass
class Keuring:
    """What was seen, and what was wrong with it."""

    map: Path
    paginas: int = 0
    klachten: list[str] = field(default_factory=list)

    async def keur(self, pagina: Page, naam: str) -> None:
        """Photograph the page as it is now at both widths, and note what axe or the width has against it."""
        self.paginas += 1
        for breedte in BREEDTES:
            await pagina.set_viewport_size({"width": breedte, "height": 900})
            doel = self.map / f"{naam}-{breedte}.png"
            doel.parent.mkdir(parents=True, exist_ok=True)
            await pagina.screenshot(path=doel, full_page=True)
            await pagina.evaluate(ALLES_OPEN)
            gevonden = await overtredingen(pagina)
            for overtreding in gevonden.response["violations"]:
                plek = overtreding["nodes"][0]["html"][:160]
                self.klachten.append(f"{naam} ({breedte}): {overtreding['id']}: {plek}")
            if (inhoud := await pagina.evaluate("document.documentElement.scrollWidth")) > breedte:
                self.klachten.append(f"{naam} ({breedte}): is {inhoud} breed")


class Venster:
    """One person's window on the application."""

    def __init__(self, adres: str, pagina: Page, keuring: Keuring, wie: str) -> None:
        self.adres, self.pagina, self.keuring, self.wie = adres, pagina, keuring, wie
        pagina.on("pageerror", lambda fout: keuring.klachten.append(f"{wie}: script: {fout}"))

    async def haal(self, adres: str) -> Pagina:
        """A file is not opened: it has no page to look at."""
        if re.search(r"\.(xlsx|csv|pdf|ics|txt|zip)$|^/bijlagen/|^/gezond", adres.partition("?")[0]):
            return Pagina(adres, 200)
        antwoord = await self.pagina.goto(self.adres + adres)
        return Pagina(
            self.pagina.url.removeprefix(self.adres),
            antwoord.status if antwoord else 0,
            await self.pagina.content(),
        )

    async def loop(self, per_route: int) -> None:
        haal: Haal = self.haal
        async for bezoek in loop(haal, per_route=per_route):
            if not bezoek.pagina.html:
                continue
            if bezoek.pagina.status != 200:
                self.keuring.klachten.append(f"{self.wie}: {bezoek.pagina.adres}: {bezoek.pagina.status}")
            naam = f"{self.wie}/{self.keuring.paginas:03}{_veilig(bezoek.route)}"
            await self.keuring.keur(self.pagina, naam)
            await self._leeg_ingestuurd(bezoek.pagina.adres, naam)

    async def _leeg_ingestuurd(self, adres: str, naam: str) -> None:
        """Hand in the first form of the page without filling it in."""
        knop = self.pagina.locator(
            "main form.vk-form[method=post] button[type=submit]:not([aria-hidden])"
        ).first
        if not await knop.count():
            return
        try:
            await knop.click(timeout=5_000)
        except PlaywrightError as fout:
            self.keuring.klachten.append(f"{naam}: de knop doet niets: {fout.message.splitlines()[0]}")
            return
        await self.pagina.wait_for_load_state()
        if await self.pagina.locator("[data-focus].utrecht-alert--error").count():
            await self.keuring.keur(self.pagina, f"{naam}-fout")


def _veilig(route: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", route.lower()).rstrip("-")


@asynccontextmanager
async def regio(map_: Path, *, gevuld: bool) -> AsyncIterator[tuple[Webproef, str]]:
    """The application on a port, and the token of a question to a school ("" in an empty region)."""
    server = TemporalServer(map_, vrije_poort())
    server.start()
    try:
        temporal = await verbind(server.adres, "default", False, None, PROEFSLEUTELS)
        await registreer_zoekattributen(temporal)
        await registreer_schemas(temporal, "verzuim")
        with kopie(gedeelde_postgres(map_)) as databank:
            web = await bouw_webproef(databank.url, temporal)
            yield web, await vul(web) if gevuld else ""
            await web.database.sluit()
    finally:
        server.stop()


async def ga_rond(
    browser: Browser, keuring: Keuring, wie_allen: list[str], *, gevuld: bool, per_route: int
) -> AsyncIterator[str]:
    """These people through their pages, and whoever is not logged in; tells whenever one is done."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as map_:
        async with (
            regio(Path(map_), gevuld=gevuld) as (web, token),
            WebServer(web.app, vrije_poort()) as server,
        ):
            for wie in wie_allen:
                context = await browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
                cookie = (await web.als(wie)).cookies["verzuim"]
                await context.add_cookies([{"name": "verzuim", "value": cookie, "url": server.url}])
                await Venster(server.url, await context.new_page(), keuring, wie).loop(per_route)
                await context.close()
                yield f"{wie}: {keuring.paginas} pagina's gezien, {len(keuring.klachten)} klachten"
            await _buiten(await browser.new_context(locale="nl-NL"), server.url, keuring, token)


async def _buiten(context: BrowserContext, adres: str, keuring: Keuring, token: str) -> None:
    pagina = await context.new_page()
    for pad in (*OPENBAAR, *([f"/antwoord/{token}"] if token else [])):
        await pagina.goto(adres + pad)
        await keuring.keur(pagina, f"niemand/{_veilig(pad.partition(token)[0] if token else pad)}")
    await context.close()


async def _alles(regios: list[str], wie: list[str], per_route: int, meld: Callable[[str], object]) -> int:
    klachten = 0
    configureer("web", niveau="ERROR")
    with met_driverbibliotheken():
        playwright = await async_playwright().start()
    browser = await playwright.chromium.launch(executable_path=chromium_pad(), args=CHROMIUM_ARGUMENTEN)
    for naam in regios:
        keuring = Keuring(MAP / naam)
        async for regel in ga_rond(browser, keuring, wie, gevuld=naam == "vol", per_route=per_route):
            meld(f"{naam}: {regel}")
        for klacht in keuring.klachten:
            meld(klacht)
        klachten += len(keuring.klachten)
        meld(f"{naam}: {keuring.paginas} pagina's in {keuring.map}, {len(keuring.klachten)} klachten")
    await browser.close()
    await playwright.stop()
    return klachten


def main() -> None:
    """Exit code 1 when there is something against a page."""
    opties = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    opties.add_argument("--per-route", type=int, default=3, help="hoeveel pagina's van elke soort")
    opties.add_argument("--wie", nargs="+", default=IEDEREEN, help="alleen deze inlognamen")
    opties.add_argument("regios", nargs="*", default=["leeg", "vol"], help="leeg, vol, of allebei")
    gekozen = opties.parse_args()
    alles = _alles(gekozen.regios, gekozen.wie, gekozen.per_route, lambda regel: print(regel, flush=True))  # noqa: T201
    sys.exit(bool(asyncio.run(alles)))


if __name__ == "__main__":
    main()
