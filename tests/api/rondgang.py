"""Walks through the application by its own links, as somebody who clicks on everything."""

import re
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from fastapi.routing import APIRoute

from api.app import ROUTERS

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')


@dataclass(frozen=True)
class Pagina:
    """What came back from one address; `html` is empty for a file."""

    adres: str
    status: int
    html: str = ""


@dataclass(frozen=True)
class Bezoek:
    """One page of one person, the route of the application that gave it, and the page with the link."""

    route: str
    pagina: Pagina
    van: str


ELKE = frozenset({"/campagnes/{campagne_id}", "/campagnes/{campagne_id}/leerlingen"})
"""Each kind of campaign has links of its own, and the list has no order: these are opened of every one."""
Haal = Callable[[str], Awaitable[Pagina]]
"""Opens an address (a path with its query) and follows redirects."""


@cache
def routes() -> dict[str, APIRoute]:
    """Every address that answers a GET, by its pattern."""
    alle = (route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))
    return {route.path: route for route in alle if "GET" in (route.methods or ())}


def route_van(adres: str) -> str:
    """The pattern that answers this address; "" for what is no page of the application."""
    pad = urlsplit(adres).path
    return next((patroon for patroon, route in routes().items() if route.path_regex.fullmatch(pad)), "")


async def loop(haal: Haal, begin: str = "/", per_route: int = 3) -> AsyncIterator[Bezoek]:
    """Every page that can be reached by links, at most `per_route` times each, and of `ELKE` every path."""
    te_gaan, gezien, keren, paden = deque([(begin, "")]), {begin}, Counter[str](), set[str]()
    while te_gaan:
        adres, van = te_gaan.popleft()
        route, pad = route_van(adres), urlsplit(adres).path
        if keren[route] >= per_route and (route not in ELKE or pad in paden):
            continue
        keren[route] += 1
        paden.add(pad)
        pagina = await haal(adres)
        yield Bezoek(route, pagina, van)
        for volgende in links(pagina):
            if volgende not in gezien:
                gezien.add(volgende)
                te_gaan.append((volgende, pagina.adres))


def links(pagina: Pagina) -> list[str]:
    """The addresses inside the application that this page points to."""
    doelen = (urljoin(pagina.adres, unescape(link)) for link in LINK.findall(pagina.html))
    return [doel for doel in doelen if doel.startswith("/") and not doel.startswith("/static/")]
