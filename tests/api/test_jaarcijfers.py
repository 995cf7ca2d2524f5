"""The yearly figures on their pages: a coordinator, a school board, and the leerplichttelling as a file."""

import io
import re
from collections.abc import AsyncIterator
from typing import Any

import openpyxl
import pytest
from sqlmodel import col, update
from temporalio.client import Client

from demo.gegevens import demo_id
from domain.campagnes.agenda import AGENDA, Jaaractie
from domain.soorten import Fase, Kanaal
from storage.aanname import Herkomst
from storage.database import SYSTEEM
from storage.intake import neem_melding_aan
from storage.tabellen import Traject
from tests.api.webproef import KLUIS, LYCEUM, NU, ROC, Webproef, andere_leerling, bouw_webproef, in_gemeente
from tests.wereld import melding

ACHTTIEN = andere_leerling("999900031", geboortedatum="2007-03-01")
LICHT = "relatief-verzuim-licht"


@pytest.fixture(scope="module")
async def jaarweb(module_database_url: str, temporal_client: Client) -> AsyncIterator[Webproef]:
    """November 2026: four reports in this year, one about an adult, and one in the year before."""
    proef = await bouw_webproef(module_database_url, temporal_client)
    eerder = NU.replace(year=2025)
    invoer = melding(meldingsdatum=eerder.date(), brin=ROC[0], vestiging=ROC[1], soort=LICHT)
    vroeger = await neem_melding_aan(proef.database, KLUIS, invoer, Herkomst(kanaal=Kanaal.FORMULIER), eerder)
    async with proef.database.schrijver(SYSTEEM) as sessie:
        dicht = update(Traject).where(col(Traject.id) == vroeger.traject_id)
        await sessie.exec(dicht.values(fase=Fase.GESLOTEN, gesloten_op=eerder, resultaat="halt"))
    await proef.meld(leerling=andere_leerling())
    await proef.meld(leerling=andere_leerling(), school=ROC, soort=LICHT)
    await proef.meld(leerling=in_gemeente("9902", "999900043"))
    await proef.meld(leerling=ACHTTIEN, soort="zorgmelding", acties_school="Gebeld.")
    yield proef
    await proef.database.sluit()


async def pagina(web: Webproef, adres: str, wie: str = "coordinator1") -> str:
    antwoord = await (await web.als(wie)).get(adres, follow_redirects=True)
    assert antwoord.status_code == 200, antwoord.text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.text))


async def blad(web: Webproef, adres: str) -> tuple[str, list[tuple[Any, ...]]]:
    """The file's name, and its rows."""
    antwoord = await (await web.als("coordinator1")).get(adres)
    gelezen = openpyxl.load_workbook(io.BytesIO(antwoord.content)).active
    assert gelezen is not None
    naam = antwoord.headers["content-disposition"].split('"')[1]
    return naam, [tuple(rij) for rij in gelezen.iter_rows(values_only=True)]


@pytest.mark.eis(237, 239)
async def test_the_year_at_a_glance_of_the_region_and_of_one_municipality(jaarweb: Webproef) -> None:
    regio = await pagina(jaarweb, "/jaarcijfers")
    assert "Het jaar in één oogopslag: Regio Delta, 2026-2027" in regio
    assert "4 meldingen" in regio
    assert "3 verschillende leerlingen" in regio
    assert "Relatief verzuim (licht) 1 1 0 0%" in regio, "this year, the year before, difference, percent"
    assert "Dit schooljaar loopt nog" in regio
    assert "Van 2025-2026 is dus maar een deel geteld" in regio
    assert regio.count("Hoe is dit geteld?") >= 12
    dorp = await pagina(jaarweb, "/jaarcijfers/2026?gemeente=9902")
    assert "Het jaar in één oogopslag: Waterdrecht, 2026-2027" in dorp
    assert "1 meldingen" in dorp
    eerder = await pagina(jaarweb, "/jaarcijfers/2025")
    assert "Er is geen jaar om mee te vergelijken: de eerste melding in het register is van" in eerder
    assert "Halt-verwijzing 1" in eerder
    leeg = await pagina(jaarweb, "/jaarcijfers/2020")
    assert "Over dit schooljaar zijn er nog geen meldingen." in leeg
    assert "Meldde niets" not in leeg, "nobody is called silent in a year that the register does not know"


