"""Reading files as school packages and spreadsheets write them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tekstinvoer import KOLOMMEN
from storage.invoerbestand import Bestandsfout, Bestandsregel, Regelfout, lees_regels

KOP = ";".join(KOLOMMEN)
GOED = [f"w{nummer}" for nummer in range(len(KOLOMMEN))]


def lees(tekst: str, codering: str = "utf-8-sig") -> list[Bestandsregel | Regelfout]:
    return list(lees_regels(io.BytesIO(tekst.encode(codering))))


def regel(**anders: str) -> str:
    return ";".join(anders.get(naam, waarde) for naam, waarde in zip(KOLOMMEN, GOED, strict=True))


@pytest.mark.parametrize("codering", ["utf-8-sig", "utf-8", "cp1252"])
@pytest.mark.parametrize("einde", ["\r\n", "\n"])
def test_every_usual_encoding_and_line_ending_gives_the_same(codering: str, einde: str) -> None:
    [record] = lees(einde.join([KOP, regel(achternaam="Müller-Çelik €"), ""]), codering)
    assert isinstance(record, Bestandsregel)
    assert (record.regel, record.velden["achternaam"]) == (2, "Müller-Çelik €")


def test_columns_may_stand_in_another_order_and_in_capitals() -> None:
    kop = ";".join(naam.upper() for naam in reversed(KOLOMMEN))
    [record] = lees(f"{kop}\n{';'.join(reversed(GOED))}")
    assert isinstance(record, Bestandsregel)
    assert record.velden == dict(zip(KOLOMMEN, GOED, strict=True))


@pytest.mark.parametrize(
    ("kop", "zin"),
    [
        ("", "leeg"),
        (KOP.replace(";", ","), "puntkomma"),
        (KOP.replace(";klas;", ";"), "ontbreken: klas"),
        (KOP + ";schoolfoto", "kennen wij niet: schoolfoto"),
        (KOP + ";klas", "dubbel in: klas"),
        ("\x00\x01\x02", "puntkomma"),
    ],
)
def test_a_file_that_is_something_else_is_refused_with_what_is_wrong(kop: str, zin: str) -> None:
    with pytest.raises(Bestandsfout, match=zin):
        lees(kop and f"{kop}\n{regel()}", "utf-8")


def test_empty_lines_are_passed_over_and_still_count_as_lines_of_the_file() -> None:
    [eerste, tweede] = lees(f"{KOP}\n\n{regel()}\n{';' * 36}\n{regel()}\n")
    assert (eerste.regel, tweede.regel) == (3, 5)


@pytest.mark.parametrize("kapot", ["te;weinig;velden", regel() + ";te veel", "x" * 200_000])
def test_a_line_with_the_wrong_number_of_fields_costs_that_line_only(kapot: str) -> None:
    fout, goed = lees(f"{KOP}\n{kapot}\n{regel()}")
    assert isinstance(fout, Regelfout)
    assert fout.regel == 2
    assert isinstance(goed, Bestandsregel)


def test_a_quote_that_is_never_closed_does_not_swallow_the_lines_after_it() -> None:
    open_quote = regel(toelichting='"nooit gesloten')
    records = lees("\n".join([KOP, open_quote, *[regel()] * 150]))
    assert isinstance(records[0], Regelfout)
    assert len(records) == 151
    assert all(isinstance(record, Bestandsregel) for record in records[1:])


def test_quoted_fields_hold_semicolons_quotes_and_line_breaks() -> None:
    tekst = '"eerste; ""regel""\r\ntweede regel"'
    [record, volgende] = lees(f"{KOP}\r\n{regel(toelichting=tekst)}\r\n{regel()}\r\n")
    assert isinstance(record, Bestandsregel)
    assert record.velden["toelichting"] == 'eerste; "regel"\r\ntweede regel'
    assert volgende.regel == 4


def test_a_loose_quote_inside_a_field_is_just_a_quote() -> None:
    tekst = 'een scherm van 24" breed'
    [record] = lees(f"{KOP}\n{regel(toelichting=tekst)}")
    assert isinstance(record, Bestandsregel)
    assert record.velden["toelichting"] == tekst


@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail_in_another_way(rommel: bytes) -> None:
    for record in lees_regels(io.BytesIO(KOP.encode() + b"\r\n" + rommel)):
        assert record.regel >= 2
