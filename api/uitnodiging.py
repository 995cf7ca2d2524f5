"""The page behind an invitation: choose a password. Opening it changes nothing; sending the form does."""

from fastapi import APIRouter
from limits import parse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.bezoek import Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from storage.database import SYSTEEM
from storage.gebruikersbeheer import OpenUitnodiging, neem_uitnodiging_aan, open_uitnodiging
from storage.wachtwoorden import hash_wachtwoord

router = APIRouter(include_in_schema=False)

PER_ADRES = parse("30 per 5 minutes")
KORTST, LANGST = 12, 200


@router.get("/uitnodiging/{token}")
async def toon(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    return _pagina(onderdelen, await _lees(onderdelen, token), Formulier())


@router.post("/uitnodiging/{token}")
async def neem_aan(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    formulier, uitnodiging = await lees_formulier(request), await _lees(onderdelen, token)
    if uitnodiging:
        _controleer(formulier, uitnodiging)
    if uitnodiging is None or formulier.fouten:
        return _pagina(onderdelen, uitnodiging, formulier)
    nieuw = await run_in_threadpool(hash_wachtwoord, formulier.waarde("wachtwoord"))
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        gedaan = await neem_uitnodiging_aan(schrijver, token, nieuw, onderdelen.klok.nu())
    return _pagina(onderdelen, None, formulier, gedaan=gedaan)


def _controleer(formulier: Formulier, uitnodiging: OpenUitnodiging) -> None:
    """Long is what counts (NIST 800-63B); no rules about signs."""
    eerste = formulier.waarde("wachtwoord")
    if not KORTST <= len(eerste) <= LANGST:
        formulier.fouten["wachtwoord"] = f"Kies een wachtwoord van {KORTST} tekens of meer."
    elif eerste.casefold() in (uitnodiging.inlognaam * 2, uitnodiging.inlognaam):
        formulier.fouten["wachtwoord"] = "Kies een wachtwoord dat niet op uw inlognaam lijkt."
    elif formulier.waarde("nog_eens") != eerste:
        formulier.fouten["nog_eens"] = "De twee wachtwoorden zijn niet gelijk."


async def _lees(onderdelen: Onderdelen, token: str) -> OpenUitnodiging | None:
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        return await open_uitnodiging(lezer, token, onderdelen.klok.nu())


def _pagina(
    onderdelen: Onderdelen,
    uitnodiging: OpenUitnodiging | None,
    formulier: Formulier,
    *,
    gedaan: OpenUitnodiging | None = None,
) -> Response:
    status = 404 if uitnodiging is None and gedaan is None else (400 if formulier.fouten else 200)
    antwoord = onderdelen.weergave.pagina(
        "uitnodiging.html",
        status=status,
        uitnodiging=uitnodiging,
        gedaan=gedaan,
        f=formulier,
        fouten_boven=formulier.fouten,
        kortst=KORTST,
    )
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord


async def _begrens(request: Request, onderdelen: Onderdelen) -> None:
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "uitnodiging", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
