"""What somebody knows of their own account, and which mails about work they want."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Bezoek, Dossierlezer, Ingelogd
from api.formulieren import Formulier, lees_formulier
from api.pagina import DOSSIERLEZERS
from domain.meldkeuze import Meldkeuze
from domain.namen import label
from storage.database import SYSTEEM
from storage.meldkeuzes import kies_berichten, meldkeuze_van

router = APIRouter(include_in_schema=False)

KEUZES = {
    Meldkeuze.GEBUNDELD.value: (
        "Zodra er iets is",
        "Nieuw werk, een herinnering, of iets dat te laat is: van elke soort hooguit één mail per dag.",
    ),
    Meldkeuze.OCHTEND.value: (
        "Eén overzicht in de ochtend",
        "Op werkdagen, en alleen als er iets nieuw, bijna te laat of te laat is. Spoed hoort u meteen.",
    ),
    Meldkeuze.DIRECT.value: ("Bij elke taak meteen", "Voor elke taak een eigen mail."),
    Meldkeuze.DRINGEND.value: (
        "Alleen als het dringend is",
        "Een mail bij spoed, en als iets te laat is. De rest ziet u op uw takenlijst.",
    ),
}


@router.get("/profiel")
async def profiel(bezoek: Ingelogd, gedaan: str = "") -> Response:
    async with bezoek.lezer() as lezer:
        keuze = await meldkeuze_van(lezer, bezoek.persoon.id)
    return await _toon(bezoek, Formulier({"berichten": keuze}), bewaard=gedaan == "bewaard")


@router.post("/profiel/berichten")
async def kies(request: Request, bezoek: Dossierlezer) -> Response:
    """As the system: nobody else writes accounts. It only ever touches one's own."""
    formulier = await lees_formulier(request)
    if formulier.tekst("berichten") not in KEUZES:
        formulier.fouten["berichten"] = "Kies welke mails u wilt."
        return await _toon(bezoek, formulier)
    keuze = Meldkeuze(formulier.tekst("berichten"))
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await kies_berichten(schrijver, bezoek.persoon.id, keuze)
    return RedirectResponse("/profiel?gedaan=bewaard", 303)


async def _toon(bezoek: Bezoek, formulier: Formulier, *, bewaard: bool = False) -> Response:
    return await bezoek.toon(
        "profiel.html",
        status=400 if formulier.fouten else 200,
        plekken=sorted(label(rol) for rol in bezoek.persoon.rollen),
        krijgt_werk=bool(bezoek.persoon.rollen & DOSSIERLEZERS),
        keuzes=KEUZES,
        bewaard=bewaard,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
