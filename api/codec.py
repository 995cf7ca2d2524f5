"""Decrypts payloads for the Temporal UI, for people who are logged in here and may see them.

The UI calls from its own origin with the cookie of this site; no other origin gets an answer it can read.
"""

from collections.abc import Awaitable, Callable, Sequence

from fastapi import APIRouter
from google.protobuf import json_format
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from temporalio.api.common.v1 import Payload, Payloads

from api.bezoek import Alles, Bezoek, Ingelogd
from api.onderdelen import Onderdelen
from domain.beleid import check_mag_temporal_zien
from infra.codec import OnleesbareData
from infra.sleutels import OnbekendeSleutel

router = APIRouter(include_in_schema=False)

TOEGESTANE_KOPPEN = "authorization, content-type, x-namespace"
Bewerking = Callable[[Sequence[Payload]], Awaitable[list[Payload]]]


@router.options("/codec/{bewerking}")
async def vooraf(request: Request, onderdelen: Alles, bewerking: str) -> Response:
    """The browser asks whether the UI may call; only its own origin may."""
    return Response(status_code=204, headers=_cors(request, onderdelen))


@router.post("/codec/decode")
async def ontsleutel(request: Request, bezoek: Ingelogd) -> Response:
    return await _bewerk(request, bezoek, bezoek.onderdelen.codec.decode)


@router.post("/codec/encode")
async def versleutel(request: Request, bezoek: Ingelogd) -> Response:
    return await _bewerk(request, bezoek, bezoek.onderdelen.codec.encode)


async def _bewerk(request: Request, bezoek: Bezoek, bewerking: Bewerking) -> Response:
    koppen = _cors(request, bezoek.onderdelen)
    check_mag_temporal_zien(bezoek.persoon.beleid)
    try:
        lading = json_format.Parse(await request.body(), Payloads())
        uit = Payloads(payloads=await bewerking(list(lading.payloads)))
    except (json_format.ParseError, OnleesbareData, OnbekendeSleutel, UnicodeDecodeError):
        raise HTTPException(400, headers=koppen) from None
    return Response(json_format.MessageToJson(uit), media_type="application/json", headers=koppen)


def _cors(request: Request, onderdelen: Onderdelen) -> dict[str, str]:
    """Headers for the UI's own origin; other origins are refused, a call without one passes."""
    herkomst = request.headers.get("origin")
    if herkomst is None:
        return {}
    if herkomst != onderdelen.instellingen.temporal_ui_url:
        raise HTTPException(403)
    return {
        "access-control-allow-origin": herkomst,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "POST, OPTIONS",
        "access-control-allow-headers": TOEGESTANE_KOPPEN,
        "access-control-max-age": "600",
        "vary": "origin",
    }
