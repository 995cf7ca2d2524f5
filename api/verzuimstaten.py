"""The request for verzuimstaten as the municipality sees it: who answered, who is silent, calling them."""

from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Ambtenaar, Bezoek, Coordinator
from api.campagnes import mag_leiden
from api.export import Cel, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier, sleutel_van
from api.staatformulier import Opsturen, paginagegevens, verwerk
from domain.beleid import CAMPAGNELEIDERS
from domain.campagnes.beheer import ACTIENAAM, Actie, acties_bij
from domain.fouten import Geweigerd
from domain.kalender import eind_van_dag
from domain.school_gegevens import lees_dag
from storage.campagnes import verander_campagne
from storage.database import SYSTEEM
from storage.importeren import Verslag
from storage.lijsten.verzuimstaten import (
    Schoolverzoekregel,
    Verzoekkop,
    lees_verzoekronde,
    scholen_van,
    tel_verzoeken,
    teruggestuurd,
    verzoek_van_team,
    verzoekronden,
)
from storage.verzuimstaten import neem_bellen_over, stel_bellen_uit

router = APIRouter(include_in_schema=False)

KOPPEN = (
    "School",
    "Stand",
    "Leerlingen",
    "Gevraagd op",
    "Antwoord voor",
    "Antwoord op",
    "Wie belt",
    "Bellen voor",
)
ANTWOORD = {"lijst": "Lijst gekregen", "geen": "Geen leerlingen"}
NAMENS = "Vul in wie van de school dit zei."


@router.get("/verzuimstaten")
async def overzicht(bezoek: Ambtenaar) -> Response:
    async with bezoek.lezer() as lezer:
        ronden = await verzoekronden(lezer, bezoek.persoon.gemeenten)
        standen = {kop.id: await tel_verzoeken(lezer, kop.id) for kop in ronden}
    return await bezoek.toon("verzuimstaten.html", ronden=ronden, standen=standen)


