"""Searching dossiers, and one dossier with everything in it."""

from typing import Annotated, Any, TypeVar
from uuid import UUID, uuid4

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.acties import acties
from api.bezoek import NIET_GEVONDEN, Bezoek, Bijlagelezer, Dossierlezer
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag, lees_bij_dossier
from api.export import download
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import DELEN, NIEUWSTE, tijdlijn
from api.weigering import weigering
from domain.beleid import check_mag_gezin_koppelen
from domain.campagnes.draaiboek import DRAAIBOEKEN
from domain.klok import amsterdam
from domain.leerplicht import kwalificatieplichtig, leerplichtig
from domain.maatwerk import WEEKDAGEN
from domain.namen import keuzes, label
from domain.soorten import Afdeling, Besluit, Campagnesoort, Fase, Meldingsoort, TermijnAard, WachtStatus
from domain.vooruitblik import mijlpalen
from domain.welzijn import AANWEZIGHEID, WELBEVINDEN, Meting, trend
from storage.aantekeningen import UITKOMSTEN, VORMEN
from storage.betrokkenen import ROLLEN
from storage.bijlagen import bijlage
from storage.database import Schrijver
from storage.inzage import Bekeken, noteer, noteer_bestand
from storage.lijsten.dossierdelen import Termijnregel
from storage.lijsten.dossiers import Dossier, Dossierkop, dossier
from storage.lijsten.zoeken import zoek
from storage.regiolijsten import partners_bij

router = APIRouter(include_in_schema=False)

NOTITIE, CONTACT = "notitie", "contact"

ZOEKVELDEN = ("tekst", "fase", "soort")
Pagina = Annotated[int, Query(ge=1, le=10_000)]
K = TypeVar("K", Fase, Meldingsoort, Campagnesoort)
HOOGUIT = 10
"""So many contacts, notes, mails and past terms does a dossier show, unless somebody asks for everything."""
VERZETBAAR = (TermijnAard.HERINNERING, TermijnAard.UITERLIJK, TermijnAard.ESCALATIE)
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
    "heropend": "Het dossier gaat weer open. De taak om te beoordelen komt er vanzelf bij",
    "samengevoegd": "De dossiers zijn samengevoegd. Dit kan ongedaan, onder Andere dossiers",
    "verbonden": "De dossiers zijn verbonden",
    "ontkoppeld": "De koppeling is ongedaan gemaakt",
    "maatwerk": "De lestijdvermindering is vastgelegd",
    "maatwerk-weg": "De lestijdvermindering is ingetrokken",
    "betrokkene": "Toegevoegd bij de mensen om de leerling",
    "betrokkene-weg": "Deze persoon staat nu bij wie er eerder betrokken waren",
    "document": "Het document is bewaard",
    "gezin": "Het is vastgelegd, in beide dossiers",
}


@router.get("/dossiers")
async def dossierlijst(bezoek: Dossierlezer, gezocht: bool = False, pagina: Pagina = 1) -> Response:
    async with bezoek.lezer() as lezer:
        formulier = Formulier(await laatste_zoekvraag(bezoek, "dossiers") if gezocht else {})
        gekozen = formulier.tekst("soort")
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
            soorten=keuzes(Meldingsoort) | {soort.value: label(soort) for soort in DRAAIBOEKEN},
        )


@router.post("/dossiers/zoeken")
async def zoek_dossiers(request: Request, bezoek: Dossierlezer) -> Response:
    """Keep the search out of the address: it may be a name or a number."""
    formulier = await lees_formulier(request)
    await bewaar_zoekvraag(bezoek, "dossiers", {naam: formulier.tekst(naam)[:200] for naam in ZOEKVELDEN})
    return RedirectResponse("/dossiers?gezocht=true", 303)


@router.get("/dossiers/{nummer}")
async def dossierpagina(
    bezoek: Dossierlezer, nummer: str, gedaan: str = "", tijdlijn: str = "", alles: bool = False
) -> Response:
    async with bezoek.inzage() as schrijver:
        gevonden = await lees_dossier(bezoek, nummer)
        noteer_inzage(bezoek, schrijver, gevonden.kop, Bekeken.DOSSIER)
        return await toon(bezoek, gevonden, gedaan=gedaan, deel=tijdlijn, alles=alles)


@router.get("/bijlagen/{bijlage_id}")
async def bijlage_ophalen(bezoek: Bijlagelezer, bijlage_id: UUID) -> Response:
    """Always a download: what a school sent never runs as a page of ours."""
    async with bezoek.schrijver() as schrijver:
        gevonden = await bijlage(schrijver, bezoek.persoon, bijlage_id)
        if gevonden is None:
            raise NIET_GEVONDEN
        await noteer_bestand(schrijver, bezoek.persoon, bijlage_id, bezoek.nu)
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


def noteer_inzage(bezoek: Bezoek, schrijver: Schrijver, kop: Dossierkop, wat: Bekeken) -> None:
    """Written before the page is sent: nobody sees a dossier without a line about it."""
    noteer(schrijver, bezoek.persoon, kop.traject_id, kop.gemeente_code, wat, bezoek.nu)


