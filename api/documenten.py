"""Files of a dossier: adding one or a next version, and a look at it without fetching it."""

import asyncio
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar
from api.dossiers import lees_dossier, toon
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Invoerfout
from infra.voorbeeld import maak_voorbeeld
from storage.bijlagen import bewaar_bij_dossier, bijlage
from storage.inzage import noteer_bestand

router = APIRouter(include_in_schema=False)

KIES = "Kies een bestand."


@router.post("/dossiers/{nummer}/documenten")
async def voeg_toe(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    dossier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    bestand = next(iter(formulier.bestanden.get("bijlage", [])), None)
    if bestand is None:
        formulier.fouten["bijlage"] = KIES
        return await toon(bezoek, dossier, document=formulier)
    inhoud = await bestand.read()
    try:
        async with bezoek.schrijver() as schrijver:
            await bewaar_bij_dossier(
                schrijver,
                bezoek.persoon,
                dossier.kop.traject_id,
                bestand.filename or "",
                inhoud,
                bezoek.nu,
                vervangt=_vervangt(formulier),
            )
    except Invoerfout as fout:
        formulier.neem_over(fout)
        return await toon(bezoek, dossier, document=formulier)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=document#documenten", 303)


@router.get("/bijlagen/{bijlage_id}/bekijken")
async def bekijk(bezoek: Ambtenaar, bijlage_id: UUID) -> Response:
    """Never the file itself as a page of ours: what a school sent does not run here."""
    async with bezoek.schrijver() as schrijver:
        gevonden = await bijlage(schrijver, bezoek.persoon, bijlage_id)
        if gevonden is None:
            raise NIET_GEVONDEN
        await noteer_bestand(schrijver, bezoek.persoon, bijlage_id, bezoek.nu)
    voorbeeld = await asyncio.to_thread(maak_voorbeeld, gevonden.mediatype, gevonden.inhoud)
    return await bezoek.toon("bijlage.html", naam=gevonden.naam, bijlage_id=bijlage_id, voorbeeld=voorbeeld)


def _vervangt(formulier: Formulier) -> UUID | None:
    try:
        return UUID(formulier.tekst("vervangt"))
    except ValueError:
        return None
