"""Whom the zomeractie looks for, worked out by hand; and what every answer of the rule has in common."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.campagnes.aanwezigheid import mag_opgeven
from domain.campagnes.draaiboek import DRAAIBOEKEN, Bron
from domain.campagnes.overstap import Partij, Risico, wie_is_aan_zet
from domain.campagnes.zomeractie import Buiten, Stakerfeiten, waarom_niet
from domain.klok import AMSTERDAM
from domain.leerplicht import leeftijd
from domain.procedures.alle import PLANNEN, te_starten, vraagt_school
from domain.regels import STANDAARD_REGELS
from domain.soorten import Campagnesoort, Proceduresoort

NORM = STANDAARD_REGELS.zomeractie[0]
JULI = date(2027, 7, 1)
B = Buiten


def feiten(**anders: Any) -> Stakerfeiten:
    return Stakerfeiten(**{"geboortedatum": date(2007, 3, 1), "gestopt_op": date(2027, 5, 3), **anders})


@pytest.mark.eis(223, 227)
@pytest.mark.parametrize(
    ("gegeven", "reden"),
    [
        ({}, None),
        ({"geboortedatum": date(2009, 7, 1)}, None),  # eighteen on that very day
        ({"geboortedatum": date(2009, 7, 2)}, B.TE_JONG),
        ({"geboortedatum": date(2004, 7, 2)}, None),  # twenty-three tomorrow
        ({"geboortedatum": date(2004, 7, 1)}, B.TE_OUD),
        ({"startkwalificatie": True}, B.STARTKWALIFICATIE),
        ({"weer_op": date(2027, 6, 1)}, B.WEER_OP_SCHOOL),  # switched, and did not drop out
        ({"vervolg": True}, B.HEEFT_VERVOLG),
        ({"in_campagne": True}, B.IN_CAMPAGNE),
        ({"overleden": True, "in_campagne": True}, B.OVERLEDEN),
        ({"gestopt_op": date(2025, 1, 10)}, None),  # stopped long ago, and still without a next step
    ],
)
def test_who_stopped_and_has_no_next_step_is_approached(
    gegeven: dict[str, Any], reden: Buiten | None
) -> None:
    assert waarom_niet(feiten(**gegeven), JULI, NORM) is reden


@given(
    geboren=st.dates(date(2000, 1, 1), date(2012, 12, 31)),
    dag=st.dates(date(2027, 6, 1), date(2027, 9, 30)),
    vlaggen=st.fixed_dictionaries(
        {naam: st.booleans() for naam in ("overleden", "startkwalificatie", "vervolg", "in_campagne")}
    ),
)
def test_nobody_is_approached_twice_or_outside_the_ages(
    geboren: date, dag: date, vlaggen: dict[str, bool]
) -> None:
    benaderd = waarom_niet(feiten(geboortedatum=geboren, **vlaggen), dag, NORM) is None
    assert benaderd == (18 <= leeftijd(geboren, dag) < 23 and not any(vlaggen.values()))


@pytest.mark.eis(195)
@pytest.mark.parametrize(
    ("gevonden", "partij"),
    [
        ((Risico.NIET_AANGEMELD,), Partij.VO),
        ((Risico.AFGEWEZEN,), Partij.MBO),
        ((Risico.GEEN_LEERBAAN, Risico.NIET_AANGEMELD), Partij.MBO),
        ((Risico.KWETSBAAR, Risico.AFGEWEZEN), Partij.LVS),  # what lies outside education goes first
        ((Risico.HULP,), Partij.LVS),
        ((), Partij.LVS),
    ],
)
def test_a_risk_is_taken_up_by_vo_mbo_or_the_municipality(
    gevonden: tuple[Risico, ...], partij: Partij
) -> None:
    assert wie_is_aan_zet(gevonden, STANDAARD_REGELS.overstap[0]) is partij


@pytest.mark.eis(186)
@pytest.mark.parametrize(
    ("gezegd", "dagen", "mag"),
    [("", -1, True), ("afwezig", -1, True), ("afwezig", 0, True), ("afwezig", 1, False), ("", 1, True)],
)
def test_an_answer_can_be_corrected_until_the_date_and_a_missing_one_given_after_it(
    gezegd: str, dagen: int, mag: bool
) -> None:
    uiterlijk = datetime(2027, 9, 13, 23, 59, tzinfo=AMSTERDAM)
    assert mag_opgeven(gezegd, uiterlijk, uiterlijk + timedelta(days=dagen)) is mag


def test_every_campaign_has_a_run_book_whose_results_are_ends_of_its_plan() -> None:
    assert set(DRAAIBOEKEN) == set(Campagnesoort) - {Campagnesoort.VERZUIMSTATEN}
    for boek in DRAAIBOEKEN.values():
        assert boek.geslaagd | boek.buiten_telling <= {einde.code for einde in boek.plan.eindes}
        assert boek.belstappen | boek.bezoekstappen <= {stap.code for stap in boek.plan.stappen}
        assert PLANNEN[boek.plan.soort] is boek.plan
    assert DRAAIBOEKEN[Campagnesoort.ZOMERACTIE].bron is Bron.REGISTER


def test_in_a_campaigns_dossier_one_starts_what_asks_no_school() -> None:
    kan = {plan.soort for plan in te_starten(Campagnesoort.NO_SHOW, 19)}
    assert Proceduresoort.BEGELEIDING in kan
    assert Proceduresoort.ZIEKTEVERZUIM not in kan
    assert not any(vraagt_school(PLANNEN[soort]) for soort in kan)
