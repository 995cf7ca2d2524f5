"""The count of 1 October on its page: the file, the refusals per line, the numbers and who it is about."""

import io
from collections.abc import AsyncIterator

import httpx2
import openpyxl
import pytest
from sqlmodel import select
from temporalio.client import Client

from domain.vsvinvoer import KOLOMMEN
from storage.database import SYSTEEM
from storage.tabellen import Vsvtelling
from tests.api.webproef import Webproef, andere_leerling, bouw_webproef

KOP = ";".join(KOLOMMEN)
NAAM = "Jansen;van;Kim"
REGELS = (
    f"999900018;{NAAM};01-03-2007;9901;99AK;00;mbo-2;;01-08-2024;15-01-2026;",
    "999900031;Smit;;Bo;02-03-2007;9901;99AK;00;mbo-4;;01-08-2024;;",
    "999900043;Bakker;;Lou;03-03-2007;9901;99AK;00;mbo-2;;01-08-2024;15-01-2026;",
    "999900043;Bakker;;Lou;03-03-2007;9901;99AK;00;mbo-2;;01-03-2026;;",
    "999900055;Visser;;Sam;04-03-2009;9901;99AK;00;vmbo;;01-08-2024;31-07-2026;",
    "999900067;Dijk;;Mo;05-03-2007;9901;99AK;00;pro;Werk;01-08-2024;31-07-2026;",
)
FOUT = (
    "999900079;Boer;;Jip;05-03-2007;0000;99AK;00;mbo-2;;01-08-2024;;",
    "12;Boer;;Jip;31-02-2007;9901;99AK;00;onzin;;01-08-2024;01-01-2024;",
    "999900018;Jansen;van;Kim;02-03-2007;9901;99AK;00;mbo-2;;01-08-2024;;",
)


@pytest.fixture
async def eigen_web(database_url: str, temporal_client: Client) -> AsyncIterator[Webproef]:
    """A register in which nobody else counts."""
    proef = await bouw_webproef(database_url, temporal_client)
    yield proef
    await proef.database.sluit()


async def stuur(
    web: Webproef, *regels: str, wie: str = "coordinator1", kop: str = KOP, jaar: str = "2025"
) -> httpx2.Response:
    bestand = ("bron.csv", "\r\n".join((kop, *regels)).encode(), "text/csv")
    client = await web.als(wie)
    return await client.post("/vsv", data={"schooljaar": jaar}, files={"bestand": bestand})


async def uitkomst(web: Webproef, *regels: str) -> tuple[str, str]:
    """The address of the count, and its page."""
    antwoord = await stuur(web, *regels)
    assert antwoord.status_code == 303
    adres = antwoord.headers["location"]
    return adres, (await (await web.als("coordinator1")).get(adres)).text


@pytest.mark.eis(221, 236)
async def test_a_file_is_counted_and_every_refused_line_has_its_reason(eigen_web: Webproef) -> None:
    await eigen_web.meld(leerling=andere_leerling("999900018", geboortedatum="2007-03-01"))
    adres, pagina = await uitkomst(eigen_web, *REGELS, *FOUT)
    async with eigen_web.database.lezer(SYSTEEM) as sessie:
        [telling] = (await sessie.exec(select(Vsvtelling))).all()
    assert telling.telling == {
        "ingeschreven": 1,
        "startkwalificatie": 0,
        "nieuwe-vsver": 2,
        "teruggekeerd": 1,
        "oude-vsver": 0,
        "kwetsbare-jongere": 1,
        "volgend-schooljaar": 0,
        "buiten-doelgroep": 0,
        "onder_18": 1,
        "totaal": 5,
        "deelnemers": 5,
    }
    assert telling.geweigerd["regels"] == 3
    redenen = {(fout["regel"], fout["veld"]) for fout in telling.geweigerd["fouten"]}
    assert redenen == {
        *((8, "gemeentecode"), (9, "nummer"), (9, "geboortedatum"), (9, "onderwijssoort"), (9, "tot")),
        (10, "geboortedatum"),
    }
    assert "31-02" not in str(telling.geweigerd)
    assert "Kim van Jansen" in pagina
    assert "Nog niet benaderd" in pagina
    assert "Lou Bakker" not in pagina  # came back
    assert b"Jansen" not in telling.inhoud
    assert adres.startswith("/vsv/")


async def test_the_same_file_twice_is_one_count_and_another_year_is_another(eigen_web: Webproef) -> None:
    for jaar in ("2025", "2025", "2024"):
        assert (await stuur(eigen_web, *REGELS, jaar=jaar)).status_code == 303
    async with eigen_web.database.lezer(SYSTEEM) as sessie:
        tellingen = (await sessie.exec(select(Vsvtelling.schooljaar))).all()
    assert sorted(tellingen) == [2024, 2025]


@pytest.mark.parametrize(
    ("kop", "regels", "jaar", "zin"),
    [
        ("nummer;naam", ("1;2",), "2025", "Deze kolommen ontbreken"),
        (KOP, (FOUT[1],), "2025", "geen enkele regel die wij kunnen tellen"),
        (KOP, REGELS, "1999", "Kies een schooljaar uit de lijst."),
    ],
)
async def test_what_cannot_be_counted_is_refused_with_what_to_do(
    web: Webproef, kop: str, regels: tuple[str, ...], jaar: str, zin: str
) -> None:
    antwoord = await stuur(web, *regels, kop=kop, jaar=jaar)
    assert antwoord.status_code == 400
    assert zin in antwoord.text


async def test_the_export_names_everybody_to_approach_and_no_number(eigen_web: Webproef) -> None:
    adres, _ = await uitkomst(eigen_web, *REGELS)
    antwoord = await (await eigen_web.als("coordinator1")).get(f"{adres}.xlsx")
    blad = openpyxl.load_workbook(io.BytesIO(antwoord.content)).active
    assert blad is not None
    rijen = list(blad.iter_rows(values_only=True))[1:]
    assert [rij[0] for rij in rijen] == [
        "Nieuwe vsv'er",
        "Nieuwe vsv'er",
        "Gestopt en teruggekeerd",
        "Kwetsbare jongere",
    ]
    assert "9999000" not in str(rijen)
    assert "vsv" in antwoord.headers["content-disposition"]


async def test_another_municipality_does_not_find_the_count(eigen_web: Webproef) -> None:
    adres, _ = await uitkomst(eigen_web, *REGELS)
    async with eigen_web.database.lezer(SYSTEEM) as sessie:
        [telling] = (await sessie.exec(select(Vsvtelling))).all()
    assert adres == f"/vsv/{telling.id}"
    assert (await (await eigen_web.als("lpa3")).get(adres)).status_code == 403
