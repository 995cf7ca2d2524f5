"""Staying logged in: a warning tells in time, one press goes on, and a form that came too late comes back."""

from datetime import timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.bezoek import Ingelogd, cookienaam, token_hash
from storage.aanmelden import verleng_sessie
from storage.database import SYSTEEM

router = APIRouter(include_in_schema=False)

HOOGUIT = 2
"""A session lasts at most this many times its length, however often somebody goes on."""


@router.post("/sessie/verlengen")
async def verleng(request: Request, bezoek: Ingelogd) -> Response:
    """A whole session from now on; answers with the seconds left, or goes back without JavaScript."""
    onderdelen = bezoek.onderdelen
    duur, nu = timedelta(hours=onderdelen.instellingen.sessie_uren), onderdelen.klok.echt()
    token = request.cookies[cookienaam(onderdelen)]
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        tot = await verleng_sessie(schrijver, token_hash(token), nu + duur, HOOGUIT * duur)
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"over": int((tot - nu).total_seconds())})
    return RedirectResponse("/", 303)
