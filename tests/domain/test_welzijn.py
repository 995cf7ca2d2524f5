"""Presence and well-being as they go, and days without lessons by agreement."""

from datetime import date
from decimal import Decimal

import pytest

from domain.maatwerk import Afspraak, fouten, geen_verzuim
from domain.welzijn import Meting, trend

NOV = [date(2026, 11, dag) for dag in range(1, 31)]
MAANDAG, DINSDAG, WOENSDAG = NOV[1], NOV[2], NOV[3]


@pytest.mark.eis(278)
@pytest.mark.parametrize(
    ("metingen", "verloop"),
    [
        ([], ("", "")),
        ([(0, 2, 3)], ("", "")),
        ([(0, 2, 3), (5, 3, 3)], ("beter dan de vorige keer", "gelijk gebleven")),
        ([(5, 3, 3), (0, 2, 3)], ("beter dan de vorige keer", "gelijk gebleven")),  # the day decides
        ([(0, 4, 4), (5, None, 2)], ("", "minder goed")),
        ([(0, 4, 1), (5, None, None), (9, 0, 5)], ("minder goed", "beter dan de vorige keer")),
    ],
)
def test_presence_and_well_being_are_set_against_the_time_before(
    metingen: list[tuple[int, int | None, int | None]], verloop: tuple[str, str]
) -> None:
    assert trend([Meting(NOV[dag], les, gevoel) for dag, les, gevoel in metingen]) == verloop


@pytest.mark.eis(184)
@pytest.mark.parametrize(
    ("dag", "telt_niet"),
    [
        (MAANDAG, 0),
        (DINSDAG, 4),
        (date(2026, 11, 24), 4),  # a Tuesday on the last day
        (date(2026, 12, 1), 0),  # a Tuesday after it
        (date(2026, 10, 27), 0),  # a Tuesday before it
    ],
)
def test_hours_on_days_without_lessons_are_no_absence(dag: date, telt_niet: int) -> None:
    afspraak = Afspraak(dagen=frozenset({1}), van=MAANDAG, tot=date(2026, 11, 24))
    assert geen_verzuim([(dag, Decimal(4)), (WOENSDAG, Decimal(2))], [afspraak]) == telt_niet


@pytest.mark.eis(184)
@pytest.mark.parametrize(
    ("dagen", "van", "tot", "veld"),
    [
        ({1}, MAANDAG, DINSDAG, None),
        (set(), MAANDAG, DINSDAG, "dag-0"),
        ({0, 1, 2, 3, 4}, MAANDAG, DINSDAG, "dag-0"),  # no lessons at all is an exemption
        ({1}, date(2018, 7, 31), DINSDAG, "van"),
        ({1}, date(2018, 8, 1), DINSDAG, None),
        ({1}, DINSDAG, MAANDAG, "tot"),
    ],
)
def test_fewer_lessons_are_possible_since_august_2018(
    dagen: set[int], van: date, tot: date, veld: str | None
) -> None:
    assert list(fouten(Afspraak(dagen=frozenset(dagen), van=van, tot=tot))) == ([veld] if veld else [])
