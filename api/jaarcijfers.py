"""Het jaar in één oogopslag: for a municipality, the region, or a school board; as a page and as a file."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from api.bezoek import NIET_GEVONDEN, Bestuurslid, Bezoek, Coordinator
from api.export import Cel, xlsx_antwoord
from api.jaarkeuze import Jaar, Jaarkeuze, Keuze
from domain.jaarcijfers import overzicht as oogopslag
from domain.jaarcijfers import scholen, thuiszitters
from domain.jaarcijfers.feiten import Telregels, schooljaar_van
from domain.jaarcijfers.kruistabellen import per_gemeente
from domain.jaarcijfers.tabel import Kruistabel, Tabel, regels
from domain.kalender import dag_van
from domain.namen import label
from domain.regels import STANDAARD_REGELS
from domain.soorten import Meldingsoort
from storage.database import SYSTEEM
from storage.lijsten import jaarscholen
from storage.lijsten.jaarcijfers import Jaarvraag, Tweejaar, jaarcijfers, meldcijfers

router = APIRouter(include_in_schema=False)

ADRES = "/jaarcijfers"
KOPPEN = ("Tabel", "Wat", "Kolom", "Aantal", "Jaar ervoor", "Verschil", "Hoe geteld")


@router.get(ADRES)
async def dit_jaar(bezoek: Coordinator) -> Response:
    return RedirectResponse(f"{ADRES}/{schooljaar_van(dag_van(bezoek.nu))}", 303)


@router.get(ADRES + "/{jaar}.xlsx")
async def als_excel(bezoek: Coordinator, keuze: Keuze) -> Response:
    jaren = await _lees(bezoek, keuze)
    onderwerp = f"jaarcijfers leerplicht {keuze.naam} {keuze.schooljaar}"
    rijen = [rij for tabel in _alle_tabellen(jaren, keuze) for rij in _rijen(tabel)]
    return xlsx_antwoord(onderwerp, bezoek.nu, KOPPEN, rijen, blad="Jaarcijfers")


@router.get(ADRES + "/{jaar}")
async def een_jaar(bezoek: Coordinator, keuze: Keuze) -> Response:
    jaren = await _lees(bezoek, keuze)
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        gemeld = await jaarscholen.scholen_van_gemeenten(lezer, keuze.gekozen, keuze.jaar)
    return await bezoek.toon(
        "jaarcijfers.html",
        keuze=keuze,
        jaren=jaren,
        o=oogopslag.overzicht(jaren.dit, jaren.vorig, keuze.telregels),
        gemeenten=per_gemeente(jaren.dit, keuze.gekozen, keuze.telregels) if len(keuze.gekozen) > 1 else None,
        thuis=_thuiszitters(jaren, keuze.telregels),
        start=thuiszitters.bij_nieuw_schooljaar(jaren.dit, keuze.telregels),
        scholen=scholen.per_sector(gemeld),
        te_bellen=scholen.te_bellen(gemeld),
        gedrag=scholen.GEDRAGNAAM,
    )


@router.get(ADRES + "/{jaar}/scholen/{locatie_id}")
async def een_school(bezoek: Coordinator, keuze: Keuze, locatie_id: UUID) -> Response:
    """What a location in one's municipalities reported, in this year and the one before: counts only."""
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        kaart = await jaarscholen.schoolkaart(lezer, locatie_id, keuze.gemeenten)
        if kaart is None:
            raise NIET_GEVONDEN
        per_jaar = await jaarscholen.meldingen_van_locatie(lezer, locatie_id, keuze.jaar)
    dit, vorig = (
        {label(s): per_jaar[j].get(s, 0) for s in Meldingsoort} for j in (keuze.jaar, keuze.jaar - 1)
    )
    tabel = Tabel("soorten", "Meldingen naar soort", scholen.UITLEG_SCHOOL, regels(dit, vorig))
    return await bezoek.toon("jaarcijfers_school.html", keuze=keuze, school=kaart, tabel=tabel)


@router.get("/bestuur/{jaar}/oogopslag")
async def van_bestuur(bezoek: Bestuurslid, jaar: Jaar) -> Response:
    """As the system, which counts what a board may not see; only counts of its own schools come out."""
    vandaag = dag_van(bezoek.nu)
    if jaar > schooljaar_van(vandaag):
        raise NIET_GEVONDEN
    besturen = bezoek.persoon.besturen
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        locaties = await jaarscholen.locaties_van_besturen(lezer, besturen)
        jaren = await meldcijfers(lezer, Jaarvraag(jaar, vandaag, locaties=locaties))
        gemeld = await jaarscholen.scholen_van_besturen(lezer, besturen, jaar)
    o = oogopslag.overzicht(jaren.dit, jaren.vorig, Telregels(STANDAARD_REGELS, jaar))
    return await bezoek.toon(
        "jaarcijfers_bestuur.html",
        jaar=jaar,
        laatste=schooljaar_van(vandaag),
        kop=f"Scholen van {', '.join(sorted(besturen))}",
        jaren=jaren,
        tabellen=[o.tabel(code) for code in oogopslag.VOOR_BESTUUR],
        scholen=scholen.per_sector(gemeld),
        te_bellen=scholen.te_bellen(gemeld),
        gedrag=scholen.GEDRAGNAAM,
    )


async def _lees(bezoek: Bezoek, keuze: Jaarkeuze) -> Tweejaar:
    async with bezoek.lezer() as lezer:
        return await jaarcijfers(lezer, keuze.vraag)


def _thuiszitters(jaren: Tweejaar, telregels: Telregels) -> tuple[Kruistabel, ...]:
    return thuiszitters.balans(jaren.dit, telregels), thuiszitters.naar_leeftijd(jaren.dit)


def _alle_tabellen(jaren: Tweejaar, keuze: Jaarkeuze) -> tuple[Tabel | Kruistabel, ...]:
    """Everything on the page but the schools, in its order."""
    dit, telregels = jaren.dit, keuze.telregels
    o = oogopslag.overzicht(dit, jaren.vorig, telregels)
    thuis: Sequence[Tabel | Kruistabel] = _thuiszitters(jaren, telregels)
    start = thuiszitters.bij_nieuw_schooljaar(dit, telregels)
    gemeenten = per_gemeente(dit, keuze.gekozen, telregels)
    return (o.bekend, *o.tabellen, o.vrijstellingen, o.absoluut, o.jeugdarts, *thuis, start, gemeenten)


def _rijen(tabel: Tabel | Kruistabel) -> Iterator[Sequence[Cel]]:
    """A row per number; how it was counted stands at the first."""
    uitleg = " ".join(tabel.uitleg)
    for plek, rij in enumerate(_getallen(tabel)):
        yield (tabel.titel, *rij, "" if plek else uitleg)


def _getallen(tabel: Tabel | Kruistabel) -> Iterator[Sequence[Cel]]:
    if isinstance(tabel, Kruistabel):
        kolommen = (*tabel.kolommen, "Totaal")
        for naam, getallen in (*tabel.rijen, (tabel.totaalnaam, tabel.totalen)):
            for kolom, getal in zip(kolommen, (*getallen, sum(getallen)), strict=True):
                yield naam, kolom, getal, None, None
        return
    for regel in (*tabel.regels, *([tabel.totaal] if tabel.telt_op else [])):
        yield regel.naam, "", regel.aantal, regel.vorig, regel.verschil
