"""Who may come in, and as what: invite, change, switch off, give and withdraw roles."""

import re
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.beheer.plekken import lees_plek
from api.bezoek import NIET_GEVONDEN, Beheerder, Bezoek
from api.formulieren import Formulier, lees_formulier
from domain.beleid import check_mag_gebruiker_uitzetten, check_mag_heel_account_beheren
from domain.namen import keuzes
from domain.soorten import Rol
from domain.velden import MAIL
from storage import gebruikersbeheer as opslag
from storage.beheerlog import noteer
from storage.database import Schrijver
from storage.gebruikersbeheer import Gebruikersregel, Persoonsgegevens

router = APIRouter(include_in_schema=False)

INLOGNAAM = re.compile(r"[a-z][a-z0-9.-]{2,40}")
GEDAAN = {
    "uitgenodigd": "De uitnodiging is verstuurd.",
    "bewaard": "De gegevens zijn bewaard.",
    "rol": "De rollen zijn aangepast.",
    "uit": "Deze persoon kan niet meer inloggen.",
    "aan": "Deze persoon kan weer inloggen.",
}


@router.get("/beheer/gebruikers")
async def lijst(bezoek: Beheerder, zoek: str = "") -> Response:
    async with bezoek.beheerlezer() as lezer:
        gevonden = await opslag.gebruikers(lezer, bezoek.beheert, zoek.strip()[:100])
    return await bezoek.toon("beheer/gebruikers.html", gebruikers=gevonden, f=Formulier({"zoek": zoek}))


@router.get("/beheer/gebruikers/nieuw")
async def nieuw(bezoek: Beheerder) -> Response:
    return await _toon_nieuw(bezoek, Formulier())


@router.post("/beheer/gebruikers/nieuw")
async def nodig_uit(request: Request, bezoek: Beheerder) -> Response:
    formulier = await lees_formulier(request)
    gegevens = _lees_gegevens(formulier)
    inlognaam = formulier.tekst("inlognaam").lower()
    async with bezoek.beheerschrijver() as schrijver:
        plek = lees_plek(formulier, await opslag.keuzeplekken(schrijver, bezoek.beheert))
        if not INLOGNAAM.fullmatch(inlognaam):
            formulier.fouten["inlognaam"] = "Kies een inlognaam van kleine letters, cijfers, - en punten."
        elif await opslag.bestaat_inlognaam(schrijver, inlognaam):
            formulier.fouten["inlognaam"] = "Deze inlognaam is al van iemand. Kies een andere."
        if plek and not formulier.fouten:
            wie = await opslag.maak_gebruiker(schrijver, inlognaam, gegevens)
            await opslag.geef_plek(schrijver, wie, plek)
            onze = sorted(bezoek.beheert)[0]
            sleutel = bezoek.onderdelen.link_sleutel
            await opslag.nodig_uit(schrijver, wie, plek.gemeente_code or onze, sleutel, bezoek.nu)
            _log(bezoek, schrijver, "gebruiker-uitgenodigd", inlognaam, rol=plek.rol.value)
    if formulier.fouten:
        return await _toon_nieuw(bezoek, formulier)
    return RedirectResponse(f"/beheer/gebruikers/{wie}?gedaan=uitgenodigd", 303)


@router.get("/beheer/gebruikers/{wie}")
async def kaart(bezoek: Beheerder, wie: UUID, gedaan: str = "") -> Response:
    persoon = await _gebruiker(bezoek, wie)
    waarden = persoon.model_dump(include={"naam", "functie", "mail", "telefoon"})
    return await _toon(bezoek, persoon, Formulier(waarden), GEDAAN.get(gedaan, ""))


@router.post("/beheer/gebruikers/{wie}")
async def wijzig(request: Request, bezoek: Beheerder, wie: UUID) -> Response:
    persoon = await _gebruiker(bezoek, wie)
    check_mag_heel_account_beheren(ook_elders=persoon.ook_elders)
    formulier = await lees_formulier(request)
    gegevens = _lees_gegevens(formulier)
    if formulier.fouten:
        return await _toon(bezoek, persoon, formulier)
    async with bezoek.beheerschrijver() as schrijver:
        await opslag.wijzig_gebruiker(schrijver, wie, gegevens)
        _log(bezoek, schrijver, "gebruiker-gewijzigd", persoon.inlognaam)
    return _terug(wie, "bewaard")


@router.post("/beheer/gebruikers/{wie}/stand")
async def zet_stand(request: Request, bezoek: Beheerder, wie: UUID) -> Response:
    """Switch an account on or off, or send its invitation again."""
    persoon, knop = await _gebruiker(bezoek, wie), (await lees_formulier(request)).waarde("knop")
    check_mag_heel_account_beheren(ook_elders=persoon.ook_elders)
    async with bezoek.beheerschrijver() as schrijver:
        if knop == "uitnodigen":
            onze, sleutel = sorted(bezoek.beheert)[0], bezoek.onderdelen.link_sleutel
            await opslag.nodig_uit(schrijver, wie, onze, sleutel, bezoek.nu)
            _log(bezoek, schrijver, "uitnodiging-opnieuw", persoon.inlognaam)
            return _terug(wie, "uitgenodigd")
        aan = knop == "aan"
        if not aan:
            check_mag_gebruiker_uitzetten(bezoek.persoon.beleid, wie)
        await opslag.zet_actief(schrijver, wie, actief=aan)
        _log(bezoek, schrijver, f"gebruiker-{'aan' if aan else 'uit'}gezet", persoon.inlognaam)
    return _terug(wie, "aan" if aan else "uit")


