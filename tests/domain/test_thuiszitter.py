"""Who is no thuiszitter, when the table is, and when a case goes up: tables worked out by hand."""

from datetime import date

import pytest

from domain.kalender import Kalender
from domain.lijsten import RESULTATEN_LRV
from domain.procedures.alle import PLANNEN
from domain.procedures.model import uitkomst_van
from domain.procedures.thuiszitter import THUISZITTER
from domain.soorten import Meldingsoort, Proceduresoort
from domain.thuiszitter import (
    BEWIJZEN,
    Feit,
    Feitsoort,
    Oordeel,
    Situatie,
    als_feit,
    begin_zonder_aanbod,
    escalatiedag,
    is_thuiszitter,
    tafel_na,
)

EERSTE, ADVIES, VANDAAG = date(2026, 9, 9), date(2026, 9, 20), date(2026, 10, 7)


def feit(soort: Feitsoort, sinds: date = EERSTE, tot: date | None = None) -> Feit:
    return Feit(soort=soort, sinds=sinds, tot=tot)


def oordeel(*feiten: Feit, **anders: object) -> Oordeel:
    gegevens = {"eerste_dag": EERSTE, "vandaag": VANDAAG, "geboortedatum": date(2012, 2, 29)}
    return is_thuiszitter(Situatie.model_validate(gegevens | {"feiten": feiten} | anders))


@pytest.mark.eis(153, 154, 155, 156)
@pytest.mark.parametrize(
    ("feiten", "verwacht"),
    [
        ((), Oordeel.VRAGEN),
        ((feit(Feitsoort.DEELS_ONDERWIJS),), Oordeel.DEELS_ONDERWIJS),
        ((feit(Feitsoort.ZIEK),), Oordeel.ZIEK),
        ((feit(Feitsoort.TERUG),), Oordeel.TERUG),
        # Ill, but able to go (partly) according to the youth doctor: a person is asked.
        ((feit(Feitsoort.KAN_NAAR_SCHOOL),), Oordeel.VRAGEN),
        ((feit(Feitsoort.ZIEK), feit(Feitsoort.KAN_NAAR_SCHOOL, date(2026, 9, 30))), Oordeel.VRAGEN),
        ((feit(Feitsoort.KAN_NAAR_SCHOOL), feit(Feitsoort.ZIEK, date(2026, 9, 30))), Oordeel.ZIEK),
        # From before the first day at home, or not yet: it explains nothing.
        ((feit(Feitsoort.ZIEK, date(2026, 9, 8)),), Oordeel.VRAGEN),
        ((feit(Feitsoort.DEELS_ONDERWIJS, date(2026, 9, 8)),), Oordeel.VRAGEN),
        ((feit(Feitsoort.TERUG, date(2026, 10, 8)),), Oordeel.VRAGEN),
        ((feit(Feitsoort.TERUG, VANDAAG),), Oordeel.TERUG),
        # An exemption counts while it holds, also one from before.
        ((feit(Feitsoort.VRIJSTELLING, date(2026, 8, 1)),), Oordeel.VRIJSTELLING),
        ((feit(Feitsoort.VRIJSTELLING, date(2026, 8, 1), VANDAAG),), Oordeel.VRIJSTELLING),
        ((feit(Feitsoort.VRIJSTELLING, date(2026, 8, 1), date(2026, 10, 6)),), Oordeel.VRAGEN),
        ((feit(Feitsoort.VRIJSTELLING), feit(Feitsoort.TERUG, VANDAAG)), Oordeel.VRIJSTELLING),
    ],
)
def test_what_the_register_holds_settles_it_and_a_person_is_asked_the_rest(
    feiten: tuple[Feit, ...], verwacht: Oordeel
) -> None:
    assert oordeel(*feiten) is verwacht


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [
        (date(2008, 10, 7), Oordeel.ACHTTIEN),
        (date(2008, 10, 8), Oordeel.VRAGEN),
        (date(2021, 9, 30), Oordeel.VRAGEN),  # five in September: obliged from 1 October
        (date(2021, 10, 1), Oordeel.TE_JONG),
    ],
)
@pytest.mark.eis(155)
def test_a_thuiszitter_is_of_the_age_of_compulsory_education(geboren: date, verwacht: Oordeel) -> None:
    assert oordeel(geboortedatum=geboren) is verwacht


def test_a_closed_trajectory_has_no_thuiszitter_and_a_known_one_is_not_asked_again() -> None:
    assert oordeel(gesloten=True, vastgesteld=True) is Oordeel.GESLOTEN
    assert oordeel(feit(Feitsoort.TERUG), vastgesteld=True) is Oordeel.VASTGESTELD


@pytest.mark.parametrize(
    ("soort", "uitkomst", "velden", "verwacht"),
    [
        (
            "ziekteverzuim.onderzoek",
            "nee",
            {"adviesdatum": "2026-09-20"},
            feit(Feitsoort.ZIEK, date(2026, 9, 20)),
        ),
        ("ziekteverzuim.navraag", "gestopt", {}, feit(Feitsoort.TERUG, VANDAAG)),
        ("ziekteverzuim.navraag", "verminderd", {}, None),
        (
            "thuiszitter.tafel",
            "naar-school",
            {"vanaf": "2026-10-01"},
            feit(Feitsoort.TERUG, date(2026, 10, 1)),
        ),
        ("thuiszitter.tafel", "afspraken", {}, None),
        ("wijziging", "vrijgesteld", {}, feit(Feitsoort.VRIJSTELLING, VANDAAG, date(2027, 7, 31))),
        ("wijziging", "verhuisd", {}, None),
        (
            "thuiszitter.vaststellen",
            "vrijstelling",
            {"sinds": "2026-09-01", "tot": "2026-12-31"},
            feit(Feitsoort.VRIJSTELLING, date(2026, 9, 1), date(2026, 12, 31)),
        ),
    ],
)
def test_an_answer_in_the_register_proves_what_the_table_says(
    soort: str, uitkomst: str, velden: dict[str, str], verwacht: Feit | None
) -> None:
    assert als_feit(soort, uitkomst, velden, VANDAAG) == verwacht


