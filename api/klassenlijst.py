"""The class lists behind the link in a school's mail: names only after a fresh code that was mailed as well.

Opening the link, by whoever or whatever, changes nothing and shows no name (docs/decisions/0024).
"""

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import aanwezigheid
from api.bezoek import NIET_GEVONDEN, Alles
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from api.schooltoegang import (
    DOOR_LINK,
    Ingang,
    Toegang,
    gebruik_of_stuur_code,
    toegang_van,
    toon_codepagina,
    toon_los,
)
from domain.soorten import Campagnesoort
from storage.database import SYSTEEM
from storage.klasopgave import Opgave
from storage.lijsten.klassen import Klas, Leerlingregel, klassen, leerlingen

router = APIRouter(include_in_schema=False)

INGANG = Ingang("/klassenlijst", Campagnesoort.NO_SHOW, "klassenlijst_code.html")
Klasnaam = Annotated[str, Query(max_length=20)]


@router.get("/klassenlijst/{token}")
async def begin(request: Request, onderdelen: Alles, token: str) -> Response:
    toegang = await _toegang(request, onderdelen, token)
    if not toegang.binnen:
        return toon_codepagina(onderdelen, toegang, Formulier())
    return toon_los(
        onderdelen, "klassenlijst.html", toegang=toegang, lijst=await _klassen(onderdelen, toegang)
    )


@router.post("/klassenlijst/{token}")
async def code(request: Request, onderdelen: Alles, token: str) -> Response:
    """Ask for a code, or use it."""
    return await gebruik_of_stuur_code(request, onderdelen, await _toegang(request, onderdelen, token))


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
    return await toegang_van(request, onderdelen, INGANG, token)


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
    return toon_los(
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
