"""Campaigns: which there are, how far each is, who is behind a figure, and what a coordinator does."""

from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek, Coordinator
from api.export import Cel, csv_antwoord, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.beleid import CAMPAGNELEIDERS, check_mag_campagne_leiden
from domain.campagnes.beheer import ACTIENAAM, Actie, acties_bij
from domain.campagnes.overstap import MBONAAM, STANDNAAM, Mbostatus, Overstapstand
from domain.namen import label
from domain.procedures.alle import CAMPAGNEPLANNEN, taaksoort
from domain.procedures.overstap import BEZOEKSTAPPEN
from domain.soorten import Campagnesoort
from storage.campagnecijfers import dagstanden
from storage.campagnes import verander_campagne
from storage.database import SYSTEEM
from storage.lijsten.campagnes import (
    WAT,
    Campagnekop,
    Deelnemerregel,
    campagnes,
    deelnemers,
    lees_campagne,
    per_einde,
    per_school,
    te_bezoeken,
    telling,
)

router = APIRouter(include_in_schema=False)

KOPPEN = (
    *("Leerling", "Leerlingnummer", "School", "Klas", "Onderwijs", "Stand", "Antwoord ouders", "Decaan"),
    *("Status mbo", "Sinds", "Risico", "Huisbezoeken", "Resultaat", "Wacht op", "Uiterlijk", "Dossier"),
)
BEZOEKKOPPEN = (
    "Straat",
    "Huisnummer",
    "Postcode",
    "Plaats",
    "Leerling",
    "Behandelaar",
    "Uiterlijk",
    "Dossier",
)
REDENEN = {
    "overleden": "De leerling is overleden",
    "loopt-al": "Er liep al een overstap voor deze leerling",
    "campagne-gestopt": "De campagne is gestopt",
}
Pagina = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/campagnes")
async def overzicht(bezoek: Ambtenaar) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await campagnes(lezer, bezoek.persoon)
        cijfers = {kop.id: await telling(lezer, bezoek.persoon, kop.id) for kop in lijst}
    return await bezoek.toon("campagnes.html", lijst=lijst, cijfers=cijfers, mag_starten=mag_leiden(bezoek))


