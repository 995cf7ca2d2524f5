"""Lists to work by: who has to be visited, in the order in which one walks, and who has to be called."""

from collections.abc import Collection, Iterable
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from api.bezoek import Ambtenaar, Bezoek
from api.campagnes import boek_van, vind
from api.export import Cel, xlsx_antwoord
from domain.procedures.alle import taaknaam, taaksoort
from storage.lijsten.campagnes import (
    Bezoekregel,
    Campagnekop,
    Deelnemerregel,
    te_bezoeken,
    zonder_antwoord,
)

router = APIRouter(include_in_schema=False)

BEZOEKKOPPEN = (
    *("Straat", "Huisnummer", "Postcode", "Plaats", "Leerling", "School", "Klas", "Taak"),
    *("Behandelaar", "Uiterlijk", "Dossier"),
)


@router.get("/campagnes/{campagne_id}/huisbezoeken")
async def route(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """Who has to be visited, in the order in which one walks."""
    kop = await vind(bezoek, campagne_id)
    bezoeken = await _te_doen(bezoek, kop, boek_van(kop).bezoekstappen)
    return await bezoek.toon(
        "campagne_huisbezoeken.html", kop=kop, bezoeken=bezoeken, bellen=False, zonder=()
    )


@router.get("/campagnes/{campagne_id}/bellijst")
async def bellijst(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    """Who has to be called, by school and class as the tasks stand."""
    kop = await vind(bezoek, campagne_id)
    bezoeken = await _te_doen(bezoek, kop, boek_van(kop).belstappen)
    return await bezoek.toon(
        "campagne_huisbezoeken.html",
        kop=kop,
        bezoeken=bezoeken,
        bellen=True,
        zonder=await _zonder_antwoord(bezoek, kop),
    )


@router.get("/campagnes/{campagne_id}/huisbezoeken.xlsx")
async def route_als_excel(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    kop = await vind(bezoek, campagne_id)
    bezoeken = await _te_doen(bezoek, kop, boek_van(kop).bezoekstappen)
    return xlsx_antwoord(
        f"huisbezoeken {kop.naam}", bezoek.nu, BEZOEKKOPPEN, _bezoekrijen(bezoeken), blad="Huisbezoeken"
    )


@router.get("/campagnes/{campagne_id}/bellijst.xlsx")
async def bellijst_als_excel(bezoek: Ambtenaar, campagne_id: UUID) -> Response:
    kop = await vind(bezoek, campagne_id)
    bezoeken = await _te_doen(bezoek, kop, boek_van(kop).belstappen)
    return xlsx_antwoord(
        f"bellijst {kop.naam}", bezoek.nu, BEZOEKKOPPEN, _bezoekrijen(bezoeken), blad="Bellijst"
    )


async def _te_doen(bezoek: Bezoek, kop: Campagnekop, stappen: Collection[str]) -> tuple[Bezoekregel, ...]:
    soorten = [taaksoort(boek_van(kop).plan.soort, stap) for stap in sorted(stappen)]
    async with bezoek.lezer() as lezer:
        return await te_bezoeken(lezer, bezoek.persoon, kop.id, soorten)


async def _zonder_antwoord(bezoek: Bezoek, kop: Campagnekop) -> tuple[Deelnemerregel, ...]:
    """Whom one can call to hear the answer to the campaign's question, without a task."""
    if boek_van(kop).vraagstap is None:
        return ()
    soorten = [taaksoort(boek_van(kop).plan.soort, stap) for stap in sorted(boek_van(kop).belstappen)]
    async with bezoek.lezer() as lezer:
        return await zonder_antwoord(lezer, bezoek.persoon, kop.id, soorten)


def _bezoekrijen(bezoeken: Iterable[Bezoekregel]) -> list[tuple[Cel, ...]]:
    return [
        (
            *(b.straat, b.huisnummer, b.postcode, b.plaats, b.leerling, b.school, b.klas),
            *(taaknaam(b.soort), b.behandelaar, b.uiterlijk, b.dossier),
        )
        for b in bezoeken
    ]
