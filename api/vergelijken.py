"""BRP and BRON side by side on a page: look first, then keep what a person has to decide about.

The work goes on after the answer, in the same way as an import of meldingen.
"""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from datetime import date
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Verdeler
from api.formulieren import Formulier, dag_als_iso, lees_formulier
from api.importeren import begin_inlezen
from domain.beleid import VERDEELROLLEN
from domain.klok import amsterdam
from storage.importeren import Deel
from storage.importloop import Stand
from storage.invoerbestand import Bestandsfout
from storage.lijsten.jaaragenda import controle
from storage.lijsten.vergelijkingen import vergelijkingen
from storage.vergelijkbestand import lees_bestanden
from storage.vergelijken import Vergelijkopdracht, geldige_norm, vergelijk_in_delen, voer_uit

router = APIRouter(include_in_schema=False)

BESTANDEN = {"brp": "Kies het bestand met inwoners.", "bron": "Kies het bestand met inschrijvingen."}
EERSTE_FOUTEN = 100
ADRES = "/vergelijking"
ONBEKENDE_DAG = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 15-09-2026."


def gemeenten_van(bezoek: Bezoek) -> frozenset[str]:
    """The municipalities for which this person may compare."""
    return bezoek.persoon.beleid.gemeenten_met(VERDEELROLLEN)


@router.get(ADRES)
async def overzicht(bezoek: Verdeler) -> Response:
    return await _toon(bezoek, Formulier({"peildatum": f"{amsterdam(bezoek.nu):%d-%m-%Y}"}))


@router.post(ADRES)
async def ontvang(request: Request, bezoek: Verdeler) -> Response:
    """Keep both files, so that they have to be chosen once; nothing is compared yet."""
    formulier = await lees_formulier(request)
    peildatum, inhoud = _peildatum(formulier), await _inhoud(formulier)
    if peildatum is None or len(inhoud) < len(BESTANDEN):
        return await _toon(bezoek, formulier, 400)
    try:
        gemeenten = gemeenten_van(bezoek)
        gelezen = await asyncio.to_thread(lees_bestanden, inhoud["brp"], inhoud["bron"], gemeenten)
    except Bestandsfout as fout:
        formulier.fouten["brp"] = str(fout)
        return await _toon(bezoek, formulier, 400)
    bestand = concepten.Importbestand(
        f"Vergelijking op {peildatum:%d-%m-%Y}",
        _pak_in(inhoud, peildatum),
        len(gelezen.inwoners),
        concepten.VERGELIJKING,
    )
    return RedirectResponse(f"{ADRES}/{await concepten.begin_import(bezoek, bestand)}", 303)


@router.get("/vergelijking/{concept_id}")
async def bekijk(bezoek: Verdeler, concept_id: UUID) -> Response:
    """What a comparison would find, or how far it is; the results stand in the overview."""
    kop = await _kop(bezoek, concept_id)
    if kop.voortgang is None:
        return await _toon_voorbeeld(bezoek, kop)
    if kop.voortgang.stand is Stand.KLAAR:
        return RedirectResponse(ADRES, 303)
    loopt = kop.voortgang.loopt(bezoek.onderdelen.klok.echt())
    return await bezoek.toon(
        "import_bezig.html",
        kop=kop,
        voortgang=kop.voortgang,
        loopt=loopt,
        basis=ADRES,
        terug="Vergelijking",
    )


@router.post("/vergelijking/{concept_id}")
async def begin(bezoek: Verdeler, concept_id: UUID) -> Response:
    """Begin, or go on after an interruption; asking twice compares once."""
    await _kop(bezoek, concept_id)
    if opdracht := await _opdracht(bezoek, concept_id):
        await begin_inlezen(bezoek, concept_id, partial(_delen, bezoek, opdracht))
    return RedirectResponse(f"{ADRES}/{concept_id}", 303)


def _delen(bezoek: Bezoek, opdracht: Vergelijkopdracht, na_regel: int) -> AsyncIterator[Deel]:
    return vergelijk_in_delen(bezoek.onderdelen.database, bezoek.onderdelen.kluis, opdracht, na_regel)


async def _toon(bezoek: Bezoek, formulier: Formulier, status: int = 200) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await vergelijkingen(lezer, gemeenten_van(bezoek))
        controleregels = await controle(lezer, gemeenten_van(bezoek))
    return await bezoek.toon(
        "vergelijking.html",
        status=status,
        f=formulier,
        lijst=lijst,
        controle=controleregels,
        eigen=await concepten.eigen_imports(bezoek, concepten.VERGELIJKING),
        fouten_boven=formulier.fouten,
    )


async def _toon_voorbeeld(bezoek: Bezoek, kop: concepten.Importkop) -> Response:
    opdracht = await _opdracht(bezoek, kop.id)
    if opdracht is None:
        raise NIET_GEVONDEN
    norm = await geldige_norm(bezoek.onderdelen.database, opdracht)
    uitkomst = await asyncio.to_thread(voer_uit, opdracht, norm)
    return await bezoek.toon(
        "vergelijking_voorbeeld.html",
        kop=kop,
        telling={klasse.value: aantal for klasse, aantal in uitkomst.telling.items()},
        banden=uitkomst.banden(opdracht.peildatum),
        bestanden=uitkomst.bestanden,
        hooguit=EERSTE_FOUTEN,
    )


async def _opdracht(bezoek: Bezoek, concept_id: UUID) -> Vergelijkopdracht | None:
    """What was chosen; None when it has been compared already."""
    ingepakt = await concepten.lees_importbestand(bezoek, concept_id)
    if ingepakt is None:
        return None
    gegevens: dict[str, str] = json.loads(ingepakt)
    return Vergelijkopdracht(
        brp=base64.b64decode(gegevens["brp"]),
        bron=base64.b64decode(gegevens["bron"]),
        peildatum=date.fromisoformat(gegevens["peildatum"]),
        toegang=bezoek.persoon.toegang,
        gemeenten=gemeenten_van(bezoek),
        nu=bezoek.nu,
        door=bezoek.persoon.id,
    )


def _pak_in(inhoud: dict[str, bytes], peildatum: date) -> bytes:
    bestanden = {naam: base64.b64encode(bytes_).decode() for naam, bytes_ in inhoud.items()}
    return json.dumps({**bestanden, "peildatum": peildatum.isoformat()}).encode()


async def _inhoud(formulier: Formulier) -> dict[str, bytes]:
    gekozen = {naam: formulier.bestanden.get(naam, []) for naam in BESTANDEN}
    for naam, zin in BESTANDEN.items():
        if not gekozen[naam]:
            formulier.fouten[naam] = zin
    return {naam: await bestanden[0].read() for naam, bestanden in gekozen.items() if bestanden}


def _peildatum(formulier: Formulier) -> date | None:
    try:
        return date.fromisoformat(dag_als_iso(formulier.verplicht("peildatum", "Vul de peildatum in.")))
    except ValueError:
        formulier.fouten.setdefault("peildatum", ONBEKENDE_DAG)
        return None


async def _kop(bezoek: Bezoek, concept_id: UUID) -> concepten.Importkop:
    kop = await concepten.lees_import(bezoek, concept_id, concepten.VERGELIJKING)
    if kop is None:
        raise NIET_GEVONDEN
    return kop
