"""What was typed at a task is kept while typing, and is there again after log-in, a restart, or elsewhere."""

from uuid import UUID, uuid4

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.afronden import lees_scherm
from api.bezoek import Bezoek, Dossierlezer
from api.concepten import bewaar_taak, gooi_taak_weg, lees_taak
from api.formulieren import Formulier, lees_formulier
from domain.klok import amsterdam
from domain.soorten import WachtStatus
from storage.lijsten.taken import Taakscherm

router = APIRouter(include_in_schema=False)

BEWAREN = "bewaren"
LANGSTE, MEESTE_VELDEN = 8000, 200
AL_GEDAAN = "Deze taak is al afgerond. Wat u typt, wordt niet meer bewaard."


@router.post("/taken/{taak_id}/concept")
async def bewaar_tussendoor(request: Request, bezoek: Dossierlezer, taak_id: UUID) -> Response:
    """What htmx sends while somebody types; answers with one line of text."""
    scherm = await lees_scherm(bezoek, taak_id)
    bewaard = await bewaar(bezoek, scherm, await lees_formulier(request))
    zin = f"Concept bewaard om {amsterdam(bezoek.nu):%H.%M} uur." if bewaard else AL_GEDAAN
    return bezoek.onderdelen.weergave.deel("conceptstand.html", bericht=zin)


@router.post("/taken/{taak_id}/concept/weg")
async def gooi_weg(bezoek: Dossierlezer, taak_id: UUID) -> Response:
    await lees_scherm(bezoek, taak_id)
    await gooi_taak_weg(bezoek, taak_id)
    return RedirectResponse(f"/taken/{taak_id}", 303)


async def bewaar(bezoek: Bezoek, scherm: Taakscherm, formulier: Formulier) -> bool:
    """Keep the form as it is, faults and all; False when the task is done."""
    if scherm.taak.status != WachtStatus.OPEN:
        return False
    waarden = {naam: waarde[:LANGSTE] for naam, waarde in formulier.waarden.items() if naam != "knop"}
    await bewaar_taak(bezoek, scherm.taak.id, dict(list(waarden.items())[:MEESTE_VELDEN]))
    return True


async def formulier_van(bezoek: Bezoek, scherm: Taakscherm) -> Formulier:
    """The form with what this person typed before, or an empty one."""
    bewaard = await lees_taak(bezoek, scherm.taak.id)
    formulier = Formulier({"antwoord_id": str(uuid4())} | (bewaard.waarden if bewaard else {}))
    formulier.bewaard_op = bewaard.op if bewaard else None
    return formulier
