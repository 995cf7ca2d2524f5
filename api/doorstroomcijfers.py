"""The yearly tables of the Doorstroompunt, as a page and as a file."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from api.bezoek import Bezoek
from api.doorstroompunt import Doorstroompunt
from api.export import xlsx_antwoord
from api.pagina import DOORSTROOMPUNT
from domain.doorstroomcijfers import Cijfertabel, tabellen
from domain.kalender import dag_van
from domain.leerplicht import einde_schooljaar
from storage.lijsten.doorstroomcijfers import zaken_van_schooljaar

router = APIRouter(include_in_schema=False)

ADRES = "/doorstroomcijfers"
Jaar = Annotated[int, Path(ge=2000, le=2099)]


@router.get(ADRES)
async def dit_jaar(bezoek: Doorstroompunt) -> Response:
    return RedirectResponse(f"{ADRES}/{_nu(bezoek)}", 303)


@router.get(ADRES + "/{jaar}.xlsx")
async def als_excel(bezoek: Doorstroompunt, jaar: Jaar) -> Response:
    rijen = [
        (tabel.titel, naam, aantal)
        for tabel in await _tabellen(bezoek, jaar)
        for naam, aantal in (*tabel.regels, ("Totaal", tabel.totaal))
    ]
    onderwerp = f"cijfers doorstroompunt {jaar}-{jaar + 1}"
    return xlsx_antwoord(onderwerp, bezoek.nu, ("Tabel", "Wat", "Aantal"), rijen, blad="Cijfers")


@router.get(ADRES + "/{jaar}")
async def cijfers(bezoek: Doorstroompunt, jaar: Jaar) -> Response:
    gevonden = await _tabellen(bezoek, jaar)
    later = jaar < _nu(bezoek)
    return await bezoek.toon("doorstroomcijfers.html", jaar=jaar, later=later, tabellen=gevonden)


def _nu(bezoek: Bezoek) -> int:
    """The year in which the school year of today began."""
    return einde_schooljaar(dag_van(bezoek.nu)).year - 1


async def _tabellen(bezoek: Bezoek, jaar: int) -> tuple[Cijfertabel, ...]:
    gemeenten = bezoek.persoon.beleid.gemeenten_met(DOORSTROOMPUNT)
    async with bezoek.lezer() as lezer:
        return tabellen(await zaken_van_schooljaar(lezer, gemeenten, jaar))
