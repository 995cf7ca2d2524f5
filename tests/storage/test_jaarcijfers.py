"""The figures of a school year as the register counts them, worked out by hand; and who sees which."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain.jaarcijfers.feiten import (
    Besluitgroep,
    Dossiergroep,
    Meldgroep,
    Onderzoekgroep,
    Telregels,
    Thuisgroep,
)
from domain.jaarcijfers.lijst import Plicht, Sector
from domain.jaarcijfers.overzicht import overzicht
from domain.jaarcijfers.scholen import Meldgedrag
from domain.jaarcijfers.tabel import Tabel
from domain.jaarcijfers.telling import leerplichttelling
from domain.leerplicht import achttien_of_ouder, begin_leerplicht, einde_leerplicht, leerplichtig, verjaardag
from domain.regels import STANDAARD_REGELS
from domain.soorten import Meldingsoort as S
from domain.soorten import Proceduresoort
from storage.database import SYSTEEM, Toegang
from storage.lijsten.jaarcijfers import Jaarvraag, Tweejaar, jaarcijfers, meldcijfers
from storage.lijsten.jaarfragmenten import plicht
from storage.lijsten.jaarscholen import (
    locaties_van_besturen,
    meldingen_van_locatie,
    scholen_van_besturen,
    scholen_van_gemeenten,
    schoolkaart,
)
from tests.storage.jaarland import JAAR, beleef_jaar
from tests.storage.land import DORP, STAD, Land, geteld

VANDAAG = date(2026, 9, 1)
BEIDE = Jaarvraag(JAAR, VANDAAG, (STAD, DORP))
REGELS = Telregels(STANDAARD_REGELS, JAAR)
LEER, KWAL, VOLWASSEN = Plicht.LEERPLICHTIG, Plicht.KWALIFICATIEPLICHTIG, Plicht.ACHTTIEN


@pytest.fixture(scope="module")
async def jaarland(land: Land) -> Land:
    await beleef_jaar(land)
    return land


async def lees(land: Land, toegang: Toegang, vraag: Jaarvraag = BEIDE) -> Tweejaar:
    async with land.database.lezer(toegang) as lezer:
        return await jaarcijfers(lezer, vraag)


def gevuld(tabel: Tabel) -> Mapping[str, int]:
    return {regel.naam: regel.aantal for regel in tabel.regels if regel.aantal}


@pytest.mark.eis(234, 237, 238)
async def test_the_year_of_the_region_is_what_happened_in_it(jaarland: Land) -> None:
    jaren = await lees(jaarland, jaarland.personen["coordinator"].toegang)
    wettelijk, vrij = S.RELATIEF_WETTELIJK, S.VRIJSTELLING
    assert set(jaren.dit.meldingen) == {
        Meldgroep(STAD, LEER, 2, wettelijk, wettelijk, None),
        Meldgroep(DORP, LEER, 1, wettelijk, wettelijk, None),
        Meldgroep(DORP, LEER, 1, S.RELATIEF_LICHT, S.RELATIEF_LICHT, None),
        Meldgroep(STAD, VOLWASSEN, 1, S.ZORG, S.ZORG, "naar-school"),
        Meldgroep(STAD, LEER, 1, vrij, vrij, "niet-verleend"),
    }
    assert set(jaren.dit.dossiers) == {
        Dossiergroep(STAD, VOLWASSEN, 1, S.ZORG, "naar-school"),
        Dossiergroep(DORP, KWAL, 1, S.RELATIEF_LICHT, "formele-waarschuwing"),
    }
    gevonden = overzicht(jaren.dit, jaren.vorig, REGELS)
    assert gevuld(gevonden.tabel("leerlingen")) == {
        "Verschillende leerlingen over wie is gemeld": 4,
        "Relatief verzuim (wettelijk)": 2,
        "Relatief verzuim (licht)": 1,
        "Zorgmelding": 1,
    }
    assert gevuld(gevonden.tabel("resultaten")) == {"Naar school": 1, "Nog niet afgesloten": 4}
    assert gevuld(gevonden.tabel("procedures")) == {
        "Proces-verbaal": 1,
        "Schoolvervangend traject": 1,
        "Geen resultaat voor de leerling": 2,
    }
    assert gevonden.absoluut.totaal == 1
    assert gevuld(gevonden.bekend) == {"Leerplichtig": 4, "Kwalificatieplichtig": 1}


@pytest.mark.eis(124, 152, 180, 237, 284)
async def test_exemptions_inquiries_and_thuiszitters_stand_under_the_sector_of_the_school(
    jaarland: Land,
) -> None:
    jaren = await lees(jaarland, jaarland.personen["coordinator"].toegang)
    assert set(jaren.dit.besluiten) == {
        Besluitgroep(STAD, LEER, 1, "5c", verleend=True, sector=Sector.VO),
        Besluitgroep(DORP, LEER, 1, "5c", verleend=True, sector=Sector.VO),
        Besluitgroep(DORP, LEER, 1, "5a", verleend=False, sector=Sector.VO),
        Besluitgroep(STAD, LEER, 1, "15", verleend=False, sector=Sector.VO),
    }
    assert jaren.dit.onderzoeken == (Onderzoekgroep(DORP, LEER, 1, "gedeeltelijk", Sector.VO),)
    arrangement = "onderwijszorgarrangement"
    assert jaren.dit.thuiszitters == (Thuisgroep(STAD, Sector.VO, 13, False, arrangement, 1),)
    volgend = await lees(jaarland, SYSTEEM, Jaarvraag(JAAR + 1, VANDAAG, (STAD, DORP)))
    assert volgend.dit.thuiszitters == ()
    straf = [g for g in jaren.dit.procedures if g.soort is Proceduresoort.STRAFRECHTELIJK]
    assert [(g.plicht, g.sector) for g in straf] == [(KWAL, Sector.MBO)]


@pytest.mark.eis(239)
async def test_the_year_before_is_compared_with_when_the_register_knows_it(jaarland: Land) -> None:
    toegang = jaarland.personen["coordinator"].toegang
    jaren = await lees(jaarland, toegang)
    assert jaren.vorig is not None
    totaal = overzicht(jaren.dit, jaren.vorig, REGELS).tabel("meldingen").totaal
    assert (totaal.aantal, totaal.vorig, totaal.procent) == (5, 1, "+400%")
    assert jaren.vorig_begint_later, "the first report is of November: the year before was not counted whole"
    eerste = await lees(jaarland, toegang, Jaarvraag(JAAR - 1, VANDAAG, (STAD, DORP)))
    assert eerste.vorig is None


@pytest.mark.eis(232, 234)
async def test_the_telling_leaves_out_who_is_eighteen(jaarland: Land) -> None:
    jaren = await lees(jaarland, jaarland.personen["coordinator"].toegang)
    telling = leerplichttelling(jaren.dit, REGELS)
    assert (telling.meldingen, telling.leerlingen) == (4, 3)
    assert telling.buiten["18 jaar of ouder"] == 1
    vervolgd = telling.rubriek("D").regels[1]
    assert (vervolgd.naam, vervolgd.leerplichtig, vervolgd.kwalificatieplichtig) == ("Proces-verbaal", 0, 1)


async def test_row_level_security_keeps_another_municipality_out_whatever_is_asked(jaarland: Land) -> None:
    jaren = await lees(jaarland, jaarland.personen["lpa_stad"].toegang)
    dit = jaren.dit
    lijsten = (dit.meldingen, dit.dossiers, dit.procedures, dit.besluiten, dit.bekend, dit.thuiszitters)
    assert [{groep.gemeente for groep in lijst} for lijst in lijsten] == [{STAD}] * len(lijsten)
    niemand = await lees(jaarland, Toegang())
    assert (niemand.dit.meldingen, niemand.begin) == ((), None)


async def test_the_figures_cost_ten_queries_and_those_of_a_board_four(jaarland: Land) -> None:
    toegang = jaarland.personen["coordinator"].toegang
    async with jaarland.database.lezer(toegang) as lezer:
        with geteld() as vragen:
            await jaarcijfers(lezer, BEIDE)
        with geteld() as minder:
            await meldcijfers(lezer, BEIDE)
    assert (len(vragen), len(minder)) == (10, 4)


@pytest.mark.eis(241)
async def test_a_school_is_silent_when_it_reported_about_nobody_at_all(jaarland: Land) -> None:
    async with jaarland.database.lezer(SYSTEEM) as lezer:
        scholen = await scholen_van_gemeenten(lezer, {STAD}, JAAR)
        van_bestuur = await scholen_van_besturen(lezer, {"Delta"}, JAAR)
        locaties = await locaties_van_besturen(lezer, {"Delta"})
        bestuur = await meldcijfers(lezer, Jaarvraag(JAAR, VANDAAG, locaties=locaties))
        zuid = jaarland.locaties["zuid"]
        per_jaar = await meldingen_van_locatie(lezer, zuid, JAAR)
        kaart, elders = [await schoolkaart(lezer, zuid, {code}) for code in (STAD, DORP)]
    assert {school.naam: school.gedrag for school in scholen} == {
        "School noord": Meldgedrag.NIETS,
        "School oost": Meldgedrag.MELDT,
        "School west": Meldgedrag.MELDT,
        "School zuid": Meldgedrag.ALLEEN_OVERIG,
    }
    assert {school.naam for school in van_bestuur} == {"School noord", "School zuid"}
    assert [groep.soort for groep in bestuur.dit.meldingen] == [S.RELATIEF_LICHT]
    assert per_jaar == {JAAR: {S.RELATIEF_LICHT: 1}, JAAR - 1: {S.RELATIEF_LICHT: 1}}
    assert kaart is not None
    assert (kaart.naam, kaart.laatste) == ("School zuid", date(2025, 12, 2))
    assert elders is None, "a location of another municipality"


GEBOREN = [date(2012, 2, 29), date(2010, 7, 31), date(2010, 8, 1), date(2011, 12, 31), date(2012, 3, 1)]


@pytest.mark.eis(232)
async def test_postgresql_knows_the_obligations_of_the_law_on_the_days_around_every_border(
    land: Land,
) -> None:
    paren = [(geboren, dag) for geboren in GEBOREN for dag in _rond_grenzen(geboren)]
    vraag = text(
        f"SELECT l.geboortedatum, l.dag, {plicht('l.dag')} AS plicht FROM (SELECT"
        " CAST('00000000-0000-0000-0000-000000000000' AS uuid) AS id, * FROM unnest("
        " CAST(:geboren AS date[]), CAST(:dagen AS date[])) AS paar (geboortedatum, dag)) l"
    )
    waarden = {"geboren": [p[0] for p in paren], "dagen": [p[1] for p in paren]}
    async with land.database.lezer(SYSTEEM) as lezer:
        gevonden = (await (await lezer.connection()).execute(vraag, waarden)).all()
    assert len(gevonden) == len(paren)
    assert [(rij[0], rij[1], rij[2]) for rij in gevonden if rij[2] != _volgens_de_wet(rij[0], rij[1])] == []


def _rond_grenzen(geboren: date) -> list[date]:
    """The day before, on and after each birthday and each end of the law."""
    grenzen = [
        begin_leerplicht(geboren),
        einde_leerplicht(geboren),
        *(verjaardag(geboren, n) for n in (5, 16, 18)),
    ]
    return [grens + timedelta(days=n) for grens in grenzen for n in (-1, 0, 1)]


def _volgens_de_wet(geboren: date, dag: date) -> Plicht:
    if dag < begin_leerplicht(geboren):
        return Plicht.TE_JONG
    if leerplichtig(geboren, dag):
        return Plicht.LEERPLICHTIG
    return Plicht.ACHTTIEN if achttien_of_ouder(geboren, dag) else Plicht.KWALIFICATIEPLICHTIG
