"""Exemptions: until when they hold, and which conditions of the law a request does not meet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kalender import Kalender, Vakantieregio
from domain.leerplicht import begin_leerplicht, einde_schooljaar
from domain.procedures.dagen import afspraak_van, wachtdag
from domain.procedures.model import PlanKloptNiet, Taakstap, Wachtstap
from domain.procedures.verlof import VERLOF
from domain.procedures.vrijstelling import VRIJSTELLING
from domain.regels import STANDAARD_REGELS
from domain.vrijstelling import (
    ARTIKELNAAM,
    VORM,
    Aanvraag,
    Artikel,
    EindeVan,
    einddatum,
    einde_plicht,
    kan_verlengd,
    naam_met_vorm,
    ontbreekt,
    richting_vervalt,
    verklaring_ontbreekt,
)
from domain.vrijstelling import VERLOF as VERLOFARTIKELEN

JAAR, LEERPLICHT, KWALIFICATIE = EindeVan
GEBOREN = date(2012, 3, 15)
SCHRIKKEL = date(2012, 2, 29)


@pytest.mark.eis(183)
@pytest.mark.parametrize(
    ("geboren", "van", "einde", "tot"),
    [
        (GEBOREN, date(2026, 9, 1), JAAR, date(2027, 7, 31)),
        (GEBOREN, date(2027, 7, 31), JAAR, date(2027, 7, 31)),  # the last day of a school year
        (GEBOREN, date(2027, 8, 1), JAAR, date(2028, 7, 31)),
        (GEBOREN, date(2028, 2, 29), JAAR, date(2028, 7, 31)),
        (GEBOREN, date(2026, 9, 1), LEERPLICHT, date(2028, 7, 31)),  # sixteen on 15 March 2028
        (GEBOREN, date(2028, 7, 31), LEERPLICHT, date(2028, 7, 31)),
        (GEBOREN, date(2028, 8, 1), LEERPLICHT, date(2030, 3, 14)),  # leerplicht is over
        (GEBOREN, date(2026, 9, 1), KWALIFICATIE, date(2030, 3, 14)),
        (GEBOREN, date(2029, 9, 1), JAAR, date(2030, 3, 14)),  # eighteen before the summer
        (date(2012, 7, 31), date(2026, 9, 1), LEERPLICHT, date(2028, 7, 31)),
        (date(2012, 8, 1), date(2026, 9, 1), LEERPLICHT, date(2029, 7, 31)),
        (SCHRIKKEL, date(2026, 9, 1), LEERPLICHT, date(2028, 7, 31)),  # sixteen on 29 February 2028
        (SCHRIKKEL, date(2026, 9, 1), KWALIFICATIE, date(2030, 2, 28)),  # eighteen on 1 March 2030
        (SCHRIKKEL, date(2029, 9, 1), JAAR, date(2030, 2, 28)),
        (date(2010, 2, 28), date(2027, 9, 1), JAAR, date(2028, 2, 27)),
        (date(2010, 3, 1), date(2027, 9, 1), JAAR, date(2028, 2, 29)),  # the last day is a leap day
    ],
)
def test_an_exemption_ends_with_the_school_year_or_the_obligation(
    geboren: date, van: date, einde: EindeVan, tot: date
) -> None:
    assert einddatum(geboren, van, einde) == tot


GEBOORTEDAGEN = st.dates(date(2005, 1, 1), date(2024, 12, 31))


@given(geboren=GEBOORTEDAGEN, na=st.integers(0, 13 * 365), einde=st.sampled_from(EindeVan))
def test_an_exemption_never_outlasts_the_obligation(geboren: date, na: int, einde: EindeVan) -> None:
    van = min(begin_leerplicht(geboren) + timedelta(days=na), einde_plicht(geboren))
    tot = einddatum(geboren, van, einde)
    assert van <= tot <= einde_plicht(geboren)
    assert einddatum(geboren, van, JAAR) <= einddatum(geboren, van, einde) <= einde_plicht(geboren)
    assert tot in (einde_plicht(geboren), einde_schooljaar(tot))
    assert kan_verlengd(geboren, tot) == (tot != einde_plicht(geboren))


@given(geboren=GEBOORTEDAGEN, na=st.integers(0, 13 * 365))
def test_renewed_year_after_year_it_reaches_the_end_of_the_obligation(geboren: date, na: int) -> None:
    van = min(begin_leerplicht(geboren) + timedelta(days=na), einde_plicht(geboren))
    tot = einddatum(geboren, van, JAAR)
    for _ in range(15):
        if not kan_verlengd(geboren, tot):
            break
        tot = einddatum(geboren, tot + timedelta(days=1), JAAR)
    assert tot == einde_plicht(geboren)


def aanvraag(artikel: Artikel, van: date, kennisgeving_op: date, **anders: object) -> Aanvraag:
    gegevens: dict[str, object] = {"geboortedatum": GEBOREN, "verlenging": False} | anders
    return Aanvraag(artikel=artikel, van=van, kennisgeving_op=kennisgeving_op, **gegevens)  # type: ignore[arg-type]  # a table


VROEG = date(2026, 1, 5)


@pytest.mark.eis(170, 171, 176)
@pytest.mark.parametrize(
    ("artikel", "van", "zin"),
    [
        (Artikel.A3A, date(2026, 3, 14), "14 jaar"),
        (Artikel.A3A, date(2026, 3, 15), ""),
        (Artikel.A3B, date(2027, 7, 31), "laatste schooljaar"),
        (Artikel.A3B, date(2027, 8, 1), ""),
        (Artikel.A3B, date(2028, 7, 31), ""),
        (Artikel.A3B, date(2028, 8, 1), "laatste schooljaar"),
        (Artikel.A15, date(2028, 7, 31), "kwalificatieplichtig"),
        (Artikel.A15, date(2028, 8, 1), ""),
        (Artikel.A15, date(2030, 3, 14), ""),
        (Artikel.A15, date(2030, 3, 15), "kwalificatieplichtig"),
        (Artikel.A5C, date(2030, 3, 14), ""),
        (Artikel.A5C, date(2030, 3, 15), "niet leerplichtig"),
    ],
)
def test_each_article_has_its_own_age(artikel: Artikel, van: date, zin: str) -> None:
    gemist = " ".join(ontbreekt(aanvraag(artikel, van, VROEG), STANDAARD_REGELS))
    assert (zin in gemist) if zin else gemist == ""


@pytest.mark.parametrize(
    ("van", "ontvangen", "op_tijd"),
    [
        (date(2026, 9, 1), date(2026, 8, 1), True),
        (date(2026, 9, 1), date(2026, 8, 2), False),
        (date(2026, 3, 31), date(2026, 2, 28), True),  # a month before 31 March
        (date(2026, 3, 31), date(2026, 3, 1), False),
        (date(2028, 3, 31), date(2028, 2, 29), True),
    ],
)
def test_parents_give_notice_a_month_before_the_start(van: date, ontvangen: date, op_tijd: bool) -> None:
    for artikel in (Artikel.A5A, Artikel.A5B, Artikel.A5C):
        assert (ontbreekt(aanvraag(artikel, van, ontvangen), STANDAARD_REGELS) == ()) is op_tijd


@pytest.mark.parametrize(
    ("van", "ontvangen", "op_tijd"),
    [
        (date(2027, 8, 1), date(2027, 6, 30), True),
        (date(2027, 8, 1), date(2027, 7, 1), False),
        (date(2028, 1, 10), date(2027, 6, 30), True),
        (date(2028, 1, 10), date(2027, 12, 1), False),
    ],
)
def test_renewal_is_asked_before_the_first_of_july(van: date, ontvangen: date, op_tijd: bool) -> None:
    gevraagd = aanvraag(Artikel.A5B, van, ontvangen, verlenging=True)
    assert (ontbreekt(gevraagd, STANDAARD_REGELS) == ()) is op_tijd


@pytest.mark.eis(177)
@pytest.mark.parametrize(
    ("verklaring_op", "behandelend", "aantal"),
    [
        (date(2026, 2, 28), False, 0),  # three months before 31 May, clamped
        (date(2026, 2, 27), False, 1),
        (date(2026, 5, 31), False, 0),
        (date(2026, 6, 10), False, 0),
        (date(2026, 5, 1), True, 1),
        (date(2026, 2, 27), True, 2),
    ],
)
def test_the_statement_is_three_months_old_at_most_and_by_an_independent_doctor(
    verklaring_op: date, behandelend: bool, aantal: int
) -> None:
    gevraagd = aanvraag(Artikel.A5A, date(2026, 9, 1), date(2026, 5, 31))
    assert len(verklaring_ontbreekt(verklaring_op, behandelend, gevraagd, STANDAARD_REGELS)) == aantal


@pytest.mark.eis(173)
@pytest.mark.parametrize(
    ("van", "bezocht_op", "vervalt"),
    [
        (date(2026, 9, 1), date(2025, 9, 1), False),
        (date(2026, 9, 1), date(2025, 9, 2), True),
        (date(2028, 2, 29), date(2027, 2, 28), False),
        (date(2028, 2, 29), date(2027, 3, 1), True),
        (date(2026, 9, 1), date(2026, 9, 1), True),
    ],
)
def test_5b_lapses_when_the_pupil_attended_such_a_school_in_the_past_year(
    van: date, bezocht_op: date, vervalt: bool
) -> None:
    assert richting_vervalt(bezocht_op, aanvraag(Artikel.A5B, van, VROEG), STANDAARD_REGELS) is vervalt


def test_every_article_is_an_exemption_that_can_be_asked_for_or_leave() -> None:
    assert set(ARTIKELNAAM) | VERLOFARTIKELEN == set(Artikel)
    assert not set(ARTIKELNAAM) & VERLOFARTIKELEN


VERLENGEN = VRIJSTELLING.stap("wachten-verlengen")


@pytest.mark.parametrize(
    ("laatste", "vragen"),
    [
        (date(2027, 7, 31), date(2027, 5, 31)),
        (date(2027, 4, 30), date(2027, 2, 28)),
        (date(2028, 4, 30), date(2028, 2, 29)),
        (date(2028, 4, 29), date(2028, 2, 29)),
        (date(2027, 1, 31), date(2026, 11, 30)),
        (date(2028, 2, 29), date(2027, 12, 29)),
    ],
)
def test_renewal_is_asked_two_months_before_the_last_day(laatste: date, vragen: date) -> None:
    assert isinstance(VERLENGEN, Wachtstap)
    afspraak = afspraak_van(VERLENGEN, STANDAARD_REGELS, laatste)
    assert wachtdag(VERLENGEN, afspraak, Kalender(regio=Vakantieregio.MIDDEN), laatste) == vragen


def test_four_eyes_stand_in_the_plan() -> None:
    stap = VRIJSTELLING.stap("beslissen")
    assert isinstance(stap, Taakstap)
    assert stap.ander_dan == "voorbereiden"
    anders = replace(stap, ander_dan="niemand")
    stappen = tuple(anders if s is stap else s for s in VRIJSTELLING.stappen)
    with pytest.raises(PlanKloptNiet, match="onbekende stap"):
        replace(VRIJSTELLING, stappen=stappen)


@pytest.mark.eis(178)
def test_every_decision_weighs_the_reason_against_the_interest_in_education() -> None:
    for plan in (VRIJSTELLING, VERLOF):
        besluiten = [u for stap in plan.stappen for u in stap.uitkomsten if u.brief]
        assert len(besluiten) >= 3
        for besluit in besluiten:
            assert [veld.verplicht for veld in besluit.velden if veld.naam == "belang"] == [True]


@pytest.mark.eis(168, 169)
@pytest.mark.parametrize(
    ("artikelen", "vorm"),
    [
        ("3a 3b", "vervangende-leerplicht"),
        ("5a 5b 5c", "inschrijving"),
        ("11e 11f 11g", "geregeld-schoolbezoek"),
        ("15", "ander-onderwijs"),
    ],
)
def test_each_article_frees_from_one_of_four_things(artikelen: str, vorm: str) -> None:
    assert {artikel.value for artikel in Artikel if VORM[artikel] == vorm} == set(artikelen.split())


def test_who_asks_for_an_exemption_sees_what_it_frees_from() -> None:
    assert naam_met_vorm(Artikel.A5A).endswith("(vrijstelling van inschrijving)")
