"""A window on Temporal's UI that turns on one setting the development server has no option for.

With `IncludeCredentials` the UI sends our session cookie along when it asks for readable text, so the codec
endpoint can tell who asks. In production the UI's own configuration does this
(`TEMPORAL_CODEC_INCLUDE_CREDENTIALS`).
"""

import http.client
import json
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

INSTELLINGEN = "/api/v1/settings"
WACHTTIJD = 120.0  # the UI waits this long at most for a new event
# They belong to one connection, or no longer hold for the body that we pass on.
_NIET_DOOR = {"connection", "keep-alive", "transfer-encoding", "content-length", "accept-encoding", "upgrade"}
_METHODEN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def maak_app(ui_poort: int) -> Starlette:
    """Passes every request on to the UI at 127.0.0.1:`ui_poort`."""

    async def door(request: Request) -> Response:
        return await run_in_threadpool(_vraag, ui_poort, request, await request.body())

    return Starlette(routes=[Route("/{pad:path}", door, methods=_METHODEN)])


def _vraag(poort: int, request: Request, inhoud: bytes) -> Response:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=WACHTTIJD)
    try:
        verbinding.request(request.method, _doel(request), inhoud, _koppen(request.headers.items()))
        antwoord = verbinding.getresponse()
        tekst = antwoord.read()
    except OSError:
        return Response("Temporal start nog, of is gestopt. Probeer het zo opnieuw.", 502)
    finally:
        verbinding.close()
    if request.url.path == INSTELLINGEN and antwoord.status == http.client.OK:
        tekst = met_cookies(tekst)
    uit = Response(tekst, antwoord.status)
    uit.raw_headers += [
        (naam.lower().encode("latin-1"), waarde.encode("latin-1"))
        for naam, waarde in antwoord.getheaders()
        if naam.lower() not in _NIET_DOOR
    ]
    return uit


def met_cookies(instellingen: bytes) -> bytes:
    """The UI's settings with cookies for the codec endpoint."""
    inhoud = json.loads(instellingen)
    inhoud["Codec"]["IncludeCredentials"] = True
    return json.dumps(inhoud).encode()


def _doel(request: Request) -> str:
    pad = request.scope["raw_path"].decode("latin-1")
    vraag = request.scope["query_string"].decode("latin-1")
    return f"{pad}?{vraag}" if vraag else pad


def _koppen(koppen: list[tuple[str, str]]) -> dict[str, str]:
    """Host stays: the UI compares it with Origin."""
    return {naam: waarde for naam, waarde in koppen if naam not in _NIET_DOOR}


if __name__ == "__main__":
    uvicorn.run(maak_app(int(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
