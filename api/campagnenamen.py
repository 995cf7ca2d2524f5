"""The names of a campaign from a file: look who would be approached with what, then begin or add them."""

import base64
import json
from collections.abc import AsyncIterator
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import concepten
from api.bezoek import NIET_GEVONDEN, Bezoek, Coordinator
from api.campagnes import toon_dashboard, vind_eigen
from api.campagnevooraf import planning
from api.formulieren import Formulier, lees_formulier
from api.importeren import begin_inlezen
from domain.beleid import CAMPAGNELEIDERS, check_mag_campagne_leiden
from domain.campagnes.draaiboek import DRAAIBOEKEN, Bron
from domain.kalender import dag_van
from domain.namen import label
from domain.soorten import Campagnesoort, Campagnestatus
from storage.afspraken import kalender_van_gemeente, regio_van
from storage.campagnes import Opzet, begin_campagne, campagne_van_jaar
from storage.database import SYSTEEM
from storage.importeren import Deel
from storage.importloop import Stand
from storage.invoerbestand import Bestandsfout
from storage.lijsten.campagnes import lees_campagne
from storage.populatie import Waarin
from storage.populatiebestand import Proef, kijk_vooraf, neem_namen_in, neem_statusbestand_in

router = APIRouter(include_in_schema=False)

KIES = "Kies een CSV-bestand."
EERSTE = 100
Gegevens = dict[str, str]


@router.get("/campagnes/start/nieuw")
async def nieuw(bezoek: Coordinator) -> Response:
    return await _toon_nieuw(bezoek, Formulier({"jaar": str(dag_van(bezoek.nu).year)}))


@router.post("/campagnes/start/nieuw")
async def ontvang(request: Request, bezoek: Coordinator) -> Response:
    """Keep the file, so that it has to be chosen once; nobody is approached yet."""
    check_mag_campagne_leiden(bezoek.persoon.beleid)
    formulier = await lees_formulier(request)
    _controleer(formulier)
    if not formulier.fouten and DRAAIBOEKEN[Campagnesoort(formulier.tekst("soort"))].bron is Bron.REGISTER:
        return await _zet_klaar(bezoek, formulier)
    inhoud = await _bestand(formulier)
    if formulier.fouten or inhoud is None:
        return await _toon_nieuw(bezoek, formulier, 400)
    soort = formulier.tekst("soort")
    regio, vakantieregio = await _regio(bezoek)
    gegevens = {
        "soort": soort,
        "jaar": formulier.tekst("jaar"),
        "naam": f"{label(Campagnesoort(soort))} {formulier.tekst('jaar')}",
        "regio": regio,
        "vakantieregio": vakantieregio,
    }
    try:
        return await _bewaar(bezoek, gegevens, inhoud)
    except Bestandsfout as fout:
        formulier.fouten["bestand"] = str(fout)
        return await _toon_nieuw(bezoek, formulier, 400)


async def _zet_klaar(bezoek: Bezoek, formulier: Formulier) -> Response:
    """A campaign that finds its names in the register: first a concept, to be looked at."""
    soort, jaar = Campagnesoort(formulier.tekst("soort")), int(formulier.tekst("jaar"))
    regio, vakantieregio = await _regio(bezoek)
    naam = f"{label(soort)} {jaar}"
    opzet = Opzet(
        campagne_van_jaar(soort, jaar, regio),
        *(soort, jaar, naam, regio, vakantieregio, bezoek.nu, bezoek.persoon.id),
        concept=True,
    )
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await begin_campagne(schrijver, opzet)
    return RedirectResponse(f"/campagnes/{opzet.id}", 303)


@router.post("/campagnes/{campagne_id}/namen")
async def ontvang_namen(request: Request, bezoek: Coordinator, campagne_id: UUID) -> Response:
    """Late names for a campaign that runs."""
    kop = await vind_eigen(bezoek, campagne_id)
    formulier = await lees_formulier(request)
    inhoud = await _bestand(formulier)
    if inhoud is None:
        return await toon_dashboard(bezoek, kop, formulier, status=400)
    gegevens = {
        "campagne": str(kop.id),
        "soort": kop.soort.value,
        "jaar": str(kop.jaar),
        "naam": kop.naam,
        "regio": kop.rmc_regio_code,
        "vakantieregio": kop.vakantieregio,
    }
    try:
        return await _bewaar(bezoek, gegevens, inhoud)
    except Bestandsfout as fout:
        formulier.fouten["bestand"] = str(fout)
        return await toon_dashboard(bezoek, kop, formulier, status=400)


