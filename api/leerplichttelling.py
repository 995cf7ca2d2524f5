"""The leerplichttelling for DUO: a form to type over, as a page and as a file (catalogue 231, 232, 234)."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.bezoek import Bezoek, Coordinator
from api.export import Cel, xlsx_antwoord
from api.jaarkeuze import Jaarkeuze, Keuze
from domain.jaarcijfers.feiten import laatst_afgerond
from domain.jaarcijfers.telling import UITLEG_BUITEN, Leerplichttelling, leerplichttelling
from domain.kalender import dag_van
from storage.lijsten.jaarcijfers import jaarcijfers

router = APIRouter(include_in_schema=False)

ADRES = "/leerplichttelling"
KOPPEN = ("Nummer", "Rubriek", "Wat", "Leerplichtig", "Kwalificatieplichtig", "Totaal", "Hoe geteld")


@router.get(ADRES)
async def afgelopen_jaar(bezoek: Coordinator) -> Response:
    """The school year that ended last: what October is about."""
    return RedirectResponse(f"{ADRES}/{laatst_afgerond(dag_van(bezoek.nu))}", 303)


@router.get(ADRES + "/{jaar}.xlsx")
async def als_excel(bezoek: Coordinator, keuze: Keuze) -> Response:
    telling = await _telling(bezoek, keuze)
    onderwerp = f"leerplichttelling {keuze.naam} {keuze.schooljaar}"
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, list(_rijen(telling)), blad="Leerplichttelling")


@router.get(ADRES + "/{jaar}")
async def een_telling(bezoek: Coordinator, keuze: Keuze) -> Response:
    telling = await _telling(bezoek, keuze)
    return await bezoek.toon(
        "leerplichttelling.html", keuze=keuze, telling=telling, uitleg_buiten=UITLEG_BUITEN
    )


async def _telling(bezoek: Bezoek, keuze: Jaarkeuze) -> Leerplichttelling:
    async with bezoek.lezer() as lezer:
        return leerplichttelling((await jaarcijfers(lezer, keuze.vraag)).dit, keuze.telregels)


def _rijen(telling: Leerplichttelling) -> Iterator[Sequence[Cel]]:
    for rubriek in telling.rubrieken:
        totaal = [rubriek.totaal] if rubriek.telt_op else []
        for plek, regel in enumerate((*rubriek.regels, *totaal)):
            getallen = (regel.leerplichtig, regel.kwalificatieplichtig, regel.totaal)
            yield regel.nummer, rubriek.titel, regel.naam, *getallen, "" if plek else rubriek.uitleg
    yield "", "Leerlingen", "Verschillende leerlingen over wie is gemeld", None, None, telling.leerlingen, ""
    for naam, aantal in telling.buiten.items():
        yield "", "Buiten de telling", naam, None, None, aantal, UITLEG_BUITEN