@pytest.mark.parametrize(
    "adres", ["/jaarcijfers/2027", "/jaarcijfers/2026?gemeente=9999", "/bestuur/2027/oogopslag"]
)
async def test_a_year_to_come_and_a_strange_municipality_are_not_found(jaarweb: Webproef, adres: str) -> None:
    client = await jaarweb.als("bestuur1" if "bestuur" in adres else "coordinator1")
    assert (await client.get(adres)).status_code == 404


@pytest.mark.eis(241)
async def test_a_silent_school_is_on_the_list_with_a_page_of_its_own(jaarweb: Webproef) -> None:
    client = await jaarweb.als("coordinator1")
    html = (await client.get("/jaarcijfers/2026")).text
    namen = re.findall(r'href="(/jaarcijfers/2026/scholen/[^"]+)">([^<]+)</a>', html)
    stil = {naam: adres for adres, naam in namen}
    assert len(stil) > 5
    assert str(demo_id("locatie", *LYCEUM)) not in html, "it reported more than overig"
    roc = next(adres for naam, adres in stil.items() if str(demo_id("locatie", *ROC)) in adres)
    school = await pagina(jaarweb, roc)
    assert "Laatste melding 23-11-2026" in school
    assert "Relatief verzuim (licht) 1 1 0 0%" in school
    niemand = f"/jaarcijfers/2026/scholen/{demo_id('locatie', 'nergens')}"
    assert (await client.get(niemand)).status_code == 404


@pytest.mark.eis(231, 232, 234)
async def test_the_leerplichttelling_is_a_form_and_a_file_about_obliged_pupils(jaarweb: Webproef) -> None:
    assert AGENDA[Jaaractie.LEERPLICHTTELLING].pagina == "/leerplichttelling"
    afgelopen = await pagina(jaarweb, "/leerplichttelling")
    assert "Leerplichttelling: Regio Delta, 2025-2026" in afgelopen
    assert "DUO vraagt de telling per gemeente" in afgelopen
    naam, rijen = await blad(jaarweb, "/leerplichttelling/2026.xlsx?gemeente=9901")
    assert naam == "leerplichttelling-voorbeeldstad-2026-2027-2026-11-23.xlsx"
    per_regel = {rij[2]: rij[3:6] for rij in rijen if rij[1] == "Meldingen naar soort"}
    assert per_regel["Relatief verzuim (wettelijk)"] == (1, 0, 1)
    assert per_regel["Totaal"] == (2, 0, 2)
    assert [rij[5] for rij in rijen if rij[2] == "18 jaar of ouder"] == [1]


@pytest.mark.eis(237)
async def test_the_file_of_the_year_holds_every_number_with_how_it_was_counted(jaarweb: Webproef) -> None:
    naam, rijen = await blad(jaarweb, "/jaarcijfers/2026.xlsx")
    assert naam == "jaarcijfers-leerplicht-regio-delta-2026-2027-2026-11-23.xlsx"
    soorten = [rij for rij in rijen if rij[0] == "Meldingen naar soort"]
    assert soorten[-1][1:6] == ("Totaal", None, 4, 1, 3)
    assert str(soorten[0][6]).startswith("Elke melding staat in precies een soort")
    gemeenten = {rij[1]: rij[3] for rij in rijen if rij[0] == "Meldingen per gemeente" and rij[2] == "Totaal"}
    assert gemeenten == {"Voorbeeldstad": 3, "Waterdrecht": 1, "Heuvelland": 0, "Totaal": 4}


@pytest.mark.eis(237, 241)
async def test_a_school_board_sees_the_year_of_its_own_schools(jaarweb: Webproef) -> None:
    bestuur = await pagina(jaarweb, "/bestuur/2026/oogopslag", "bestuur1")
    assert "van alle gemeenten samen" in bestuur
    assert "Totaal 3 " in bestuur, "the reports of the Lyceum"
    assert "/jaarcijfers/" not in bestuur
