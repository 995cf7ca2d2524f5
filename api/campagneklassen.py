"""The classes of a campaign for the team in the school: live, and filled in for a school that was called."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import aanwezigheid
from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.campagnes import vind
from api.formulieren import Formulier, lees_formulier
from api.klassenlijst import klasgegevens
from domain.campagnes.draaiboek import DRAAIBOEKEN
from storage.klasopgave import Opgave
from storage.lijsten.campagnes import Campagnekop
from storage.lijsten.klassen import Klas, Leerlingregel, klassen_live, leerlingen

router = APIRouter(include_in_schema=False)

Klasnaam = Annotated[str, Query(max_length=20)]
WIE = "Vul in wie van de school dit zei."


@router.get("/campagnes/{campagne_id}/klassen")
async def live(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """Per class who is there and who is being traced; the table renews itself where scripts may run."""
    kop = await _kop(bezoek, campagne_id)
    async with bezoek.lezer() as lezer:
        lijst = await klassen_live(lezer, bezoek.persoon, kop.id)
    return await bezoek.toon("campagne_klassen.html", kop=kop, lijst=lijst, adres=_adres)


@router.get("/campagnes/{campagne_id}/klassen/{locatie_id}")
async def klas_pagina(
    bezoek: Ambtenaar, campagne_id: UUID, locatie_id: UUID, klas: Klasnaam, bewaard: int = -1
) -> Response:
    kop = await _kop(bezoek, campagne_id)
    rij, regels = await _klas(bezoek, kop, locatie_id, klas)
    return await _toon(bezoek, kop, rij, regels, Formulier(aanwezigheid.waarden(regels)), bewaard=bewaard)


@router.post("/campagnes/{campagne_id}/klassen/{locatie_id}")
async def vul_in(
    request: Request, bezoek: Ambtenaar, campagne_id: UUID, locatie_id: UUID, klas: Klasnaam
) -> Response:
    """What somebody of the school said by telephone, with who said it."""
    kop = await _kop(bezoek, campagne_id)
    rij, regels = await _klas(bezoek, kop, locatie_id, klas)
    formulier = await lees_formulier(request)
    if formulier.tekst("actie") == aanwezigheid.REST:
        aanwezigheid.zet_rest_op_aanwezig(formulier, regels)
        return await _toon(bezoek, kop, rij, regels, formulier, aangevuld=True)
    wie = formulier.verplicht("gezegd_door", WIE)[:120]
    opgave = Opgave(f"{wie}, genoteerd door {bezoek.persoon.naam}", frozenset({locatie_id}), bezoek.nu)
    aantal = await aanwezigheid.bewaar(bezoek.onderdelen, kop.id, regels, formulier, opgave)
    if aantal is None:
        return await _toon(bezoek, kop, rij, regels, formulier)
    return RedirectResponse(f"{_adres(rij)}&bewaard={aantal}", 303)


def _adres(rij: Klas) -> str:
    return f"/campagnes/{rij.campagne_id}/klassen/{rij.locatie_id}?{urlencode({'klas': rij.klas})}"


async def _kop(bezoek: Bezoek, campagne_id: UUID) -> Campagnekop:
    """A campaign in which schools say who is there; HTTP 404 for another."""
    kop = await vind(bezoek, campagne_id)
    if not DRAAIBOEKEN[kop.soort].school_eerst:
        raise NIET_GEVONDEN
    return kop


async def _klas(
    bezoek: Bezoek, kop: Campagnekop, locatie_id: UUID, klas: str
) -> tuple[Klas, tuple[Leerlingregel, ...]]:
    """A class, and those of its students who live in one's own municipalities."""
    async with bezoek.lezer() as lezer:
        lijst = await klassen_live(lezer, bezoek.persoon, kop.id)
        regels = await leerlingen(lezer, [locatie_id], kop.id, locatie_id, klas)
    rij = next((k for k in lijst if (k.locatie_id, k.klas) == (locatie_id, klas)), None)
    if rij is None or not regels:
        raise NIET_GEVONDEN
    return rij, regels


async def _toon(
    bezoek: Bezoek,
    kop: Campagnekop,
    rij: Klas,
    regels: tuple[Leerlingregel, ...],
    formulier: Formulier,
    *,
    bewaard: int = -1,
    aangevuld: bool = False,
) -> Response:
    return await bezoek.toon(
        "klas_aanwezig.html",
        status=400 if formulier.fouten else 200,
        terug=(f"/campagnes/{kop.id}/klassen", f"Klassen, {kop.naam}"),
        wie=True,
        bewaard=bewaard,
        aangevuld=aangevuld,
        **klasgegevens(regels, rij.klas, formulier, rij.uiterlijk, bezoek.nu),
    )
