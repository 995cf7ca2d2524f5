"""Searching dossiers, and one dossier with everything in it."""

from collections.abc import Callable
from typing import Annotated, TypeVar
from uuid import UUID, uuid4

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Bijlagelezer, Dossierlezer
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag
from api.export import download
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import DELEN, tijdlijn
from domain.beleid import check_mag_procedure_starten, check_mag_wijziging_doorgeven
from domain.fouten import Geweigerd
from domain.klok import amsterdam
from domain.leerplicht import kwalificatieplichtig, leerplichtig
from domain.namen import keuzes, label
from domain.soorten import Afdeling, Besluit, Campagnesoort, Fase, Meldingsoort
from storage.aantekeningen import UITKOMSTEN, VORMEN
from storage.bijlagen import bijlage
from storage.lijsten.dossiers import Dossier, dossier
from storage.lijsten.zoeken import zoek

router = APIRouter(include_in_schema=False)

ZOEKVELDEN = ("tekst", "fase", "soort")
Pagina = Annotated[int, Query(ge=1, le=10_000)]
K = TypeVar("K", Fase, Meldingsoort, Campagnesoort)
BEVESTIGING = {
    besluit.value: f"Uw besluit is vastgelegd: {label(besluit).lower()}" for besluit in Besluit
} | {
    "notitie": "Uw notitie is bewaard",
    "contact": "Het contact is vastgelegd",
    "ingetrokken": "Het is ingetrokken. Het staat niet meer in het dossier",
    "wijziging": "De verandering is doorgegeven",
    "termijn-verzetten": "De termijn is verzet",
    "termijn-pauzeren": "De termijn staat stil",
    "termijn-hervatten": "De pauze is gestopt",
}


@router.get("/dossiers")
async def dossierlijst(bezoek: Dossierlezer, gezocht: bool = False, pagina: Pagina = 1) -> Response:
    waarden = await laatste_zoekvraag(bezoek, "dossiers") if gezocht else {}
    formulier = Formulier(waarden)
    gekozen = formulier.tekst("soort")
    async with bezoek.lezer() as lezer:
        bladzijde = await zoek(
            lezer,
            bezoek.persoon,
            bezoek.nu,
            kluis=bezoek.onderdelen.kluis,
            tekst=formulier.tekst("tekst"),
            fase=_keuze(Fase, formulier.tekst("fase")),
            soort=_keuze(Meldingsoort, gekozen) or _keuze(Campagnesoort, gekozen),
            pagina=pagina,
        )
    return await bezoek.toon(
        "dossiers.html",
        f=formulier,
        gezocht=gezocht,
        bladzijde=bladzijde,
        fasen=keuzes(Fase),
        soorten=keuzes(Meldingsoort) | keuzes(Campagnesoort),
    )


@router.post("/dossiers/zoeken")
async def zoek_dossiers(request: Request, bezoek: Dossierlezer) -> Response:
    """Keep the search out of the address: it may be a name or a number."""
    formulier = await lees_formulier(request)
    await bewaar_zoekvraag(bezoek, "dossiers", {naam: formulier.tekst(naam)[:200] for naam in ZOEKVELDEN})
    return RedirectResponse("/dossiers?gezocht=true", 303)


@router.get("/dossiers/{nummer}")
async def dossierpagina(bezoek: Dossierlezer, nummer: str, gedaan: str = "", tijdlijn: str = "") -> Response:
    return await toon(bezoek, await lees_dossier(bezoek, nummer), gedaan=gedaan, deel=tijdlijn)


@router.get("/bijlagen/{bijlage_id}")
async def bijlage_ophalen(bezoek: Bijlagelezer, bijlage_id: UUID) -> Response:
    """Always a download: what a school sent never runs as a page of ours."""
    async with bezoek.lezer() as lezer:
        gevonden = await bijlage(lezer, bezoek.persoon, bijlage_id)
    if gevonden is None:
        raise NIET_GEVONDEN
    return download(gevonden.inhoud, gevonden.naam, gevonden.mediatype)


def _keuze(soort: type[K], waarde: str) -> K | None:
    return soort(waarde) if waarde in {lid.value for lid in soort} else None


async def lees_dossier(bezoek: Bezoek, nummer: str) -> Dossier:
    """The dossier; HTTP 404 when this person may not see it."""
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


def _mag(check: Callable[..., None], bezoek: Bezoek, gevonden: Dossier) -> bool:
    """Whether the page shows this way on; the page behind it checks again."""
    kop = gevonden.kop
    if kop.fase is Fase.GESLOTEN:
        return False
    try:
        check(bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling))
    except Geweigerd:
        return False
    return True


async def toon(
    bezoek: Bezoek,
    gevonden: Dossier,
    *,
    gedaan: str = "",
    deel: str = "",
    notitie: Formulier | None = None,
    contact: Formulier | None = None,
) -> Response:
    """The dossier; `deel` is the part of the timeline, the forms those that were refused."""
    fouten = (notitie or contact or Formulier()).fouten
    return await bezoek.toon(
        "dossier.html",
        status=400 if fouten else 200,
        d=gevonden,
        kop=gevonden.kop,
        plicht=_plicht(bezoek, gevonden),
        tijdlijn=tijdlijn(gevonden.gebeurtenissen, deel),
        delen=DELEN,
        deel=deel if deel in DELEN else "",
        bevestiging=BEVESTIGING.get(gedaan, ""),
        vormen=VORMEN,
        uitkomsten=UITKOMSTEN,
        mag_starten=_mag(check_mag_procedure_starten, bezoek, gevonden),
        mag_wijzigen=_mag(check_mag_wijziging_doorgeven, bezoek, gevonden),
        mag_schrijven=gevonden.kop.gemeente_code in bezoek.persoon.gemeenten,
        sleutel=uuid4(),
        fn=notitie or Formulier(),
        fc=contact or Formulier({"gehad_op": f"{amsterdam(bezoek.nu):%d-%m-%Y}"}),
        fouten_boven=fouten,
    )
