"""A region on a port, for walks in the browser: each page is looked at as one comes by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from weakref import WeakSet

from playwright.async_api import Page
from temporalio.client import Client

from demo.processen import vrije_poort
from tests.api.webproef import Webproef, bouw_webproef
from tests.browser.axe import controleer_toegankelijkheid
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

ZONDER_SCRIPT: WeakSet[Page] = WeakSet()


@dataclass(frozen=True)
class Plek:
    """The application on a port."""

    web: Webproef
    adres: str


@asynccontextmanager
async def open_plek(database_url: str, temporal: Client) -> AsyncIterator[Plek]:
    """Until the end of the block."""
    web = await bouw_webproef(database_url, temporal)
    async with WebServer(web.app, vrije_poort()) as server:
        yield Plek(web, server.url)
    await web.database.sluit()


async def ingelogd(plek: Plek, nieuwe_context: NieuweContext, login: str, **opties: bool) -> Page:
    context = await nieuwe_context(**opties)
    token = (await plek.web.als(login)).cookies["verzuim"]
    await context.add_cookies([{"name": "verzuim", "value": token, "url": plek.adres}])
    pagina = await context.new_page()
    if not opties.get("java_script_enabled", True):
        ZONDER_SCRIPT.add(pagina)
    return pagina


async def keur(pagina: Page, naam: str) -> None:
    """No violation at either width, and nothing to scroll sideways at 400% zoom.

    axe is JavaScript itself: without it the page is only walked. `make rondgang` takes the pictures.
    """
    if pagina in ZONDER_SCRIPT:
        return
    await controleer_toegankelijkheid(pagina, naam)
    await pagina.set_viewport_size({"width": 320, "height": 900})
    assert await pagina.evaluate("document.documentElement.scrollWidth") <= 320, f"{naam}: {pagina.url}"
