"""The criteria of Halt and the advised route, worked out by hand from the Halt site and the MAS."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.halt import Antwoord, Haltfeiten, criteria, voldoet
from domain.mas import Analyse, Oorzaak, Route, adviseer
from domain.regels import STANDAARD_REGELS, geldige_haltnorm

NORM = geldige_haltnorm(STANDAARD_REGELS, date(2026, 9, 1))
JA, NEE, ONBEKEND = Antwoord.JA, Antwoord.NEE, Antwoord.ONBEKEND
PAST = Haltfeiten(
    leeftijd=15,
    leerplichtig=True,
    uren=Decimal(20),
    te_laat=0,
    eerder_halt=False,
    eigen_initiatief=True,
    zorg_zonder_hulp=False,
    leerling_akkoord=True,
    ouders_akkoord=True,
)
# What differs from a pupil for whom everything fits, the criterion that it touches, and how that is judged.
CRITERIA = [
    ({"leeftijd": 11}, "leeftijd", NEE),
    ({"leeftijd": 12}, "leeftijd", JA),
    ({"leeftijd": 17}, "leeftijd", JA),
    ({"leeftijd": 18}, "leeftijd", NEE),
    ({"leerplichtig": False}, "leerplichtig", NEE),
    ({"leerling_akkoord": False}, "toestemming-leerling", NEE),
    ({"leerling_akkoord": None}, "toestemming-leerling", ONBEKEND),
    ({"leeftijd": 15, "ouders_akkoord": None}, "toestemming-ouders", ONBEKEND),
    ({"leeftijd": 15, "ouders_akkoord": False}, "toestemming-ouders", NEE),
    ({"leeftijd": 16, "ouders_akkoord": None}, "toestemming-ouders", JA),
    ({"uren": Decimal("8.99")}, "minstens", NEE),
    ({"uren": Decimal(9)}, "minstens", JA),
    ({"uren": Decimal(0), "te_laat": 11}, "minstens", NEE),
    ({"uren": Decimal(0), "te_laat": 12}, "minstens", JA),
    ({"uren": Decimal(60)}, "hooguit", JA),
    ({"uren": Decimal("60.01")}, "hooguit", ONBEKEND),
    ({"te_laat": 60}, "hooguit", JA),
    ({"te_laat": 61}, "hooguit", ONBEKEND),
    ({"uren": Decimal(80), "akkoord_ovj": True}, "hooguit", JA),
    ({"uren": Decimal(80), "akkoord_ovj": False}, "hooguit", NEE),
    ({"eigen_initiatief": False}, "eigen-initiatief", NEE),
    ({"eigen_initiatief": None}, "eigen-initiatief", ONBEKEND),
    ({"zorg_zonder_hulp": True}, "psychische-problemen", NEE),
    ({"zorg_zonder_hulp": None}, "psychische-problemen", ONBEKEND),
    ({"eerder_halt": True}, "eerste-keer", NEE),
]


@pytest.mark.eis(109)
@pytest.mark.parametrize(("anders", "code", "verwacht"), CRITERIA)
def test_each_criterion_of_halt_is_judged_by_itself(
    anders: dict[str, object], code: str, verwacht: Antwoord
) -> None:
    beoordeeld = {c.code: c for c in criteria(replace(PAST, **anders), NORM)}  # type: ignore[arg-type]

    assert beoordeeld[code].antwoord is verwacht
    assert beoordeeld[code].zin.endswith((".", "?"))
    assert {c.code for c in beoordeeld.values() if c.antwoord is not JA} <= {code}


def test_halt_fits_when_every_criterion_is_met_and_one_no_or_unknown_is_enough_to_stop() -> None:
    assert voldoet(criteria(PAST, NORM)) is JA
    assert voldoet(criteria(replace(PAST, eigen_initiatief=None), NORM)) is ONBEKEND
    assert voldoet(criteria(replace(PAST, eigen_initiatief=None, eerder_halt=True), NORM)) is NEE


def test_the_officer_reads_the_numbers_behind_a_criterion() -> None:
    zinnen = [c.zin for c in criteria(replace(PAST, uren=Decimal("60.50"), te_laat=3), NORM)]

    assert "De leerling is 15 jaar; Halt is er van 12 tot 18 jaar." in zinnen
    assert (
        "Gemeld is 60,5 uur verzuim en 3 keer te laat, meer dan 60 uur en 60 keer te laat:"
        " u beslist samen met de officier van justitie." in zinnen
    )


VERWIJTBAAR = Analyse(
    oorzaak=Oorzaak.VERWIJTBAAR,
    werkt_mee=True,
    onveilig=False,
    luxe=False,
    gewaarschuwd=False,
    eerder_pv=False,
    halt=PAST,
)
ZORG = replace(VERWIJTBAAR, oorzaak=Oorzaak.ZORG)
BEIDE = replace(VERWIJTBAAR, oorzaak=Oorzaak.BEIDE)
LUXE = replace(VERWIJTBAAR, luxe=True)
WEINIG, VEEL, AL_GEWEEST = (
    replace(PAST, uren=Decimal(4)),
    replace(PAST, uren=Decimal(75)),
    replace(PAST, eerder_halt=True),
)
ADVIEZEN = [
    (replace(VERWIJTBAAR, onveilig=True), Route.CIVIELRECHTELIJK),
    (replace(ZORG, onveilig=True, werkt_mee=False), Route.CIVIELRECHTELIJK),
    (replace(VERWIJTBAAR, oorzaak=Oorzaak.GEEN), Route.GEEN_MAATREGEL),
    (ZORG, Route.VRIJWILLIGE_HULP),
    (BEIDE, Route.VRIJWILLIGE_HULP),
    (replace(ZORG, werkt_mee=False), Route.CIVIELRECHTELIJK),
    (replace(BEIDE, werkt_mee=False), Route.HALT),
    (VERWIJTBAAR, Route.HALT),
    (replace(VERWIJTBAAR, gewaarschuwd=True), Route.HALT),
    (replace(VERWIJTBAAR, halt=replace(PAST, leerling_akkoord=None, ouders_akkoord=None)), Route.HALT),
    (replace(VERWIJTBAAR, halt=WEINIG), Route.WAARSCHUWING),
    (replace(VERWIJTBAAR, halt=WEINIG, gewaarschuwd=True), Route.STRAFRECHTELIJK),
    (replace(VERWIJTBAAR, halt=replace(PAST, leeftijd=11)), Route.WAARSCHUWING),
    (replace(VERWIJTBAAR, halt=replace(PAST, leeftijd=11), gewaarschuwd=True), Route.STRAFRECHTELIJK),
    (replace(VERWIJTBAAR, halt=VEEL), Route.STRAFRECHTELIJK),
    (replace(VERWIJTBAAR, halt=AL_GEWEEST), Route.STRAFRECHTELIJK),
    (replace(VERWIJTBAAR, eerder_pv=True), Route.STRAFRECHTELIJK),
    (LUXE, Route.WAARSCHUWING),
    (replace(LUXE, gewaarschuwd=True), Route.STRAFRECHTELIJK),
    (replace(VERWIJTBAAR, halt=replace(PAST, leerplichtig=False)), Route.GEEN_MAATREGEL),
    (replace(ZORG, halt=replace(PAST, leerplichtig=False)), Route.VRIJWILLIGE_HULP),
]


@pytest.mark.eis(103, 104, 105, 108, 112, 113, 114)
@pytest.mark.parametrize(("analyse", "route"), ADVIEZEN)
def test_the_advised_route_follows_from_causes_kind_and_history(analyse: Analyse, route: Route) -> None:
    advies = adviseer(analyse, NORM)

    assert advies.route is route
    assert advies.redenen


def test_the_reasons_say_why_halt_cannot() -> None:
    redenen = adviseer(replace(VERWIJTBAAR, halt=AL_GEWEEST), NORM).redenen

    assert "De leerling is al eerder bij Halt geweest." in redenen
    assert "De leerling was al eerder bij Halt voor verzuim." in redenen


ja_nee_onbekend = st.sampled_from([True, False, None])
feiten = st.builds(
    Haltfeiten,
    leeftijd=st.integers(4, 22),
    leerplichtig=st.booleans(),
    uren=st.decimals(0, 400, places=2),
    te_laat=st.integers(0, 120),
    eerder_halt=st.booleans(),
    eigen_initiatief=ja_nee_onbekend,
    zorg_zonder_hulp=ja_nee_onbekend,
    leerling_akkoord=ja_nee_onbekend,
    ouders_akkoord=ja_nee_onbekend,
    akkoord_ovj=ja_nee_onbekend,
)
analyses = st.builds(
    Analyse,
    oorzaak=st.sampled_from(Oorzaak),
    werkt_mee=st.booleans(),
    onveilig=st.booleans(),
    luxe=st.booleans(),
    gewaarschuwd=st.booleans(),
    eerder_pv=st.booleans(),
    halt=feiten,
)


@given(analyses)
def test_halt_is_never_advised_when_a_criterion_is_a_no_or_the_prosecutor_has_to_decide(
    analyse: Analyse,
) -> None:
    advies = adviseer(analyse, NORM)
    beoordeeld = criteria(analyse.halt, NORM)

    if advies.route is Route.HALT:
        assert all(c.antwoord is not NEE and not c.samen_beslissen for c in beoordeeld)
    assert advies.redenen


@given(analyses)
def test_safety_goes_before_everything(analyse: Analyse) -> None:
    assert adviseer(replace(analyse, onveilig=True), NORM).route is Route.CIVIELRECHTELIJK
