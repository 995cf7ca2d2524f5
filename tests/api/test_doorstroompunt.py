"""The pages of the Doorstroompunt: the monthly overview, the MatchMakers' list, the points model."""

import io
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlmodel import col, select
from temporalio.client import Client

from demo.gegevens import demo_id
from domain.maanden import grenzen, lees_maand, volgende_maand, vorige_maand
from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.maandoverzicht import stuur_maandoverzichten
from storage.tabellen import Gemeente, Mail, Werkafspraak
from tests.api.procedurezaak import procedurezaak
from tests.api.webproef import ROC, Webproef, andere_leerling, bouw_webproef

ZORG = {"onderwijsoverstijgend": False, "startkwalificatie_in_gevaar": True, "dreigende_uitval": False}


def achttien_plus(nummer: str, *, zorg: bool = True) -> Mapping[str, Any]:
    """A report of the mbo school about a student of 19."""
    return {
        "school": ROC,
        "soort": "verzuim-18-plus",
        "onderwijssoort": "mbo-4",
        "leerling": andere_leerling(nummer, geboortedatum="2007-03-01"),
        "zorgen": ZORG | {"startkwalificatie_in_gevaar": zorg},
        "acties_school": "Gesproken.",
    }


@pytest.fixture
async def eigen_web(database_url: str, temporal_client: Client) -> AsyncIterator[Webproef]:
    """A register in which nobody else counts."""
    proef = await bouw_webproef(database_url, temporal_client)
    yield proef
    await proef.database.sluit()


async def in_november(web: Webproef) -> None:
    """Three reports on two students, one of them with a worry each time."""
    for nummer, zorg in (("999900018", True), ("999900018", True), ("999900031", False)):
        await web.meld(**achttien_plus(nummer, zorg=zorg))


async def blad(web: Webproef, wie: str, adres: str) -> list[tuple[Any, ...]]:
    inhoud = (await (await web.als(wie)).get(adres)).content
    rijen = openpyxl.load_workbook(io.BytesIO(inhoud)).active
    assert rijen is not None
    return list(rijen.iter_rows(values_only=True))


@pytest.mark.eis(206)
async def test_the_overview_counts_per_school_and_the_total_stands_below(eigen_web: Webproef) -> None:
    await in_november(eigen_web)
    _, *rijen = await blad(eigen_web, "casemanager1", "/overzicht-18-plus/2026-11.xlsx")
    school, totaal = rijen
    assert (school[1] != "Totaal", totaal[1]) == (True, "Totaal")
    assert school[3:] == totaal[3:] == (3, 2, 2, 0, 0, 0, 0)
    pagina = (await (await eigen_web.als("casemanager1")).get("/overzicht-18-plus/2026-11")).text
    assert "Verzuim 18+ in november 2026" in pagina
    assert "/overzicht-18-plus/2026-10" in pagina


async def test_another_month_says_that_there_was_nothing(web: Webproef) -> None:
    await in_november(web)
    pagina = (await (await web.als("casemanager1")).get("/overzicht-18-plus/2026-10")).text
    assert "In deze maand is er niets gemeld." in pagina


@pytest.mark.parametrize("maand", ["2026-13", "oktober", "2026-1", "1999-10", "2026-10-01"])
async def test_what_is_no_month_is_not_found(web: Webproef, maand: str) -> None:
    assert (await (await web.als("casemanager1")).get(f"/overzicht-18-plus/{maand}")).status_code == 404


@pytest.mark.eis(66, 87, 206)
async def test_once_a_month_everybody_who_works_with_it_gets_one_mail(eigen_web: Webproef) -> None:
    await in_november(eigen_web)
    for dag in (1, 2, 3):
        async with eigen_web.database.schrijver(SYSTEEM) as sessie:
            await stuur_maandoverzichten(sessie, datetime(2026, 12, dag, 8, tzinfo=UTC))
    async with eigen_web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Mail).where(col(Mail.sjabloon) == "maandoverzicht")
        mails = (await sessie.exec(zoek)).all()
    assert {m.gegevens["gebruiker_id"] for m in mails} == {
        str(demo_id("gebruiker", wie)) for wie in ("casemanager1", "coordinator1")
    }
    assert len(mails) == 2
    assert all((m.gegevens["maand"], m.gegevens["meldingen"]) == ("2026-11", "3") for m in mails)


async def test_a_month_without_reports_gives_no_mail(eigen_web: Webproef) -> None:
    async with eigen_web.database.schrijver(SYSTEEM) as sessie:
        assert await stuur_maandoverzichten(sessie, datetime(2026, 12, 1, 8, tzinfo=UTC)) == 0


@pytest.mark.parametrize(
    ("dag", "vorige", "volgende"),
    [
        (date(2026, 1, 31), date(2025, 12, 1), date(2026, 2, 1)),
        (date(2026, 3, 1), date(2026, 2, 1), date(2026, 4, 1)),
        (date(2026, 12, 15), date(2026, 11, 1), date(2027, 1, 1)),
    ],
)
def test_months_before_and_after(dag: date, vorige: date, volgende: date) -> None:
    assert (vorige_maand(dag), volgende_maand(dag)) == (vorige, volgende)
    assert lees_maand(f"{dag:%Y-%m}") == dag.replace(day=1)


