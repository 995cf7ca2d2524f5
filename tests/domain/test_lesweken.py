"""Sixteen hours in four consecutive lesson weeks; a holiday week is no lesson week."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kalender import Kalender, Vakantieregio
from domain.lesweken import is_lesweek, norm_bereikt_op, uren_in_venster, vier_lesweken

MIDDEN = Kalender(regio=Vakantieregio.MIDDEN)
NORM = Decimal(16)


@pytest.mark.eis(18)
@pytest.mark.parametrize(
    ("dag", "eerste"),
    [
        (date(2025, 9, 26), date(2025, 9, 1)),  # four ordinary weeks
        (date(2025, 9, 22), date(2025, 9, 1)),  # the Monday of the fourth week
        (date(2025, 10, 31), date(2025, 9, 29)),  # autumn holiday 18-26 October is skipped
        (date(2026, 1, 16), date(2025, 12, 8)),  # two weeks of Christmas holiday are skipped
        (date(2026, 9, 4), date(2026, 6, 29)),  # six weeks of summer: 31 Aug, 13 Jul, 6 Jul, 29 Jun
        (date(2025, 12, 24), date(2025, 11, 24)),  # a day in the holiday itself: the four weeks before it
    ],
)
def test_the_window_starts_on_the_monday_of_the_fourth_lesson_week_back(dag: date, eerste: date) -> None:
    venster = vier_lesweken(MIDDEN, dag)
    assert (venster.eerste, venster.laatste) == (eerste, dag)


def test_a_week_with_a_single_school_day_is_a_lesson_week() -> None:
    assert is_lesweek(MIDDEN, date(2026, 5, 6))  # after the May holiday, with 5 May free
    assert is_lesweek(MIDDEN, date(2026, 4, 20))
    assert not is_lesweek(MIDDEN, date(2026, 4, 29))


def uren(**per_dag: int) -> dict[date, Decimal]:
    return {date.fromisoformat(dag[1:].replace("_", "-")): Decimal(aantal) for dag, aantal in per_dag.items()}


@pytest.mark.eis(16, 18)
@pytest.mark.parametrize(
    ("verzuim", "bereikt"),
    [
        (uren(d2025_09_01=8, d2025_09_02=8), [date(2025, 9, 2)]),
        (uren(d2025_09_01=8, d2025_09_02=7), []),
        (uren(d2025_09_01=8, d2025_09_26=8), [date(2025, 9, 26)]),  # first and last day of the window
        (uren(d2025_09_01=8, d2025_09_29=8), []),  # one week too far apart
        (uren(d2025_12_08=8, d2026_01_16=8), [date(2026, 1, 16)]),  # the Christmas weeks do not count
        (uren(d2025_12_05=8, d2026_01_16=8), []),
        # After the norm is reached a new count starts
        (uren(d2025_09_01=8, d2025_09_02=8, d2025_09_03=8), [date(2025, 9, 2)]),
        (
            uren(d2025_09_01=8, d2025_09_02=8, d2025_09_03=8, d2025_09_04=8),
            [date(2025, 9, 2), date(2025, 9, 4)],
        ),
        ({}, []),
    ],
)
def test_the_norm_is_reached_within_the_window_and_then_counts_anew(
    verzuim: dict[date, Decimal], bereikt: list[date]
) -> None:
    assert list(norm_bereikt_op(verzuim, MIDDEN, NORM)) == bereikt


def test_hours_outside_the_window_do_not_count() -> None:
    verzuim = uren(d2025_08_29=5, d2025_09_01=3, d2025_09_26=2, d2025_09_29=9)
    assert uren_in_venster(verzuim, MIDDEN, date(2025, 9, 26)) == 5


@given(
    st.dictionaries(
        st.dates(date(2025, 9, 1), date(2026, 6, 30)), st.integers(1, 8).map(Decimal), max_size=25
    )
)
def test_the_norm_is_never_reached_more_often_than_the_hours_allow(verzuim: dict[date, Decimal]) -> None:
    bereikt = norm_bereikt_op(verzuim, MIDDEN, NORM)
    assert len(bereikt) * NORM <= sum(verzuim.values(), Decimal(0))
    assert set(bereikt) <= set(verzuim)
    assert all(uren_in_venster(verzuim, MIDDEN, dag) >= NORM for dag in bereikt)
