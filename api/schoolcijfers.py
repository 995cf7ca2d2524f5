"""Figures of a school year: per location for a school, per school for its board. Never a name of a pupil."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from api.bezoek import Bestuurslid, Bezoek, Schoolbezoek
from api.export import Cel, csv_antwoord, xlsx_antwoord
from api.vestiging import gekozen_vestiging
from domain.kalender import dag_van
from storage.database import SYSTEEM
from storage.lijsten.schoolcijfers import (
    Schoolcijfer,
    cijfers_van_besturen,
    cijfers_van_locaties,
    totaal,
)

router = APIRouter(include_in_schema=False)

Schooljaar = Annotated[int, Path(ge=2000, le=2100)]
KOLOMMEN = {
    "meldingen": "Meldingen",
    "leerlingen": "Leerlingen",
    "lopend": "Lopend",
    "gesloten": "Afgerond",
    "te_laat": "Te laat bij de gemeente",
    "dagen": "Dagen tot eerste actie",
    "vragen": "Vragen aan de school",
    "op_tijd": "Op tijd beantwoord",
    "wacht_op_school": "Wacht op de school",
}


def schooljaar_van(bezoek: Bezoek) -> int:
    """The year in which the school year of today began."""
    vandaag = dag_van(bezoek.nu)
    return vandaag.year if vandaag.month >= 8 else vandaag.year - 1


@router.get("/schoolcijfers")
async def nu(bezoek: Schoolbezoek) -> Response:
    return RedirectResponse(f"/schoolcijfers/{schooljaar_van(bezoek)}", 303)


@router.get("/schoolcijfers/{jaar}.xlsx")
async def van_school_excel(bezoek: Schoolbezoek, jaar: Schooljaar) -> Response:
    return _excel(bezoek, await _van_school(bezoek, jaar), jaar)


@router.get("/schoolcijfers/{jaar}.csv")
async def van_school_csv(bezoek: Schoolbezoek, jaar: Schooljaar) -> Response:
    rijen = await _van_school(bezoek, jaar)
    return csv_antwoord(_onderwerp(bezoek, jaar), bezoek.nu, _koppen(), _cellen(rijen))


@router.get("/schoolcijfers/{jaar}")
async def van_school(bezoek: Schoolbezoek, jaar: Schooljaar) -> Response:
    keuze = await gekozen_vestiging(bezoek)
    rijen = await _van_school(bezoek, jaar)
    return await _toon(bezoek, rijen, jaar, "schoolcijfers", "Cijfers van onze school", keuze=keuze)


@router.get("/bestuur")
async def bestuur_nu(bezoek: Bestuurslid) -> Response:
    return RedirectResponse(f"/bestuur/{schooljaar_van(bezoek)}", 303)


@router.get("/bestuur/{jaar}.xlsx")
async def van_bestuur_excel(bezoek: Bestuurslid, jaar: Schooljaar) -> Response:
    return _excel(bezoek, await _van_bestuur(bezoek, jaar), jaar)


@router.get("/bestuur/{jaar}")
async def van_bestuur(bezoek: Bestuurslid, jaar: Schooljaar) -> Response:
    kop = f"Scholen van {', '.join(sorted(bezoek.persoon.besturen))}"
    return await _toon(bezoek, await _van_bestuur(bezoek, jaar), jaar, "bestuur", kop)


async def _van_school(bezoek: Bezoek, jaar: int) -> tuple[Schoolcijfer, ...]:
    keuze = await gekozen_vestiging(bezoek)
    async with bezoek.lezer() as lezer:
        return await cijfers_van_locaties(lezer, keuze.locaties, jaar)


async def _van_bestuur(bezoek: Bezoek, jaar: int) -> tuple[Schoolcijfer, ...]:
    """As the system, which counts what a board may not see; only the counts come out."""
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        return await cijfers_van_besturen(lezer, bezoek.persoon.besturen, jaar)


def _koppen() -> list[str]:
    return ["School", "Nummer", *KOLOMMEN.values()]


def _cellen(rijen: Sequence[Schoolcijfer]) -> list[Sequence[Cel]]:
    return [(rij.naam, rij.code, *(getattr(rij, veld) for veld in KOLOMMEN)) for rij in rijen]


def _onderwerp(bezoek: Bezoek, jaar: int) -> str:
    return f"schoolcijfers {bezoek.persoon.organisatie} {jaar} {jaar + 1}"


def _excel(bezoek: Bezoek, rijen: Sequence[Schoolcijfer], jaar: int) -> Response:
    return xlsx_antwoord(_onderwerp(bezoek, jaar), bezoek.nu, _koppen(), _cellen(rijen), "Schoolcijfers")


async def _toon(
    bezoek: Bezoek,
    rijen: Sequence[Schoolcijfer],
    jaar: int,
    adres: str,
    kop: str,
    *,
    keuze: object | None = None,
) -> Response:
    return await bezoek.toon(
        "schoolcijfers.html",
        rijen=rijen,
        totaal=totaal(rijen) if len(rijen) > 1 else None,
        jaar=jaar,
        laatste=schooljaar_van(bezoek),
        adres=f"/{adres}",
        kop=kop,
        kolommen=KOLOMMEN,
        keuze=keuze,
        csv=adres == "schoolcijfers",
    )
