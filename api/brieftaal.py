"""In which language letters go to a pupil's home."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from infra.talen import STANDAARDTAAL, talen
from storage.lijsten.dossiers import Dossier
from storage.thuistaal import kies_thuistaal, thuistaal_van

router = APIRouter(include_in_schema=False)


@router.get("/dossiers/{nummer}/brieftaal")
async def taalpagina(bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    async with bezoek.lezer() as lezer:
        taal = await thuistaal_van(lezer, dossier.kop.traject_id)
    return await _toon(bezoek, dossier, Formulier({"taal": taal or STANDAARDTAAL}))


@router.post("/dossiers/{nummer}/brieftaal")
async def kies(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    taal = formulier.tekst("taal")
    if taal not in talen():
        formulier.fouten["taal"] = "Kies een taal."
        return await _toon(bezoek, dossier, formulier)
    async with bezoek.schrijver() as schrijver:
        await kies_thuistaal(schrijver, dossier.kop.traject_id, taal, bezoek.persoon.id, bezoek.nu)
    return RedirectResponse(f"/dossiers/{nummer}", 303)


async def _toon(bezoek: Bezoek, dossier: Dossier, formulier: Formulier) -> Response:
    return await bezoek.toon(
        "brieftaal.html",
        status=400 if formulier.fouten else 200,
        kop=dossier.kop,
        f=formulier,
        fouten_boven=formulier.fouten,
        talen={code: taal.naam for code, taal in talen().items()},
    )
