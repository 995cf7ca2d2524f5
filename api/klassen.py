"""A school's own classes after log-in: how candidates stand for the Overstap, who is there for No-show."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import aanwezigheid
from api.bezoek import NIET_GEVONDEN, Bezoek, Schoolbezoek
from api.concepten import gooi_pagina_weg
from api.formulieren import Formulier, lees_formulier
from api.klassenlijst import klasgegevens
from api.paginaconcept import met_concept
from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.campagnes.klas import lees_plaktekst
from domain.campagnes.overstap import STANDNAAM, Overstapstand
from domain.procedures.overstap import STANDEN_DECAAN
from storage.database import SYSTEEM
from storage.klasopgave import Opgave
from storage.lijsten.klassen import Klas as Klasrij
from storage.lijsten.klassen import Leerlingregel, klassen, leerlingen
from storage.overstapgegevens import Invulling, vul_klas_in

router = APIRouter(include_in_schema=False)

KEUZES = {stand.value: STANDNAAM[stand] for stand in STANDEN_DECAAN}
LANGST = 120
Klas = Annotated[str, Query(max_length=20)]


@router.get("/klassen")
async def overzicht(bezoek: Schoolbezoek) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await klassen(lezer, bezoek.persoon.locaties)
    return await bezoek.toon("klassen.html", lijst=lijst, adres=_adres)


@router.get("/klassen/{campagne_id}/{locatie_id}")
async def klas_pagina(
    bezoek: Schoolbezoek, campagne_id: UUID, locatie_id: UUID, klas: Klas, bewaard: int = -1
) -> Response:
    rij, regels = await _klas(bezoek, campagne_id, locatie_id, klas)
    adres = _adres(campagne_id, locatie_id, klas)
    if DRAAIBOEKEN[rij.soort].school_eerst:
        formulier = await met_concept(bezoek, adres, aanwezigheid.waarden(regels))
        return await _toon_aanwezig(bezoek, rij, regels, formulier, bewaard=bewaard)
    formulier = await met_concept(bezoek, adres, _waarden(regels))
    return await _toon(bezoek, rij, regels, formulier, bewaard=bewaard)


@router.post("/klassen/{campagne_id}/{locatie_id}")
async def vul_in(
    request: Request, bezoek: Schoolbezoek, campagne_id: UUID, locatie_id: UUID, klas: Klas
) -> Response:
    """Keep the whole class at once; pasted lines are put into the form first, to be looked at."""
    rij, regels = await _klas(bezoek, campagne_id, locatie_id, klas)
    formulier = await lees_formulier(request)
    if DRAAIBOEKEN[rij.soort].school_eerst:
        return await _vul_aanwezigheid_in(bezoek, rij, regels, formulier)
    if formulier.tekst("actie") == "plakken":
        _plak(formulier, regels)
        return await _toon(bezoek, rij, regels, formulier, geplakt=not formulier.fouten)
    invullingen = _invullingen(formulier, regels)
    if formulier.fouten:
        return await _toon(bezoek, rij, regels, formulier, status=400)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        eigen = bezoek.persoon.locaties
        aantal = await vul_klas_in(schrijver, campagne_id, eigen, invullingen, bezoek.nu)
    await gooi_pagina_weg(bezoek, _adres(campagne_id, locatie_id, klas))
    return RedirectResponse(f"{_adres(campagne_id, locatie_id, klas)}&bewaard={aantal}", 303)


async def _vul_aanwezigheid_in(
    bezoek: Bezoek, rij: Klasrij, regels: tuple[Leerlingregel, ...], formulier: Formulier
) -> Response:
    if formulier.tekst("actie") == aanwezigheid.REST:
        aanwezigheid.zet_rest_op_aanwezig(formulier, regels)
        return await _toon_aanwezig(bezoek, rij, regels, formulier, aangevuld=True)
    opgave = Opgave(bezoek.persoon.naam, frozenset(bezoek.persoon.locaties), bezoek.nu)
    aantal = await aanwezigheid.bewaar(bezoek.onderdelen, rij.campagne_id, regels, formulier, opgave)
    if aantal is None:
        return await _toon_aanwezig(bezoek, rij, regels, formulier)
    adres = _adres(rij.campagne_id, rij.locatie_id, rij.klas)
    await gooi_pagina_weg(bezoek, adres)
    return RedirectResponse(f"{adres}&bewaard={aantal}", 303)


async def _toon_aanwezig(
    bezoek: Bezoek,
    rij: Klasrij,
    regels: tuple[Leerlingregel, ...],
    formulier: Formulier,
    *,
    bewaard: int = -1,
    aangevuld: bool = False,
) -> Response:
    return await bezoek.toon(
        "klas_aanwezig.html",
        status=400 if formulier.fouten else 200,
        terug=("/klassen", "Klassen"),
        wie=False,
        adres=_adres(rij.campagne_id, rij.locatie_id, rij.klas),
        bewaard=bewaard,
        aangevuld=aangevuld,
        **klasgegevens(regels, rij.klas, formulier, rij.uiterlijk, bezoek.nu),
    )


def _adres(campagne_id: UUID, locatie_id: UUID, klas: str) -> str:
    return f"/klassen/{campagne_id}/{locatie_id}?{urlencode({'klas': klas})}"


async def _klas(
    bezoek: Bezoek, campagne_id: UUID, locatie_id: UUID, klas: str
) -> tuple[Klasrij, tuple[Leerlingregel, ...]]:
    async with bezoek.lezer() as lezer:
        lijst = await klassen(lezer, bezoek.persoon.locaties)
        regels = await leerlingen(lezer, bezoek.persoon.locaties, campagne_id, locatie_id, klas)
    gezocht = (campagne_id, locatie_id, klas)
    rij = next((k for k in lijst if (k.campagne_id, k.locatie_id, k.klas) == gezocht), None)
    if rij is None or not regels:
        raise NIET_GEVONDEN
    return rij, regels


def _waarden(regels: tuple[Leerlingregel, ...]) -> dict[str, str]:
    """What was filled in before, as the form shows it."""
    waarden: dict[str, str] = {}
    for regel in regels:
        waarden |= {f"stand-{regel.id}": regel.decaan, f"opleiding-{regel.id}": regel.opleiding}
        waarden[f"school-{regel.id}"] = regel.school
    return waarden


def _plak(formulier: Formulier, regels: tuple[Leerlingregel, ...]) -> None:
    """Fill the form from pasted lines; a line that fits nobody says so, and the text stays."""
    op_nummer = {regel.leerlingnummer: regel.id for regel in regels}
    gelezen, fouten = lees_plaktekst(formulier.waarde("plaktekst"), op_nummer.keys(), KEUZES)
    for nummer, (stand, opleiding, school) in gelezen.items():
        id_ = op_nummer[nummer]
        formulier.waarden |= {f"stand-{id_}": stand, f"opleiding-{id_}": opleiding, f"school-{id_}": school}
    if fouten:
        formulier.fouten["plaktekst"] = " ".join(fouten)
    else:
        formulier.waarden["plaktekst"] = ""


def _invullingen(formulier: Formulier, regels: tuple[Leerlingregel, ...]) -> dict[UUID, Invulling]:
    """What was chosen per pupil; pupils of whom nothing is chosen stay as they are."""
    gevonden: dict[UUID, Invulling] = {}
    for regel in regels:
        stand, opleiding, school = (
            formulier.tekst(f"{veld}-{regel.id}") for veld in ("stand", "opleiding", "school")
        )
        if stand and stand not in KEUZES:
            formulier.fouten[f"stand-{regel.id}"] = f"Kies uit de lijst bij {regel.leerlingnummer}."
        elif not stand and (opleiding or school):
            formulier.fouten[f"stand-{regel.id}"] = f"Kies ook de stand bij {regel.leerlingnummer}."
        elif max(len(opleiding), len(school)) > LANGST:
            formulier.fouten[f"opleiding-{regel.id}"] = f"Gebruik hooguit {LANGST} tekens."
        elif stand:
            gevonden[regel.id] = Invulling(Overstapstand(stand), opleiding, school)
    return gevonden


async def _toon(
    bezoek: Bezoek,
    rij: Klasrij,
    regels: tuple[Leerlingregel, ...],
    formulier: Formulier,
    *,
    status: int = 200,
    bewaard: int = -1,
    geplakt: bool = False,
) -> Response:
    return await bezoek.toon(
        "klas.html",
        status=status,
        klas=rij.klas,
        adres=_adres(rij.campagne_id, rij.locatie_id, rij.klas),
        regels=regels,
        keuzes=KEUZES,
        f=formulier,
        fouten_boven=formulier.fouten,
        bewaard=bewaard,
        geplakt=geplakt,
    )
