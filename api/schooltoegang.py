"""The way in to what a school is asked by mail: a link that shows no name, then a fresh code mailed as well.

Opening the link, by whoever or whatever, changes nothing (docs/decisions/0024).
"""

from dataclasses import dataclass
from typing import Any

from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.campagnes.aanwezigheid import PER_UUR, TOEGANG
from domain.soorten import Campagnesoort
from storage.database import SYSTEEM
from storage.eenmalig import is_toegangsbewijs, maak_toegangsbewijs
from storage.klassentoegang import gebruik_code, stuur_code, vraag_bij_token
from storage.tabellen import Campagne, Klassenvraag

PER_ADRES = parse("60 per 5 minutes")
CODES = parse(f"{PER_UUR} per 1 hour")
POGINGEN = parse("30 per 1 hour")
FOUTE_CODE = "Deze code klopt niet, of werkt niet meer. Kijk in de laatste mail, of vraag een nieuwe code."
DOOR_LINK = "de school, met een link en een code"
COOKIE = "klassenlijst"


@dataclass(frozen=True)
class Ingang:
    """A kind of request: where its links go, of which campaign, and the page that asks for the code."""

    pad: str
    soort: Campagnesoort
    codepagina: str


@dataclass(frozen=True)
class Toegang:
    """Somebody with a link that works; `binnen` only after a code."""

    token: str
    ingang: Ingang
    vraag: Klassenvraag
    campagne: Campagne
    binnen: bool

    @property
    def adres(self) -> str:
        return f"{self.ingang.pad}/{self.token}"


async def toegang_van(request: Request, onderdelen: Onderdelen, ingang: Ingang, token: str) -> Toegang:
    """HTTP 404 for a link that does not work: unknown, of another kind, or of a campaign that was stopped."""
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, ingang.pad, adres):
        raise HTTPException(429, headers={"retry-after": "300"})
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        gevonden = await vraag_bij_token(lezer, token)
    if gevonden is None or gevonden[1].soort != ingang.soort:
        raise NIET_GEVONDEN
    vraag, campagne = gevonden
    bewijs = request.cookies.get(_cookienaam(onderdelen), "")
    sleutel, echt = onderdelen.link_sleutel, onderdelen.klok.echt()
    return Toegang(token, ingang, vraag, campagne, is_toegangsbewijs(sleutel, vraag.id, bewijs, echt))


async def gebruik_of_stuur_code(request: Request, onderdelen: Onderdelen, toegang: Toegang) -> Response:
    """Ask for a code, or use it."""
    formulier = await lees_formulier(request)
    if formulier.tekst("actie") == "open":
        return await _open(onderdelen, toegang, formulier)
    if not await onderdelen.begrenzer.hit(CODES, "klassenlijst-code", str(toegang.vraag.id)):
        raise HTTPException(429, headers={"retry-after": "3600"})
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        nu, echt = onderdelen.klok.nu(), onderdelen.klok.echt()
        await stuur_code(schrijver, toegang.vraag.id, nu, echt)
    return RedirectResponse(f"{toegang.adres}?gestuurd=1", 303)


async def _open(onderdelen: Onderdelen, toegang: Toegang, formulier: Formulier) -> Response:
    if not await onderdelen.begrenzer.hit(POGINGEN, "klassenlijst-open", str(toegang.vraag.id)):
        raise HTTPException(429, headers={"retry-after": "3600"})
    sleutel, echt = onderdelen.link_sleutel, onderdelen.klok.echt()
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        goed = await gebruik_code(schrijver, toegang.vraag.id, formulier.tekst("code"), sleutel, echt)
    if not goed:
        formulier.fouten["code"] = FOUTE_CODE
        return toon_codepagina(onderdelen, toegang, formulier)
    antwoord = RedirectResponse(toegang.adres, 303)
    _zet_bewijs(antwoord, onderdelen, maak_toegangsbewijs(sleutel, toegang.vraag.id, echt + TOEGANG))
    return antwoord


def _cookienaam(onderdelen: Onderdelen) -> str:
    return f"__Host-{COOKIE}" if onderdelen.instellingen.veilige_cookies else COOKIE


def _zet_bewijs(antwoord: Response, onderdelen: Onderdelen, bewijs: str) -> None:
    """Lax and not strict: who comes back by the link in the mail is still let in."""
    antwoord.set_cookie(
        _cookienaam(onderdelen),
        bewijs,
        max_age=int(TOEGANG.total_seconds()),
        secure=onderdelen.instellingen.veilige_cookies,
        httponly=True,
        samesite="lax",
    )


def toon_codepagina(onderdelen: Onderdelen, toegang: Toegang, formulier: Formulier) -> Response:
    status = 400 if formulier.fouten else 200
    tot = toegang.vraag.code_tot  # a code that was used or ran out is none
    gestuurd = bool(formulier.fouten) or (tot is not None and onderdelen.klok.echt() < tot)
    return toon_los(
        onderdelen, toegang.ingang.codepagina, status=status, toegang=toegang, f=formulier, gestuurd=gestuurd
    )


def toon_los(onderdelen: Onderdelen, sjabloon: str, *, status: int = 200, **gegevens: Any) -> Response:
    """A page for somebody without an account; where it stands is told to no other site."""
    antwoord = onderdelen.weergave.pagina(sjabloon, status=status, **gegevens)
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord
