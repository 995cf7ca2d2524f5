"""What somebody sees of a file that a school sent, without opening it on their own computer."""

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from infra.voorbeeld import NIETS, XLSX, Voorbeeld, maak_voorbeeld


def werkmap(bladen: dict[str, list[list[object]]]) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def met_deel(werkmap: bytes, naam: str, inhoud: bytes) -> bytes:
    """The same workbook with one part replaced or added."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(werkmap)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.namelist():
            if deel != naam:
                nieuw.writestr(deel, oud.read(deel))
        nieuw.writestr(naam, inhoud)
    return uit.getvalue()


KLEIN = werkmap({"Verzuim": [["dag", "uren"], [date(2026, 9, 7), 4.5], [None, None]], "Leeg": []})


@pytest.mark.eis(84)
def test_the_first_rows_of_each_sheet_are_shown_as_dutch_text() -> None:
    voorbeeld = maak_voorbeeld(XLSX, KLEIN)
    assert voorbeeld.bladen == [("Verzuim", [["dag", "uren"], ["07-09-2026", "4,5"]])]
    assert not voorbeeld.afgekapt


def test_what_does_not_fit_is_cut_off_and_said() -> None:
    lang = maak_voorbeeld(XLSX, werkmap({f"Blad{n}": [[n] * 20] * 40 for n in range(5)}))
    assert [naam for naam, _ in lang.bladen] == ["Blad0", "Blad1", "Blad2"]
    assert {(len(rijen), len(rijen[0])) for _, rijen in lang.bladen} == {(30, 12)}
    assert lang.afgekapt


def test_a_formula_is_text_that_nobody_computes() -> None:
    voorbeeld = maak_voorbeeld(XLSX, werkmap({"Som": [["uren", '=WEBSERVICE("http://example.org")']]}))
    assert voorbeeld.bladen == [("Som", [["uren"]])]


@pytest.mark.parametrize(
    "kapot",
    [
        b"PK\x03\x04 geen zip",
        met_deel(KLEIN, "xl/sharedStrings.xml", b"<sst>" + b" " * 6_000_000),
        met_deel(KLEIN, "xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'),
        met_deel(KLEIN, "xl/workbook.xml", b"<workbook"),
        werkmap({"Leeg": []}),
    ],
    ids=["geen-zip", "te-veel-woorden", "eigen-woorden", "halve-xml", "leeg"],
)
def test_a_file_that_cannot_be_shown_says_so(kapot: bytes) -> None:
    assert maak_voorbeeld(XLSX, kapot) == Voorbeeld(waarom_niet=NIETS)


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252"])
def test_a_csv_reads_as_the_school_wrote_it(codering: str) -> None:
    voorbeeld = maak_voorbeeld("text/csv", "naam;uren\r\nZoë;4\r\n".encode(codering))
    assert voorbeeld.bladen == [("Inhoud", [["naam", "uren"], ["Zoë", "4"]])]
