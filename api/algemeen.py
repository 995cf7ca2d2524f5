"""Pages and addresses that belong to no subject: the start, health, security.txt, privacy, accessibility."""

from datetime import timedelta

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from api.bezoek import Alles, Ingelogd
from api.pagina import menu_voor
from storage.database import SYSTEEM

router = APIRouter(include_in_schema=False)

GELDIG = timedelta(days=180)


@router.get("/")
async def begin(bezoek: Ingelogd) -> Response:
    """The first entry of one's own menu."""
    menu = menu_voor(bezoek.persoon.rollen, "/", 0)
    return RedirectResponse(menu[0].adres if menu else "/profiel", 303)


@router.get("/gezond")
async def gezond(onderdelen: Alles) -> Response:
    """200 as long as reports can be accepted: that takes the database, not Temporal or mail."""
    try:
        async with onderdelen.database.lezer(SYSTEEM) as lezer:
            await lezer.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return JSONResponse({"status": "de database geeft geen antwoord"}, 503)
    return JSONResponse({"status": "gezond"})


@router.get("/privacy")
async def privacy(onderdelen: Alles) -> Response:
    return onderdelen.weergave.pagina("privacy.html")


@router.get("/toegankelijkheid")
async def toegankelijkheid(onderdelen: Alles) -> Response:
    return onderdelen.weergave.pagina("toegankelijkheid.html", contact=onderdelen.instellingen.contact)


@router.get("/.well-known/security.txt")
async def security_txt(onderdelen: Alles) -> Response:
    """RFC 9116; the date moves along, so that it never runs out on a server that runs."""
    instellingen, nu = onderdelen.instellingen, onderdelen.klok.echt()
    regels = (
        f"Contact: {instellingen.contact}",
        f"Expires: {(nu + GELDIG).replace(microsecond=0).isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {instellingen.basis_url}/.well-known/security.txt",
    )
    return PlainTextResponse("\n".join(regels) + "\n")
