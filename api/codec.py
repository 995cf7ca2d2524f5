"""Decrypts payloads for the Temporal UI, for people who are logged in here and may see them.

The UI calls from its own origin with the cookie of this site; no other origin gets an answer it can read.
"""

from fastapi import APIRouter
from google.protobuf import json_format
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from temporalio.api.common.v1 import Payloads

from api.bezoek import Alles, ingelogd
from api.errors import NietIngelogd, probleem
from api.onderdelen import Onderdelen
from domain.beleid import check_mag_temporal_zien
from domain.fouten import Geweigerd
from infra.codec import OnleesbareData
from infra.sleutels import OnbekendeSleutel

router = APIRouter(include_in_schema=False)


@router.options("/codec/decode")
async def vooraf(request: Request, onderdelen: Alles) -> Response:
    """The browser asks whether the UI may call: without a cookie, so no log-in is asked here."""
    return Response(status_code=204, headers=_cors(request, onderdelen))


@router.post("/codec/decode")
async def ontsleutel(request: Request, onderdelen: Alles) -> Response:
    koppen = _cors(request, onderdelen)
    antwoord = await _antwoord(request, onderdelen)
    antwoord.headers.update(koppen)  # on refusals too, or the UI cannot tell them from a network failure
    return antwoord


async def _antwoord(request: Request, onderdelen: Onderdelen) -> Response:
    try:
        bezoek = await ingelogd(request, onderdelen)
        check_mag_temporal_zien(bezoek.persoon.beleid)
        lading = json_format.Parse(await request.body(), Payloads())
        uit = Payloads(payloads=await onderdelen.codec.decode(list(lading.payloads)))
    except NietIngelogd:
        return probleem(401, "Log eerst in bij Verzuimketen")
    except Geweigerd as fout:
        return probleem(403, str(fout))
    except (json_format.ParseError, OnleesbareData, OnbekendeSleutel, UnicodeDecodeError):
        return probleem(400, "Deze gegevens zijn niet te ontsleutelen")
    return Response(json_format.MessageToJson(uit), media_type="application/json")


def _cors(request: Request, onderdelen: Onderdelen) -> dict[str, str]:
    """Headers for the UI's own origin, the only one that is answered."""
    herkomst = request.headers.get("origin")
    if herkomst != onderdelen.instellingen.temporal_ui_url:
        raise HTTPException(403)
    return {
        "access-control-allow-origin": herkomst,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "content-type, x-namespace",
        "access-control-max-age": "600",
        "vary": "origin",
    }
