"""Who decides about leave: ten days the head, eleven the LPA, and what is no leave at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fouten import KalenderOnbekend
from domain.kalender import Kalender, Periode, Schoolafwijking, Vakantieregio
from domain.regels import STANDAARD_REGELS
from domain.verlof import (
    Beslisser,
    Verlofaanvraag,
    Verlofsoort,
    begin_schooljaar,
    beoordeel,
    eerste_lesweken,
    schooldagen,
    verlofregels,
)

MIDDEN = Kalender(regio=Vakantieregio.MIDDEN)
REGELS = verlofregels(STANDAARD_REGELS, date(2026, 9, 1))
MAANDAG = date(2026, 9, 7)


def periode(eerste: date, laatste: date) -> Periode:
    return Periode(eerste=eerste, laatste=laatste)


def oordeel(
    soort: Verlofsoort,
    eerste: date,
    laatste: date,
    *,
    gevraagd_op: date = date(2026, 6, 1),
    dagen_eerder: int = 0,
    vakanties_eerder: int = 0,
) -> tuple[Beslisser, int]:
    aanvraag = Verlofaanvraag(soort, periode(eerste, laatste), gevraagd_op, dagen_eerder, vakanties_eerder)
    gevonden = beoordeel(aanvraag, MIDDEN, REGELS)
    return gevonden.beslisser, gevonden.schooldagen


@pytest.mark.parametrize(
    ("eerste", "laatste", "dagen"),
    [
        (MAANDAG, MAANDAG, 1),
        (MAANDAG, date(2026, 9, 13), 5),  # with the weekend
        (date(2026, 9, 12), date(2026, 9, 13), 0),
        (date(2026, 10, 12), date(2026, 10, 30), 10),  # the autumn holidays of Midden are 17 to 25 October
        (date(2026, 12, 18), date(2027, 1, 4), 2),  # around the Christmas holidays
        (date(2027, 3, 26), date(2027, 3, 29), 0),  # Good Friday to Easter Monday
        (date(2028, 2, 28), date(2028, 3, 1), 0),  # the spring holidays of a leap year
        (date(2028, 3, 6), date(2028, 3, 6), 1),
    ],
)
def test_leave_is_counted_in_days_on_which_the_school_has_lessons(
    eerste: date, laatste: date, dagen: int
) -> None:
    assert schooldagen(MIDDEN, periode(eerste, laatste)) == dagen


def test_a_free_day_of_the_school_itself_does_not_count() -> None:
    vrij = Schoolafwijking(vrij=(periode(MAANDAG, MAANDAG),))
    eigen = Kalender(regio=Vakantieregio.MIDDEN, afwijking=vrij)
    assert schooldagen(eigen, periode(MAANDAG, date(2026, 9, 11))) == 4


@pytest.mark.eis(22, 175)
@pytest.mark.parametrize(
    ("laatste", "eerder", "wie"),
    [
        (date(2026, 9, 7), 0, Beslisser.HOOFD),
        (date(2026, 9, 17), 0, Beslisser.HOOFD),  # nine
        (date(2026, 9, 18), 0, Beslisser.HOOFD),  # exactly ten is the head's
        (date(2026, 9, 21), 0, Beslisser.LEERPLICHT),  # eleven
        (date(2026, 9, 7), 9, Beslisser.HOOFD),
        (date(2026, 9, 7), 10, Beslisser.LEERPLICHT),
        (date(2026, 9, 18), 1, Beslisser.LEERPLICHT),
        (date(2026, 9, 11), 5, Beslisser.HOOFD),
        (date(2026, 9, 11), 6, Beslisser.LEERPLICHT),
    ],
)
def test_up_to_ten_days_in_a_school_year_the_head_decides_and_above_that_the_lpa(
    laatste: date, eerder: int, wie: Beslisser
) -> None:
    gevonden, _ = oordeel(Verlofsoort.GEWICHTIG, MAANDAG, laatste, dagen_eerder=eerder)
    assert gevonden is wie


@pytest.mark.parametrize(
    ("eerste", "laatste", "eerder", "wie"),
    [
        (date(2026, 10, 5), date(2026, 10, 9), 0, Beslisser.HOOFD),
        (date(2026, 11, 2), date(2026, 11, 13), 0, Beslisser.HOOFD),  # ten
        (date(2026, 11, 2), date(2026, 11, 16), 0, Beslisser.KAN_NIET),  # eleven
        (date(2026, 10, 5), date(2026, 10, 9), 1, Beslisser.KAN_NIET),  # the second time
        (date(2026, 8, 31), date(2026, 8, 31), 0, Beslisser.KAN_NIET),  # first day of the school year
        (date(2026, 9, 11), date(2026, 9, 11), 0, Beslisser.KAN_NIET),  # last day of the second week
        (date(2026, 9, 14), date(2026, 9, 14), 0, Beslisser.HOOFD),
        (date(2026, 8, 3), date(2026, 8, 7), 0, Beslisser.NIET_NODIG),  # still holidays
    ],
)
def test_holiday_leave_is_once_ten_days_at_most_and_not_in_the_first_two_lesson_weeks(
    eerste: date, laatste: date, eerder: int, wie: Beslisser
) -> None:
    assert oordeel(Verlofsoort.VAKANTIE, eerste, laatste, vakanties_eerder=eerder)[0] is wie


@pytest.mark.parametrize(
    ("gevraagd_op", "wie"),
    [
        (date(2026, 10, 2), Beslisser.KENNISGEVING),
        (date(2026, 10, 3), Beslisser.KENNISGEVING),  # two days before, a Saturday
        (date(2026, 10, 4), Beslisser.HOOFD),
        (date(2026, 10, 5), Beslisser.HOOFD),
        (date(2026, 10, 7), Beslisser.HOOFD),  # afterwards
    ],
)
def test_religious_leave_is_a_notice_two_days_ahead(gevraagd_op: date, wie: Beslisser) -> None:
    dag = date(2026, 10, 5)
    assert oordeel(Verlofsoort.RELIGIE, dag, dag, gevraagd_op=gevraagd_op)[0] is wie


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 7, 31), date(2025, 8, 1)),
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2028, 2, 29), date(2027, 8, 1)),
    ],
)
def test_a_school_year_begins_on_the_first_of_august(dag: date, verwacht: date) -> None:
    assert begin_schooljaar(dag) == verwacht


def test_the_first_lesson_weeks_start_after_the_summer_holidays() -> None:
    assert eerste_lesweken(MIDDEN, date(2027, 2, 1), 2) == periode(date(2026, 8, 31), date(2026, 9, 13))


def test_beyond_the_calendar_nobody_guesses() -> None:
    with pytest.raises(KalenderOnbekend):
        oordeel(Verlofsoort.GEWICHTIG, date(2035, 9, 3), date(2035, 9, 4))


DAGEN = st.dates(date(2020, 8, 1), date(2029, 7, 1))


@given(eerste=DAGEN, lengte=st.integers(0, 60), knip=st.integers(0, 59))
def test_a_period_counts_as_much_as_its_two_halves(eerste: date, lengte: int, knip: int) -> None:
    laatste = eerste + timedelta(days=lengte)
    midden = eerste + timedelta(days=min(knip, lengte))
    rest = midden + timedelta(days=1)
    samen = schooldagen(MIDDEN, periode(eerste, midden))
    samen += schooldagen(MIDDEN, periode(rest, laatste)) if rest <= laatste else 0
    assert schooldagen(MIDDEN, periode(eerste, laatste)) == samen <= lengte + 1


@given(eerste=DAGEN, lengte=st.integers(0, 40), eerder=st.integers(0, 20), meer=st.integers(0, 20))
def test_more_leave_before_never_brings_a_decision_back_to_the_head(
    eerste: date, lengte: int, eerder: int, meer: int
) -> None:
    laatste = eerste + timedelta(days=lengte)
    minder, dagen = oordeel(Verlofsoort.GEWICHTIG, eerste, laatste, dagen_eerder=eerder)
    vaker, _ = oordeel(Verlofsoort.GEWICHTIG, eerste, laatste, dagen_eerder=eerder + meer)
    assert (minder is Beslisser.HOOFD) == (0 < dagen <= 10 - eerder)
    assert minder is vaker or (minder, vaker) == (Beslisser.HOOFD, Beslisser.LEERPLICHT)