@router.post("/beheer/gebruikers/{wie}/rollen")
async def geef_rol(request: Request, bezoek: Beheerder, wie: UUID) -> Response:
    persoon, formulier = await _gebruiker(bezoek, wie), await lees_formulier(request)
    async with bezoek.beheerschrijver() as schrijver:
        plek = lees_plek(formulier, await opslag.keuzeplekken(schrijver, bezoek.beheert))
        if plek and await opslag.geef_plek(schrijver, wie, plek):
            waar = plek.gemeente_code or plek.bestuur or str(plek.locatie_id)
            _log(bezoek, schrijver, "rol-gegeven", persoon.inlognaam, rol=plek.rol.value, waar=waar)
    if formulier.fouten:
        waarden = persoon.model_dump(include={"naam", "functie", "mail", "telefoon"})
        return await _toon(bezoek, persoon, Formulier(waarden | formulier.waarden, formulier.fouten))
    return _terug(wie, "rol")


@router.post("/beheer/gebruikers/{wie}/rollen/{plek_id}/intrekken")
async def trek_rol_in(bezoek: Beheerder, wie: UUID, plek_id: UUID) -> Response:
    persoon = await _gebruiker(bezoek, wie)
    async with bezoek.beheerschrijver() as schrijver:
        onze = {plek.id: plek for plek in await opslag.plekken(schrijver, bezoek.beheert, wie)}
        if plek_id not in onze:
            raise NIET_GEVONDEN
        if onze[plek_id].rol is Rol.BEHEERDER:
            check_mag_gebruiker_uitzetten(bezoek.persoon.beleid, wie)
        await opslag.trek_plek_in(schrijver, plek_id, bezoek.nu)
        _log(bezoek, schrijver, "rol-ingetrokken", persoon.inlognaam, rol=onze[plek_id].rol.value)
    return _terug(wie, "rol")


def _lees_gegevens(formulier: Formulier) -> Persoonsgegevens:
    """What was typed; what is missing or no address stands with the form."""
    naam = formulier.verplicht("naam", "Vul de naam in.")
    mail = formulier.verplicht("mail", "Vul het e-mailadres in.")
    if mail and not (MAIL.fullmatch(mail) and len(mail) <= 254):
        formulier.fouten["mail"] = "Vul een e-mailadres in, bijvoorbeeld naam@school.nl."
    functie, telefoon = formulier.tekst("functie")[:120], formulier.tekst("telefoon")[:20]
    return Persoonsgegevens(naam=naam[:120], functie=functie, mail=mail, telefoon=telefoon)


async def _gebruiker(bezoek: Bezoek, wie: UUID) -> Gebruikersregel:
    async with bezoek.beheerlezer() as lezer:
        gevonden = await opslag.gebruiker(lezer, bezoek.beheert, wie)
    if gevonden is None:
        raise NIET_GEVONDEN
    return gevonden


def _log(bezoek: Bezoek, schrijver: Schrijver, wat: str, wie: str, **gegevens: str) -> None:
    noteer(schrijver, bezoek.persoon.id, sorted(bezoek.beheert)[0], wat, wie, bezoek.nu, **gegevens)


def _terug(wie: UUID, gedaan: str) -> Response:
    return RedirectResponse(f"/beheer/gebruikers/{wie}?gedaan={gedaan}", 303)


async def _toon_nieuw(bezoek: Bezoek, formulier: Formulier) -> Response:
    async with bezoek.beheerlezer() as lezer:
        plekken = await opslag.keuzeplekken(lezer, bezoek.beheert)
    return await bezoek.toon(
        "beheer/gebruiker_nieuw.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
        rollen=keuzes(Rol),
        waar=plekken,
    )


async def _toon(bezoek: Bezoek, persoon: Gebruikersregel, formulier: Formulier, gedaan: str = "") -> Response:
    async with bezoek.beheerlezer() as lezer:
        plekken = await opslag.plekken(lezer, bezoek.beheert, persoon.id)
        waar = await opslag.keuzeplekken(lezer, bezoek.beheert)
    return await bezoek.toon(
        "beheer/gebruiker.html",
        status=400 if formulier.fouten else 200,
        wie=persoon,
        f=formulier,
        fouten_boven=formulier.fouten,
        plekken=plekken,
        rollen=keuzes(Rol),
        waar=waar,
        gedaan=gedaan,
        zelf=persoon.id == bezoek.persoon.id,
    )
