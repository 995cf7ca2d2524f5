"""What a school returns (catalogue 36): by the link in its mail with a fresh code, or after log-in."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Alles, Bezoek, Schoolbezoek
from api.export import xlsx_antwoord
from api.formulieren import Formulier, lees_formulier
from api.onderdelen import Onderdelen
from api.schooltoegang import (
    DOOR_LINK,
    Ingang,
    Toegang,
    gebruik_of_stuur_code,
    toegang_van,
    toon_codepagina,
    toon_los,
)
from api.staatformulier import Opsturen, leerlingen_van, paginagegevens, verwerk
from domain.campagnes.verzuimstaat import KOLOMMEN
from domain.soorten import Campagnesoort
from storage.database import SYSTEEM
from storage.importeren import Verslag
from storage.lijsten.verzuimstaten import Schoolverzoekregel, lees_verzoek, verzoeken_van_school

router = APIRouter(include_in_schema=False)

INGANG = Ingang("/verzuimstaat", Campagnesoort.VERZUIMSTATEN, "verzuimstaat_code.html")
EIGEN = "/mijn-verzuimstaten"


@router.get("/verzuimstaat-voorbeeld.xlsx")
async def voorbeeld(onderdelen: Alles) -> Response:
    """An empty list with the columns that we read."""
    nu = onderdelen.klok.nu()
    return xlsx_antwoord("verzuimstaat om in te vullen", nu, KOLOMMEN, [], blad="Verzuimstaat")


@router.get("/verzuimstaat/{token}")
async def begin(request: Request, onderdelen: Alles, token: str, gedaan: str = "") -> Response:
    toegang = await toegang_van(request, onderdelen, INGANG, token)
    if not toegang.binnen:
        return toon_codepagina(onderdelen, toegang, Formulier())
    return await _toon_los(onderdelen, toegang, Formulier(), gedaan=gedaan)


@router.post("/verzuimstaat/{token}")
async def code(request: Request, onderdelen: Alles, token: str) -> Response:
    """Ask for a code, or use it."""
    toegang = await toegang_van(request, onderdelen, INGANG, token)
    return await gebruik_of_stuur_code(request, onderdelen, toegang)


@router.post("/verzuimstaat/{token}/lijst")
async def stuur(request: Request, onderdelen: Alles, token: str) -> Response:
    toegang = await toegang_van(request, onderdelen, INGANG, token)
    if not toegang.binnen:
        return RedirectResponse(toegang.adres, 303)
    formulier = await lees_formulier(request)
    verzoek = await _verzoek(onderdelen, toegang.vraag.id)
    verslag = await verwerk(Opsturen(onderdelen, verzoek, DOOR_LINK), formulier)
    if formulier.fouten or verslag:
        return await _toon_los(onderdelen, toegang, formulier, verslag)
    return RedirectResponse(f"{toegang.adres}?gedaan={formulier.tekst('actie')}", 303)


@router.get("/mijn-verzuimstaten")
async def overzicht(bezoek: Schoolbezoek) -> Response:
    lijst = await _van_school(bezoek)
    return await bezoek.toon("mijn_verzuimstaten.html", lijst=lijst)


@router.get("/mijn-verzuimstaten/{vraag_id}")
async def bekijk(bezoek: Schoolbezoek, vraag_id: UUID, gedaan: str = "") -> Response:
    verzoek = await _eigen(bezoek, vraag_id)
    return await _toon(bezoek, verzoek, Formulier(), gedaan=gedaan)


@router.post("/mijn-verzuimstaten/{vraag_id}")
async def vul_in(request: Request, bezoek: Schoolbezoek, vraag_id: UUID) -> Response:
    verzoek, formulier = await _eigen(bezoek, vraag_id), await lees_formulier(request)
    verslag = await verwerk(Opsturen(bezoek.onderdelen, verzoek, bezoek.persoon.naam), formulier)
    if formulier.fouten or verslag:
        return await _toon(bezoek, await _eigen(bezoek, vraag_id), formulier, verslag)
    return RedirectResponse(f"{EIGEN}/{vraag_id}?gedaan={formulier.tekst('actie')}", 303)


async def _eigen(bezoek: Bezoek, vraag_id: UUID) -> Schoolverzoekregel:
    """The request, when one of one's own locations was asked."""
    gevonden = next((verzoek for verzoek in await _van_school(bezoek) if verzoek.id == vraag_id), None)
    if gevonden is None:
        raise NIET_GEVONDEN
    return gevonden


async def _van_school(bezoek: Bezoek) -> tuple[Schoolverzoekregel, ...]:
    """Read as the system, of one's own locations: the campaign itself is the region's and not a school's."""
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        return await verzoeken_van_school(lezer, bezoek.persoon.locaties)


async def _verzoek(onderdelen: Onderdelen, vraag_id: UUID) -> Schoolverzoekregel:
    async with onderdelen.database.lezer(SYSTEEM) as lezer:
        verzoek = await lees_verzoek(lezer, vraag_id)
    if verzoek is None:
        raise NIET_GEVONDEN
    return verzoek


async def _toon(
    bezoek: Bezoek,
    verzoek: Schoolverzoekregel,
    formulier: Formulier,
    verslag: Verslag | None = None,
    gedaan: str = "",
) -> Response:
    return await bezoek.toon(
        "verzuimstaat.html",
        status=_status(formulier),
        verzoek=verzoek,
        terug=(EIGEN, "Verzuimstaten"),
        adres=f"{EIGEN}/{verzoek.id}",
        leerlingen=await leerlingen_van(bezoek.onderdelen, verzoek.id),
        **paginagegevens(formulier, verslag, gedaan),
    )


async def _toon_los(
    onderdelen: Onderdelen,
    toegang: Toegang,
    formulier: Formulier,
    verslag: Verslag | None = None,
    gedaan: str = "",
) -> Response:
    gegevens: dict[str, Any] = paginagegevens(formulier, verslag, gedaan)
    return toon_los(
        onderdelen,
        "verzuimstaat.html",
        status=_status(formulier),
        verzoek=await _verzoek(onderdelen, toegang.vraag.id),
        terug=None,
        adres=f"{toegang.adres}/lijst",
        leerlingen=await leerlingen_van(onderdelen, toegang.vraag.id),
        **gegevens,
    )


def _status(formulier: Formulier) -> int:
    return 400 if formulier.fouten else 200