@router.get("/campagnes/start/{concept_id}")
async def bekijk(bezoek: Coordinator, concept_id: UUID) -> Response:
    """Who would be approached with what and when, or how far taking in is."""
    kop = await _kop(bezoek, concept_id)
    if kop.voortgang is None:
        return await _toon_voorbeeld(bezoek, kop)
    if kop.voortgang.stand is Stand.KLAAR:
        return RedirectResponse(await _van_bestand(bezoek, concept_id), 303)
    loopt = kop.voortgang.loopt(bezoek.onderdelen.klok.echt())
    return await bezoek.toon(
        "import_bezig.html",
        kop=kop,
        voortgang=kop.voortgang,
        loopt=loopt,
        basis="/campagnes/start",
        terug=("/campagnes", "Campagnes"),
    )


@router.post("/campagnes/start/{concept_id}")
async def begin(bezoek: Coordinator, concept_id: UUID) -> Response:
    """Begin, or go on after an interruption; asking twice begins once."""
    check_mag_campagne_leiden(bezoek.persoon.beleid)
    await _kop(bezoek, concept_id)
    ingepakt = await _lees(bezoek, concept_id)
    if ingepakt and "niemand" not in ingepakt[0]:
        gegevens, inhoud = ingepakt
        campagne_id = UUID(gegevens.get("campagne", str(concept_id)))
        if "campagne" not in gegevens:
            await _begin_campagne(bezoek, campagne_id, gegevens)
        await begin_inlezen(bezoek, concept_id, partial(_delen, bezoek, campagne_id, inhoud))
    return RedirectResponse(f"/campagnes/start/{concept_id}", 303)


@router.post("/campagnes/{campagne_id}/statussen")
async def ontvang_statussen(request: Request, bezoek: Coordinator, campagne_id: UUID) -> Response:
    """What the mbo says about applications; a refused line costs that line only."""
    kop = await vind_eigen(bezoek, campagne_id)
    formulier = await lees_formulier(request)
    inhoud = await _bestand(formulier, "statussen")
    if inhoud is None:
        return await toon_dashboard(bezoek, kop, formulier, status=400)
    database, kluis = bezoek.onderdelen.database, bezoek.onderdelen.kluis
    try:
        verslag = await neem_statusbestand_in(database, kluis, kop.id, inhoud, bezoek.nu)
    except Bestandsfout as fout:
        formulier.fouten["statussen"] = str(fout)
        return await toon_dashboard(bezoek, kop, formulier, status=400)
    return await toon_dashboard(bezoek, kop, formulier, verslag=verslag)


async def _van_bestand(bezoek: Bezoek, concept_id: UUID) -> str:
    """A campaign that began with a file bears its id; names that came later are seen from the list."""
    async with bezoek.lezer() as lezer:
        kop = await lees_campagne(lezer, bezoek.persoon, concept_id)
    return f"/campagnes/{kop.id}" if kop else "/campagnes"


def _delen(bezoek: Bezoek, campagne_id: UUID, inhoud: bytes, na_regel: int) -> AsyncIterator[Deel]:
    database, kluis = bezoek.onderdelen.database, bezoek.onderdelen.kluis
    return neem_namen_in(database, kluis, campagne_id, inhoud, bezoek.nu, na_regel)


async def _begin_campagne(bezoek: Bezoek, campagne_id: UUID, gegevens: Gegevens) -> None:
    opzet = Opzet(
        id=campagne_id,
        soort=Campagnesoort(gegevens["soort"]),
        jaar=int(gegevens["jaar"]),
        naam=gegevens["naam"],
        regio=gegevens["regio"],
        vakantieregio=gegevens["vakantieregio"],
        nu=bezoek.nu,
        door=bezoek.persoon.id,
    )
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        await begin_campagne(schrijver, opzet)


