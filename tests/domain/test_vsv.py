"""The count of 1 October: every case worked out by hand, and what always holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.regels import STANDAARD_REGELS, geldige_uitvalnorm
from domain.soorten import Onderwijssoort
from domain.vsv import (
    Loopbaan,
    Onderwijsperiode,
    Vsvklasse,
    bepaal,
    bepaal_alle,
    deelnemers,
    tel,
    teldag,
    trechter,
    vsv_percentage,
)

OS, K, D = Onderwijssoort, Vsvklasse, date
NORM = geldige_uitvalnorm(STANDAARD_REGELS, D(2026, 10, 1))
JAAR = 2025
NEGENTIEN = D(2007, 3, 1)


def periode(
    van: date, tot: date | None, soort: Onderwijssoort = OS.MBO_2, profiel: str = ""
) -> Onderwijsperiode:
    return Onderwijsperiode(van, tot, soort, "99AK", "00", profiel)


def loopbaan(*periodes: Onderwijsperiode, geboren: date = NEGENTIEN, diploma: date | None = None) -> Loopbaan:
    return Loopbaan("999900018", geboren, "9901", periodes, diploma)


BEGIN = D(2024, 8, 1)
# 1 October 2026, after the school year 2025-2026
GEVALLEN = {
    "enrolled all the time": (loopbaan(periode(BEGIN, None)), K.INGESCHREVEN),
    "enrolled until that very day": (loopbaan(periode(BEGIN, D(2026, 10, 1))), K.INGESCHREVEN),
    "left in winter": (loopbaan(periode(BEGIN, D(2026, 1, 15))), K.NIEUW),
    "left on the first day of the year": (loopbaan(periode(BEGIN, D(2025, 8, 1))), K.NIEUW),
    "left on the last day of the year": (loopbaan(periode(BEGIN, D(2026, 7, 31))), K.NIEUW),
    "left a day before the year": (loopbaan(periode(BEGIN, D(2025, 7, 31))), K.OUD),
    "left after the year": (loopbaan(periode(BEGIN, D(2026, 8, 20))), K.VOLGEND_JAAR),
    "switched within four weeks": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), periode(D(2026, 2, 12), None)),
        K.INGESCHREVEN,
    ),
    "came back a day too late for a switch": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), periode(D(2026, 2, 13), None)),
        K.TERUGGEKEERD,
    ),
    "another course began before this one ended": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), periode(D(2026, 1, 1), None)),
        K.INGESCHREVEN,
    ),
    "from vmbo to mbo over the summer": (
        loopbaan(periode(BEGIN, D(2026, 7, 31), OS.VMBO), periode(D(2026, 9, 1), None)),
        K.INGESCHREVEN,
    ),
    "left in June and began on 1 October": (
        loopbaan(periode(BEGIN, D(2026, 6, 1)), periode(D(2026, 10, 1), None)),
        K.INGESCHREVEN,
    ),
    "left in May and began on 1 October": (
        loopbaan(periode(BEGIN, D(2026, 5, 31)), periode(D(2026, 10, 1), None)),
        K.TERUGGEKEERD,
    ),
    "began on 2 October": (
        loopbaan(periode(BEGIN, D(2026, 7, 31)), periode(D(2026, 10, 2), None)),
        K.NIEUW,
    ),
    "switched and then left for good": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), periode(D(2026, 2, 1), D(2026, 4, 1))),
        K.NIEUW,
    ),
    "came back and left again before the count": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), periode(D(2026, 9, 1), D(2026, 9, 20))),
        K.NIEUW,
    ),
    "diploma on the day itself": (
        loopbaan(periode(BEGIN, D(2026, 7, 31)), diploma=D(2026, 10, 1)),
        K.STARTKWALIFICATIE,
    ),
    "diploma a day later": (loopbaan(periode(BEGIN, D(2026, 7, 31)), diploma=D(2026, 10, 2)), K.NIEUW),
    "pro with profile work": (loopbaan(periode(BEGIN, D(2026, 7, 15), OS.PRO, "werk")), K.KWETSBAAR),
    "vso with day care": (loopbaan(periode(BEGIN, D(2026, 7, 15), OS.VSO, "dagbesteding")), K.KWETSBAAR),
    "Entree with work": (loopbaan(periode(BEGIN, D(2026, 7, 15), OS.MBO_1, "werk")), K.KWETSBAAR),
    "pro that should have gone on": (loopbaan(periode(BEGIN, D(2026, 7, 15), OS.PRO, "onderwijs")), K.NIEUW),
    "mbo-2 with a profile is no vulnerable youngster": (
        loopbaan(periode(BEGIN, D(2026, 7, 15), OS.MBO_2, "werk")),
        K.NIEUW,
    ),
    "27 on the day": (
        loopbaan(periode(BEGIN, D(2026, 1, 15)), geboren=D(1999, 10, 1)),
        K.BUITEN_DOELGROEP,
    ),
    "26 for one more day": (loopbaan(periode(BEGIN, D(2026, 1, 15)), geboren=D(1999, 10, 2)), K.NIEUW),
    "12 on the day": (loopbaan(periode(BEGIN, D(2026, 1, 15)), geboren=D(2014, 10, 1)), K.NIEUW),
    "11 on the day": (loopbaan(periode(BEGIN, D(2026, 1, 15)), geboren=D(2014, 10, 2)), K.BUITEN_DOELGROEP),
    "not begun yet": (loopbaan(periode(D(2026, 11, 1), None)), K.BUITEN_DOELGROEP),
}


@pytest.mark.eis(4, 5, 13, 221, 236)
@pytest.mark.parametrize(("wie", "klasse"), GEVALLEN.values(), ids=list(GEVALLEN))
def test_what_somebody_is_on_1_october(wie: Loopbaan, klasse: Vsvklasse) -> None:
    assert bepaal(wie, JAAR, NORM).klasse is klasse


@pytest.mark.eis(4)
def test_the_limit_of_the_documents_holds_before_the_later_law() -> None:
    wie = loopbaan(periode(D(2023, 8, 1), D(2025, 1, 15)), geboren=D(2002, 10, 1))
    assert bepaal(wie, 2024, NORM).klasse is K.BUITEN_DOELGROEP  # 23 on 1 October 2025
    assert bepaal(wie, 2025, NORM).klasse is K.OUD  # 24 on 1 October 2026, with 27 as the limit


@pytest.mark.eis(221)
def test_the_funnel_of_zoetermeer_from_stopped_less_returned_to_new() -> None:
    terug = GEVALLEN["came back a day too late for a switch"][0]
    weg = GEVALLEN["left in winter"][0]
    telling = tel(bepaal_alle([*[terug] * 78, *[weg] * 259], JAAR, NORM))
    assert trechter(telling) == (337, 78, 259)


DAGEN = st.dates(D(2023, 8, 1), D(2026, 12, 31))


@st.composite
def loopbanen(trek: st.DrawFn) -> Loopbaan:
    periodes = []
    for _ in range(trek(st.integers(1, 4))):
        van = trek(DAGEN)
        duur = trek(st.none() | st.integers(0, 500))
        tot = None if duur is None else van + timedelta(days=duur)
        periodes.append(
            periode(van, tot, trek(st.sampled_from(list(OS))), trek(st.sampled_from(["", "werk"])))
        )
    diploma = trek(st.none() | DAGEN)
    return loopbaan(*periodes, geboren=trek(st.dates(D(1998, 1, 1), D(2015, 1, 1))), diploma=diploma)


@given(loopbanen())
def test_whoever_is_enrolled_on_1_october_or_has_a_diploma_is_no_vsver(wie: Loopbaan) -> None:
    dag, klasse = teldag(JAAR), bepaal(wie, JAAR, NORM).klasse
    if any(p.dekt(dag) for p in wie.periodes) or (wie.startkwalificatie_op or D.max) <= dag:
        assert klasse not in (K.NIEUW, K.OUD, K.KWETSBAAR, K.VOLGEND_JAAR)
    if klasse in (K.NIEUW, K.TERUGGEKEERD):
        assert any(p.tot and D(2025, 8, 1) <= p.tot <= D(2026, 7, 31) for p in wie.periodes)


@given(st.lists(loopbanen(), max_size=8))
def test_the_classes_add_up_to_everybody(wie: list[Loopbaan]) -> None:
    telling = tel(bepaal_alle(wie, JAAR, NORM))
    gestopt, terug, nieuw = trechter(telling)
    assert sum(telling.values()) == len(wie)
    assert gestopt - terug == nieuw


def test_of_two_enrolments_that_end_on_one_day_the_one_with_a_place_to_go_to_counts() -> None:
    gewoon = periode(D(2025, 8, 1), D(2026, 7, 1), OS.PRO)
    naar_werk = periode(D(2025, 8, 1), D(2026, 7, 1), OS.PRO, "werk")
    for volgorde in ((gewoon, naar_werk), (naar_werk, gewoon)):
        assert bepaal(loopbaan(*volgorde), JAAR, NORM).klasse is K.KWETSBAAR


@given(loopbanen())
def test_the_order_of_the_lines_does_not_matter(wie: Loopbaan) -> None:
    omgekeerd = Loopbaan(
        wie.nummer,
        wie.geboortedatum,
        wie.gemeentecode,
        wie.periodes[::-1],
        wie.startkwalificatie_op,
    )
    assert bepaal(omgekeerd, JAAR, NORM).klasse is bepaal(wie, JAAR, NORM).klasse


@pytest.mark.eis(7)
@pytest.mark.parametrize(
    ("nieuw", "ingeschreven", "percentage"),
    [
        (259, 9961, "2.6"),  # Zoetermeer 2023-2024 prints 259 and 2.6%
        (2, 5, "40.0"),
        (1, 16, "6.3"),  # 6.25: halves go up
        (0, 10, "0.0"),
        (0, 0, None),
    ],
)
def test_the_vsv_rate_is_a_percentage_of_who_was_enrolled(
    nieuw: int, ingeschreven: int, percentage: str | None
) -> None:
    gevonden = vsv_percentage(nieuw, ingeschreven)
    assert (str(gevonden) if gevonden is not None else None) == percentage


@pytest.mark.eis(7)
def test_enrolled_at_the_start_of_the_school_year_is_on_its_1_october() -> None:
    tot_die_dag = loopbaan(periode(D(2024, 8, 1), D(2025, 10, 1)))
    net_niet = loopbaan(periode(D(2024, 8, 1), D(2025, 9, 30)))
    te_laat = loopbaan(periode(D(2025, 10, 2), None))
    elf = loopbaan(periode(D(2020, 8, 1), None), geboren=D(2013, 10, 2))
    twaalf = loopbaan(periode(D(2020, 8, 1), None), geboren=D(2013, 10, 1))
    assert deelnemers([tot_die_dag, net_niet, te_laat, elf, twaalf], JAAR) == 2


@pytest.mark.eis(6)
def test_who_left_elsewhere_in_an_earlier_year_and_lives_here_now_is_an_old_vsver() -> None:
    elders = Onderwijsperiode(D(2022, 8, 1), D(2024, 3, 1), OS.MBO_2, "12ZZ", "00")
    assert bepaal(loopbaan(elders), JAAR, NORM).klasse is K.OUD
