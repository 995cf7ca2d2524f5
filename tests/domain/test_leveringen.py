"""Enrolments and leavings in one list: what cancels out, and what a line must tell."""

from datetime import date

import pytest

from domain.fouten import Invoerfout
from domain.leveringen import (
    KOLOMMEN,
    UITSCHRIJFREDENEN,
    Beeld,
    Mutatieregel,
    lees_mutatie,
    salderen,
)
from domain.regels import STANDAARD_REGELS, geldige_uitvalnorm
from domain.verzuimloket import Loket

NORM = geldige_uitvalnorm(STANDAARD_REGELS, date(2026, 10, 1))
KIM = "Jansen;van;Kim;01-03-2009;Voorbeeldstad;9901"


def regel(
    mutatie: str, dag: str, school: str = "99AG;00", reden: str = "", soort: str = "vso"
) -> Mutatieregel:
    tekst = f"{mutatie};{dag};999900018;{KIM};{school};{soort};{reden}"
    return lees_mutatie(dict(zip(KOLOMMEN, tekst.split(";"), strict=True)))


def uit(dag: str, reden: str = "andere-opleiding") -> Mutatieregel:
    return regel("uit", dag, reden=reden)


def erin(dag: str, school: str = "99AK;00") -> Mutatieregel:
    return regel("in", dag, school)


@pytest.mark.eis(69)
@pytest.mark.parametrize(
    ("regels", "beelden"),
    [
        ([uit("15-01-2026")], [Beeld.VERTROKKEN]),
        ([erin("15-01-2026")], [Beeld.NIEUW]),
        ([uit("15-01-2026"), erin("12-02-2026")], [Beeld.OVERGESTAPT]),  # 28 days
        ([uit("15-01-2026"), erin("13-02-2026")], [Beeld.VERTROKKEN, Beeld.NIEUW]),  # 29 days
        ([erin("12-02-2026"), uit("15-01-2026")], [Beeld.OVERGESTAPT]),  # the order of the lines is nothing
        ([uit("15-01-2026"), erin("10-01-2026")], [Beeld.OVERGESTAPT]),  # elsewhere before the end here
        ([uit("15-01-2026"), erin("10-01-2026", "99AG;00")], [Beeld.VERTROKKEN, Beeld.NIEUW]),
        ([uit("15-01-2026"), uit("15-01-2026")], [Beeld.VERTROKKEN]),  # the same line twice
        ([uit("30-06-2026"), erin("01-10-2026")], [Beeld.OVERGESTAPT]),  # over the summer
    ],
)
def test_a_leaving_and_the_enrolment_elsewhere_cancel_out(
    regels: list[Mutatieregel], beelden: list[Beeld]
) -> None:
    assert [saldo.beeld for saldo in salderen(regels, NORM)] == beelden


@pytest.mark.eis(71)
def test_a_line_tells_age_home_town_reason_and_special_education() -> None:
    gelezen = uit("28-02-2026", reden="Gezondheid")
    assert (gelezen.jaren, gelezen.woonplaats, gelezen.onderwijssoort) == (16, "Voorbeeldstad", "vso")
    assert UITSCHRIJFREDENEN[gelezen.reden] == "Ziekte of gezondheid"
    assert erin("28-02-2026").reden == ""


@pytest.mark.eis(71)
@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        ("reden", ""),
        ("reden", "zomaar"),
        ("woonplaats", ""),
        ("geboortedatum", "31-02-2009"),
        ("onderwijssoort", "thuis"),
        ("mutatie", "weg"),
        ("nummer", "12a"),
        ("nummer", "12"),
    ],
)
def test_a_line_that_leaves_something_out_says_which_column(kolom: str, waarde: str) -> None:
    tekst = f"uit;28-02-2026;999900018;{KIM};99AG;00;vso;motivatie".split(";")
    with pytest.raises(Invoerfout) as fout:
        lees_mutatie(dict(zip(KOLOMMEN, tekst, strict=True)) | {kolom: waarde})
    assert kolom in fout.value.fouten


@pytest.mark.eis(63)
@pytest.mark.parametrize(
    ("code", "gemeente", "zin"),
    [
        ("9902", "9902", ""),
        (" 9902 ", " 9902 ", ""),
        ("0518", "9901", "gemeentecode 0518, niet van deze regio"),
        ("", "9901", "geen gemeentecode"),
        ("stad", "9901", "gemeentecode stad, niet van deze regio"),
    ],
)
def test_a_report_of_the_desk_goes_to_the_home_municipality_or_to_the_contact_municipality(
    code: str, gemeente: str, zin: str
) -> None:
    loket = Loket(gemeenten=frozenset({"9901", "9902"}), vangnet="9901")
    velden = loket.leid_om({"gemeentecode": code, "toelichting": "Vaak weg."})
    assert velden["gemeentecode"] == gemeente
    assert velden["toelichting"].endswith("Vaak weg.")
    assert (zin in velden["toelichting"]) if zin else velden["toelichting"] == "Vaak weg."
