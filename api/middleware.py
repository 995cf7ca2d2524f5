"""What surrounds every request: headers, the safety net, a cap on the body, and a log without addresses."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("verzuim.web")

TE_GROOT = (
    "Dit is te groot om te versturen. Een bijlage mag hooguit 10 MB zijn. "
    "Verstuur grote bestanden één voor één."
)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
KOPREGELS = {
    "content-security-policy": CSP,
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}

API_KOP = {"api-version": "1.0.0"}


class Kopregels:
    """The security headers on every answer; a route that set one of them itself keeps its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        vast = KOPREGELS | (API_KOP if scope.get("path", "").startswith("/api/") else {})

        async def verstuur(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                koppen = MutableHeaders(scope=bericht)
                for naam, waarde in vast.items():
                    koppen.setdefault(naam, waarde)
            await send(bericht)

        await self.app(scope, receive, verstuur)


class Logboek:
    """One line per request: the route's template, never the address itself, so no token or number is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begin, status = time.perf_counter(), 500

        async def verstuur(bericht: Message) -> None:
            nonlocal status
            status = bericht.get("status", status)
            await send(bericht)

        await self.app(scope, receive, verstuur)
        duur = round((time.perf_counter() - begin) * 1000)
        log.info("verzoek", route=_route(scope), methode=scope["method"], status=status, ms=duur)


class Vangnet:
    """The last resort: logs the place of a failure, never its values, and answers with a page that helps."""

    def __init__(self, app: ASGIApp, antwoord: Callable[[Request, Exception], Awaitable[Response]]) -> None:
        self.app, self.antwoord = app, antwoord

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = False

        async def verstuur(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = True
            await send(bericht)

        try:
            await self.app(scope, receive, verstuur)
        except Exception as fout:
            log.exception("onverwachte fout", route=_route(scope))
            if begonnen or scope["type"] != "http":
                raise
            await (await self.antwoord(Request(scope), fout))(scope, receive, send)


class Lichaamsgrens:
    """Refuses a body above the cap, also one that does not tell its length beforehand."""

    def __init__(self, app: ASGIApp, grens: int, per_pad: Mapping[str, int]) -> None:
        self.app, self.grens, self.per_pad = app, grens, per_pad

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        gelezen, grens = 0, self._grens(scope["path"])

        async def ontvang() -> Message:
            nonlocal gelezen
            if _aangekondigd(scope) > grens:
                raise HTTPException(413, TE_GROOT)
            bericht = await receive()
            gelezen += len(bericht.get("body", b""))
            if gelezen > grens:
                raise HTTPException(413, TE_GROOT)
            return bericht

        await self.app(scope, ontvang, send)

    def _grens(self, pad: str) -> int:
        """The cap in bytes of the part of the product that a path belongs to."""
        eigen = [
            grens for begin, grens in self.per_pad.items() if pad == begin or pad.startswith(f"{begin}/")
        ]
        return eigen[0] if eigen else self.grens


def _aangekondigd(scope: Scope) -> int:
    lengtes = [waarde for naam, waarde in scope["headers"] if naam == b"content-length"]
    return int(lengtes[0]) if lengtes and lengtes[0].isdigit() else 0


def _route(scope: Scope) -> str:
    route: Any = scope.get("route")
    return str(getattr(route, "path", "onbekend"))
