"""Lists and exports of a school, and importing a file on a page."""

import csv
import io

import openpyxl
import pytest

from api.export import als_csv, als_xlsx, bestandsnaam
from tests.api.webproef import NU, Webproef, andere_leerling

GEVAARLIJK = ("=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_no_cell_becomes_a_formula(tekst: str) -> None:
    blad = openpyxl.load_workbook(io.BytesIO(als_xlsx("Blad", ("Kop",), [(tekst,)]))).active
    assert blad is not None
    cel = blad.cell(2, 1)
    assert (cel.value, cel.data_type) == (tekst, "s")
    rij = list(csv.reader(io.StringIO(als_csv(("Kop",), [(tekst,)]).decode("utf-8-sig")), delimiter=";"))[1]
    assert rij == [f"'{tekst}"]


def test_a_file_says_in_its_name_what_is_inside() -> None:
    assert (
        bestandsnaam("meldingen Škofja Loka & co", NU, "xlsx") == "meldingen-skofja-loka-co-2026-11-23.xlsx"
    )


async def test_the_list_can_be_filtered_and_taken_along(web: Webproef) -> None:
    client = await web.als("school2")
    luxe = await web.meld(leerling=andere_leerling("999900018"), soort="luxe-verzuim")
    anders = await web.meld(leerling=andere_leerling("999900031"))
    await client.post("/mijn-meldingen/zoeken", data={"soort": "luxe-verzuim"})
    for adres in ("/mijn-meldingen", "/mijn-meldingen.csv"):
        tekst = (await client.get(f"{adres}?gezocht=true")).text
        assert (luxe.melding_nummer in tekst, anders.melding_nummer in tekst) == (True, False)
    bestand = await client.get("/mijn-meldingen.xlsx")
    assert "meldingen-" in bestand.headers["content-disposition"]
    blad = openpyxl.load_workbook(io.BytesIO(bestand.content)).active
    assert blad is not None
    assert {rij[0] for rij in blad.iter_rows(values_only=True)} >= {
        luxe.melding_nummer,
        anders.melding_nummer,
    }


async def test_a_school_sees_who_is_to_move(web: Webproef) -> None:
    client = await web.als("school2")
    ontvangst = await web.meld(leerling=andere_leerling("999900043"))
    adres = f"/mijn-meldingen/{ontvangst.melding_nummer}"
    assert "Ontvangen. Wij beoordelen de melding." in (await client.get(adres)).text
    await web.vraag(ontvangst)
    pagina = (await client.get(adres)).text
    assert "Uw school is aan zet" in pagina
    assert "wacht leerplicht op uw antwoord" in (await client.get("/mijn-meldingen")).text


@pytest.mark.parametrize("inhoud", [b"", b"a,b,c\n1,2,3\n", b"\x89PNG\r\n\x1a\n"])
async def test_a_file_of_something_else_is_refused_with_a_sentence(web: Webproef, inhoud: bytes) -> None:
    client = await web.als("administratie1")
    antwoord = await client.post("/import", files={"bestand": ("x.csv", inhoud, "text/csv")})
    pagina = await client.get(antwoord.headers["location"]) if antwoord.is_redirect else antwoord
    assert pagina.status_code == 400
    assert 'href="#bestand"' in pagina.text
