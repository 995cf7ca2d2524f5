"""Campaigns: which there are, how far each is, who is behind a figure, and what a coordinator does."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek, Coordinator
from api.campagnekalender import kalender_van
from api.campagnevooraf import zoek_vooraf
from api.export import Cel, csv_antwoord, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier, sleutel_van
from domain.beleid import CAMPAGNELEIDERS, check_mag_campagne_leiden
from domain.campagnes.beheer import ACTIENAAM, Actie, acties_bij
from domain.campagnes.draaiboek import DRAAIBOEKEN, Bron, Draaiboek
from domain.campagnes.overstap import AAN_ZET, MBONAAM, Mbostatus, Partij
from domain.namen import label
from domain.soorten import Campagnesoort, Campagnestatus
from storage.campagnecijfers import dagstanden, tel
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
    telling,
)
from storage.lijsten.verzuimstaten import lees_verzoekronde
from storage.stakers import voeg_stakers_toe

router = APIRouter(include_in_schema=False)

KOPPEN = (
    *("Leerling", "Leerlingnummer", "School", "Klas", "Onderwijs", "Stand", "Antwoord", "School zegt"),
    *(
        "Status mbo",
        "Sinds",
        "Risico",
        "Huisbezoeken",
        "Resultaat",
        "Aan zet",
        "Wacht op",
        "Uiterlijk",
        "Dossier",
    ),
)
REDENEN = {
    "overleden": "De leerling is overleden",
    "loopt-al": "Er liep al een overstap voor deze leerling",
    "samengevoegd": "Deze leerling is al benaderd onder een ander nummer",
    "campagne-gestopt": "De campagne is gestopt",
    "gevolgd": "Een andere campagne volgt deze leerling al",
}
NOG_LEEG = "Er staan nog geen namen in deze campagne. Voeg eerst een bestand toe."
Pagina = Annotated[int, Query(ge=1, le=10_000)]
Klas = Annotated[str, Query(max_length=20)]


@router.get("/campagnes")
async def overzicht(bezoek: Ambtenaar) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await campagnes(lezer, bezoek.persoon)
        cijfers = {kop.id: await telling(lezer, bezoek.persoon, kop.id) for kop in lijst}
    return await bezoek.toon("campagnes.html", lijst=lijst, cijfers=cijfers, mag_starten=mag_leiden(bezoek))


@router.get("/campagnes/{campagne_id}")
async def dashboard(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """The figures; a request to schools has pages of its own."""
    async with bezoek.lezer() as lezer:
        verzoek = await lees_verzoekronde(lezer, bezoek.persoon.gemeenten, campagne_id)
    if verzoek:
        return RedirectResponse(f"/verzuimstaten/{verzoek.id}", 303)
    return await toon_dashboard(bezoek, await vind(bezoek, campagne_id), Formulier())


@router.post("/campagnes/{campagne_id}/actie")
async def doe(request: Request, bezoek: Coordinator, campagne_id: UUID) -> Response:
    """Pause, resume or stop; somebody who was first keeps what they did."""
    kop = await vind_eigen(bezoek, campagne_id)
    formulier = await lees_formulier(request)
    gekozen = formulier.tekst("actie")
    if gekozen not in set(Actie):
        formulier.fouten[""] = "Kies wat u met de campagne wilt doen."
    elif gekozen == Actie.START and not await _heeft_namen(bezoek, kop):
        formulier.fouten[""] = NOG_LEEG
    elif gekozen == Actie.STOP and not formulier.aangevinkt("zeker"):
        formulier.fouten["zeker"] = "Zet een vinkje als u zeker weet dat de campagne moet stoppen."
    if formulier.fouten:
        return await toon_dashboard(bezoek, kop, formulier, status=400)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        door, sleutel = bezoek.persoon.id, sleutel_van(formulier)
        if gekozen == Actie.START and boek_van(kop).bron is Bron.REGISTER:
            await voeg_stakers_toe(schrijver, kop.id, bezoek.nu, sleutel=uuid4())
        await verander_campagne(schrijver, kop.id, Actie(gekozen), bezoek.nu, sleutel=sleutel, door=door)
    return RedirectResponse(f"/campagnes/{kop.id}", 303)


async def _heeft_namen(bezoek: Bezoek, kop: Campagnekop) -> bool:
    """Names stand in it, or are found in the register when it starts."""
    if boek_van(kop).bron is Bron.REGISTER:
        return True
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        return (await tel(lezer, kop.id)).populatie > 0


@router.post("/campagnes/{campagne_id}/zoeken")
async def zoek_opnieuw(bezoek: Coordinator, campagne_id: UUID) -> Response:
    """Whoever the register shows now and did not show before: late names, without a file."""
    kop = await vind_eigen(bezoek, campagne_id)
    if boek_van(kop).bron is not Bron.REGISTER or kop.status is Campagnestatus.CONCEPT:
        raise NIET_GEVONDEN
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        nieuw = await voeg_stakers_toe(schrijver, kop.id, bezoek.nu, sleutel=uuid4())
    return await toon_dashboard(bezoek, kop, Formulier(), gevonden=nieuw)


@router.get("/campagnes/{campagne_id}/leerlingen")
async def leerlingen(
    bezoek: Ambtenaar,
    campagne_id: UUID,
    wat: str = "alle",
    school: UUID | None = None,
    klas: Klas = "",
    pagina: Pagina = 1,
) -> Response:
    kop, wat = await vind(bezoek, campagne_id), wat if wat in WAT else "alle"
    async with bezoek.lezer() as lezer:
        bladzijde = await deelnemers(
            lezer, bezoek.persoon, kop.id, wat=wat, locatie=school, klas=klas, pagina=pagina
        )
    plek = {naam: waarde for naam, waarde in (("school", str(school or "")), ("klas", klas)) if waarde}
    adres = f"/campagnes/{kop.id}/leerlingen?{urlencode({'wat': wat} | plek)}&"
    return await bezoek.toon(
        "campagne_leerlingen.html",
        kop=kop,
        wat=wat,
        soorten=lijsten_van(kop),
        b=bladzijde,
        adres=adres,
        plek=f"&{urlencode(plek)}" if plek else "",
        met_antwoord=boek_van(kop).vraagstap is not None,
        in_woorden=_in_woorden(boek_van(kop)),
    )


@router.get("/campagnes/{campagne_id}/leerlingen.xlsx")
async def als_excel(
    bezoek: Ambtenaar, campagne_id: UUID, wat: str = "alle", school: UUID | None = None, klas: Klas = ""
) -> Response:
    kop = await vind(bezoek, campagne_id)
    rijen = await _rijen(bezoek, kop, wat, school, klas)
    return xlsx_antwoord(kop.naam, bezoek.nu, KOPPEN, rijen, blad="Leerlingen")


@router.get("/campagnes/{campagne_id}/leerlingen.csv")
async def als_csv(
    bezoek: Ambtenaar, campagne_id: UUID, wat: str = "alle", school: UUID | None = None, klas: Klas = ""
) -> Response:
    kop = await vind(bezoek, campagne_id)
    return csv_antwoord(kop.naam, bezoek.nu, KOPPEN, await _rijen(bezoek, kop, wat, school, klas))


def boek_van(kop: Campagnekop) -> Draaiboek:
    """What distinguishes this campaign from others."""
    return DRAAIBOEKEN[kop.soort]


def lijsten_van(kop: Campagnekop) -> dict[str, tuple[str, str]]:
    """The lists behind the figures that this kind of campaign has."""
    verdeelt = boek_van(kop).verdeelt
    return {code: wat for code, wat in WAT.items() if verdeelt or not code.startswith(("bij-", "tafel"))}


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
    boek = boek_van(kop)
    return await bezoek.toon(
        "campagne.html",
        status=status,
        kop=kop,
        boek=boek,
        zoek=await zoek_vooraf(bezoek, kop),
        n=geteld,
        scholen=scholen,
        dagen=dagen[-60:],
        kalender=await kalender_van(bezoek, kop),
        eindes={einde.titel: eindes[einde.code] for einde in boek.plan.eindes if einde.code in eindes},
        acties={actie.value: ACTIENAAM[actie] for actie in acties_bij(kop.status)},
        mag_leiden=mag_leiden(bezoek),
        mbonamen=[status.value for status in Mbostatus],
        f=formulier,
        fouten_boven=formulier.fouten,
        **meer,
    )


async def _rijen(
    bezoek: Bezoek, kop: Campagnekop, wat: str, school: UUID | None, klas: str
) -> list[tuple[Cel, ...]]:
    async with bezoek.lezer() as lezer:
        wat = wat if wat in WAT else "alle"
        bladzijde = await deelnemers(
            lezer, bezoek.persoon, kop.id, wat=wat, locatie=school, klas=klas, pagina=None
        )
    return [tuple(_cellen(kop.soort, regel)) for regel in bladzijde.regels]


def _cellen(soort: Campagnesoort, r: Deelnemerregel) -> Iterator[Cel]:
    boek = DRAAIBOEKEN[soort]
    woorden = _in_woorden(boek)
    resultaat = woorden["einde"](r.resultaat) or REDENEN.get(r.reden, "")
    risico = "; ".join(woorden["risico"](code) for code in r.risicos)
    yield from (r.leerling, r.leerlingnummer, r.school, r.klas, label(r.onderwijssoort), label(r.staat))
    yield from (woorden["stand"](r.antwoord), woorden["stand"](r.decaan), woorden["mbo"](r.mbo_status))
    yield from (r.mbo_sinds, risico, r.bezoeken, resultaat, woorden["aan_zet"](r.aan_zet))
    yield from (r.wacht_op, r.uiterlijk, r.dossier)


def cellen_op_naam(soort: Campagnesoort, regel: Deelnemerregel) -> dict[str, Cel]:
    """A line of the list by its heads."""
    return dict(zip(KOPPEN, _cellen(soort, regel), strict=True))


def _in_woorden(boek: Draaiboek) -> dict[str, Callable[[str], str]]:
    """How the lists of pupils write codes."""
    return {
        "stand": lambda code: boek.standen.get(code, code),
        "mbo": lambda code: MBONAAM[Mbostatus(code)] if code else "",
        "reden": lambda code: REDENEN.get(code, code),
        "risico": lambda code: boek.risicos.get(code, code),
        "aan_zet": lambda code: AAN_ZET[Partij(code)] if code else "",
        "einde": lambda code: boek.plan.stap(code).titel if code else "",
    }
