"""Searching dossiers, and one dossier with everything in it."""

from typing import Annotated, TypeVar
from uuid import UUID, uuid4

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek, Bijlagelezer
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag
from api.export import download
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import tijdlijn
from domain.klok import amsterdam
from domain.leerplicht import kwalificatieplichtig, leerplichtig
from domain.namen import keuzes, label
from domain.soorten import Besluit, Fase, Meldingsoort
from storage.aantekeningen import VORMEN, Contact, voeg_contactmoment_toe, voeg_notitie_toe
from storage.bijlagen import bijlage
from storage.lijsten.dossiers import Dossier, dossier
from storage.lijsten.zoeken import zoek

router = APIRouter(include_in_schema=False)

ZOEKVELDEN = ("tekst", "fase", "soort")
LANG = 8000
TE_LANG = f"Gebruik hooguit {LANG} tekens."
Pagina = Annotated[int, Query(ge=1, le=10_000)]
K = TypeVar("K", Fase, Meldingsoort)
BEVESTIGING = {
    besluit.value: f"Uw besluit is vastgelegd: {label(besluit).lower()}" for besluit in Besluit
} | {
    "notitie": "Uw notitie is bewaard",
    "contact": "Het contact is vastgelegd",
}


@router.get("/dossiers")
async def dossierlijst(bezoek: Ambtenaar, gezocht: bool = False, pagina: Pagina = 1) -> Response:
    waarden = await laatste_zoekvraag(bezoek, "dossiers") if gezocht else {}
    formulier = Formulier(waarden)
    async with bezoek.lezer() as lezer:
        bladzijde = await zoek(
            lezer,
            bezoek.persoon,
            bezoek.nu,
            kluis=bezoek.onderdelen.kluis,
            tekst=formulier.tekst("tekst"),
            fase=_keuze(Fase, formulier.tekst("fase")),
            soort=_keuze(Meldingsoort, formulier.tekst("soort")),
            pagina=pagina,
        )
    return await bezoek.toon(
        "dossiers.html",
        f=formulier,
        gezocht=gezocht,
        bladzijde=bladzijde,
        fasen=keuzes(Fase),
        soorten=keuzes(Meldingsoort),
    )


@router.post("/dossiers/zoeken")
async def zoek_dossiers(request: Request, bezoek: Ambtenaar) -> Response:
    """Keep the search out of the address: it may be a name or a number."""
    formulier = await lees_formulier(request)
    await bewaar_zoekvraag(bezoek, "dossiers", {naam: formulier.tekst(naam)[:200] for naam in ZOEKVELDEN})
    return RedirectResponse("/dossiers?gezocht=true", 303)


@router.get("/dossiers/{nummer}")
async def dossierpagina(bezoek: Ambtenaar, nummer: str, gedaan: str = "") -> Response:
    return await _toon(bezoek, await _dossier(bezoek, nummer), gedaan=gedaan)


@router.post("/dossiers/{nummer}/notities")
async def notitie(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    gevonden = await _dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    tekst = formulier.verplicht("notitie", "Schrijf een notitie.")
    _niet_te_lang(formulier, "notitie")
    if formulier.fouten:
        return await _toon(bezoek, gevonden, notitie=formulier)
    async with bezoek.schrijver() as schrijver:
        await voeg_notitie_toe(
            schrijver,
            bezoek.persoon,
            gevonden.kop.traject_id,
            tekst,
            bezoek.nu,
            gedeeld_met_school=formulier.aangevinkt("gedeeld"),
            sleutel=_sleutel(formulier),
        )
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=notitie", 303)


@router.post("/dossiers/{nummer}/contact")
async def contactmoment(request: Request, bezoek: Ambtenaar, nummer: str) -> Response:
    gevonden = await _dossier(bezoek, nummer)
    formulier = await lees_formulier(request)
    contact = _lees_contact(formulier)
    if formulier.fouten:
        return await _toon(bezoek, gevonden, contact=formulier)
    async with bezoek.schrijver() as schrijver:
        await voeg_contactmoment_toe(
            schrijver,
            bezoek.persoon,
            gevonden.kop.traject_id,
            contact,
            bezoek.nu,
            sleutel=_sleutel(formulier),
        )
    return RedirectResponse(f"/dossiers/{nummer}?gedaan=contact", 303)


@router.get("/bijlagen/{bijlage_id}")
async def bijlage_ophalen(bezoek: Bijlagelezer, bijlage_id: UUID) -> Response:
    """Always a download: what a school sent never runs as a page of ours."""
    async with bezoek.lezer() as lezer:
        gevonden = await bijlage(lezer, bezoek.persoon, bijlage_id)
    if gevonden is None:
        raise NIET_GEVONDEN
    return download(gevonden.inhoud, gevonden.naam, gevonden.mediatype)


def _lees_contact(formulier: Formulier) -> Contact:
    if formulier.tekst("vorm") not in VORMEN:
        formulier.fouten["vorm"] = "Kies wat voor contact het was."
    met = formulier.verplicht("met", "Vul in met wie u contact had.")
    verslag = formulier.verplicht("verslag", "Schrijf kort op wat er is besproken.")
    _niet_te_lang(formulier, "verslag")
    gesproken = not formulier.aangevinkt("niet_gesproken")
    return Contact(vorm=formulier.tekst("vorm"), met=met[:120], verslag=verslag, gesproken=gesproken)


def _niet_te_lang(formulier: Formulier, naam: str) -> None:
    if len(formulier.tekst(naam)) > LANG:
        formulier.fouten[naam] = TE_LANG


def _sleutel(formulier: Formulier) -> UUID:
    """Drawn when the page was made, so that a double click writes once."""
    try:
        return UUID(formulier.waarde("sleutel"))
    except ValueError:
        return uuid4()


def _keuze(soort: type[K], waarde: str) -> K | None:
    return soort(waarde) if waarde in {lid.value for lid in soort} else None


async def _dossier(bezoek: Bezoek, nummer: str) -> Dossier:
    async with bezoek.lezer() as lezer:
        gevonden = await dossier(lezer, bezoek.persoon, nummer, bezoek.nu)
    if gevonden is None:
        raise NIET_GEVONDEN
    return gevonden


def _plicht(bezoek: Bezoek, gevonden: Dossier) -> str:
    """What the law asks of the pupil today."""
    geboren, vandaag = gevonden.kop.leerling.geboortedatum, amsterdam(bezoek.nu).date()
    if leerplichtig(geboren, vandaag):
        return "Leerplichtig"
    return "Kwalificatieplichtig" if kwalificatieplichtig(geboren, vandaag) else "Niet leerplichtig"


async def _toon(
    bezoek: Bezoek,
    gevonden: Dossier,
    *,
    gedaan: str = "",
    notitie: Formulier | None = None,
    contact: Formulier | None = None,
) -> Response:
    fouten = (notitie or contact or Formulier()).fouten
    return await bezoek.toon(
        "dossier.html",
        status=400 if fouten else 200,
        d=gevonden,
        kop=gevonden.kop,
        plicht=_plicht(bezoek, gevonden),
        tijdlijn=tijdlijn(gevonden.gebeurtenissen),
        bevestiging=BEVESTIGING.get(gedaan, ""),
        vormen=VORMEN,
        sleutel=uuid4(),
        fn=notitie or Formulier(),
        fc=contact or Formulier(),
        fouten_boven=fouten,
    )
