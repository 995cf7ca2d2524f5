"""The class lists behind the link in a school's mail: names only after a fresh code that was mailed as well.

Opening the link, by whoever or whatever, changes nothing and shows no name (docs/decisions/0024).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import aanwezigheid
from api.bezoek import NIET_GEVONDEN, Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.campagnes.aanwezigheid import PER_UUR, TOEGANG
from storage.database import SYSTEEM
from storage.eenmalig import is_toegangsbewijs, maak_toegangsbewijs
from storage.klasopgave import Opgave
from storage.klassentoegang import gebruik_code, stuur_code, vraag_bij_token
from storage.lijsten.klassen import Klas, Leerlingregel, klassen, leerlingen
from storage.tabellen import Campagne, Klassenvraag

router = APIRouter(include_in_schema=False)

PER_ADRES = parse("60 per 5 minutes")
CODES = parse(f"{PER_UUR} per 1 hour")
POGINGEN = parse("30 per 1 hour")
FOUTE_CODE = "Deze code klopt niet, of werkt niet meer. Kijk in de laatste mail, of vraag een nieuwe code."
DOOR_LINK = "de school, met een link en een code"
COOKIE = "klassenlijst"
Klasnaam = Annotated[str, Query(max_length=20)]


@dataclass(frozen=True)
class Toegang:
    """Somebody with a link that works; `binnen` only after a code."""

    token: str
    vraag: Klassenvraag
    campagne: Campagne
    binnen: bool

    @property
    def adres(self) -> str:
        return f"/klassenlijst/{self.token}"


@router.get("/klassenlijst/{token}")
async def begin(request: Request, onderdelen: Alles, token: str) -> Response:
    toegang = await _toegang(request, onderdelen, token)
    if not toegang.binnen:
        return _codepagina(onderdelen, toegang, Formulier())
    return _toon(onderdelen, "klassenlijst.html", toegang=toegang, lijst=await _klassen(onderdelen, toegang))


@router.post("/klassenlijst/{token}")
async def code(request: Request, onderdelen: Alles, token: str) -> Response:
    """Ask for a code, or use it."""
    toegang = await _toegang(request, onderdelen, token)
    formulier = await lees_formulier(request)
    if formulier.tekst("actie") == "open":
        return await _open(onderdelen, toegang, formulier)
    if not await onderdelen.begrenzer.hit(CODES, "klassenlijst-code", str(toegang.vraag.id)):
        raise HTTPException(429, headers={"retry-after": "3600"})
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        nu, echt = onderdelen.klok.nu(), onderdelen.klok.echt()
        await stuur_code(schrijver, toegang.vraag.id, nu, echt)
    return RedirectResponse(f"{toegang.adres}?gestuurd=1", 303)


@router.get("/klassenlijst/{token}/klas")
async def klas_pagina(
    request: Request, onderdelen: Alles, token: str, klas: Klasnaam, bewaard: int = -1
) -> Response:
    toegang = await _toegang(request, onderdelen, token)
    if not toegang.binnen:
        return RedirectResponse(toegang.adres, 303)
    regels = await _leerlingen(onderdelen, toegang, klas)
    formulier = Formulier(aanwezigheid.waarden(regels))
    return _klas(onderdelen, toegang, regels, klas, formulier, bewaard=bewaard)


@router.post("/klassenlijst/{token}/klas")
async def vul_in(request: Request, onderdelen: Alles, token: str, klas: Klasnaam) -> Response:
    toegang = await _toegang(request, onderdelen, token)
    if not toegang.binnen:
        return RedirectResponse(toegang.adres, 303)
    regels = await _leerlingen(onderdelen, toegang, klas)
    formulier = await lees_formulier(request)
    if formulier.tekst("actie") == aanwezigheid.REST:
        aanwezigheid.zet_rest_op_aanwezig(formulier, regels)
        return _klas(onderdelen, toegang, regels, klas, formulier, aangevuld=True)
    opgave = Opgave(DOOR_LINK, frozenset({toegang.vraag.locatie_id}), onderdelen.klok.nu())
    aantal = await aanwezigheid.bewaar(onderdelen, toegang.campagne.id, regels, formulier, opgave)
    if aantal is None:
        return _klas(onderdelen, toegang, regels, klas, formulier)
    vraag = urlencode({"klas": klas, "bewaard": aantal})
    return RedirectResponse(f"{toegang.adres}/klas?{vraag}", 303)


async def _toegang(request: Request, onderdelen: Onderdelen, token: str) -> Toegang:
    """HTTP 404 for a link that does not work: an unknown one, or of a campaign that was stopped."""
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "klassenlijst", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        gevonden = await vraag_bij_token(lezer, token)
    if gevonden is None:
        raise NIET_GEVONDEN
    vraag, campagne = gevonden
    bewijs = request.cookies.get(_cookienaam(onderdelen), "")
    sleutel, echt = onderdelen.instellingen.link_sleutel, onderdelen.klok.echt()
    return Toegang(token, vraag, campagne, is_toegangsbewijs(sleutel, vraag.id, bewijs, echt))


async def _open(onderdelen: Onderdelen, toegang: Toegang, formulier: Formulier) -> Response:
    if not await onderdelen.begrenzer.hit(POGINGEN, "klassenlijst-open", str(toegang.vraag.id)):
        raise HTTPException(429, headers={"retry-after": "3600"})
    sleutel, echt = onderdelen.instellingen.link_sleutel, onderdelen.klok.echt()
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        goed = await gebruik_code(schrijver, toegang.vraag.id, formulier.tekst("code"), sleutel, echt)
    if not goed:
        formulier.fouten["code"] = FOUTE_CODE
        return _codepagina(onderdelen, toegang, formulier)
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


async def _klassen(onderdelen: Onderdelen, toegang: Toegang) -> list[Klas]:
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        alle = await klassen(lezer, [toegang.vraag.locatie_id])
    return [klas for klas in alle if klas.campagne_id == toegang.campagne.id]


async def _leerlingen(onderdelen: Onderdelen, toegang: Toegang, klas: str) -> tuple[Leerlingregel, ...]:
    locatie = toegang.vraag.locatie_id
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        regels = await leerlingen(lezer, [locatie], toegang.campagne.id, locatie, klas)
    if not regels:
        raise NIET_GEVONDEN
    return regels


def _codepagina(onderdelen: Onderdelen, toegang: Toegang, formulier: Formulier) -> Response:
    status = 400 if formulier.fouten else 200
    gestuurd = toegang.vraag.codes > 0
    return _toon(
        onderdelen, "klassenlijst_code.html", status=status, toegang=toegang, f=formulier, gestuurd=gestuurd
    )


def _klas(
    onderdelen: Onderdelen,
    toegang: Toegang,
    regels: tuple[Leerlingregel, ...],
    klas: str,
    formulier: Formulier,
    *,
    bewaard: int = -1,
    aangevuld: bool = False,
) -> Response:
    return _toon(
        onderdelen,
        "klas_aanwezig.html",
        status=400 if formulier.fouten else 200,
        terug=(toegang.adres, "Klassenlijsten"),
        wie=False,
        bewaard=bewaard,
        aangevuld=aangevuld,
        **klasgegevens(regels, klas, formulier, toegang.vraag.uiterlijk, onderdelen.klok.nu()),
    )


def klasgegevens(
    regels: tuple[Leerlingregel, ...],
    klas: str,
    formulier: Formulier,
    uiterlijk: datetime | None,
    nu: datetime,
) -> dict[str, Any]:
    """What the page of a class needs, whatever way somebody came in."""
    return {
        "klas": klas,
        "regels": regels,
        "keuzes": aanwezigheid.KEUZES,
        "vast": {regel.id for regel in regels if aanwezigheid.is_vast(regel, uiterlijk, nu)},
        "uiterlijk": uiterlijk,
        "f": formulier,
        "fouten_boven": formulier.fouten,
    }


def _toon(onderdelen: Onderdelen, sjabloon: str, *, status: int = 200, **gegevens: Any) -> Response:
    antwoord = onderdelen.weergave.pagina(sjabloon, status=status, **gegevens)
    antwoord.headers["referrer-policy"] = "no-referrer"
    return antwoord
