"""The page that shows the demo's mails, and the process that runs it beside the mail server."""

import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from pathlib import Path

import uvicorn
from markupsafe import Markup, escape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.smtp import Postvak, Smtpvang

WORTEL = Path(__file__).resolve().parent.parent
PER_PAGINA = 50
_LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)]")
_CSP = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
# The mail itself: no scripts, nothing from elsewhere, and links open in a new window.
_CSP_MAIL = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
    " img-src data:; frame-ancestors 'self'"
)
_SJABLONEN = Jinja2Templates(directory=WORTEL / "demo" / "paginas")


def maak_app(postvak: Postvak, smtp: Smtpvang | None = None) -> Starlette:
    """The web application over `postvak`; with `smtp` that server starts and stops with it."""

    @asynccontextmanager
    async def levensduur(_: Starlette) -> AsyncIterator[None]:
        if smtp is None:
            yield
            return
        await smtp.start()
        try:
            yield
        finally:
            await smtp.stop()

    app = Starlette(
        routes=[
            Route("/", lijst),
            Route("/mail/{nummer:int}", toon),
            Route("/mail/{nummer:int}/opmaak", opmaak),
            Route("/mail/{nummer:int}/bron", bron),
            Mount("/static", StaticFiles(directory=WORTEL / "static")),
        ],
        middleware=[Middleware(_Koppen)],
        lifespan=levensduur,
    )
    app.state.postvak = postvak
    return app


class _Koppen:
    """Security headers on every page; a mail can hold anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def met_koppen(bericht: Message) -> None:
            if bericht["type"] == "http.response.start":
                koppen = bericht.setdefault("headers", [])
                if not any(naam == b"content-security-policy" for naam, _ in koppen):
                    koppen.append((b"content-security-policy", _CSP.encode()))
                koppen += [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
            await send(bericht)

        await self._app(scope, receive, met_koppen)


async def lijst(request: Request) -> Response:
    postvak = _postvak(request)
    nummers = postvak.nummers()
    pagina = max(1, int(request.query_params.get("pagina", "1") or "1"))
    zichtbaar = nummers[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA]
    inhoud = {
        "mails": [(nummer, _kop(postvak.lees(nummer))) for nummer in zichtbaar],
        "aantal": len(nummers),
        "pagina": pagina,
        "meer": pagina * PER_PAGINA < len(nummers),
    }
    return _SJABLONEN.TemplateResponse(request, "lijst.html", inhoud)


async def toon(request: Request) -> Response:
    nummer, bericht = _mail(request)
    inhoud = {
        "nummer": nummer,
        "mail": _kop(bericht),
        "tekst": met_links(_deel(bericht, "plain") or ""),
        "heeft_opmaak": _deel(bericht, "html") is not None,
        "bijlagen": [deel.get_filename() or "naamloos" for deel in bericht.iter_attachments()],
    }
    return _SJABLONEN.TemplateResponse(request, "mail.html", inhoud)


async def opmaak(request: Request) -> Response:
    _, bericht = _mail(request)
    html = _deel(bericht, "html")
    if html is None:
        raise HTTPException(404)
    return HTMLResponse(f'<base target="_blank">{html}', headers={"content-security-policy": _CSP_MAIL})


async def bron(request: Request) -> Response:
    _, bericht = _mail(request)
    return PlainTextResponse(bericht.as_bytes())


def met_links(tekst: str) -> Markup:
    """The text as HTML, with its addresses as links."""
    stukken, eind = [], 0
    for vondst in _LINK.finditer(tekst):
        stukken.append(escape(tekst[eind : vondst.start()]))
        stukken.append(Markup('<a class="nl-link" href="{0}">{0}</a>').format(vondst.group()))
        eind = vondst.end()
    return Markup("").join([*stukken, escape(tekst[eind:])])


def _postvak(request: Request) -> Postvak:
    postvak: Postvak = request.app.state.postvak
    return postvak


def _mail(request: Request) -> tuple[int, EmailMessage]:
    nummer = int(request.path_params["nummer"])
    try:
        return nummer, _postvak(request).lees(nummer)
    except KeyError:
        raise HTTPException(404) from None


def _kop(bericht: EmailMessage) -> dict[str, str]:
    namen = {
        "van": "From",
        "aan": "To",
        "kopie": "Cc",
        "onderwerp": "Subject",
        "datum": "Date",
        "id": "Message-ID",
    }
    return {naam: str(bericht.get(kop, "")) for naam, kop in namen.items()}


def _deel(bericht: EmailMessage, soort: str) -> str | None:
    deel = bericht.get_body(preferencelist=(soort,))
    return str(deel.get_content()) if deel is not None else None


if __name__ == "__main__":
    MAP, SMTP_POORT, WEB_POORT = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    VAK = Postvak(MAP)
    uvicorn.run(
        maak_app(VAK, Smtpvang(VAK, SMTP_POORT)), host="127.0.0.1", port=WEB_POORT, log_level="warning"
    )
