"""Every term as data: by when, reminded when, escalated when, and on which ground."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.fouten import KalenderOnbekend
from domain.kalender import Kalender, Vakantieregio, dag_van
from domain.klok import amsterdam
from domain.regels import geldige_norm, lees_regels
from domain.soorten import TermijnAard, Termijncode
from domain.termijnen import (
    STANDAARD_REGELS,
    Afspraakcode,
    duur,
    geldige_afspraak,
    geldige_regel,
    plan_termijn,
    tel,
)

KALENDER = Kalender(regio=Vakantieregio.MIDDEN)
HERINNERING, UITERLIJK, ESCALATIE = TermijnAard.HERINNERING, TermijnAard.UITERLIJK, TermijnAard.ESCALATIE
MOMENTEN = st.datetimes(datetime(2015, 1, 1), datetime(2029, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001


def om(dag: date) -> datetime:
    """Eleven in the morning, UTC."""
    return datetime(dag.year, dag.month, dag.day, 11, tzinfo=UTC)


# Reported on Friday 19 December 2025, just before Christmas; a question on Wednesday 17 December.
# Working days after the 19th: 22 23 24 29 30 31 / 2 5 6 7 8 9 12 13 14.
@pytest.mark.eis(52)
@pytest.mark.parametrize(
    ("code", "vanaf", "herinneringen", "uiterlijk", "escalatie"),
    [
        ("beoordeling", date(2025, 12, 19), [date(2025, 12, 24)], date(2025, 12, 30), date(2026, 1, 2)),
        (
            "beoordeling-spoed",
            date(2025, 12, 19),
            [date(2025, 12, 22)],
            date(2025, 12, 23),
            date(2025, 12, 24),
        ),
        ("behandeling", date(2025, 12, 19), [date(2026, 1, 5)], date(2026, 1, 7), date(2026, 1, 14)),
        (
            "antwoord-school",
            date(2025, 12, 17),
            [date(2026, 1, 7), date(2026, 1, 14)],
            date(2026, 1, 7),
            date(2026, 1, 21),
        ),
        (
            "antwoord-beoordelen",
            date(2025, 12, 19),
            [date(2025, 12, 24)],
            date(2025, 12, 30),
            date(2026, 1, 2),
        ),
        ("nabellen", date(2025, 12, 19), [date(2025, 12, 24)], date(2025, 12, 30), date(2026, 1, 2)),
    ],
)
def test_each_term_over_christmas(
    code: str, vanaf: date, herinneringen: list[date], uiterlijk: date, escalatie: date
) -> None:
    plan = plan_termijn(STANDAARD_REGELS, Termijncode(code), om(vanaf), KALENDER)
    dagen = {aard: [dag_van(m.op) for m in plan.momenten if m.aard is aard] for aard in TermijnAard}
    verwacht = {HERINNERING: herinneringen, UITERLIJK: [uiterlijk], ESCALATIE: [escalatie]}
    assert dagen == verwacht | {TermijnAard.GEPLAND: [], TermijnAard.HERVATTING: []}
    assert dag_van(plan.uiterlijk) == uiterlijk


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        # A question just before the summer holiday is due in the first week after it.
        (date(2026, 7, 15), date(2026, 9, 2)),
        # In the holiday: counts from the first school day, 31 August to 4 September.
        (date(2026, 7, 27), date(2026, 9, 4)),
    ],
)
def test_a_school_has_no_term_running_in_the_summer(vanaf: date, uiterlijk: date) -> None:
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.ANTWOORD_SCHOOL, om(vanaf), KALENDER)
    assert dag_van(plan.uiterlijk) == uiterlijk


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk", "escalatie"),
    [
        # Winter to summer time on 29 March 2026: 23:59:59 becomes two hours from UTC, 09:00 as well.
        ((2026, 3, 26, 11), (2026, 3, 30, 21, 59, 59), (2026, 3, 31, 7)),
        # Summer to winter time on 25 October 2026.
        ((2026, 10, 22, 11), (2026, 10, 26, 22, 59, 59), (2026, 10, 27, 8)),
        # A leap day in the term.
        ((2024, 2, 28, 11), (2024, 3, 1, 22, 59, 59), (2024, 3, 4, 8)),
        # Reported at half past midnight in the Netherlands: the day there counts, not the day in UTC.
        ((2026, 6, 29, 22, 30), (2026, 7, 2, 21, 59, 59), (2026, 7, 3, 7)),
    ],
)
def test_a_term_of_two_days_across_clock_changes_and_leap_days(
    vanaf: tuple[int, ...], uiterlijk: tuple[int, ...], escalatie: tuple[int, ...]
) -> None:
    begin, einde, hoger = (datetime(*t, tzinfo=UTC) for t in (vanaf, uiterlijk, escalatie))  # type: ignore[misc, arg-type]  # spelled out
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.BEOORDELING_SPOED, begin, KALENDER)
    assert plan.uiterlijk == einde
    assert plan.momenten[-1].op == hoger


def test_a_plan_says_on_what_it_rests() -> None:
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.BEOORDELING, om(date(2025, 9, 1)), KALENDER)
    assert plan.regel == "beoordeling/standaard/1970-01-01"
    assert plan.kalender_versie == KALENDER.versie
    assert plan.grond.startswith("Regionale werkafspraak")
    assert plan.uiterlijk.tzinfo is UTC


def test_reminders_and_escalations_are_numbered_in_order() -> None:
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.ANTWOORD_SCHOOL, om(date(2025, 9, 1)), KALENDER)
    assert [(m.aard, m.volgnummer) for m in plan.momenten] == [
        (HERINNERING, 1),
        (UITERLIJK, 1),
        (HERINNERING, 2),
        (ESCALATIE, 1),
    ]


def test_a_school_term_needs_the_region_of_the_school_and_an_office_term_does_not() -> None:
    with pytest.raises(KalenderOnbekend):
        plan_termijn(STANDAARD_REGELS, Termijncode.ANTWOORD_SCHOOL, om(date(2025, 9, 1)), Kalender())
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.BEOORDELING, om(date(2025, 9, 1)), Kalender())
    assert dag_van(plan.uiterlijk) == date(2025, 9, 8)


EIGEN = lees_regels(
    """
    [[termijn]]
    code = "beoordeling"
    regio = "26"
    vanaf = 2026-01-01
    eenheid = "kalenderdagen"
    uiterlijk = 7
    escalaties = [10]
    grond = "Werkafspraak van de regio."

    [[termijn]]
    code = "beoordeling"
    vanaf = 2027-01-01
    eenheid = "werkdagen"
    uiterlijk = 3
    grond = "Nieuwe wet."

    [[norm]]
    regio = "26"
    vanaf = 2026-01-01
    uren_onder_18 = 16
    uren_18_plus = 16
    dagen_lrv = 28
    dagen_18_plus = 28
    dagen_terugkijken = 28
    grond = "Verzuimagenda van de regio."
    """
)
REGELS = STANDAARD_REGELS.met(EIGEN)


@pytest.mark.parametrize(
    ("dag", "regio", "regel"),
    [
        (date(2025, 12, 31), "26", "beoordeling/standaard/1970-01-01"),  # the day before it holds
        (date(2026, 1, 1), "26", "beoordeling/26/2026-01-01"),
        (date(2026, 1, 1), "27", "beoordeling/standaard/1970-01-01"),
        (date(2026, 12, 31), "", "beoordeling/standaard/1970-01-01"),
        (date(2027, 1, 1), "", "beoordeling/standaard/2027-01-01"),
        (date(2027, 1, 1), "26", "beoordeling/26/2026-01-01"),  # a region's own agreement stays
    ],
)
def test_a_rule_holds_from_its_day_and_in_its_region(dag: date, regio: str, regel: str) -> None:
    assert geldige_regel(REGELS, Termijncode.BEOORDELING, dag, regio).naam == regel


def test_a_term_in_calendar_days_ends_on_a_working_day() -> None:
    # 18 December 2026 + 7 = Christmas Day, a Friday; the next working day is Monday 28 December.
    plan = plan_termijn(REGELS, Termijncode.BEOORDELING, om(date(2026, 12, 18)), KALENDER, "26")
    assert dag_van(plan.uiterlijk) == date(2026, 12, 28)
    assert plan.grond == "Werkafspraak van de regio."


@pytest.mark.eis(204)
def test_a_region_can_have_a_stricter_norm_from_a_day_on() -> None:
    assert geldige_norm(REGELS, date(2026, 1, 1), "26").uren_18_plus == 16
    assert geldige_norm(REGELS, date(2025, 12, 31), "26").uren_18_plus is None
    assert geldige_norm(REGELS, date(2026, 1, 1), "27").uren_18_plus is None


def test_a_day_without_a_rule_is_an_error_of_the_data() -> None:
    with pytest.raises(LookupError):
        geldige_regel(EIGEN, Termijncode.BEOORDELING, date(2025, 1, 1))


@pytest.mark.parametrize(
    ("code", "begin", "einde"),
    [
        (
            Afspraakcode.ZIEKTEVERZUIM_NAVRAAG,
            date(2025, 12, 31),
            date(2026, 3, 2),
        ),  # 28 February is a Saturday
        (Afspraakcode.ZIEKTEVERZUIM_NAVRAAG, date(2023, 12, 31), date(2024, 2, 29)),
        (Afspraakcode.ZIEKTEVERZUIM_NAVRAAG, date(2025, 11, 14), date(2026, 1, 14)),
        (Afspraakcode.THUISZITTER_ESCALATIE, date(2025, 9, 25), date(2025, 12, 29)),  # Christmas Day
        (Afspraakcode.THUISZITTER, date(2025, 9, 1), date(2025, 9, 29)),
        (Afspraakcode.NAVRAAG_VRIJWILLIGE_HULP, date(2025, 9, 1), date(2025, 10, 13)),
        (Afspraakcode.MELDEN_DOOR_SCHOOL, date(2025, 9, 5), date(2025, 9, 12)),
    ],
)
def test_agreements_are_counted_by_their_unit(code: Afspraakcode, begin: date, einde: date) -> None:
    assert tel(geldige_afspraak(STANDAARD_REGELS, code, begin), KALENDER, begin) == einde


@pytest.mark.parametrize(
    ("code", "dagen"),
    [
        (Afspraakcode.HEROPENEN, 28),
        (Afspraakcode.EENMALIGE_LINK, 30),
        (Afspraakcode.CONCEPT_BEWAREN, 30),
        (Afspraakcode.NAVRAAG_VRIJWILLIGE_HULP, 42),
    ],
)
def test_agreements_in_days_and_weeks_are_durations(code: Afspraakcode, dagen: int) -> None:
    assert duur(geldige_afspraak(STANDAARD_REGELS, code, date(2025, 9, 1))) == timedelta(days=dagen)


def test_every_code_has_a_standard_rule_with_a_dutch_ground() -> None:
    vandaag = date(2025, 9, 1)
    gronden = [geldige_regel(STANDAARD_REGELS, code, vandaag).grond for code in Termijncode]
    gronden += [geldige_afspraak(STANDAARD_REGELS, code, vandaag).grond for code in Afspraakcode]
    assert all(grond.endswith(".") for grond in gronden)


@pytest.mark.parametrize("veld", ['code = "onzin"', "uiterlijk = 0", "extra = 1"])
def test_wrong_rules_are_refused_when_they_are_read(veld: str) -> None:
    naam = veld.split(" ")[0]
    rij = {
        "code": 'code = "beoordeling"',
        "vanaf": "vanaf = 2026-01-01",
        "eenheid": 'eenheid = "werkdagen"',
        "uiterlijk": "uiterlijk = 5",
        "grond": 'grond = "x"',
    } | {naam: veld}
    with pytest.raises(ValidationError, match=naam):
        lees_regels("[[termijn]]\n" + "\n".join(rij.values()))


@given(code=st.sampled_from(list(Termijncode)), vanaf=MOMENTEN)
def test_every_moment_of_every_plan_lies_ahead_in_order_on_a_day_that_counts(
    code: Termijncode, vanaf: datetime
) -> None:
    plan = plan_termijn(STANDAARD_REGELS, code, vanaf, KALENDER)
    tijden = [moment.op for moment in plan.momenten]
    assert tijden == sorted(tijden)
    assert all(vanaf < tijd for tijd in tijden)
    assert all(KALENDER.is_werkdag(dag_van(tijd)) for tijd in tijden)
    assert len({(m.aard, m.volgnummer) for m in plan.momenten}) == len(plan.momenten)
    assert amsterdam(plan.uiterlijk).strftime("%H:%M:%S") == "23:59:59"
    assert {amsterdam(m.op).hour for m in plan.momenten if m.aard is not UITERLIJK} == {9}


@given(code=st.sampled_from(list(Termijncode)), vanaf=MOMENTEN, later=st.integers(1, 400))
def test_what_starts_later_never_ends_earlier(code: Termijncode, vanaf: datetime, later: int) -> None:
    eerst = plan_termijn(STANDAARD_REGELS, code, vanaf, KALENDER)
    daarna = plan_termijn(STANDAARD_REGELS, code, vanaf + timedelta(hours=later), KALENDER)
    assert eerst.uiterlijk <= daarna.uiterlijk
