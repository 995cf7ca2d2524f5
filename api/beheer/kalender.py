"""Days on which a school differs from the holidays of its region: they count for terms that start later."""

from datetime import date, datetime
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.formulieren import Formulier, lees_formulier
from storage import schoolkalender as opslag
from storage.afspraken import kalender_van_locatie
from storage.beheerlog import noteer
from storage.database import Lezer, Schrijver
from storage.gebruikersbeheer import keuzeplekken
from storage.herplannen import Verschuiving, met_afwijking, verschuivingen, verzet_alle, zonder_afwijking

router = APIRouter(include_in_schema=False)

LANGSTE = 70
INGETROKKEN = "Een afwijking in de schoolkalender is ingetrokken."
GEEN_DAG = "Vul een datum in als dag-maand-jaar, bijvoorbeeld 01-02-2027."
SOORTEN = {"vrij": "De school is dicht", "les": "De school geeft les, terwijl de regio vakantie heeft"}


@router.get("/beheer/kalender")
async def lijst(bezoek: Beheerder, gedaan: str = "") -> Response:
    return await _toon(bezoek, Formulier(), gedaan=bool(gedaan))


@router.post("/beheer/kalender")
async def voeg_toe(request: Request, bezoek: Beheerder) -> Response:
    """First what it touches; only the second button keeps it."""
    formulier = await lees_formulier(request)
    async with bezoek.beheerlezer() as lezer:
        scholen = (await keuzeplekken(lezer, bezoek.beheert))["locatie"]
    dagen = _lees(formulier, scholen)
    if dagen is None or formulier.waarde("knop") not in ("bewaren", "verzetten"):
        return await _toon(bezoek, formulier, dagen=dagen)
    school = formulier.tekst("locatie")
    schuift = await _schuift(bezoek, formulier, dagen) if formulier.waarde("knop") == "verzetten" else ()
    async with bezoek.beheerschrijver() as schrijver:
        vrij, omschrijving = formulier.tekst("soort") == "vrij", formulier.tekst("omschrijving")[:200]
        await opslag.bewaar_afwijking(schrijver, UUID(school), dagen, vrij=vrij, omschrijving=omschrijving)
        await verzet_alle(schrijver, schuift, bezoek.persoon, omschrijving, bezoek.nu)
        _log(bezoek, schrijver, "kalender-gewijzigd", scholen[school], van=dagen[0], tot=dagen[1])
    return RedirectResponse("/beheer/kalender?gedaan=ja", 303)


@router.post("/beheer/kalender/{rij_id}/intrekken")
async def trek_in(request: Request, bezoek: Beheerder, rij_id: UUID) -> Response:
    """At once when no open term hangs on it; else somebody first sees which would move, and chooses."""
    formulier = await lees_formulier(request)
    async with bezoek.beheerlezer() as lezer:
        onze = {rij.id: rij for rij in await opslag.afwijkingen(lezer, bezoek.beheert)}
        if rij_id not in onze:
            raise NIET_GEVONDEN
        schuift = await _schuift_terug(lezer, onze[rij_id], bezoek.nu)
    knop = formulier.waarde("knop")
    if schuift and knop not in ("terugzetten", "intrekken"):
        return await _toon(bezoek, Formulier(), intrek=onze[rij_id], schuift=schuift)
    async with bezoek.beheerschrijver() as schrijver:
        await opslag.trek_afwijking_in(schrijver, rij_id, bezoek.nu)
        te_doen = schuift if knop == "terugzetten" else ()
        await verzet_alle(schrijver, te_doen, bezoek.persoon, INGETROKKEN, bezoek.nu)
        _log(bezoek, schrijver, "kalender-ingetrokken", onze[rij_id].school, van=onze[rij_id].van)
    return RedirectResponse("/beheer/kalender?gedaan=ja", 303)


async def _schuift_terug(lezer: Lezer, rij: opslag.Afwijkingregel, nu: datetime) -> tuple[Verschuiving, ...]:
    """The open questions to the school that get another last day without this deviation."""
    if rij.ingetrokken_op:
        return ()
    kalender = await kalender_van_locatie(lezer, rij.locatie_id)
    zonder = zonder_afwijking(kalender, (rij.van, rij.tot), vrij=rij.vrij)
    return await verschuivingen(lezer, rij.locatie_id, kalender, zonder, nu, korter=True)


def _lees(formulier: Formulier, scholen: dict[str, str]) -> tuple[date, date] | None:
    """First and last day; None with every fault at its field."""
    if formulier.tekst("locatie") not in scholen:
        formulier.fouten["locatie"] = "Kies een school en locatie."
    if formulier.tekst("soort") not in SOORTEN:
        formulier.fouten["soort"] = "Kies wat er anders is."
    formulier.verplicht("omschrijving", "Schrijf kort waarom, bijvoorbeeld: studiedag.")
    dagen = [formulier.dag(veld, GEEN_DAG) for veld in ("van", "tot")]
    van, tot = dagen
    if van and tot and not 0 <= (tot - van).days <= LANGSTE:
        formulier.fouten["tot"] = "De laatste dag ligt na de eerste, en hooguit 10 weken later."
    return None if formulier.fouten or van is None or tot is None else (van, tot)


def _log(bezoek: Bezoek, schrijver: Schrijver, wat: str, school: str, **dagen: date) -> None:
    iso = {naam: dag.isoformat() for naam, dag in dagen.items()}
    noteer(schrijver, bezoek.persoon.id, sorted(bezoek.beheert)[0], wat, school, bezoek.nu, **iso)


async def _schuift(
    bezoek: Bezoek, formulier: Formulier, dagen: tuple[date, date]
) -> tuple[Verschuiving, ...]:
    """The open questions to the school that get a later last day by the changed calendar."""
    school = UUID(formulier.tekst("locatie"))
    async with bezoek.beheerlezer() as lezer:
        kalender = await kalender_van_locatie(lezer, school)
        anders = met_afwijking(kalender, dagen, vrij=formulier.tekst("soort") == "vrij")
        return await verschuivingen(lezer, school, kalender, anders, bezoek.nu)


async def _toon(
    bezoek: Bezoek,
    formulier: Formulier,
    *,
    dagen: tuple[date, date] | None = None,
    gedaan: bool = False,
    intrek: opslag.Afwijkingregel | None = None,
    schuift: tuple[Verschuiving, ...] = (),
) -> Response:
    async with bezoek.beheerlezer() as lezer:
        rijen = await opslag.afwijkingen(lezer, bezoek.beheert)
        scholen = (await keuzeplekken(lezer, bezoek.beheert))["locatie"]
    return await bezoek.toon(
        "beheer/kalender.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
        afwijkingen=rijen,
        scholen=scholen,
        soorten=SOORTEN,
        vooraf=dagen is not None,
        schuift=await _schuift(bezoek, formulier, dagen) if dagen else schuift,
        intrek=intrek,
        gedaan=gedaan,
    )