def test_a_month_begins_and_ends_on_dutch_clocks() -> None:
    van, tot = grenzen(date(2026, 10, 1))
    assert (van.astimezone(UTC), tot.astimezone(UTC)) == (
        datetime(2026, 9, 30, 22, tzinfo=UTC),
        datetime(2026, 10, 31, 23, tzinfo=UTC),
    )


@pytest.mark.eis(225)
async def test_the_matchmakers_list_says_whom_to_visit_where_and_what_came_before(
    eigen_web: Webproef,
) -> None:
    zaak = await procedurezaak(
        eigen_web, Proceduresoort.MATCHMAKER, {"opdracht": "Overdag thuis."}, **achttien_plus("999900018")
    )
    eerste = await zaak.staat_op("bezoeken", wie="casemanager1")
    await zaak.gedaan(eerste, "niet-thuis", {"bezocht_op": "2026-11-20"})
    taak = await zaak.staat_op("bezoeken", wie="casemanager1")

    pagina = (await (await eigen_web.als("casemanager1")).get("/matchmakers")).text

    assert "Voorbeeldlaan 7" in pagina
    assert "Overdag thuis." in pagina
    assert "Er was niemand" in pagina
    assert f"/taken/{taak}" in pagina
    rijen = await blad(eigen_web, "coordinator1", "/matchmakers.xlsx")
    assert rijen[1][0] == zaak.ontvangst.traject_nummer
    assert rijen[1][7:10:2] == (1, "Er was niemand")


@pytest.mark.eis(222, 226)
async def test_the_yearly_tables_hold_what_ran_in_the_school_year_and_no_other(eigen_web: Webproef) -> None:
    gevonden = {"vsv": "nieuw", "uitgevallen_op": "2026-11-01"}
    wie = achttien_plus("999900018")
    zaak = await procedurezaak(eigen_web, Proceduresoort.UITVAL, gevonden, **wie)
    taak = await zaak.staat_op("school-van-herkomst", wie="casemanager1")
    await zaak.gedaan(taak, "gesproken", {"achtergrond": "mbo", "verslag": "x", "reden": "wil-werken"})
    rijen = await blad(eigen_web, "casemanager1", "/doorstroomcijfers/2026.xlsx")
    assert ("Uitvallers: achtergrond naar leeftijd", "MBO, 19 jaar", 1) in rijen
    assert ("Nieuwe uitvallers: begeleid, of waarom niet", "Nog bezig", 1) in rijen
    client = await eigen_web.als("casemanager1")
    assert "MBO, 19 jaar" in (await client.get("/doorstroomcijfers/2026")).text
    assert "liepen er geen zaken" in (await client.get("/doorstroomcijfers/2025")).text


async def test_an_empty_list_says_how_somebody_gets_on_it(eigen_web: Webproef) -> None:
    assert (
        "kiest voor een MatchMaker" in (await (await eigen_web.als("casemanager1")).get("/matchmakers")).text
    )


@pytest.mark.eis(203, 209, 210)
async def test_the_points_model_hides_nothing_and_shows_the_regions_own_rows(web: Webproef) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        regio = (await sessie.exec(select(Gemeente.rmc_regio_code).where(Gemeente.code == "9901"))).one()
        eigen: dict[str, Any] = {
            "midden_vanaf": 4,
            "hoog_vanaf": 8,
            "locaties": {"99AK00": 2},
            "aanpak": {"laag": "brief", "midden": "contact", "hoog": "huisbezoek"},
            "herhaald_minstens": "contact",
            "grond": "Afspraak van onze regio.",
        }
        sinds = date(2026, 1, 1)
        afspraak = Werkafspraak(
            id=uuid4(), rmc_regio_code=regio, code="risico", geldig_vanaf=sinds, waarde=eigen
        )
        sessie.add(afspraak)
    pagina = (await (await web.als("casemanager1")).get("/risicomodel")).text
    assert "Afspraak van onze regio." in pagina
    assert "99AK00" in pagina
    assert "4 tot 8" in pagina
    assert "wie binnen 28 dagen weer staat ingeschreven" in pagina


@pytest.mark.eis(209, 210)
async def test_the_task_page_explains_the_estimate(web: Webproef) -> None:
    gevonden = {
        "zorg": "ja",
        "risico": "midden",
        "punten": "3",
        "risico_uitleg": "De laatste opleiding hiervoor is PRO: 2 punten.\n1 zorg van de school: 1 punt.",
    }
    zaak = await procedurezaak(web, Proceduresoort.VERZUIM_18PLUS, gevonden, **achttien_plus("999900018"))
    taak = await zaak.staat_op("kiezen-contact", wie="casemanager1")
    pagina = (await (await web.als("casemanager1")).get(f"/taken/{taak}")).text
    assert "De laatste opleiding hiervoor is PRO: 2 punten." in pagina
    assert "Dit is het advies." in pagina
    assert "/risicomodel" in pagina
