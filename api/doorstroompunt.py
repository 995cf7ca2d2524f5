"""Pages of the Doorstroompunt: the monthly overview, the MatchMakers' list, and the points model."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, eist
from api.export import Cel, xlsx_antwoord
from api.pagina import DOORSTROOMPUNT
from domain.kalender import dag_van
from domain.maanden import lees_maand, volgende_maand, vorige_maand
from domain.regels import geldige_norm, geldige_risiconorm, geldige_uitvalnorm
from storage.lijsten.matchmakers import bezoeken
from storage.lijsten.organisaties import regels_per_regio
from storage.lijsten.verzuim18 import Regio18, overzicht_18_plus

router = APIRouter(include_in_schema=False)

Doorstroompunt = Annotated[Bezoek, Depends(eist(DOORSTROOMPUNT))]
OVERZICHT = "/overzicht-18-plus"
CIJFERS = {
    "meldingen": "Meldingen",
    "studenten": "Studenten",
    "met_zorg": "Met een zorg",
    "brieven": "Brieven",
    "contacten": "Studenten met contact",
    "huisbezoeken": "Huisbezoeken",
    "uitval": "Gestopt",
}
BEZOEKKOPPEN = (
    *("Dossier", "Naam", "Leeftijd", "Straat", "Postcode", "Plaats", "Wat u moet weten", "Bezoeken"),
    *("Laatste bezoek", "Uitkomst", "Volgende keer uiterlijk", "MatchMaker", "Gemeente"),
)


@router.get(OVERZICHT)
async def deze_maand(bezoek: Doorstroompunt) -> Response:
    """The last whole month, which is what the mail was about."""
    return RedirectResponse(f"{OVERZICHT}/{vorige_maand(dag_van(bezoek.nu)):%Y-%m}", 303)


@router.get(OVERZICHT + "/{maand}.xlsx")
async def als_excel(bezoek: Doorstroompunt, maand: str) -> Response:
    dag = _maand(maand)
    koppen = ("Regio", "School", "BRIN", *CIJFERS.values())
    rijen = [rij for regio in await _overzicht(bezoek, dag) for rij in _rijen(regio)]
    return xlsx_antwoord(f"verzuim 18 plus {maand}", bezoek.nu, koppen, rijen, blad="Verzuim 18+")


@router.get(OVERZICHT + "/{maand}")
async def overzicht(bezoek: Doorstroompunt, maand: str) -> Response:
    dag = _maand(maand)
    return await bezoek.toon(
        "overzicht_18_plus.html",
        maand=dag,
        eerder=vorige_maand(dag),
        later=volgende_maand(dag) if volgende_maand(dag) <= dag_van(bezoek.nu) else None,
        regios=await _overzicht(bezoek, dag),
        cijfers=CIJFERS,
    )


@router.get("/matchmakers")
async def matchmakers(bezoek: Doorstroompunt) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await bezoeken(lezer, _gemeenten(bezoek), bezoek.nu)
    return await bezoek.toon("matchmakers.html", lijst=lijst)


@router.get("/matchmakers.xlsx")
async def matchmakers_excel(bezoek: Doorstroompunt) -> Response:
    async with bezoek.lezer() as lezer:
        lijst = await bezoeken(lezer, _gemeenten(bezoek), bezoek.nu)
    rijen: list[Sequence[Cel]] = [
        (
            *(b.traject_nummer, b.naam, b.leeftijd, b.straat, b.postcode, b.plaats, b.opdracht, b.bezoeken),
            *(b.laatste, b.uitslag, b.uiterlijk, b.behandelaar, b.gemeente),
        )
        for b in lijst
    ]
    return xlsx_antwoord("matchmakers bezoeken", bezoek.nu, BEZOEKKOPPEN, rijen, blad="Bezoeken")


@router.get("/risicomodel")
async def risicomodel(bezoek: Doorstroompunt) -> Response:
    """The model, the norms and the window as they hold today in each of one's regions: nothing is hidden."""
    dag = dag_van(bezoek.nu)
    async with bezoek.lezer() as lezer:
        regios = await regels_per_regio(lezer, _gemeenten(bezoek))
    modellen = [
        {
            "regio": regio.naam,
            "risico": geldige_risiconorm(regio.regels, dag, regio.code),
            "norm": geldige_norm(regio.regels, dag, regio.code),
            "uitval": geldige_uitvalnorm(regio.regels, dag, regio.code),
        }
        for regio in regios
    ]
    return await bezoek.toon("risicomodel.html", modellen=modellen)


def _gemeenten(bezoek: Bezoek) -> frozenset[str]:
    """Where this person works for the Doorstroompunt, not where with another role."""
    return bezoek.persoon.beleid.gemeenten_met(DOORSTROOMPUNT)


def _maand(tekst: str) -> date:
    maand = lees_maand(tekst)
    if maand is None:
        raise NIET_GEVONDEN
    return maand


async def _overzicht(bezoek: Bezoek, maand: date) -> tuple[Regio18, ...]:
    async with bezoek.lezer() as lezer:
        return await overzicht_18_plus(lezer, _gemeenten(bezoek), maand)


def _rijen(regio: Regio18) -> Iterator[Sequence[Cel]]:
    """The schools, and the region's total last."""
    for telling in (*regio.scholen, regio.totaal):
        school = telling.school or "Totaal"
        yield (telling.regio, school, telling.code, *(getattr(telling, veld) for veld in CIJFERS))
