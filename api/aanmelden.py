"""Logging in and out. Local accounts now; an identity provider later is another `Aanmelder`."""

import secrets
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from fastapi import APIRouter
from limits import parse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Alles, cookienaam, token_hash
from api.errors import INLOGGEN
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from api.teruggave import lees_terug
from storage.aanmelden import begin_sessie, eindig_sessie, gebruiker_bij_login
from storage.database import SYSTEEM, Database
from storage.wachtwoorden import klopt

router = APIRouter(include_in_schema=False)

PER_NAAM = parse("10 per 15 minutes")
PER_ADRES = parse("60 per 15 minutes")
ONBEKEND = "De inlognaam of het wachtwoord klopt niet. Kijk ook of uw hoofdletters aanstaan."


class Aanmelder(Protocol):
    """Finds out who somebody is; the session that follows is ours, whoever vouches for the person."""

    async def meld_aan(self, formulier: Formulier) -> UUID | None:
        """The user's id, or None when the proof is no good."""


class LokaleAanmelder:
    """Log-in name and password, kept as an argon2id hash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def meld_aan(self, formulier: Formulier) -> UUID | None:
        async with self._database.lezer(SYSTEEM) as lezer:
            gevonden = await gebruiker_bij_login(lezer, formulier.tekst("inlognaam"))
        goed = await run_in_threadpool(klopt, formulier.waarde("wachtwoord"), gevonden and gevonden[1])
        return gevonden[0] if gevonden and goed else None


@router.get("/inloggen")
async def inlogpagina(onderdelen: Alles, volgende: str = "/") -> Response:
    return _toon(onderdelen, Formulier({"volgende": volgende}))


@router.post("/inloggen")
async def log_in(request: Request, onderdelen: Alles) -> Response:
    formulier = await lees_formulier(request)
    formulier.verplicht("inlognaam", "Vul uw inlognaam in.")
    formulier.verplicht("wachtwoord", "Vul uw wachtwoord in.")
    if formulier.fouten:
        return _toon(onderdelen, formulier)
    adres = request.client.host if request.client else "onbekend"
    wie = f"{adres}/{formulier.tekst('inlognaam').lower()}"
    await _begrens(onderdelen, adres, wie)
    gebruiker = await LokaleAanmelder(onderdelen.database).meld_aan(formulier)
    await _tel(onderdelen, adres, wie, gelukt=gebruiker is not None)
    if gebruiker is None:
        formulier.fouten["inlognaam"] = ONBEKEND
        return _toon(onderdelen, formulier)
    return await _met_sessie(onderdelen, gebruiker, _vervolg(onderdelen, gebruiker, formulier))


def _vervolg(onderdelen: Onderdelen, gebruiker: UUID, formulier: Formulier) -> Response:
    """Where somebody goes on: back to what they typed, if it was theirs, or to the page they came for."""
    terug = lees_terug(onderdelen, formulier.waarde("bewaard")) if formulier.waarde("bewaard") else None
    if terug and terug.van == gebruiker:
        return onderdelen.weergave.pagina("teruggave.html", terug=terug)
    return RedirectResponse(_veilig_pad(formulier.waarde("volgende")), 303)


@router.post("/uitloggen")
async def log_uit(request: Request, onderdelen: Alles) -> Response:
    token = request.cookies.get(cookienaam(onderdelen), "")
    if token:
        async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
            await eindig_sessie(schrijver, token_hash(token))
    antwoord = RedirectResponse(f"{INLOGGEN}", 303)
    antwoord.delete_cookie(cookienaam(onderdelen), path="/")
    return antwoord


def _toon(onderdelen: Onderdelen, formulier: Formulier) -> Response:
    return onderdelen.weergave.pagina(
        "inloggen.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
        typwerk=bool(formulier.waarde("bewaard")),
    )


async def _begrens(onderdelen: Onderdelen, adres: str, wie: str) -> None:
    """A try counts for the name at once, so that many at the same time are no way around."""
    begrenzer = onderdelen.begrenzer
    if not (
        await begrenzer.test(PER_ADRES, "inloggen", adres) and await begrenzer.hit(PER_NAAM, "inloggen", wie)
    ):
        raise HTTPException(429, headers={"retry-after": "900"})


async def _tel(onderdelen: Onderdelen, adres: str, wie: str, *, gelukt: bool) -> None:
    """Only mistakes count: a town hall logs in from one address, all at nine o'clock."""
    if gelukt:
        await onderdelen.begrenzer.clear(PER_NAAM, "inloggen", wie)
    else:
        await onderdelen.begrenzer.hit(PER_ADRES, "inloggen", adres)


async def _met_sessie(onderdelen: Onderdelen, gebruiker: UUID, antwoord: Response) -> Response:
    token, nu = secrets.token_urlsafe(32), onderdelen.klok.echt()
    duur = timedelta(hours=onderdelen.instellingen.sessie_uren)
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await begin_sessie(schrijver, gebruiker, token_hash(token), nu, nu + duur)
    antwoord.set_cookie(
        cookienaam(onderdelen),
        token,
        max_age=int(duur.total_seconds()),
        path="/",
        secure=onderdelen.instellingen.veilige_cookies,
        httponly=True,
        samesite="lax",
    )
    return antwoord


def _veilig_pad(pad: str) -> str:
    """Only a path of our own: never an address that sends somebody to another site."""
    eigen = pad.startswith("/") and not pad.startswith(("//", "/\\")) and "\\" not in pad
    return pad if eigen and pad.isprintable() else "/"
