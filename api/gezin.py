"""The family of a pupil: confirming a brother or sister, and taking that back."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import Ambtenaar, Bezoek
from api.dossiers import lees_dossier
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_gezin_koppelen
from domain.fouten import Geweigerd
from domain.soorten import Afdeling
from storage.database import SYSTEEM
from storage.lijsten.dossiers import Dossier, dossier
from storage.verwanten import Uitspraak, leg_verwantschap_vast

router = APIRouter(include_in_schema=False)

LANG = 500
VERWANT = {
    "ja": (
        "Dit is een broer of zus",
        "U ziet elkaars procedures in het dossier. Het gezin telt één keer mee.",
    ),
    "nee": (
        "Dit is geen broer of zus",
        "Een koppeling vervalt. Wonen de leerlingen op hetzelfde adres, dan tellen ze toch apart mee.",
    ),
}
ANDER, KIES = "ander", "Kies om welke leerling het gaat."
NIET_GEVONDEN = "Dit dossier is niet gevonden. Controleer het nummer."


@router.get("/dossiers/{nummer}/gezin")
async def gezinspagina(bezoek: Ambtenaar, nummer: str) -> Response:
    return await _toon(bezoek, await lees_dossier(bezoek, nummer), Formulier())


@router.post("/dossiers/{nummer}/gezin")
async def leg_vast(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    eigen = await lees_dossier(bezoek, nummer)
    _check_mag(bezoek, eigen)
    formulier = await lees_formulier(request)
    ander = await _ander_dossier(bezoek, eigen, formulier)
    uitspraak = _uitspraak(bezoek, formulier)
    if ander is not None and not formulier.fouten:
        await _schrijf(bezoek, eigen, ander, uitspraak, formulier)
    if formulier.fouten:
        return await _toon(bezoek, eigen, formulier)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=gezin", 303)


async def _ander_dossier(bezoek: Bezoek, eigen: Dossier, formulier: Formulier) -> UUID | None:
    """The dossier that was chosen, or typed; None with a fault at its field."""
    gekozen = {kind.nummer: kind.traject_id for kind in eigen.gezin}
    keuze = formulier.tekst("kind") or (ANDER if not gekozen else "")
    if keuze in gekozen:
        return gekozen[keuze]
    if keuze != ANDER:
        formulier.fouten["kind"] = KIES
        return None
    getypt = formulier.verplicht("dossier", "Vul het nummer van het andere dossier in.").upper()
    async with bezoek.lezer() as lezer:
        gevonden = await dossier(lezer, bezoek.persoon, getypt, bezoek.nu) if getypt else None
    if gevonden is None:
        formulier.fouten.setdefault("dossier", NIET_GEVONDEN)
    return gevonden.kop.traject_id if gevonden else None


def _uitspraak(bezoek: Bezoek, formulier: Formulier) -> Uitspraak:
    if formulier.tekst("verwant") not in VERWANT:
        formulier.fouten["verwant"] = "Kies of het een broer of zus is."
    reden = formulier.verplicht("reden", "Leg kort uit hoe u dit weet.")
    if len(reden) > LANG:
        formulier.fouten["reden"] = f"Gebruik hooguit {LANG} tekens."
    return Uitspraak(formulier.tekst("verwant") == "ja", reden, bezoek.persoon.id)


async def _schrijf(
    bezoek: Bezoek, eigen: Dossier, ander: UUID, uitspraak: Uitspraak, formulier: Formulier
) -> None:
    try:
        async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
            await leg_verwantschap_vast(schrijver, eigen.kop.traject_id, ander, uitspraak, bezoek.nu)
    except Geweigerd as fout:
        formulier.fouten["dossier"] = str(fout)


def _check_mag(bezoek: Bezoek, eigen: Dossier) -> None:
    kop = eigen.kop
    check_mag_gezin_koppelen(bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling))


async def _toon(bezoek: Bezoek, eigen: Dossier, formulier: Formulier) -> Response:
    _check_mag(bezoek, eigen)
    keuzes = {
        kind.nummer: f"{kind.naam}, {kind.leeftijd} jaar (dossier {kind.nummer})" for kind in eigen.gezin
    }
    return await bezoek.toon(
        "gezin.html",
        status=400 if formulier.fouten else 200,
        kop=eigen.kop,
        gezin=eigen.gezin,
        kinderen=keuzes | {ANDER: "Een leerling die hier niet staat"},
        verwant=VERWANT,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
