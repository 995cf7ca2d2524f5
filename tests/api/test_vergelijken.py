"""Two files on the page: looked at, compared in the background, and decided about by a person."""

import re
from io import BytesIO
from typing import Any

import httpx2
import openpyxl
import pytest
from sqlmodel import select

from storage.database import SYSTEEM
from storage.tabellen import Mail, Procedure, Vergelijking, Vermoeden
from storage.vergelijken import lees_inhoud
from tests.api.webproef import KLUIS, Webproef
from voorbeeld.vergelijking import PEILDATUM, Vergelijkpaar, maak_paar

EIGEN = "9901"


@pytest.fixture(scope="module")
def paar() -> Vergelijkpaar:
    return maak_paar(zaad=4, inwoners=260)


async def kies(client: httpx2.AsyncClient, paar: Vergelijkpaar, **anders: Any) -> httpx2.Response:
    bestanden = {
        "brp": ("brp.csv", paar.brp, "text/csv"),
        "bron": ("bron.csv", paar.bron, "text/csv"),
    } | anders
    return await client.post("/vergelijking", files=bestanden, data={"peildatum": f"{PEILDATUM:%d-%m-%Y}"})


async def uitkomsten(web: Webproef, client: httpx2.AsyncClient) -> list[str]:
    """The addresses of the results for the town; the overview links to them."""
    tekst = (await client.get("/vergelijking")).text
    van_stad = [v.id for v in await rijen(web, Vergelijking) if v.gemeente_code == EIGEN]
    return [adres for id_ in van_stad if (adres := f"/vergelijking/uitkomst/{id_}") in tekst]


async def rijen(web: Webproef, tabel: Any) -> list[Any]:
    async with web.database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(tabel))).all())


@pytest.mark.eis(9, 68)
async def test_two_files_are_looked_at_compared_and_decided_about(web: Webproef, paar: Vergelijkpaar) -> None:
    client = await web.als("administratie1")
    adres = (await kies(client, paar)).headers["location"]
    vooraf = (await client.get(adres)).text
    banden = re.search(
        r"ingeschreven \(5 t/m 15 jaar: (\d+); 16 en 17 jaar: (\d+); 5 t/m 17 jaar: (\d+)\)", vooraf
    )
    assert banden
    assert int(banden[1]) + int(banden[2]) == int(banden[3]) > 0
    assert f"<strong>{banden[3]}</strong> vermoedelijk niet ingeschreven" in vooraf
    assert await rijen(web, Vermoeden) == []

    assert (await client.post(adres)).status_code == 303
    await web.app.state.onderdelen.achtergrond.rond_af()
    assert (await client.get(adres)).status_code == 303

    (pagina,) = await uitkomsten(web, client)
    tekst = (await client.get(pagina)).text
    vermoedens = [v for v in await rijen(web, Vermoeden) if v.gemeente_code == EIGEN]
    assert "Er is geen inschrijving gevonden." in tekst
    assert "Zelfde geboortedatum" in (await client.get(f"{pagina}?pagina=1")).text

    eerste, tweede, *rest = [v for v in vermoedens if f"kies-{v.id}" in tekst]
    bulk = {f"kies-{v.id}": "ja" for v in (eerste, tweede)}
    assert (await client.post(pagina, data=bulk | {"actie": "bevestigen"})).status_code == 303
    assert (await client.post(pagina, data={"actie": "bevestigen"})).status_code == 400
    procedures = await rijen(web, Procedure)
    assert [p.soort for p in procedures] == ["absoluut-verzuim"] * 2
    assert await rijen(web, Mail) == []

    afwijzen = {f"kies-{rest[0].id}": "ja", "actie": "afwijzen"}
    assert "Kies waarom" in (await client.post(pagina, data=afwijzen)).text
    assert (await client.post(pagina, data=afwijzen | {"reden": "brp-fout"})).status_code == 303
    naam = lees_inhoud(KLUIS, rest[0].inhoud).naam
    assert naam not in (await client.get(pagina)).text

    blad = openpyxl.load_workbook(BytesIO((await client.get(f"{pagina}/export.xlsx")).content)).worksheets[0]
    assert blad.max_row == len(vermoedens) + 1
    await _niet_voor_een_ander(web, pagina)
    await _nog_een_keer(web, client, paar)


async def _niet_voor_een_ander(web: Webproef, pagina: str) -> None:
    assert (await (await web.als("lpa1")).get(pagina)).status_code == 403


async def _nog_een_keer(web: Webproef, client: httpx2.AsyncClient, paar: Vergelijkpaar) -> None:
    aantal = len(await rijen(web, Vermoeden))
    await client.post((await kies(client, paar)).headers["location"])
    await web.app.state.onderdelen.achtergrond.rond_af()
    assert len(await rijen(web, Vermoeden)) == aantal
    assert len(await uitkomsten(web, client)) == 1


async def test_a_missing_or_wrong_file_is_asked_again(web: Webproef, paar: Vergelijkpaar) -> None:
    client = await web.als("coordinator1")
    leeg = await client.post("/vergelijking", data={"peildatum": "31-02-2026"})
    assert leeg.status_code == 400
    assert "Kies het bestand met inwoners." in leeg.text
    assert "Vul een datum in" in leeg.text
    fout = await kies(client, paar, brp=("x.csv", paar.bron, "text/csv"))
    assert fout.status_code == 400
    assert "Deze kolommen ontbreken" in fout.text
