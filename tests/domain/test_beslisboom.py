"""The decision tree as a table of situations, and repeats."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.beslisboom import BOOM, DUO_BIJ_UITKOMST, Advies, Situatie, Uitkomst, Vraag, adviseer
from domain.herhaling import mag_herhalen
from domain.kalender import Kalender, Vakantieregio
from domain.regels import STANDAARD_REGELS, Norm, geldige_norm
from domain.soorten import DuoSoort, Meldingsoort

DAG = date(2025, 11, 14)
JONG, OUD = date(2010, 3, 15), date(2006, 3, 15)
NORM = geldige_norm(STANDAARD_REGELS, DAG)
STRENG = NORM.model_copy(update={"uren_18_plus": Decimal(16)})
EERSTE_UUR = NORM.model_copy(update={"vanaf_eerste_uur": True})


def advies(norm: Norm = NORM, **feiten: Any) -> Advies:
    return adviseer(Situatie.model_validate({"dag": DAG, "geboortedatum": JONG} | feiten), norm)


@pytest.mark.eis(16, 17, 23, 24, 27, 28, 29, 30, 31, 32)
@pytest.mark.parametrize(
    ("feiten", "uitkomst"),
    [
        ({"geoorloofd": True, "uren": 40}, Uitkomst.GEEN),
        ({"geoorloofd": True, "vakantie": True}, Uitkomst.GEEN),
        ({"vakantie": True, "uren": 40}, Uitkomst.LUXE),
        ({"vakantie": True, "geboortedatum": OUD}, Uitkomst.LUXE),
        # Under eighteen: sixteen hours is the norm, fifteen and three quarters is not
        ({"uren": 0}, Uitkomst.OVERIG),
        ({"uren": "15.75"}, Uitkomst.OVERIG),
        ({"uren": 16}, Uitkomst.ZESTIEN_UUR),
        # A first report is "16 uur", also when all lessons were missed for long
        ({"uren": 80, "alle_lessen_gemist": True, "dagen_achtereen": 40}, Uitkomst.ZESTIEN_UUR),
        # Earlier report: 28 days ago counts, 29 days ago does not
        ({"uren": 16, "eerdere_meldingen": [DAG - timedelta(28)]}, Uitkomst.HERHALING),
        ({"uren": 16, "eerdere_meldingen": [DAG - timedelta(29)]}, Uitkomst.ZESTIEN_UUR),
        ({"uren": 16, "eerdere_meldingen": [DAG + timedelta(1)]}, Uitkomst.ZESTIEN_UUR),
        # LRV: all lessons and more than 28 days; 28 is not more
        (
            {"uren": 99, "eerdere_meldingen": [DAG], "alle_lessen_gemist": True, "dagen_achtereen": 29},
            Uitkomst.LRV,
        ),
        (
            {"uren": 99, "eerdere_meldingen": [DAG], "alle_lessen_gemist": True, "dagen_achtereen": 28},
            Uitkomst.HERHALING,
        ),
        ({"uren": 99, "eerdere_meldingen": [DAG], "dagen_achtereen": 60}, Uitkomst.HERHALING),
        # Eighteen and over: 28 days is at least four weeks
        ({"geboortedatum": OUD, "dagen_achtereen": 27, "uren": 99}, Uitkomst.OVERIG),
        ({"geboortedatum": OUD, "dagen_achtereen": 28}, Uitkomst.RMC),
        ({"geboortedatum": OUD, "dagen_achtereen": 40, "alle_lessen_gemist": True}, Uitkomst.RMC),
        # Eighteen today, or tomorrow
        ({"geboortedatum": date(2007, 11, 14), "uren": 16}, Uitkomst.OVERIG),
        ({"geboortedatum": date(2007, 11, 15), "uren": 16}, Uitkomst.ZESTIEN_UUR),
    ],
)
def test_the_tree_ends_where_the_printed_tree_ends(feiten: dict[str, Any], uitkomst: Uitkomst) -> None:
    assert advies(**feiten).uitkomst is uitkomst


@pytest.mark.eis(200, 204)
@pytest.mark.parametrize(
    ("norm", "feiten", "uitkomst"),
    [
        (STRENG, {"uren": 16}, Uitkomst.RMC),
        (STRENG, {"uren": 15}, Uitkomst.OVERIG),
        (STRENG, {"dagen_achtereen": 28}, Uitkomst.RMC),
        (EERSTE_UUR, {"uren": 1, "dreigende_uitval": True}, Uitkomst.RMC),
        (EERSTE_UUR, {"uren": 1}, Uitkomst.OVERIG),
        (NORM, {"uren": 16, "dreigende_uitval": True}, Uitkomst.OVERIG),
    ],
)
def test_a_region_can_be_stricter_for_18_plus(norm: Norm, feiten: dict[str, Any], uitkomst: Uitkomst) -> None:
    assert advies(norm, geboortedatum=OUD, **feiten).uitkomst is uitkomst


@pytest.mark.eis(15, 60)
@pytest.mark.parametrize(
    ("feiten", "duo", "soort", "verplicht"),
    [
        ({"geoorloofd": True}, None, None, False),
        ({"vakantie": True}, DuoSoort.LUXE, Meldingsoort.LUXE, True),
        ({"uren": 4}, DuoSoort.OVERIG, Meldingsoort.RELATIEF_LICHT, False),
        ({"uren": 16}, DuoSoort.ZESTIEN_UUR, Meldingsoort.RELATIEF_WETTELIJK, True),
        (
            {"uren": 16, "eerdere_meldingen": [DAG]},
            DuoSoort.ZESTIEN_UUR,
            Meldingsoort.RELATIEF_WETTELIJK,
            False,
        ),
        ({"geboortedatum": OUD, "dagen_achtereen": 28}, DuoSoort.RMC, Meldingsoort.VERZUIM_18PLUS, True),
    ],
)
def test_the_advice_names_both_kinds_and_whether_reporting_is_a_duty(
    feiten: dict[str, Any], duo: DuoSoort | None, soort: Meldingsoort | None, verplicht: bool
) -> None:
    gegeven = advies(**feiten)
    assert (gegeven.duo_soort, gegeven.soort, gegeven.verplicht) == (duo, soort, verplicht)


def test_the_reasons_tell_the_way_through_the_tree_with_the_numbers_of_the_norm() -> None:
    assert advies(uren=16).redenen == (
        "De leerling is zonder toestemming afwezig.",
        "De leerling is niet op vakantie.",
        "De leerling is op de dag van de melding jonger dan 18 jaar.",
        "De leerling miste in 4 lesweken 16 uur of meer.",
        "Het is de eerste melding van wettelijk verzuim in 4 weken.",
    )
    assert "zorgmelding" in advies(geoorloofd=True).redenen[0]


def test_every_question_and_every_end_can_be_reached() -> None:
    bereikt = {Vraag.GEOORLOOFD} | {stap for tak in BOOM.values() for stap in (tak.ja, tak.nee)}
    assert bereikt == {*Vraag, *Uitkomst}
    assert set(DUO_BIJ_UITKOMST) == set(Uitkomst)


SITUATIES = st.builds(
    Situatie,
    dag=st.just(DAG),
    geboortedatum=st.dates(date(2002, 1, 1), date(2020, 1, 1)),
    geoorloofd=st.booleans(),
    vakantie=st.booleans(),
    uren=st.decimals(0, 160, places=2),
    dagen_achtereen=st.integers(0, 200),
    alle_lessen_gemist=st.booleans(),
    eerdere_meldingen=st.lists(st.dates(date(2025, 9, 1), DAG), max_size=3).map(tuple),
    dreigende_uitval=st.booleans(),
)


@given(situatie=SITUATIES, norm=st.sampled_from([NORM, STRENG, EERSTE_UUR]))
def test_every_situation_ends_with_reasons_and_the_branches_of_age_never_mix(
    situatie: Situatie, norm: Norm
) -> None:
    gegeven = adviseer(situatie, norm)
    assert 1 <= len(gegeven.redenen) <= len(BOOM)
    assert all(zin.endswith(".") and "{" not in zin for zin in gegeven.redenen)
    volwassen = situatie.geboortedatum <= date(2007, 11, 14)
    if gegeven.uitkomst is Uitkomst.RMC:
        assert volwassen
    if gegeven.uitkomst in (Uitkomst.ZESTIEN_UUR, Uitkomst.HERHALING, Uitkomst.LRV):
        assert not volwassen
        assert situatie.uren >= 16


@given(situatie=SITUATIES, meer=st.decimals(0, 50, places=2))
def test_more_hours_never_make_a_report_less_serious(situatie: Situatie, meer: Decimal) -> None:
    ernstiger = situatie.model_copy(update={"uren": situatie.uren + meer})
    assert adviseer(ernstiger, STRENG).verplicht >= adviseer(situatie, STRENG).verplicht or (
        adviseer(ernstiger, STRENG).uitkomst is Uitkomst.HERHALING
    )


MIDDEN = Kalender(regio=Vakantieregio.MIDDEN)


@pytest.mark.eis(33)
@pytest.mark.parametrize(
    ("meldingen", "dag", "mag", "vanaf"),
    [
        ([date(2025, 9, 1)], date(2025, 9, 7), False, date(2025, 9, 8)),
        ([date(2025, 9, 1)], date(2025, 9, 8), True, date(2025, 9, 8)),
        ([date(2025, 9, 1), date(2025, 9, 10)], date(2025, 9, 16), False, date(2025, 9, 17)),
        # The nine days of the autumn holiday (18 to 26 October) do not count: 16, 17, 27 to 31 October
        ([date(2025, 10, 15)], date(2025, 10, 30), False, date(2025, 10, 31)),
        ([date(2025, 10, 15)], date(2025, 10, 31), True, date(2025, 10, 31)),
        # Three repeats done: the fourth may; four done: no more
        ([date(2025, 9, d) for d in (1, 8, 15, 22)], date(2025, 9, 29), True, date(2025, 9, 29)),
        ([date(2025, 9, d) for d in (1, 8, 15, 22, 29)], date(2025, 10, 6), False, None),
    ],
)
def test_a_repeat_may_come_once_a_week_and_at_most_four_times(
    meldingen: list[date], dag: date, mag: bool, vanaf: date | None
) -> None:
    gegeven = mag_herhalen(STANDAARD_REGELS, meldingen, dag, MIDDEN)
    assert (gegeven.mag, gegeven.vanaf) == (mag, vanaf)
    assert gegeven.zin.endswith(".")


@pytest.mark.eis(37, 39)
@pytest.mark.parametrize("woord", ["stage", "blok zonder lessen", "ander rooster", "Dat is geen verzuim."])
def test_who_did_not_have_to_be_at_school_is_not_reported_and_the_helper_says_so(woord: str) -> None:
    norm = geldige_norm(STANDAARD_REGELS, date(2026, 9, 9))
    situatie = Situatie(
        dag=date(2026, 9, 9), geboortedatum=date(2011, 1, 1), geoorloofd=True, uren=Decimal(40)
    )
    advies = adviseer(situatie, norm)
    assert (advies.soort, advies.verplicht) == (None, False)
    assert woord in advies.redenen[0]
