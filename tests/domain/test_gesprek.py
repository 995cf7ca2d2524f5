"""The conversation: its terms, counted by hand, and whom the law lets an officer hear."""

from datetime import date, datetime

import pytest

from domain.agenda import begin_van
from domain.fouten import Invoerfout
from domain.kalender import Kalender, Vakantieregio, dag_van
from domain.klok import AMSTERDAM
from domain.procedures.gesprek import GEHOORD, GESPREK
from domain.procedures.invulling import gevraagde_velden, lees_uitkomst
from domain.procedures.model import Taakstap
from domain.procedures.veldregels import waarom_niet
from domain.regels import STANDAARD_REGELS
from domain.soorten import Termijncode
from domain.termijnen import plan_termijn

KALENDER = Kalender(regio=Vakantieregio.MIDDEN)
HOREN = GESPREK.stap("horen")
LEERLING = next(veld for veld in GEHOORD if veld.naam == "leerling_gehoord")
# Ten working days after a day, on the calendar of an office: the summer holidays of schools do not stop it.
UITNODIGING = [
    (date(2026, 9, 9), date(2026, 9, 23)),  # two plain weeks
    (date(2026, 12, 16), date(2026, 12, 31)),  # without Christmas Day, a Friday; the 26th is a Saturday
    (date(2026, 12, 21), date(2027, 1, 6)),  # and without New Year's Day
    (date(2025, 12, 19), date(2026, 1, 7)),  # both Christmas days and New Year's Day on weekdays
    (date(2026, 7, 10), date(2026, 7, 24)),  # summer: every weekday counts
    (date(2026, 8, 1), date(2026, 8, 14)),  # begins on a Saturday
    (date(2027, 4, 23), date(2027, 5, 12)),  # without King's Day, 5 May and Ascension Day
]
# Born, day of the hearing, heard or not. Of 29 February: twelve on the 29th, in 2100 on 1 March.
HOORTABEL = [
    (date(2014, 9, 9), date(2026, 9, 8), False),
    (date(2014, 9, 9), date(2026, 9, 9), True),
    (date(2014, 9, 9), date(2026, 9, 10), True),
    (date(2016, 2, 29), date(2028, 2, 28), False),
    (date(2016, 2, 29), date(2028, 2, 29), True),
    (date(2016, 3, 1), date(2028, 2, 29), False),
    (date(2016, 3, 1), date(2028, 3, 1), True),
    (date(2088, 2, 29), date(2100, 2, 28), False),
    (date(2088, 2, 29), date(2100, 3, 1), True),
    (date(2014, 12, 31), date(2026, 12, 30), False),
    (date(2014, 12, 31), date(2026, 12, 31), True),
    (date(2008, 1, 1), date(2026, 9, 9), True),
]
INGEVULD = {"gehoord_op": "2026-09-08", "gehoord_door": "M. Bakker"}


@pytest.mark.parametrize(("begin", "uiterlijk"), UITNODIGING)
def test_there_is_an_invitation_within_ten_working_days(begin: date, uiterlijk: date) -> None:
    moment = datetime(begin.year, begin.month, begin.day, 10, tzinfo=AMSTERDAM)
    plan = plan_termijn(STANDAARD_REGELS, Termijncode.UITNODIGING_GESPREK, moment, KALENDER)
    assert dag_van(plan.uiterlijk) == uiterlijk
    assert "10 werkdagen" in plan.grond


@pytest.mark.parametrize("stap", ["plannen", "tweede-uitnodiging"])
def test_both_invitations_have_that_term(stap: str) -> None:
    gevonden = GESPREK.stap(stap)
    assert isinstance(gevonden, Taakstap)
    assert gevonden.termijn is Termijncode.UITNODIGING_GESPREK


@pytest.mark.parametrize(("geboren", "gehoord_op", "horen"), HOORTABEL)
def test_a_pupil_is_heard_from_the_twelfth_birthday(geboren: date, gehoord_op: date, horen: bool) -> None:
    assert (waarom_niet(LEERLING, geboren, gehoord_op) == "") is horen


def test_the_rule_says_why_a_younger_pupil_is_not_heard() -> None:
    reden = waarom_niet(LEERLING, date(2016, 9, 9), date(2026, 9, 8))
    assert reden.startswith("U hoeft de leerling niet te horen: die was toen nog geen 12 jaar.")
    assert "artikel 22" in reden


def test_from_twelve_the_field_has_to_be_filled_in() -> None:
    with pytest.raises(Invoerfout) as fout:
        lees_uitkomst(HOREN, "gehoord", INGEVULD, date(2026, 9, 20), date(2012, 2, 29))
    assert list(fout.value.fouten) == ["leerling_gehoord"]


def test_under_twelve_it_is_not_asked_and_not_kept() -> None:
    ingevuld = INGEVULD | {"leerling_gehoord": "ja"}
    _, velden = lees_uitkomst(HOREN, "gehoord", ingevuld, date(2026, 9, 20), date(2016, 2, 29))
    assert velden == INGEVULD


@pytest.mark.parametrize(("gehoord_op", "gevraagd"), [("2026-09-08", False), ("9-9-2026", True), ("", True)])
def test_the_day_of_the_hearing_decides_and_not_the_day_of_writing_it_down(
    gehoord_op: str, gevraagd: bool
) -> None:
    velden = gevraagde_velden(GEHOORD, {"gehoord_op": gehoord_op}, date(2026, 9, 20), date(2014, 9, 9))
    assert (LEERLING in velden) is gevraagd


def test_without_a_known_birthday_everything_is_asked() -> None:
    assert gevraagde_velden(GEHOORD, {}, date(2026, 9, 20), None) == GEHOORD


@pytest.mark.parametrize("adres", ["geen adres", "a@b", "naam@voorbeeld.nl, ander@voorbeeld.nl"])
def test_what_is_no_address_is_not_mailed_to(adres: str) -> None:
    afspraak = {
        "gespreksdatum": "2026-10-01",
        "tijd": "10:30",
        "plaats": "Stadskantoor",
        "uitgenodigd": "ouders",
        "ouder_mail": adres,
    }
    with pytest.raises(Invoerfout) as fout:
        lees_uitkomst(GESPREK.stap("plannen"), "gepland", afspraak, date(2026, 9, 20))
    assert list(fout.value.fouten) == ["ouder_mail"]


@pytest.mark.parametrize(
    ("dag", "utc"),
    [
        ("2026-10-24", "2026-10-24T08:30:00+00:00"),  # summer time
        ("2026-10-26", "2026-10-26T09:30:00+00:00"),  # winter time
        ("2027-03-26", "2027-03-26T09:30:00+00:00"),
        ("2027-03-29", "2027-03-29T08:30:00+00:00"),
    ],
)
def test_half_past_ten_is_half_past_ten_on_dutch_clocks_all_year(dag: str, utc: str) -> None:
    assert begin_van({"gespreksdatum": dag, "tijd": "10:30"}) == datetime.fromisoformat(utc)