@router.get("/campagnes/{campagne_id}")
async def dashboard(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    return await toon_dashboard(bezoek, await vind(bezoek, campagne_id), Formulier())


@router.post("/campagnes/{campagne_id}/actie")
async def doe(request: Request, bezoek: Coordinator, campagne_id: UUID) -> Response:
    """Pause, resume or stop; somebody who was first keeps what they did."""
    kop = await vind_eigen(bezoek, campagne_id)
    formulier = await lees_formulier(request)
    gekozen = formulier.tekst("actie")
    if gekozen not in set(Actie):
        formulier.fouten[""] = "Kies wat u met de campagne wilt doen."
    elif gekozen == Actie.STOP and not formulier.aangevinkt("zeker"):
        formulier.fouten["zeker"] = "Zet een vinkje als u zeker weet dat de campagne moet stoppen."
    if formulier.fouten:
        return await toon_dashboard(bezoek, kop, formulier, status=400)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        door, sleutel = bezoek.persoon.id, sleutel_van(formulier)
        await verander_campagne(schrijver, kop.id, Actie(gekozen), bezoek.nu, sleutel=sleutel, door=door)
    return RedirectResponse(f"/campagnes/{kop.id}", 303)


@router.get("/campagnes/{campagne_id}/leerlingen")
async def leerlingen(
    bezoek: Ambtenaar, campagne_id: UUID, wat: str = "alle", school: UUID | None = None, pagina: Pagina = 1
) -> Response:
    kop, wat = await vind(bezoek, campagne_id), wat if wat in WAT else "alle"
    async with bezoek.lezer() as lezer:
        bladzijde = await deelnemers(lezer, bezoek.persoon, kop.id, wat=wat, locatie=school, pagina=pagina)
    adres = f"/campagnes/{kop.id}/leerlingen?wat={wat}&" + (f"school={school}&" if school else "")
    return await bezoek.toon(
        "campagne_leerlingen.html",
        kop=kop,
        wat=wat,
        soorten=WAT,
        b=bladzijde,
        adres=adres,
        in_woorden=IN_WOORDEN,
    )


@router.get("/campagnes/{campagne_id}/leerlingen.xlsx")
async def als_excel(bezoek: Ambtenaar, campagne_id: UUID, wat: str = "alle") -> Response:
    kop = await vind(bezoek, campagne_id)
    return xlsx_antwoord(kop.naam, bezoek.nu, KOPPEN, await _rijen(bezoek, kop, wat), blad="Leerlingen")


@router.get("/campagnes/{campagne_id}/leerlingen.csv")
async def als_csv(bezoek: Ambtenaar, campagne_id: UUID, wat: str = "alle") -> Response:
    kop = await vind(bezoek, campagne_id)
    return csv_antwoord(kop.naam, bezoek.nu, KOPPEN, await _rijen(bezoek, kop, wat))


@router.get("/campagnes/{campagne_id}/huisbezoeken")
async def route(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """Who has to be visited, in the order in which one walks."""
    kop = await vind(bezoek, campagne_id)
    async with bezoek.lezer() as lezer:
        bezoeken = await te_bezoeken(lezer, bezoek.persoon, kop.id, _bezoeksoorten(kop))
    return await bezoek.toon("campagne_huisbezoeken.html", kop=kop, bezoeken=bezoeken)


@router.get("/campagnes/{campagne_id}/huisbezoeken.xlsx")
async def route_als_excel(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    kop = await vind(bezoek, campagne_id)
    async with bezoek.lezer() as lezer:
        bezoeken = await te_bezoeken(lezer, bezoek.persoon, kop.id, _bezoeksoorten(kop))
    rijen = [
        (b.straat, b.huisnummer, b.postcode, b.plaats, b.leerling, b.behandelaar, b.uiterlijk, b.dossier)
        for b in bezoeken
    ]
    return xlsx_antwoord(f"huisbezoeken {kop.naam}", bezoek.nu, BEZOEKKOPPEN, rijen, blad="Huisbezoeken")


def mag_leiden(bezoek: Bezoek) -> bool:
    """Whether this person begins, pauses and stops campaigns."""
    return bool(bezoek.persoon.beleid.gemeenten_met(CAMPAGNELEIDERS))


async def vind(bezoek: Bezoek, campagne_id: UUID) -> Campagnekop:
    """The campaign, when it is of this person's region."""
    async with bezoek.lezer() as lezer:
        kop = await lees_campagne(lezer, bezoek.persoon, campagne_id)
    if kop is None:
        raise NIET_GEVONDEN
    return kop


async def vind_eigen(bezoek: Bezoek, campagne_id: UUID) -> Campagnekop:
    """The campaign, when this person coordinates in its region."""
    check_mag_campagne_leiden(bezoek.persoon.beleid)
    eigen = bezoek.persoon.beleid.gemeenten_met(CAMPAGNELEIDERS)
    async with bezoek.lezer() as lezer:
        kop = await lees_campagne(lezer, bezoek.persoon, campagne_id, gemeenten=eigen)
    if kop is None:
        raise NIET_GEVONDEN
    return kop


async def toon_dashboard(
    bezoek: Bezoek, kop: Campagnekop, formulier: Formulier, *, status: int = 200, **meer: Any
) -> Response:
    """The figures, per school and over time, with what can be done now."""
    async with bezoek.lezer() as lezer:
        scholen = await per_school(lezer, bezoek.persoon, kop.id)
        geteld = await telling(lezer, bezoek.persoon, kop.id)
        dagen = await dagstanden(lezer, kop.id)
        eindes = await per_einde(lezer, bezoek.persoon, kop.id)
    plan = CAMPAGNEPLANNEN[kop.soort]
    return await bezoek.toon(
        "campagne.html",
        status=status,
        kop=kop,
        n=geteld,
        scholen=scholen,
        dagen=dagen[-60:],
        eindes={einde.titel: eindes[einde.code] for einde in plan.eindes if einde.code in eindes},
        acties={actie.value: ACTIENAAM[actie] for actie in acties_bij(kop.status)},
        mag_leiden=mag_leiden(bezoek),
        f=formulier,
        fouten_boven=formulier.fouten,
        **meer,
    )


def _bezoeksoorten(kop: Campagnekop) -> list[str]:
    soort = CAMPAGNEPLANNEN[kop.soort].soort
    return [taaksoort(soort, stap) for stap in sorted(BEZOEKSTAPPEN)]


async def _rijen(bezoek: Bezoek, kop: Campagnekop, wat: str) -> list[tuple[Cel, ...]]:
    async with bezoek.lezer() as lezer:
        wat = wat if wat in WAT else "alle"
        bladzijde = await deelnemers(lezer, bezoek.persoon, kop.id, wat=wat, pagina=None)
    return [tuple(_cellen(kop.soort, regel)) for regel in bladzijde.regels]


def _cellen(soort: Campagnesoort, r: Deelnemerregel) -> Iterator[Cel]:
    resultaat = CAMPAGNEPLANNEN[soort].stap(r.resultaat).titel if r.resultaat else REDENEN.get(r.reden, "")
    yield from (r.leerling, r.leerlingnummer, r.school, r.klas, label(r.onderwijssoort), label(r.staat))
    yield from (_stand(r.antwoord), _stand(r.decaan), _mbo(r.mbo_status), r.mbo_sinds, "; ".join(r.waarom))
    yield from (r.bezoeken, resultaat, r.wacht_op, r.uiterlijk, r.dossier)


def _stand(code: str) -> str:
    return STANDNAAM[Overstapstand(code)] if code else ""


def _mbo(code: str) -> str:
    return MBONAAM[Mbostatus(code)] if code else ""


IN_WOORDEN = {
    "stand": _stand,
    "mbo": _mbo,
    "reden": lambda code: REDENEN.get(code, code),
    "einde": lambda soort, code: CAMPAGNEPLANNEN[soort].stap(code).titel if code else "",
}
"""How the list of pupils writes codes."""
