"""Errors mapped once: a Dutch page for people, problem+json for machines; what was sent is never echoed."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from api.onderdelen import Onderdelen
from domain.fouten import DomeinFout, Geweigerd

PROBLEEM = "application/problem+json"
MACHINE_PADEN = ("/api/", "/codec/")
INLOGGEN = "/inloggen"


class NietIngelogd(Exception):
    """Nobody is logged in, or the session ended."""


@dataclass(frozen=True)
class Uitleg:
    """What a person reads: what is the matter, and what to do."""

    titel: str
    raad: str


UITLEG: Mapping[int, Uitleg] = {
    400: Uitleg("Dit verzoek klopt niet", "Ga terug en probeer het opnieuw."),
    403: Uitleg("Dit mag u niet bekijken", "Deze pagina hoort niet bij uw rol. Ga terug naar het begin."),
    404: Uitleg(
        "Deze pagina is er niet",
        "De pagina bestaat niet, of u mag hem niet zien. Kijk het adres na of ga terug naar het begin.",
    ),
    405: Uitleg("Dit kan hier niet", "Ga terug naar het begin en probeer het opnieuw."),
    409: Uitleg("Iemand was u voor", "Ga naar het dossier en kijk hoe het er nu voor staat."),
    413: Uitleg(
        "Dit is te groot", "Een bijlage mag hooguit 10 MB zijn. Ga terug en kies kleinere bestanden."
    ),
    429: Uitleg("Te veel pogingen", "Wacht een paar minuten en probeer het daarna opnieuw."),
    500: Uitleg(
        "Er ging iets mis",
        "Dat ligt aan ons. Ga terug: wat u heeft ingevuld staat er meestal nog. "
        "Probeer het over een paar minuten opnieuw.",
    ),
    503: Uitleg("Het lukt nu even niet", "Probeer het over een paar minuten opnieuw. Er is niets verloren."),
}
ALGEMEEN = Uitleg("Dit lukt niet", "Ga terug naar het begin en probeer het opnieuw.")


def registreer_fouten(app: FastAPI) -> None:
    """Make every error of the application answer through this module."""
    app.add_exception_handler(HTTPException, _http_fout)
    app.add_exception_handler(RequestValidationError, _verkeerde_invoer)
    app.add_exception_handler(DomeinFout, _domeinfout)


def probleem(status: int, titel: str, *, detail: str = "", **meer: object) -> JSONResponse:
    """RFC 9457 problem details; `meer` adds members, such as the faults per field."""
    inhoud: dict[str, object] = {"type": "about:blank", "status": status, "title": titel}
    if detail:
        inhoud["detail"] = detail
    return JSONResponse(inhoud | meer, status, media_type=PROBLEEM)


async def onverwacht(request: Request, _: Exception) -> Response:
    """The answer to a failure of ours."""
    return _antwoord(request, 500)


async def vreemde_herkomst(scope: Scope, receive: Receive, send: Send) -> None:
    """The answer to a form that another site sent in somebody's name."""
    raad = "Dit formulier kwam van een andere website. Open de pagina hier opnieuw en verstuur hem dan."
    await _antwoord(Request(scope), 403, raad)(scope, receive, send)


async def _http_fout(request: Request, fout: Exception) -> Response:
    assert isinstance(fout, HTTPException)
    eigen = fout.detail if fout.detail != HTTPStatus(fout.status_code).phrase else ""
    antwoord = _antwoord(request, fout.status_code, eigen)
    antwoord.headers.update(fout.headers or {})
    return antwoord


async def _verkeerde_invoer(request: Request, _: Exception) -> Response:
    """A path or query that cannot exist is a page that does not exist; for machines it is a 400."""
    return _antwoord(request, 400 if _voor_machine(request) else 404)


async def naar_inloggen(request: Request, _: Exception) -> Response:
    """To the log-in page, and back to where somebody was going."""
    if _voor_machine(request):
        return _antwoord(request, 401)
    terug = request.url.path if request.method == "GET" else "/"
    doel = f"{INLOGGEN}?volgende={quote(terug)}" if terug != "/" else INLOGGEN
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"hx-redirect": doel})
    return RedirectResponse(doel, 303)


async def _domeinfout(request: Request, fout: Exception) -> Response:
    return _antwoord(request, 403 if isinstance(fout, Geweigerd) else 400, str(fout))


def _antwoord(request: Request, status: int, raad: str = "") -> Response:
    uitleg = UITLEG.get(status, ALGEMEEN)
    if _voor_machine(request):
        return probleem(status, HTTPStatus(status).phrase, detail=raad)
    onderdelen: Onderdelen = request.app.state.onderdelen
    return onderdelen.weergave.pagina(
        "fout.html", status=status, titel=uitleg.titel, raad=raad or uitleg.raad
    )


def _voor_machine(request: Request) -> bool:
    return request.url.path.startswith(MACHINE_PADEN)
