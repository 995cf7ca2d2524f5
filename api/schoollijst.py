"""What a school sees of its own meldingen: who handles them, what is next and when; also as a file."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bezoek, Schoolbezoek
from api.concepten import bewaar_zoekvraag, laatste_zoekvraag
from api.export import Cel, csv_antwoord, xlsx_antwoord
from api.formulieren import Formulier, lees_formulier
from api.tijdlijn import Punt
from api.vestiging import Keuze, gekozen_vestiging
from domain.namen import keuzes, label
from domain.soorten import Meldingsoort
from storage.database import Lezer
from storage.lijsten.bladzijde import Bladzijde
from storage.lijsten.school import (
    Schoolregel,
    Schoolstand,
    aantal_op_antwoord,
    melding_van_school,
    mijn_meldingen,
)
from storage.meldingkopie import kopieontvangers

router = APIRouter(include_in_schema=False)

ZOEKVELDEN = ("stand", "soort", "tekst")
STANDEN = {
    Schoolstand.OPEN.value: "Open",
    Schoolstand.ANTWOORD_NODIG.value: "Wacht op ons antwoord",
    Schoolstand.GESLOTEN.value: "Gesloten",
}
KOPPEN = (
    *("Melding", "Leerlingnummer", "Initialen", "Klas", "School", "Soort", "Eerste dag", "Laatste dag"),
    *("Uren", "Gemeld op", "Melder", "Status", "Behandelaar", "Volgende stap", "Uiterlijk", "Resultaat"),
)
Pagina = Annotated[int, Query(ge=1, le=10_000)]


@router.get("/mijn-meldingen")
async def lijst(bezoek: Schoolbezoek, gezocht: bool = False, pagina: Pagina = 1) -> Response:
    async with bezoek.lezer() as lezer:
        formulier, keuze = await _zoekvraag(bezoek, gezocht), await gekozen_vestiging(bezoek)
        bladzijde = await _bladzijde(bezoek, lezer, keuze, formulier, pagina)
        vragen = await aantal_op_antwoord(lezer, bezoek.persoon, keuze.locaties)
    return await bezoek.toon(
        "mijn_meldingen.html",
        f=formulier,
        gezocht=gezocht,
        bladzijde=bladzijde,
        vragen=vragen,
        standen=STANDEN,
        soorten=keuzes(Meldingsoort),
        filter="?gezocht=true" if gezocht else "",
        keuze=keuze,
    )


@router.post("/mijn-meldingen/zoeken")
async def zoek(request: Request, bezoek: Schoolbezoek) -> Response:
    """Keep the search out of the address: it may be a pupil's number or name."""
    formulier = await lees_formulier(request)
    waarden = {naam: formulier.tekst(naam)[:200] for naam in ZOEKVELDEN}
    await bewaar_zoekvraag(bezoek, "mijn-meldingen", waarden)
    return RedirectResponse("/mijn-meldingen?gezocht=true", 303)


@router.get("/mijn-meldingen.xlsx")
async def als_excel(bezoek: Schoolbezoek, gezocht: bool = False) -> Response:
    return xlsx_antwoord(await _onderwerp(bezoek), bezoek.nu, KOPPEN, await _rijen(bezoek, gezocht))


@router.get("/mijn-meldingen.csv")
async def als_csv(bezoek: Schoolbezoek, gezocht: bool = False) -> Response:
    return csv_antwoord(await _onderwerp(bezoek), bezoek.nu, KOPPEN, await _rijen(bezoek, gezocht))


@router.get("/mijn-meldingen/{nummer}")
async def melding(bezoek: Schoolbezoek, nummer: str, ontvangen: bool = False) -> Response:
    async with bezoek.lezer() as lezer:
        gevonden = await melding_van_school(lezer, bezoek.persoon, nummer, bezoek.nu)
        if gevonden is None:
            raise NIET_GEVONDEN
        kopieen = await kopieontvangers(lezer, gevonden.melding.id, bezoek.nu)
    stappen = sorted(gevonden.stappen, key=lambda stap: stap.op, reverse=True)
    punten = tuple(Punt(stap.op, stap.zin, "", plaats == 0) for plaats, stap in enumerate(stappen))
    return await bezoek.toon(
        "melding_school.html", s=gevonden, kopieen=kopieen, tijdlijn=punten, zojuist=ontvangen
    )


async def _zoekvraag(bezoek: Bezoek, gezocht: bool) -> Formulier:
    return Formulier(await laatste_zoekvraag(bezoek, "mijn-meldingen") if gezocht else {})


async def _bladzijde(
    bezoek: Bezoek, lezer: Lezer, keuze: Keuze, formulier: Formulier, pagina: int | None
) -> Bladzijde[Schoolregel]:
    stand, soort = formulier.tekst("stand"), formulier.tekst("soort")
    return await mijn_meldingen(
        lezer,
        bezoek.persoon,
        stand=Schoolstand(stand) if stand in STANDEN else None,
        soort=Meldingsoort(soort) if soort in {lid.value for lid in Meldingsoort} else None,
        tekst=formulier.tekst("tekst"),
        pagina=pagina,
        binnen=keuze.locaties,
    )


async def _rijen(bezoek: Bezoek, gezocht: bool) -> list[Sequence[Cel]]:
    async with bezoek.lezer() as lezer:
        formulier, keuze = await _zoekvraag(bezoek, gezocht), await gekozen_vestiging(bezoek)
        bladzijde = await _bladzijde(bezoek, lezer, keuze, formulier, None)
    return [_rij(regel) for regel in bladzijde.regels]


def _rij(regel: Schoolregel) -> Sequence[Cel]:
    return (
        *(regel.nummer, regel.leerlingnummer, regel.initialen, regel.klas, regel.school, label(regel.soort)),
        *(regel.eerste_dag, regel.laatste_dag, regel.uren, regel.ontvangen_op, regel.melder_naam),
        *(regel.status, regel.behandelaar, regel.wacht_op, regel.uiterlijk, regel.resultaat),
    )


async def _onderwerp(bezoek: Bezoek) -> str:
    gekozen = (await gekozen_vestiging(bezoek)).naam
    return f"meldingen {gekozen or bezoek.persoon.organisatie}"
