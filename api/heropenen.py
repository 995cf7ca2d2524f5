"""Opening a closed dossier again, with a reason."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Geweigerd, Invoerfout
from storage.database import SYSTEEM
from storage.heropenen import heropen_dossier
from storage.lijsten.dossiers import Dossier

router = APIRouter(include_in_schema=False)

LANGSTE_REDEN = 500


@router.get("/dossiers/{nummer}/heropenen")
async def heropenpagina(bezoek: Ambtenaar, nummer: str) -> Response:
    return await _toon(bezoek, await lees_dossier(bezoek, nummer), Formulier())


@router.post("/dossiers/{nummer}/heropenen")
async def heropen(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    """As the system: it also owes the workflow a message. The step itself checks who asks."""
    dossier = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    waarom = formulier.tekst("waarom")[:LANGSTE_REDEN]
    try:
        async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
            await heropen_dossier(schrijver, bezoek.persoon, dossier.kop.traject_id, waarom, bezoek.nu)
    except Invoerfout as fout:
        formulier.neem_over(fout)
    except Geweigerd as fout:
        formulier.fouten["waarom"] = str(fout)
    if formulier.fouten:
        return await _toon(bezoek, dossier, formulier)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=heropend", 303)


async def _toon(bezoek: Bezoek, dossier: Dossier, formulier: Formulier) -> Response:
    return await bezoek.toon(
        "heropenen.html",
        status=400 if formulier.fouten else 200,
        kop=dossier.kop,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
