"""Writing down what parents or a youngster answered by telephone: from the call list, without a task."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek
from api.campagnes import boek_van, vind
from api.formulieren import Formulier, lees_formulier
from domain.fouten import Geweigerd
from domain.klok import amsterdam
from domain.procedures.alle import taaksoort
from domain.school_gegevens import lees_dag
from storage.database import SYSTEEM
from storage.lijsten.campagnes import Campagnekop, Deelnemerregel, lees_deelnemer
from storage.telefoonantwoord import Telefoonantwoord, leg_antwoord_vast

router = APIRouter(include_in_schema=False)

LANGST = 120


@router.get("/campagnes/{campagne_id}/leerlingen/{deelnemer_id}/antwoord")
async def pagina(bezoek: Ambtenaar, campagne_id: UUID, deelnemer_id: UUID) -> Response:
    kop, regel = await _vind(bezoek, campagne_id, deelnemer_id)
    vandaag = f"{amsterdam(bezoek.nu):%d-%m-%Y}"
    return await _toon(bezoek, kop, regel, Formulier({"gezegd_op": vandaag}))


@router.post("/campagnes/{campagne_id}/leerlingen/{deelnemer_id}/antwoord")
async def leg_vast(request: Request, bezoek: Ambtenaar, campagne_id: UUID, deelnemer_id: UUID) -> Response:
    kop, regel = await _vind(bezoek, campagne_id, deelnemer_id)
    formulier = await lees_formulier(request)
    antwoord = _lees(bezoek, kop, formulier)
    if antwoord:
        try:
            async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
                await leg_antwoord_vast(schrijver, regel.id, antwoord, bezoek.nu)
        except Geweigerd as fout:
            formulier.fouten[""] = str(fout)
    if formulier.fouten:
        return await _toon(bezoek, kop, regel, formulier)
    return RedirectResponse(f"/campagnes/{kop.id}/bellijst", 303)


def _lees(bezoek: Bezoek, kop: Campagnekop, formulier: Formulier) -> Telefoonantwoord | None:
    """What was filled in; None with every fault at its field."""
    stap = boek_van(kop).vraagstap
    assert stap is not None, "the page is there for campaigns with a question"
    code = formulier.tekst("antwoord")
    if code not in {uitkomst.code for uitkomst in stap.uitkomsten}:
        formulier.fouten["antwoord"] = "Kies een van de antwoorden."
    wie = formulier.verplicht("gezegd_door", "Vul in wie dit zei.")
    velden = {veld.naam: formulier.tekst(veld.naam) for veld in stap.velden if formulier.tekst(veld.naam)}
    velden |= {"gezegd_door": wie, "gezegd_op": _dag(bezoek, formulier)}
    for naam, tekst in velden.items():
        if len(tekst) > LANGST:
            formulier.fouten[naam] = f"Gebruik hooguit {LANGST} tekens."
    if formulier.fouten:
        return None
    return Telefoonantwoord(
        taaksoort(boek_van(kop).plan.soort, stap.code), code, velden, wie, bezoek.persoon.id
    )


def _dag(bezoek: Bezoek, formulier: Formulier) -> str:
    try:
        dag = lees_dag(formulier.tekst("gezegd_op"))
    except ValueError:
        formulier.fouten["gezegd_op"] = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 15-09-2026."
        return ""
    if dag > amsterdam(bezoek.nu).date():
        formulier.fouten["gezegd_op"] = "Deze dag ligt in de toekomst."
    return dag.isoformat()


async def _vind(bezoek: Bezoek, campagne_id: UUID, deelnemer_id: UUID) -> tuple[Campagnekop, Deelnemerregel]:
    """A pupil of one's own municipalities, in a campaign that asks a question; HTTP 404 for another."""
    kop = await vind(bezoek, campagne_id)
    async with bezoek.lezer() as lezer:
        regel = await lees_deelnemer(lezer, bezoek.persoon, kop.id, deelnemer_id)
    if regel is None or boek_van(kop).vraagstap is None:
        raise NIET_GEVONDEN
    return kop, regel


async def _toon(bezoek: Bezoek, kop: Campagnekop, regel: Deelnemerregel, formulier: Formulier) -> Response:
    stap = boek_van(kop).vraagstap
    assert stap is not None, "the page is there for campaigns with a question"
    return await bezoek.toon(
        "campagne_antwoord.html",
        status=400 if formulier.fouten else 200,
        kop=kop,
        regel=regel,
        boek=boek_van(kop),
        keuzes={uitkomst.code: uitkomst.label for uitkomst in stap.uitkomsten},
        velden=stap.velden,
        f=formulier,
        fouten_boven=formulier.fouten,
    )