def plicht(bezoek: Bezoek, gevonden: Dossier) -> str:
    """What the law asks of the pupil today."""
    geboren, vandaag = gevonden.kop.leerling.geboortedatum, amsterdam(bezoek.nu).date()
    if leerplichtig(geboren, vandaag):
        return "Leerplichtig"
    return "Kwalificatieplichtig" if kwalificatieplichtig(geboren, vandaag) else "Niet leerplichtig"


def _loopt(termijn: Termijnregel, *aarden: TermijnAard) -> bool:
    return termijn.status is WachtStatus.OPEN and termijn.aard in aarden


def _termijnen(gevonden: Dossier) -> dict[str, Any]:
    """Which waits stand still, and which can be moved; by the id of what waits."""
    return {
        "pauzes": {r.wacht_id: r for r in gevonden.termijnen if _loopt(r, TermijnAard.HERVATTING)},
        "verzetbaar": {r.wacht_id for r in gevonden.termijnen if _loopt(r, *VERZETBAAR)},
    }


def _mogelijkheden(bezoek: Bezoek, gevonden: Dossier) -> dict[str, Any]:
    """What this person can do here, and what not now."""
    kop, wegen = gevonden.kop, acties(bezoek, gevonden.kop)
    nee = weigering(
        check_mag_gezin_koppelen, bezoek.persoon.beleid, kop.gemeente_code, Afdeling(kop.afdeling)
    )
    return {
        "kan": [actie for actie in wegen if actie.kan],
        "kan_niet": [actie for actie in wegen if not actie.kan],
        "mag_koppelen": not nee,
        "mag_schrijven": kop.gemeente_code in bezoek.persoon.gemeenten,
    }


def _tijdlijn(gevonden: Dossier, deel: str, alles: bool) -> dict[str, Any]:
    """A part of the log, and how many lines there are; what is older when somebody asked for everything."""
    punten = tijdlijn(gevonden.gebeurtenissen, deel)
    return {
        "tijdlijn": punten if alles else punten[:NIEUWSTE],
        "regels_in_deel": len(punten),
        "delen": DELEN,
        "deel": deel if deel in DELEN else "",
        "hooguit": None if alles else HOOGUIT,
    }


def _welzijn(gevonden: Dossier) -> dict[str, Any]:
    """Presence and well-being as they go, and what can be chosen; the days of a week without lessons."""
    metingen = [Meting(c.gehad_op, c.aanwezigheid, c.welbevinden) for c in gevonden.contactmomenten]
    return {
        "verloop": trend(metingen[::-1]),
        "aanwezigheid": AANWEZIGHEID,
        "welbevinden": WELBEVINDEN,
        "weekdagen": WEEKDAGEN,
    }


async def _getypt(bezoek: Bezoek, gevonden: Dossier, vandaag: str) -> dict[str, Formulier]:
    """The forms with what this person was writing here before, on any device; each draws a key once."""
    bewaard = await lees_bij_dossier(bezoek, gevonden.kop.traject_id, (NOTITIE, CONTACT))
    leeg = {NOTITIE: {}, CONTACT: {"gehad_op": vandaag}}
    return {
        deel: Formulier(
            {"sleutel": str(uuid4())} | (bewaard[deel].waarden if deel in bewaard else begin),
            bewaard_op=bewaard[deel].op if deel in bewaard else None,
        )
        for deel, begin in leeg.items()
    }


async def toon(
    bezoek: Bezoek,
    gevonden: Dossier,
    *,
    gedaan: str = "",
    deel: str = "",
    alles: bool = False,
    notitie: Formulier | None = None,
    contact: Formulier | None = None,
    betrokkene: Formulier | None = None,
    document: Formulier | None = None,
    maatwerk: Formulier | None = None,
) -> Response:
    """The dossier; `deel` is the part of the timeline, `alles` shows what is older too, the forms are those
    that were refused.
    """
    fouten = (notitie or contact or betrokkene or document or maatwerk or Formulier()).fouten
    vandaag = amsterdam(bezoek.nu).date()
    async with bezoek.lezer() as lezer:
        partners = await partners_bij(lezer, gevonden.kop.gemeente_code, vandaag)
    getypt = await _getypt(bezoek, gevonden, f"{vandaag:%d-%m-%Y}")
    return await bezoek.toon(
        "dossier.html",
        status=400 if fouten else 200,
        d=gevonden,
        kop=gevonden.kop,
        plicht=plicht(bezoek, gevonden),
        **_tijdlijn(gevonden, deel, alles),
        bevestiging=BEVESTIGING.get(gedaan, ""),
        vormen=VORMEN,
        uitkomsten=UITKOMSTEN,
        mijlpalen=mijlpalen(gevonden.kop.leerling.geboortedatum, vandaag),
        rollen=ROLLEN,
        partners={partner.naam: partner.naam for partner in partners},
        sleutel=uuid4(),
        **_termijnen(gevonden),
        **_mogelijkheden(bezoek, gevonden),
        fn=notitie or getypt[NOTITIE],
        fc=contact or getypt[CONTACT],
        fm=betrokkene or Formulier({"van": f"{vandaag:%d-%m-%Y}"}),
        fd=document or Formulier(),
        fw=maatwerk or Formulier(),
        **_welzijn(gevonden),
        fouten_boven=fouten,
    )
