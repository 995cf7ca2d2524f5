"""How far a promise may shift, counted by hand around the Christmas days of 2026."""

from datetime import UTC, date, datetime

import pytest

from domain.fouten import Invoerfout
from domain.kalender import Kalender
from domain.uitstel import check_pauze, check_reden, check_verzetten, schuif

KALENDER = Kalender()
VANDAAG, LAATSTE, GRENS = date(2026, 12, 14), date(2026, 12, 18), date(2027, 1, 29)


@pytest.mark.parametrize(
    ("op", "dagen", "wordt"),
    [
        # Friday 18 December, last second of the day, a week on: 25 December is a holiday, then a weekend.
        (datetime(2026, 12, 18, 22, 59, 59, tzinfo=UTC), 7, datetime(2026, 12, 28, 22, 59, 59, tzinfo=UTC)),
        # Wednesday 16 December 09:00 on three days: Saturday becomes Monday.
        (datetime(2026, 12, 16, 8, tzinfo=UTC), 3, datetime(2026, 12, 21, 8, tzinfo=UTC)),
        # The Dutch time stays the same when summer time begins on 28 March 2027.
        (datetime(2027, 3, 22, 8, tzinfo=UTC), 7, datetime(2027, 3, 30, 7, tzinfo=UTC)),
        (datetime(2026, 12, 16, 8, tzinfo=UTC), -2, datetime(2026, 12, 14, 8, tzinfo=UTC)),
    ],
)
def test_a_moment_shifts_by_days_and_lands_on_a_working_day(
    op: datetime, dagen: int, wordt: datetime
) -> None:
    assert schuif(op, dagen, KALENDER) == wordt


@pytest.mark.parametrize(
    ("dag", "woord"),
    [
        (date(2026, 12, 14), "na vandaag"),
        (LAATSTE, "al de uiterste dag"),
        (date(2026, 12, 25), "werkdag"),
        (date(2027, 1, 2), "werkdag"),
        (date(2027, 2, 1), "29-01-2027"),
    ],
)
def test_a_last_day_that_cannot_be_is_refused_at_its_field(dag: date, woord: str) -> None:
    with pytest.raises(Invoerfout) as fout:
        check_verzetten(dag, LAATSTE, GRENS, VANDAAG, KALENDER)
    assert woord in fout.value.fouten["dag"]


@pytest.mark.parametrize("dag", [date(2026, 12, 15), GRENS])
def test_a_last_day_can_move_forward_and_back_within_its_bounds(dag: date) -> None:
    check_verzetten(dag, LAATSTE, GRENS, VANDAAG, KALENDER)


def test_a_pause_has_an_end_after_today_and_ends_before_the_bound() -> None:
    check_pauze(date(2026, 12, 21), GRENS, GRENS, VANDAAG)
    with pytest.raises(Invoerfout, match="na vandaag"):
        check_pauze(VANDAAG, LAATSTE, GRENS, VANDAAG)
    with pytest.raises(Invoerfout, match="29-01-2027"):
        check_pauze(date(2027, 2, 20), date(2027, 2, 25), GRENS, VANDAAG)


def test_nothing_moves_without_a_reason() -> None:
    with pytest.raises(Invoerfout, match="waarom"):
        check_reden("  ")
