"""Which days count. The dates in the tables were worked out by hand from a paper calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fouten import KalenderOnbekend
from domain.kalender import (
    Kalender,
    Periode,
    Schoolafwijking,
    Vakantieregio,
    dag_van,
    eerstvolgende_schooldag,
    eerstvolgende_werkdag,
    eind_van_dag,
    einde_termijn,
    maanden_erbij,
    ochtend_van,
    school_werkdagen_erbij,
    werkdagen_erbij,
)

KANTOOR = Kalender()
NOORD, MIDDEN, ZUID = (Kalender(regio=regio) for regio in Vakantieregio)
DAGEN = st.dates(date(2015, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (date(2025, 12, 24), True),  # Wednesday before Christmas
        (date(2025, 12, 25), False),
        (date(2025, 12, 26), False),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day
        (date(2025, 4, 26), False),  # King's Day, because 27 April is a Sunday (a Saturday anyhow)
        (date(2025, 4, 28), True),  # and not moved to the Monday
        (date(2026, 5, 5), False),  # 5 May counts every year, not only in lustrum years
        (date(2025, 5, 5), False),
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 15), True),  # the Friday after it is a working day
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2024, 2, 29), True),
        (date(2026, 3, 28), False),  # Saturday
        (date(2026, 3, 29), False),  # Sunday
    ],
)
def test_the_days_of_the_algemene_termijnenwet_are_no_working_days(dag: date, werkdag: bool) -> None:
    assert KANTOOR.is_werkdag(dag) is werkdag


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        # 22, 23, 24 December; 25 to 28 free; 29, 30
        (date(2025, 12, 19), 5, date(2025, 12, 30)),
        # ...31 December, 2 January
        (date(2025, 12, 19), 7, date(2026, 1, 2)),
        # Good Friday to Easter Monday in between
        (date(2026, 4, 1), 1, date(2026, 4, 2)),
        (date(2026, 4, 1), 2, date(2026, 4, 7)),
        # King's Day on Monday; 28, 29, 30 April, 1 and 4 May; then 5 May is free
        (date(2026, 4, 24), 5, date(2026, 5, 4)),
        (date(2026, 4, 24), 6, date(2026, 5, 6)),
        # A report on a Saturday counts from Monday on
        (date(2026, 9, 5), 1, date(2026, 9, 7)),
        (date(2026, 9, 5), 5, date(2026, 9, 11)),
        # Over the change to summer time and to winter time
        (date(2026, 3, 27), 1, date(2026, 3, 30)),
        (date(2026, 10, 23), 1, date(2026, 10, 26)),
        # A leap day is a day like others
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2023, 2, 28), 1, date(2023, 3, 1)),
        # Nothing to add: the day, or the first one that counts
        (date(2026, 9, 7), 0, date(2026, 9, 7)),
        (date(2026, 9, 5), 0, date(2026, 9, 7)),
    ],
)
def test_working_days_are_added_without_the_day_itself(dag: date, aantal: int, verwacht: date) -> None:
    assert werkdagen_erbij(KANTOOR, dag, aantal) == verwacht


@pytest.mark.parametrize(
    ("kalender", "dag", "aantal", "verwacht"),
    [
        # Christmas holidays 20 December to 4 January: 18, 19 December, 5, 6, 7 January
        (MIDDEN, date(2025, 12, 17), 5, date(2026, 1, 7)),
        (MIDDEN, date(2025, 12, 17), 10, date(2026, 1, 14)),
        (MIDDEN, date(2025, 12, 17), 15, date(2026, 1, 21)),
        # Summer: Midden 18 July to 30 August: 16, 17 July, 31 August, 1, 2 September
        (MIDDEN, date(2026, 7, 15), 5, date(2026, 9, 2)),
        # Noord has holidays from 4 July to 16 August: 2, 3 July, 17, 18, 19 August
        (NOORD, date(2026, 7, 1), 5, date(2026, 8, 19)),
        # Zuid from 11 July to 23 August: 9, 10 July, 24, 25, 26 August
        (ZUID, date(2026, 7, 8), 5, date(2026, 8, 26)),
        # Autumn 2025: Zuid 11 to 19 October, the others 18 to 26
        (ZUID, date(2025, 10, 9), 2, date(2025, 10, 20)),
        (MIDDEN, date(2025, 10, 9), 2, date(2025, 10, 13)),
        # May: 25 April to 3 May, then 5 May
        (MIDDEN, date(2026, 4, 24), 2, date(2026, 5, 6)),
    ],
)
def test_school_days_skip_the_holidays_of_the_region(
    kalender: Kalender, dag: date, aantal: int, verwacht: date
) -> None:
    assert school_werkdagen_erbij(kalender, dag, aantal) == verwacht


def test_a_school_that_deviates_has_its_own_free_days_and_lessons() -> None:
    eigen = Kalender(
        regio=Vakantieregio.MIDDEN,
        afwijking=Schoolafwijking(
            vrij=(Periode(eerste=date(2025, 9, 15), laatste=date(2025, 9, 15)),),
            les=(Periode(eerste=date(2025, 10, 20), laatste=date(2025, 10, 21)),),
        ),
    )
    assert not eigen.is_schooldag(date(2025, 9, 15))
    assert MIDDEN.is_schooldag(date(2025, 9, 15))
    assert eigen.is_schooldag(date(2025, 10, 21))
    assert not MIDDEN.is_schooldag(date(2025, 10, 21))
    assert not eigen.is_schooldag(date(2025, 10, 22))
    assert eigen.is_werkdag(date(2025, 9, 15))


def test_lessons_in_the_holidays_never_make_a_holiday_a_school_day() -> None:
    heel = Periode(eerste=date(2025, 12, 20), laatste=date(2026, 1, 4))
    kalender = Kalender(regio=Vakantieregio.ZUID, afwijking=Schoolafwijking(les=(heel,)))
    assert kalender.is_schooldag(date(2025, 12, 22))
    assert not kalender.is_schooldag(date(2025, 12, 25))
    assert not kalender.is_schooldag(date(2025, 12, 27))


def test_a_day_made_equal_to_a_holiday_does_not_count() -> None:
    kalender = Kalender(sluitingsdagen=(date(2026, 5, 15),))
    assert werkdagen_erbij(kalender, date(2026, 5, 13), 1) == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 5, 14), date(2026, 5, 15)),
        (date(2026, 5, 16), date(2026, 5, 18)),
        (date(2025, 12, 25), date(2025, 12, 29)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 9, 8), date(2026, 9, 8)),
    ],
)
def test_a_term_that_ends_on_a_free_day_ends_on_the_next_working_day(dag: date, verwacht: date) -> None:
    assert einde_termijn(KANTOOR, dag) == verwacht
    assert eerstvolgende_werkdag(KANTOOR, dag) == verwacht


def test_the_first_school_day_after_the_summer_is_found() -> None:
    assert eerstvolgende_schooldag(MIDDEN, date(2026, 8, 1)) == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("dag", "aantal", "verwacht"),
    [
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 8, 31), 1, date(2025, 9, 30)),
        (date(2025, 10, 15), 3, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_months_are_counted_by_date_and_clamped(dag: date, aantal: int, verwacht: date) -> None:
    assert maanden_erbij(dag, aantal) == verwacht


@pytest.mark.parametrize(
    ("dag", "ochtend", "einde"),
    [
        (date(2026, 3, 27), (2026, 3, 27, 8, 0, 0), (2026, 3, 27, 22, 59, 59)),
        (date(2026, 3, 30), (2026, 3, 30, 7, 0, 0), (2026, 3, 30, 21, 59, 59)),
        (date(2026, 3, 29), (2026, 3, 29, 7, 0, 0), (2026, 3, 29, 21, 59, 59)),  # the day of 23 hours
        (date(2026, 10, 25), (2026, 10, 25, 8, 0, 0), (2026, 10, 25, 22, 59, 59)),  # the day of 25 hours
    ],
)
def test_moments_are_wall_clock_in_the_netherlands_stored_in_utc(
    dag: date, ochtend: tuple[int, ...], einde: tuple[int, ...]
) -> None:
    assert ochtend_van(dag) == datetime(*ochtend, tzinfo=UTC)  # type: ignore[misc, arg-type]  # spelled out
    assert eind_van_dag(dag) == datetime(*einde, tzinfo=UTC)  # type: ignore[misc, arg-type]  # spelled out
    assert ochtend_van(dag).tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        (datetime(2025, 6, 30, 22, 30, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 12, 31, 22, 30, tzinfo=UTC), date(2025, 12, 31)),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_a_moment_belongs_to_the_day_it_is_in_the_netherlands(moment: datetime, dag: date) -> None:
    assert dag_van(moment) == dag


@pytest.mark.parametrize("dag", [date(2014, 7, 31), date(2030, 9, 2), date(2031, 1, 6)])
def test_outside_the_known_school_years_the_calendar_says_so(dag: date) -> None:
    with pytest.raises(KalenderOnbekend, match=str(dag.year)):
        MIDDEN.is_schooldag(dag)
    assert KANTOOR.is_werkdag(dag)


def test_without_a_region_there_are_no_school_days_and_no_guess() -> None:
    with pytest.raises(KalenderOnbekend, match="vakantieregio"):
        school_werkdagen_erbij(KANTOOR, date(2025, 9, 1), 1)


def test_before_the_law_there_is_nothing_to_count_by() -> None:
    with pytest.raises(KalenderOnbekend):
        KANTOOR.is_werkdag(date(1960, 1, 4))


def test_every_known_year_has_school_holidays_in_every_region() -> None:
    for jaar in range(2015, 2030):
        for kalender in (NOORD, MIDDEN, ZUID):
            dagen = [date(jaar, 1, 1) + timedelta(days=n) for n in range(365)]
            assert 180 <= sum(kalender.is_schooldag(dag) for dag in dagen) <= 210


def test_the_version_names_the_data_and_changes_with_them() -> None:
    vrij = Schoolafwijking(vrij=(Periode(eerste=date(2025, 9, 15), laatste=date(2025, 9, 15)),))
    versies = [
        kalender.versie
        for kalender in (
            KANTOOR,
            MIDDEN,
            ZUID,
            Kalender(regio=Vakantieregio.MIDDEN, afwijking=vrij),
            Kalender(sluitingsdagen=(date(2026, 5, 15),)),
        )
    ]
    assert len(set(versies)) == len(versies)
    assert KANTOOR.versie == Kalender().versie == "atw-2"
    assert "Midden" in MIDDEN.versie


def test_a_period_runs_forward() -> None:
    with pytest.raises(ValueError, match="laatste dag"):
        Periode(eerste=date(2025, 9, 2), laatste=date(2025, 9, 1))


def test_a_term_does_not_run_backward() -> None:
    with pytest.raises(ValueError, match="vooruit"):
        werkdagen_erbij(KANTOOR, date(2025, 9, 1), -1)


@given(dag=DAGEN, aantal=st.integers(1, 30))
def test_exactly_that_many_working_days_lie_in_the_term(dag: date, aantal: int) -> None:
    einde = werkdagen_erbij(KANTOOR, dag, aantal)
    tussen = [dag + timedelta(days=n) for n in range(1, (einde - dag).days + 1)]
    assert KANTOOR.is_werkdag(einde)
    assert sum(KANTOOR.is_werkdag(d) for d in tussen) == aantal


@given(dag=DAGEN, eerst=st.integers(1, 12), daarna=st.integers(1, 12))
def test_terms_add_up(dag: date, eerst: int, daarna: int) -> None:
    samen = werkdagen_erbij(KANTOOR, dag, eerst + daarna)
    assert werkdagen_erbij(KANTOOR, werkdagen_erbij(KANTOOR, dag, eerst), daarna) == samen


@given(dag=st.dates(date(2015, 1, 1), date(2029, 6, 30)), aantal=st.integers(1, 20))
def test_a_school_term_never_ends_before_the_same_office_term(dag: date, aantal: int) -> None:
    einde = school_werkdagen_erbij(MIDDEN, dag, aantal)
    assert einde >= werkdagen_erbij(MIDDEN, dag, aantal)
    assert MIDDEN.is_schooldag(einde)


@given(dag=DAGEN, aantal=st.integers(-36, 36))
def test_months_keep_the_day_or_end_on_the_last_of_the_month(dag: date, aantal: int) -> None:
    uitkomst = maanden_erbij(dag, aantal)
    assert (uitkomst.year * 12 + uitkomst.month) - (dag.year * 12 + dag.month) == aantal
    assert uitkomst.day == dag.day or (uitkomst + timedelta(days=1)).day == 1


@given(DAGEN)
def test_reading_a_moment_back_gives_its_day(dag: date) -> None:
    assert dag_van(ochtend_van(dag)) == dag_van(eind_van_dag(dag)) == dag
    assert dag_van(eind_van_dag(dag) + timedelta(seconds=1)) == dag + timedelta(days=1)
