"""What officers write in a dossier: notes and contact moments, and taking back what one wrote by mistake."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.concepten import bewaar_bij_dossier, gooi_bij_dossier_weg
from api.dossiers import CONTACT, NOTITIE, lees_dossier, toon
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.kalender import dag_van
from domain.klok import amsterdam
from domain.school_gegevens import lees_dag
from domain.welzijn import AANWEZIGHEID, WELBEVINDEN
from storage.aantekeningen import (
    UITKOMSTEN,
    VORMEN,
    Contact,
    Soort,
    trek_in,
    voeg_contactmoment_toe,
    voeg_notitie_toe,
)

router = APIRouter(include_in_schema=False)

VELDEN = {
    NOTITIE: ("notitie", "gedeeld"),
    CONTACT: ("vorm", "met", "gehad_op", "niet_gesproken", "uitkomst", "verslag"),
}
LANG = 8000
TE_LANG = f"Gebruik hooguit {LANG} tekens."
GEEN_DAG = "Vul in wanneer het was, bijvoorbeeld 03-09-2026. Een latere dag dan vandaag kan niet."


@router.post("/dossiers/{nummer}/notities")
async def notitie(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    gevonden = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    tekst = formulier.verplicht("notitie", "Schrijf een notitie.")
    _niet_te_lang(formulier, "notitie")
    if formulier.fouten:
        return await toon(bezoek, gevonden, notitie=formulier)
    async with bezoek.schrijver() as schrijver:
        await voeg_notitie_toe(
            schrijver,
            bezoek.persoon,
            gevonden.kop.traject_id,
            tekst,
            bezoek.nu,
            gedeeld_met_school=formulier.aangevinkt("gedeeld"),
            sleutel=sleutel_van(formulier),
        )
    await gooi_bij_dossier_weg(bezoek, gevonden.kop.traject_id, NOTITIE)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=notitie", 303)


@router.post("/dossiers/{nummer}/contact")
async def contactmoment(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    gevonden = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    contact = _lees_contact(formulier, dag_van(bezoek.nu))
    if formulier.fouten:
        return await toon(bezoek, gevonden, contact=formulier)
    async with bezoek.schrijver() as schrijver:
        await voeg_contactmoment_toe(
            schrijver,
            bezoek.persoon,
            gevonden.kop.traject_id,
            contact,
            bezoek.nu,
            sleutel=sleutel_van(formulier),
        )
    await gooi_bij_dossier_weg(bezoek, gevonden.kop.traject_id, CONTACT)
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=contact", 303)


@router.post("/dossiers/{nummer}/notities/concept")
async def bewaar_notitie(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    return await _bewaar(request, bezoek, nummer, NOTITIE)


@router.post("/dossiers/{nummer}/contact/concept")
async def bewaar_contact(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    return await _bewaar(request, bezoek, nummer, CONTACT)


async def _bewaar(request: Request, bezoek: Bezoek, nummer: str, deel: str) -> Response:
    """What htmx sends while somebody types; answers with one line of text."""
    gevonden = await lees_dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    waarden = {naam: formulier.waarde(naam)[:LANG] for naam in ("sleutel", *VELDEN[deel])}
    await bewaar_bij_dossier(bezoek, gevonden.kop.traject_id, deel, waarden)
    zin = f"Concept bewaard om {amsterdam(bezoek.nu):%H.%M} uur."
    return bezoek.onderdelen.weergave.deel("conceptstand.html", bericht=zin)


@router.post("/dossiers/{nummer}/notities/{rij_id}/intrekken")
async def trek_notitie_in(bezoek: Ambtenaar, nummer: str, rij_id: UUID) -> Response:
    return await _trek_in(bezoek, nummer, Soort.NOTITIE, rij_id)


@router.post("/dossiers/{nummer}/contact/{rij_id}/intrekken")
async def trek_contact_in(bezoek: Ambtenaar, nummer: str, rij_id: UUID) -> Response:
    return await _trek_in(bezoek, nummer, Soort.CONTACT, rij_id)


async def _trek_in(bezoek: Bezoek, nummer: str, soort: Soort, rij_id: UUID) -> Response:
    """HTTP 404 for what is not one's own, and for what is not there."""
    gevonden = await lees_dossier(bezoek, nummer)
    async with bezoek.schrijver() as schrijver:
        weg = await trek_in(schrijver, bezoek.persoon, gevonden.kop.traject_id, soort, rij_id, bezoek.nu)
    if not weg:
        raise NIET_GEVONDEN
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=ingetrokken", 303)


def _lees_contact(formulier: Formulier, vandaag: date) -> Contact:
    if formulier.tekst("vorm") not in VORMEN:
        formulier.fouten["vorm"] = "Kies wat voor contact het was."
    met = formulier.verplicht("met", "Vul in met wie u contact had.")
    verslag = formulier.verplicht("verslag", "Schrijf kort op wat er is besproken.")
    _niet_te_lang(formulier, "verslag")
    gesproken = not formulier.aangevinkt("niet_gesproken")
    return Contact(
        vorm=formulier.tekst("vorm"),
        met=met[:120],
        verslag=verslag,
        gesproken=gesproken,
        uitkomst=_uitkomst(formulier) if gesproken else "",
        gehad_op=_dag(formulier, vandaag),
        aanwezigheid=_meting(formulier, "aanwezigheid", AANWEZIGHEID) if gesproken else None,
        welbevinden=_meting(formulier, "welbevinden", WELBEVINDEN) if gesproken else None,
    )


def _meting(formulier: Formulier, veld: str, keuzes: Mapping[int, str]) -> int | None:
    """The number that was chosen; None when nothing was asked."""
    gekozen = formulier.tekst(veld)
    if gekozen and gekozen not in map(str, keuzes):
        formulier.fouten[veld] = "Kies een antwoord uit de lijst, of laat het leeg."
        return None
    return int(gekozen) if gekozen else None


def _uitkomst(formulier: Formulier) -> str:
    if formulier.tekst("uitkomst") not in UITKOMSTEN:
        formulier.fouten["uitkomst"] = "Kies wat eruit kwam."
    return formulier.tekst("uitkomst")


def _dag(formulier: Formulier, vandaag: date) -> date:
    """When it was: today, unless somebody says otherwise."""
    try:
        dag = lees_dag(formulier.tekst("gehad_op") or vandaag.isoformat())
    except ValueError:
        dag = date.max
    if dag > vandaag:
        formulier.fouten["gehad_op"] = GEEN_DAG
    return dag


def _niet_te_lang(formulier: Formulier, naam: str) -> None:
    if len(formulier.tekst(naam)) > LANG:
        formulier.fouten[naam] = TE_LANG