def test_every_proof_is_an_outcome_of_a_plan_with_the_field_that_holds_its_day() -> None:
    for (taak, code), bewijs in BEWIJZEN.items():
        soort, punt, stap = taak.partition(".")
        if not punt:
            continue
        uitkomst = uitkomst_van(PLANNEN[Proceduresoort(soort)].stap(stap), code)
        assert uitkomst is not None, (taak, code)
        assert not bewijs.datumveld or bewijs.datumveld in {veld.naam for veld in uitkomst.velden}


# The first day without an offer, and when the case goes up, month after month: the same date, clamped to the
# month's end, also on a Sunday or a holiday, and counted from the first day itself.
ESCALATIES = [
    (date(2026, 11, 30), [date(2027, 2, 28), date(2027, 3, 30), date(2027, 4, 30)]),
    (date(2027, 11, 30), [date(2028, 2, 29), date(2028, 3, 30), date(2028, 4, 30)]),
    (date(2026, 11, 29), [date(2027, 2, 28), date(2027, 3, 29)]),
    (date(2026, 8, 31), [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]),
    (date(2026, 9, 25), [date(2026, 12, 25), date(2027, 1, 25)]),
    (date(2026, 12, 28), [date(2027, 3, 28), date(2027, 4, 28)]),
    (date(2026, 9, 9), [date(2026, 12, 9), date(2027, 1, 9)]),
]


@pytest.mark.eis(157)
@pytest.mark.parametrize(("eerste_dag", "dagen"), ESCALATIES)
def test_a_case_goes_up_three_months_after_the_first_day_and_then_every_month(
    eerste_dag: date, dagen: list[date]
) -> None:
    gevonden, laatste = [], None
    for _ in dagen:
        laatste = escalatiedag(eerste_dag, laatste, na=3)
        gevonden.append(laatste)
    assert gevonden == dagen


@pytest.mark.parametrize(
    ("laatste", "volgende"),
    [
        (date(2026, 12, 9), date(2027, 1, 9)),
        (date(2027, 1, 8), date(2027, 1, 9)),
        (date(2027, 1, 9), date(2027, 2, 9)),  # decided on the day of the next one: not twice
        (date(2027, 3, 20), date(2027, 4, 9)),  # a late decision is not followed by the months that it missed
    ],
)
def test_after_a_decision_the_next_is_on_the_first_date_that_follows(laatste: date, volgende: date) -> None:
    assert escalatiedag(EERSTE, laatste, na=3) == volgende


@pytest.mark.parametrize(
    ("mislukt", "begin"), [(None, EERSTE), (date(2026, 11, 2), date(2026, 11, 2)), (date(2026, 9, 1), EERSTE)]
)
def test_an_offer_that_fails_starts_the_months_again(mislukt: date | None, begin: date) -> None:
    assert begin_zonder_aanbod(EERSTE, mislukt) == begin


# The first working day from the tenth of the month.
@pytest.mark.parametrize(
    ("na", "tafel"),
    [
        (date(2026, 10, 7), date(2026, 10, 12)),  # the 10th is a Saturday
        (date(2026, 10, 12), date(2026, 11, 10)),  # the table's own day has been
        (date(2026, 12, 9), date(2026, 12, 10)),
        (date(2026, 12, 10), date(2027, 1, 11)),
        (date(2027, 4, 12), date(2027, 5, 10)),
        (date(2031, 5, 31), date(2031, 6, 10)),
        (date(2034, 4, 1), date(2034, 4, 11)),  # Easter Monday falls on the 10th
    ],
)
def test_the_table_is_on_the_first_working_day_from_the_tenth(na: date, tafel: date) -> None:
    assert tafel_na(Kalender(), na, dag=10) == tafel


def test_a_table_of_every_two_months_and_one_at_the_end_of_a_month() -> None:
    assert tafel_na(Kalender(), date(2026, 11, 10), dag=10, om_de=2) == date(2027, 1, 11)
    # From the 28th: 28 February 2026 is a Saturday, so that table is on 2 March.
    assert tafel_na(Kalender(), date(2026, 3, 1), dag=28) == date(2026, 3, 2)
    assert tafel_na(Kalender(), date(2026, 3, 2), dag=28) == date(2026, 3, 30)


@pytest.mark.eis(160, 161, 166, 167)
def test_a_case_ends_with_the_results_of_the_list_and_begins_with_a_reason_from_it() -> None:
    eindes = {einde.code for einde in THUISZITTER.eindes}
    assert set(RESULTATEN_LRV) <= eindes
    reden = next(v for u in THUISZITTER.stap("vaststellen").uitkomsten for v in u.velden if v.naam == "reden")
    assert len(reden.keuzes) == 11


def test_it_begins_by_itself_with_long_absence_worries_and_without_enrolment() -> None:
    assert set(THUISZITTER.vanzelf_bij) == {Meldingsoort.LRV, Meldingsoort.ZORG, Meldingsoort.ABSOLUUT}