@router.get("/verzuimstaten/{campagne_id}")
async def ronde(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    return await _toon_ronde(bezoek, await _ronde(bezoek, campagne_id), Formulier())


@router.get("/verzuimstaten/{campagne_id}/scholen.xlsx")
async def als_excel(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    kop = await _ronde(bezoek, campagne_id)
    async with bezoek.lezer() as lezer:
        scholen = await scholen_van(lezer, bezoek.persoon.gemeenten, kop.id)
    return xlsx_antwoord(kop.naam, bezoek.nu, KOPPEN, [_cellen(s) for s in scholen], blad="Scholen")


@router.post("/verzuimstaten/{campagne_id}/actie")
async def doe(request: Request, bezoek: Coordinator, campagne_id: UUID) -> Response:
    """Pause, resume or stop asking."""
    eigen = bezoek.persoon.beleid.gemeenten_met(CAMPAGNELEIDERS)
    async with bezoek.lezer() as lezer:
        kop = await lees_verzoekronde(lezer, eigen, campagne_id)
    if kop is None:
        raise NIET_GEVONDEN
    formulier = await lees_formulier(request)
    gekozen = formulier.tekst("actie")
    if gekozen not in set(Actie):
        formulier.fouten[""] = "Kies wat u wilt doen."
    elif gekozen == Actie.STOP and not formulier.aangevinkt("zeker"):
        formulier.fouten["zeker"] = "Zet een vinkje als u zeker weet dat de vraag moet stoppen."
    if formulier.fouten:
        return await _toon_ronde(bezoek, kop, formulier)
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        sleutel, door = sleutel_van(formulier), bezoek.persoon.id
        await verander_campagne(schrijver, kop.id, Actie(gekozen), bezoek.nu, sleutel=sleutel, door=door)
    return RedirectResponse(f"/verzuimstaten/{kop.id}", 303)


@router.get("/verzuimstaten/{campagne_id}/{locatie_id}")
async def school(bezoek: Ambtenaar, campagne_id: UUID, locatie_id: UUID, gedaan: str = "") -> Response:
    verzoek = await _school(bezoek, campagne_id, locatie_id)
    return await _toon_school(bezoek, verzoek, Formulier(), gedaan=gedaan)


@router.post("/verzuimstaten/{campagne_id}/{locatie_id}")
async def leg_vast(request: Request, bezoek: Ambtenaar, campagne_id: UUID, locatie_id: UUID) -> Response:
    """What the school said by telephone, or who calls it."""
    verzoek = await _school(bezoek, campagne_id, locatie_id)
    formulier = await lees_formulier(request)
    verslag = await _verwerk(bezoek, verzoek, formulier)
    if formulier.fouten or verslag:
        verzoek = await _school(bezoek, campagne_id, locatie_id)
        return await _toon_school(bezoek, verzoek, formulier, verslag)
    adres = f"/verzuimstaten/{campagne_id}/{locatie_id}"
    return RedirectResponse(f"{adres}?gedaan={formulier.tekst('actie')}", 303)


async def _verwerk(bezoek: Bezoek, verzoek: Schoolverzoekregel, formulier: Formulier) -> Verslag | None:
    actie, wie = formulier.tekst("actie"), bezoek.persoon
    if actie == "neem-over":
        async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
            await neem_bellen_over(schrijver, verzoek.id, wie.id, wie.code)
        return None
    if actie == "later":
        await _stel_uit(bezoek, verzoek, formulier)
        return None
    namens = formulier.verplicht("gezegd_door", NAMENS)
    if formulier.fouten:
        return None
    door = f"{namens[:120]}, genoteerd door {wie.naam}"
    return await verwerk(Opsturen(bezoek.onderdelen, verzoek, door), formulier)


async def _stel_uit(bezoek: Bezoek, verzoek: Schoolverzoekregel, formulier: Formulier) -> None:
    try:
        tot = eind_van_dag(lees_dag(formulier.tekst("dag")))
    except ValueError:
        formulier.fouten["dag"] = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 15-09-2026."
        return
    try:
        async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
            await stel_bellen_uit(schrijver, verzoek.id, tot, bezoek.nu)
    except Geweigerd as fout:
        formulier.fouten["dag"] = str(fout)


async def _ronde(bezoek: Bezoek, campagne_id: UUID) -> Verzoekkop:
    async with bezoek.lezer() as lezer:
        kop = await lees_verzoekronde(lezer, bezoek.persoon.gemeenten, campagne_id)
    if kop is None:
        raise NIET_GEVONDEN
    return kop


async def _school(bezoek: Bezoek, campagne_id: UUID, locatie_id: UUID) -> Schoolverzoekregel:
    async with bezoek.lezer() as lezer:
        verzoek = await verzoek_van_team(lezer, bezoek.persoon.gemeenten, campagne_id, locatie_id)
    if verzoek is None:
        raise NIET_GEVONDEN
    return verzoek


async def _toon_ronde(bezoek: Bezoek, kop: Verzoekkop, formulier: Formulier) -> Response:
    async with bezoek.lezer() as lezer:
        scholen = await scholen_van(lezer, bezoek.persoon.gemeenten, kop.id)
        stand = await tel_verzoeken(lezer, kop.id)
    return await bezoek.toon(
        "verzuimstaten_ronde.html",
        status=400 if formulier.fouten else 200,
        kop=kop,
        stand=stand,
        scholen=scholen,
        antwoord=ANTWOORD,
        acties={actie.value: ACTIENAAM[actie] for actie in acties_bij(kop.status)},
        mag_leiden=mag_leiden(bezoek),
        f=formulier,
        fouten_boven=formulier.fouten,
    )


async def _toon_school(
    bezoek: Bezoek,
    verzoek: Schoolverzoekregel,
    formulier: Formulier,
    verslag: Verslag | None = None,
    gedaan: str = "",
) -> Response:
    async with bezoek.lezer() as lezer:
        leerlingen = await teruggestuurd(lezer, verzoek.id)
    return await bezoek.toon(
        "verzuimstaten_school.html",
        status=400 if formulier.fouten else 200,
        verzoek=verzoek,
        ik=bezoek.persoon.id,
        leerlingen=leerlingen,
        adres=f"/verzuimstaten/{verzoek.campagne_id}/{verzoek.locatie_id}",
        **paginagegevens(formulier, verslag, gedaan),
    )


def _cellen(s: Schoolverzoekregel) -> tuple[Cel, ...]:
    stand = ANTWOORD.get(s.antwoord, "Bellen" if s.stil else "Nog geen antwoord")
    dagen = (s.gevraagd_op, s.uiterlijk, s.beantwoord_op)
    return (s.school, stand, s.leerlingen, *dagen, s.eigenaar, s.bellen_voor)
