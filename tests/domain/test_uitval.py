"""Leaving: a switch within the window is no dropout; dates worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.begeleiding import controledag, ontbrekende_voorwaarden
from domain.leerplicht import einde_schooljaar
from domain.procedures.uitstroom import UITSTROOM, Groep, is_herplaatst
from domain.regels import STANDAARD_REGELS, geldige_uitvalnorm
from domain.uitval import (
    Telling,
    Vertrek,
    Vsvsoort,
    beoordeel,
    is_wissel,
    laatste_wisseldag,
    leeftijdsgrens,
    vsvsoort,
)

NORM = geldige_uitvalnorm(STANDAARD_REGELS, date(2026, 9, 9))
D = date

# the last day at school -> the last day on which a new enrolment makes it a switch
VENSTERS = [
    (D(2026, 10, 1), D(2026, 10, 29)),
    (D(2026, 2, 1), D(2026, 3, 1)),
    (D(2028, 2, 1), D(2028, 2, 29)),
    (D(2026, 12, 20), D(2027, 1, 17)),
    (D(2026, 5, 31), D(2026, 6, 28)),
    (D(2026, 6, 1), D(2026, 10, 1)),
    (D(2026, 7, 31), D(2026, 10, 1)),
    (D(2026, 8, 1), D(2026, 8, 29)),
]


@pytest.mark.eis(221)
@pytest.mark.parametrize(("laatste", "tot"), VENSTERS)
def test_a_switch_has_four_weeks_and_in_the_summer_until_the_count(laatste: date, tot: date) -> None:
    assert laatste_wisseldag(laatste, NORM) == tot
    assert is_wissel(laatste, tot, NORM)
    assert not is_wissel(laatste, tot + timedelta(days=1), NORM)
    assert not is_wissel(laatste, None, NORM)


JAREN = st.dates(D(2020, 1, 1), D(2035, 12, 31))


@given(JAREN, st.integers(0, 400))
def test_who_comes_back_sooner_is_a_switch_whenever_who_comes_back_later_is(
    laatste: date, dagen: int
) -> None:
    weer = laatste + timedelta(days=dagen)
    if is_wissel(laatste, weer, NORM):
        assert all(is_wissel(laatste, laatste + timedelta(days=n), NORM) for n in range(0, dagen, 7))
    assert laatste_wisseldag(laatste, NORM) >= laatste + timedelta(days=NORM.venster_dagen)


GEBOREN = D(2007, 3, 1)


@pytest.mark.eis(11, 70)
@pytest.mark.parametrize(
    ("geboren", "laatste", "weer_op", "vandaag", "telling"),
    [
        (GEBOREN, D(2026, 10, 1), None, D(2026, 10, 5), Telling.UITVAL),
        (GEBOREN, D(2026, 10, 1), D(2026, 10, 29), D(2026, 11, 5), Telling.GEEN_UITVAL),
        (GEBOREN, D(2026, 10, 1), D(2026, 10, 30), D(2026, 11, 5), Telling.TERUGGEKEERD),
        (GEBOREN, D(2026, 6, 30), D(2026, 9, 1), D(2026, 9, 5), Telling.GEEN_UITVAL),
        (D(2008, 10, 6), D(2026, 10, 1), None, D(2026, 10, 5), Telling.LEERPLICHT),
        (D(2008, 10, 5), D(2026, 10, 1), None, D(2026, 10, 5), Telling.UITVAL),
        # 23 by the documents, 27 by the law that holds from 2026
        (D(2002, 6, 1), D(2025, 6, 1), None, D(2025, 6, 2), Telling.LEEFTIJDSGRENS),
        (D(2002, 6, 1), D(2026, 1, 1), None, D(2026, 1, 2), Telling.UITVAL),
        (D(1999, 10, 5), D(2026, 10, 1), None, D(2026, 10, 5), Telling.LEEFTIJDSGRENS),
        (D(1999, 10, 6), D(2026, 10, 1), None, D(2026, 10, 5), Telling.UITVAL),
    ],
)
def test_what_leaving_is_follows_from_the_dates(
    geboren: date, laatste: date, weer_op: date | None, vandaag: date, telling: Telling
) -> None:
    assert beoordeel(Vertrek(geboren, laatste, weer_op), vandaag, NORM).telling is telling


@pytest.mark.parametrize(
    ("geboren", "dag", "grens"),
    [
        (D(2003, 5, 1), D(2025, 12, 31), D(2026, 5, 1)),
        (D(2003, 5, 1), D(2026, 1, 1), D(2030, 5, 1)),
        (D(2004, 2, 29), D(2026, 1, 1), D(2031, 3, 1)),
    ],
)
def test_the_age_limit_follows_the_law_of_the_day(geboren: date, dag: date, grens: date) -> None:
    assert leeftijdsgrens(geboren, dag) == grens


@pytest.mark.parametrize(
    ("laatste", "vandaag", "soort"),
    [
        (D(2026, 8, 1), D(2026, 9, 1), Vsvsoort.NIEUW),
        (D(2026, 7, 31), D(2026, 9, 1), Vsvsoort.OUD),
        (D(2026, 7, 31), D(2026, 7, 31), Vsvsoort.NIEUW),
        (D(2024, 3, 1), D(2026, 9, 1), Vsvsoort.OUD),
    ],
)
def test_who_left_in_an_earlier_school_year_is_an_old_vsver(
    laatste: date, vandaag: date, soort: Vsvsoort
) -> None:
    assert vsvsoort(laatste, vandaag) is soort


VIER_WEKEN = timedelta(weeks=4)


@pytest.mark.eis(220)
@pytest.mark.parametrize(
    ("vandaag", "laatste", "verwacht"),
    [
        (D(2026, 9, 9), None, D(2027, 7, 3)),
        (D(2027, 7, 3), None, D(2027, 7, 3)),
        (D(2027, 7, 20), None, D(2027, 7, 3)),
        (D(2027, 7, 20), D(2027, 7, 5), D(2028, 7, 3)),
        (D(2027, 8, 1), D(2027, 7, 5), D(2028, 7, 3)),
        (D(2027, 8, 1), None, D(2028, 7, 3)),
    ],
)
def test_the_outflow_is_checked_four_weeks_before_each_school_year_ends(
    vandaag: date, laatste: date | None, verwacht: date
) -> None:
    assert controledag(vandaag, laatste, VIER_WEKEN) == verwacht


@given(JAREN, st.integers(0, 900))
def test_nobody_is_checked_twice_at_the_end_of_one_school_year_nor_later_than_the_next(
    vandaag: date, geleden: int
) -> None:
    laatste = vandaag - timedelta(days=geleden)
    dag = controledag(vandaag, laatste, VIER_WEKEN)
    assert (dag.month, dag.day) == (7, 3)
    assert einde_schooljaar(dag) > einde_schooljaar(laatste) or laatste < dag
    assert dag < einde_schooljaar(vandaag) + timedelta(days=366)


@pytest.mark.eis(218, 219)
def test_outflow_to_education_counts_and_work_only_when_it_is_the_highest_attainable() -> None:
    onderwijs = {code for code, uitstroom in UITSTROOM.items() if uitstroom.groep is Groep.ONDERWIJS}
    assert onderwijs == {"mbo", "vo-vso", "vavo-havo", "startkwalificatie"}
    assert {code for code in UITSTROOM if is_herplaatst(code)} == onderwijs
    assert {code for code in UITSTROOM if is_herplaatst(code, hoogst_haalbaar=True)} == onderwijs | {"werk"}
    assert [uitstroom.groep.value for uitstroom in UITSTROOM.values()] == [
        *["onderwijs"] * 4,
        "werk regulier",
        *["toeleidingstrajecten"] * 3,
        *["niet plaatsbaar"] * 2,
    ]


GOED = {"dagbesteding": "school", "inkomen": "ja", "doet_mee": "ja"}


@pytest.mark.eis(230)
@pytest.mark.parametrize(
    ("velden", "jaren", "woord"),
    [
        (GOED, 18, ""),
        (GOED, 17, "18 jaar"),
        (GOED | {"dagbesteding": "geen"}, 20, "overdag"),
        (GOED | {"inkomen": "nee"}, 20, "inkomen"),
        (GOED | {"doet_mee": "nee"}, 20, "begeleiding"),
    ],
)
def test_begeleid_wonen_asks_for_a_day_income_and_taking_part(
    velden: dict[str, str], jaren: int, woord: str
) -> None:
    ontbreekt = ontbrekende_voorwaarden(velden, jaren)
    assert len(ontbreekt) == (1 if woord else 0)
    assert all(woord in zin for zin in ontbreekt)
