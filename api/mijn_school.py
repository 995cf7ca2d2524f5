"""What a school arranges itself: who works with it here, and who gets a copy of every message."""

from uuid import UUID

from fastapi import APIRouter
from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Alles, Bezoek, Schoolbezoek
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from domain.velden import MAIL
from storage import kopieadressen as opslag
from storage.database import SYSTEEM
from storage.kopieadressen import OpenKopie
from storage.lijsten.organisaties import scholen_van
from storage.lijsten.schoolmensen import mensen_van_school

router = APIRouter(include_in_schema=False)

PER_ADRES = parse("30 per 5 minutes")
PER_PERSOON = parse("20 per day")


@router.get("/mijn-school")
async def toon(bezoek: Schoolbezoek, gedaan: str = "") -> Response:
    return await _toon(bezoek, Formulier(), gedaan=bool(gedaan))


@router.post("/mijn-school/kopie")
async def voeg_toe(request: Request, bezoek: Schoolbezoek) -> Response:
    """The address gets one mail with a link, and nothing more until its owner says yes."""
    formulier = await lees_formulier(request)
    adres, locatie = formulier.tekst("mail"), formulier.tekst("locatie")
    if locatie not in {str(eigen) for eigen in bezoek.persoon.locaties}:
        formulier.fouten["locatie"] = "Kies een school en locatie."
    if not (MAIL.fullmatch(adres) and len(adres) <= 254):
        formulier.fouten["mail"] = "Vul een e-mailadres in, bijvoorbeeld naam@school.nl."
    if not formulier.fouten:
        await _vraag_kopie(bezoek, formulier, UUID(locatie), adres)
    if formulier.fouten:
        return await _toon(bezoek, formulier)
    return RedirectResponse("/mijn-school?gedaan=ja", 303)


@router.post("/mijn-school/kopie/{rij_id}/weg")
async def haal_weg(bezoek: Schoolbezoek, rij_id: UUID) -> Response:
    async with bezoek.schrijver() as schrijver:
        if not await opslag.trek_kopie_in(schrijver, bezoek.persoon.locaties, rij_id, bezoek.nu):
            raise NIET_GEVONDEN
    return RedirectResponse("/mijn-school?gedaan=ja", 303)


@router.get("/kopieadres/{token}")
async def vraag(request: Request, onderdelen: Alles, token: str) -> Response:
    await _begrens(request, onderdelen)
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        open_ = await opslag.open_kopie(lezer, token, onderdelen.klok.nu())
    return _kopiepagina(onderdelen, open_)


@router.post("/kopieadres/{token}")
async def antwoord(request: Request, onderdelen: Alles, token: str) -> Response:
    """The owner of the address says yes or no; opening the link alone does nothing."""
    await _begrens(request, onderdelen)
    knop = (await lees_formulier(request)).waarde("knop")
    if knop not in ("ja", "nee"):
        raise HTTPException(400)
    async with onderdelen.database.schrijver(SYSTEEM) as schrijver:
        gedaan = await opslag.bevestig_kopie(schrijver, token, onderdelen.klok.nu(), wil=knop == "ja")
    return _kopiepagina(onderdelen, gedaan, besluit=knop if gedaan else "")


async def _vraag_kopie(bezoek: Bezoek, formulier: Formulier, locatie: UUID, adres: str) -> None:
    wie, sleutel = bezoek.persoon.id, bezoek.onderdelen.link_sleutel
    if not await bezoek.onderdelen.begrenzer.hit(PER_PERSOON, "kopieadres", str(wie)):
        raise HTTPException(429, headers={"retry-after": "86400"})
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        waarom_niet = await opslag.vraag_kopie(schrijver, locatie, adres, wie, sleutel, bezoek.nu)
        if waarom_niet:
            formulier.fouten["mail"] = waarom_niet
        else:
            await opslag.mail_vraag_om_kopie(schrijver, locatie, adres, bezoek.nu)


async def _toon(bezoek: Bezoek, formulier: Formulier, *, gedaan: bool = False) -> Response:
    async with bezoek.lezer() as lezer:
        scholen = await scholen_van(lezer, bezoek.persoon)
        adressen = await opslag.kopieadressen(lezer, bezoek.persoon.locaties)
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        mensen = await mensen_van_school(lezer, bezoek.persoon.locaties)
    if len(scholen) == 1:
        formulier.waarden.setdefault("locatie", str(scholen[0].id))
    return await bezoek.toon(
        "mijn_school.html",
        status=400 if formulier.fouten else 200,
        f=formulier,
        fouten_boven=formulier.fouten,
        scholen={str(school.id): f"{school.naam} ({school.school})" for school in scholen},
        adressen=adressen,
        mensen=mensen,
        gedaan=gedaan,
    )


def _kopiepagina(onderdelen: Onderdelen, kopie: OpenKopie | None, *, besluit: str = "") -> Response:
    pagina = onderdelen.weergave.pagina(
        "kopieadres.html", status=200 if kopie else 404, kopie=kopie, besluit=besluit
    )
    pagina.headers["referrer-policy"] = "no-referrer"
    return pagina


async def _begrens(request: Request, onderdelen: Onderdelen) -> None:
    adres = request.client.host if request.client else "onbekend"
    if not await onderdelen.begrenzer.hit(PER_ADRES, "kopieadres", adres):
        raise HTTPException(429, headers={"retry-after": "300"})
