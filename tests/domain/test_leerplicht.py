"""Who is obliged to attend on a day, and who handles; birthdays on 29 February included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.leerplicht import (
    achttien_of_ouder,
    begin_leerplicht,
    bevoegd,
    bovengrens_rmc,
    einde_leerplicht,
    einde_schooljaar,
    kwalificatieplichtig,
    leeftijd,
    leerplichtig,
    verjaardag,
)
from domain.soorten import Afdeling

SCHRIKKEL = date(2008, 2, 29)
LEERPLICHT, DOORSTROOMPUNT, BUITEN = Afdeling


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2010, 3, 15), date(2026, 3, 14), 15),
        (date(2010, 3, 15), date(2026, 3, 15), 16),
        (SCHRIKKEL, date(2026, 2, 28), 17),
        (SCHRIKKEL, date(2026, 3, 1), 18),
        (SCHRIKKEL, date(2024, 2, 28), 15),
        (SCHRIKKEL, date(2024, 2, 29), 16),
        (date(2010, 12, 31), date(2027, 1, 1), 16),
        (date(2010, 3, 15), date(2010, 3, 15), 0),
        (date(2010, 3, 15), date(2010, 3, 14), -1),
    ],
)
def test_an_age_is_reached_on_the_birthday(geboren: date, dag: date, jaren: int) -> None:
    assert leeftijd(geboren, dag) == jaren


@pytest.mark.eis(1)
@pytest.mark.parametrize(
    ("geboren", "begin", "einde"),
    [
        (date(2010, 3, 15), date(2015, 4, 1), date(2026, 7, 31)),
        (date(2010, 3, 1), date(2015, 4, 1), date(2026, 7, 31)),  # on the first of a month: the next month
        (date(2010, 12, 20), date(2016, 1, 1), date(2027, 7, 31)),
        (date(2010, 7, 31), date(2015, 8, 1), date(2026, 7, 31)),  # sixteen on the last day of the year
        (date(2010, 8, 1), date(2015, 9, 1), date(2027, 7, 31)),  # sixteen on the first day of the next
        (SCHRIKKEL, date(2013, 4, 1), date(2024, 7, 31)),  # five on 1 March 2013
    ],
)
def test_leerplicht_runs_from_the_month_after_five_to_the_end_of_the_school_year_of_sixteen(
    geboren: date, begin: date, einde: date
) -> None:
    assert (begin_leerplicht(geboren), einde_leerplicht(geboren)) == (begin, einde)
    assert [leerplichtig(geboren, begin + timedelta(days=n)) for n in (-1, 0)] == [False, True]
    assert [leerplichtig(geboren, einde + timedelta(days=n)) for n in (0, 1)] == [True, False]


@pytest.mark.eis(2)
@pytest.mark.parametrize(
    ("dag", "startkwalificatie_op", "plichtig"),
    [
        (date(2026, 7, 31), None, False),  # still leerplichtig
        (date(2026, 8, 1), None, True),
        (date(2028, 3, 14), None, True),
        (date(2028, 3, 15), None, False),  # eighteen
        (date(2027, 6, 30), date(2027, 7, 1), True),
        (date(2027, 7, 1), date(2027, 7, 1), False),
    ],
)
def test_kwalificatieplicht_follows_until_eighteen_or_the_startkwalificatie(
    dag: date, startkwalificatie_op: date | None, plichtig: bool
) -> None:
    assert kwalificatieplichtig(date(2010, 3, 15), dag, startkwalificatie_op) is plichtig


@pytest.mark.parametrize(
    ("dag", "einde"),
    [
        (date(2025, 7, 31), date(2025, 7, 31)),
        (date(2025, 8, 1), date(2026, 7, 31)),
        (date(2026, 1, 1), date(2026, 7, 31)),
    ],
)
def test_a_school_year_ends_on_the_last_of_july(dag: date, einde: date) -> None:
    assert einde_schooljaar(dag) == einde


@pytest.mark.eis(8, 271)
@pytest.mark.parametrize(
    ("geboren", "gemeente", "dag", "afdeling"),
    [
        (date(2008, 9, 8), "0637", date(2026, 9, 7), LEERPLICHT),  # the day before eighteen
        (date(2008, 9, 8), "0637", date(2026, 9, 8), DOORSTROOMPUNT),
        (SCHRIKKEL, "0637", date(2026, 2, 28), LEERPLICHT),
        (SCHRIKKEL, "0637", date(2026, 3, 1), DOORSTROOMPUNT),
        (date(2021, 9, 8), "0637", date(2025, 9, 8), LEERPLICHT),  # four: at school, not yet obliged
        (date(2021, 9, 8), "0637", date(2025, 9, 7), BUITEN),
        (date(2002, 12, 31), "0637", date(2025, 12, 30), DOORSTROOMPUNT),
        (date(2002, 12, 31), "0637", date(2025, 12, 31), BUITEN),  # twenty-three under the old law
        (date(2002, 12, 31), "0637", date(2026, 1, 1), DOORSTROOMPUNT),  # the new law reaches to twenty-seven
        (date(1999, 1, 2), "0637", date(2026, 1, 1), DOORSTROOMPUNT),
        (date(1999, 1, 2), "0637", date(2026, 1, 2), BUITEN),
        (date(2010, 3, 15), "", date(2026, 1, 1), BUITEN),  # lives in no municipality
    ],
)
def test_home_municipality_and_age_on_the_day_decide_who_handles(
    geboren: date, gemeente: str, dag: date, afdeling: Afdeling
) -> None:
    assert bevoegd(geboren, gemeente, dag) is afdeling


def test_the_upper_age_of_the_doorstroompunt_names_its_law() -> None:
    assert (bovengrens_rmc(date(2025, 12, 31)).leeftijd, bovengrens_rmc(date(2026, 1, 1)).leeftijd) == (
        23,
        27,
    )
    assert "duurzaam werk" in bovengrens_rmc(date(2026, 1, 1)).grond


GEBOORTE = st.dates(date(1995, 1, 1), date(2025, 12, 31))


@given(geboren=GEBOORTE, jaren=st.integers(0, 30))
def test_on_a_birthday_somebody_is_exactly_that_old_and_a_day_before_not(geboren: date, jaren: int) -> None:
    dag = verjaardag(geboren, jaren)
    assert leeftijd(geboren, dag) == jaren
    assert leeftijd(geboren, dag - timedelta(days=1)) == jaren - 1


@given(geboren=GEBOORTE, dagen=st.integers(0, 365 * 20))
def test_nobody_is_under_two_obligations_at_once_and_none_after_eighteen(geboren: date, dagen: int) -> None:
    dag = geboren + timedelta(days=dagen)
    plichten = [leerplichtig(geboren, dag), kwalificatieplichtig(geboren, dag)]
    assert sum(plichten) <= 1
    if achttien_of_ouder(geboren, dag):
        assert not any(plichten)
    elif dag >= begin_leerplicht(geboren):
        assert any(plichten)