async def _bewaar(bezoek: Bezoek, gegevens: Gegevens, inhoud: bytes) -> Response:
    """Raises Bestandsfout for a file with other columns."""
    proef = await _kijk_vooraf(bezoek, gegevens, inhoud)
    if not proef.iemand:
        gegevens = {**gegevens, "niemand": "ja"}
    samen = json.dumps({**gegevens, "inhoud": base64.b64encode(inhoud).decode()}).encode()
    bestand = concepten.Importbestand(gegevens["naam"], samen, proef.totaal, concepten.CAMPAGNE)
    return RedirectResponse(f"/campagnes/start/{await concepten.begin_import(bezoek, bestand)}", 303)


async def _kijk_vooraf(bezoek: Bezoek, gegevens: Gegevens, inhoud: bytes) -> Proef:
    campagne = UUID(gegevens["campagne"]) if "campagne" in gegevens else None
    waarin = Waarin(Campagnesoort(gegevens["soort"]), dag_van(bezoek.nu), campagne)
    database, kluis = bezoek.onderdelen.database, bezoek.onderdelen.kluis
    return await kijk_vooraf(database, kluis, inhoud, gegevens["regio"], waarin)


async def _lees(bezoek: Bezoek, concept_id: UUID) -> tuple[Gegevens, bytes] | None:
    """What was chosen; None when it has been taken in already."""
    ingepakt = await concepten.lees_importbestand(bezoek, concept_id)
    if ingepakt is None:
        return None
    gegevens: Gegevens = json.loads(ingepakt)
    return gegevens, base64.b64decode(gegevens.pop("inhoud"))


async def _toon_voorbeeld(bezoek: Bezoek, kop: concepten.Importkop) -> Response:
    ingepakt = await _lees(bezoek, kop.id)
    if ingepakt is None:
        raise NIET_GEVONDEN
    gegevens, inhoud = ingepakt
    proef = await _kijk_vooraf(bezoek, gegevens, inhoud)
    return await bezoek.toon(
        "campagne_voorbeeld.html",
        kop=kop,
        proef=proef,
        eerste=proef.eerste[:EERSTE],
        erbij="campagne" in gegevens,
        stil=await _staat_stil(bezoek, gegevens),
        **await planning(bezoek, gegevens, proef),
    )


async def _staat_stil(bezoek: Bezoek, gegevens: Gegevens) -> bool:
    """Whether late names wait until the campaign goes on."""
    if "campagne" not in gegevens:
        return False
    kop = await vind_eigen(bezoek, UUID(gegevens["campagne"]))
    return kop.status is Campagnestatus.GEPAUZEERD


def _controleer(formulier: Formulier) -> None:
    if formulier.tekst("soort") not in DRAAIBOEKEN:
        formulier.fouten["soort"] = "Kies een campagne."
    jaar = formulier.tekst("jaar")
    if not (jaar.isascii() and jaar.isdigit() and 2020 <= int(jaar) <= 2099):
        formulier.fouten["jaar"] = "Vul een jaar in, bijvoorbeeld 2027."


async def _bestand(formulier: Formulier, veld: str = "bestand") -> bytes | None:
    gekozen = formulier.bestanden.get(veld, [])
    if not gekozen:
        formulier.fouten[veld] = KIES
        return None
    return await gekozen[0].read()


async def _regio(bezoek: Bezoek) -> tuple[str, str]:
    """The region of the municipality that this person coordinates."""
    gemeente = min(bezoek.persoon.beleid.gemeenten_met(CAMPAGNELEIDERS))
    async with bezoek.lezer() as lezer:
        kalender = await kalender_van_gemeente(lezer, gemeente)
        regio = await regio_van(lezer, gemeente)
    assert kalender.regio is not None
    return regio, kalender.regio.value


async def _toon_nieuw(bezoek: Bezoek, formulier: Formulier, status: int = 200) -> Response:
    soorten = {soort.value: label(soort) for soort in DRAAIBOEKEN}
    return await bezoek.toon(
        "campagne_nieuw.html",
        status=status,
        f=formulier,
        soorten=soorten,
        eigen=await concepten.eigen_imports(bezoek, concepten.CAMPAGNE),
        fouten_boven=formulier.fouten,
    )


async def _kop(bezoek: Bezoek, concept_id: UUID) -> concepten.Importkop:
    kop = await concepten.lees_import(bezoek, concept_id, concepten.CAMPAGNE)
    if kop is None:
        raise NIET_GEVONDEN
    return kop
