"""The closed lists, their labels and the two tables between kinds."""

import re
from enum import StrEnum

import pytest

from domain import soorten
from domain.lijsten import STANDAARD, TER_KENNISNAME, Keuze, Lijsten, LijstSoort
from domain.melding import lees_melding
from domain.namen import DUO_BIJ_MELDING, LABELS, MELDING_BIJ_DUO, keuzes, label
from domain.soorten import DuoSoort, Fase, Meldingsoort, Onderwijssoort, Taaksoort
from tests.domain.voorbeelden import melding

S = Meldingsoort
ENUMS = [
    lid for lid in vars(soorten).values() if isinstance(lid, type) and lid.__module__ == soorten.__name__
]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.eis(122, 123, 127, 128, 131, 139, 140, 160, 161)
@pytest.mark.parametrize(
    ("soort", "redenen", "resultaten"),
    [
        (S.ABSOLUUT, 8, 6),  # tables 1 and 2
        (S.LUXE, 3, 5),  # tables 3 and 4, and proces-verbaal
        (S.RELATIEF_LICHT, 4, 11),  # table 6; the reasons stand in the text
        (S.RELATIEF_WETTELIJK, 4, 11),
        (S.LRV, 11, 9),  # tables 7 and 8
        (S.ZORG, 12, 10),  # tables 9 and 10, and three signals that the text names
        (S.VRIJSTELLING, 7, 2),  # table 11
        (S.VERZUIM_18PLUS, 6, 11),
        (S.UITSCHRIJVING, 9, 11),
    ],
)
def test_every_kind_has_the_lists_of_the_yearly_report(soort: S, redenen: int, resultaten: int) -> None:
    assert len(STANDAARD.redenen(soort)) == redenen
    assert len(STANDAARD.resultaten(soort)) == resultaten


@pytest.mark.parametrize(
    ("soort", "code", "woorden"),
    [
        (S.ABSOLUUT, "naar-school", "(terug) naar school"),
        (S.RELATIEF_WETTELIJK, "naar-school", "naar (andere) school"),
        (S.ZORG, "naar-school", "naar school"),
        (S.LUXE, "proces-verbaal", "proces-verbaal"),
        (S.LRV, TER_KENNISNAME, "ter kennisname dossier"),  # closes every kind
        (S.ABSOLUUT, TER_KENNISNAME, "ter kennisname dossier"),
    ],
)
def test_a_result_has_its_own_words_per_kind(soort: S, code: str, woorden: str) -> None:
    assert STANDAARD.resultaat_label(soort, code) == woorden


@pytest.mark.parametrize("soort", list(S))
def test_codes_are_stable_slugs_and_labels_differ(soort: S) -> None:
    for lijst in (STANDAARD.redenen(soort), STANDAARD.resultaten(soort)):
        assert all(SLUG.fullmatch(code) for code in lijst)
        assert len(set(lijst.values())) == len(lijst)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("ziekte", "ziekte"),
        ("Moeizame overstap andere vorm onderwijs", "moeizame-overstap"),
        ("moeizame-overstap", "moeizame-overstap"),
        (" Gezinsproblematiek ", "gezinsproblematiek"),
        ("iets anders", "iets anders"),
    ],
)
def test_a_reason_is_recognised_by_label_or_code(tekst: str, code: str) -> None:
    assert STANDAARD.reden_code(S.ZORG, tekst) == code


def test_a_region_adds_a_result_and_the_reports_count_it_as_a_standard_one() -> None:
    eigen = Lijsten(
        [
            Keuze(
                lijst=LijstSoort.RESULTATEN,
                soort=S.LRV,
                code="plek-op-zorgboerderij",
                label="plek op zorgboerderij",
                telt_als="schoolvervangend-traject",
            )
        ]
    )
    assert eigen.resultaat_label(S.LRV, "plek-op-zorgboerderij") == "plek op zorgboerderij"
    assert eigen.telt_als(LijstSoort.RESULTATEN, S.LRV, "plek-op-zorgboerderij") == "schoolvervangend-traject"
    assert eigen.telt_als(LijstSoort.RESULTATEN, S.LRV, "werk") == "werk"
    assert "plek-op-zorgboerderij" not in STANDAARD.resultaten(S.LRV)
    assert "plek-op-zorgboerderij" not in eigen.resultaten(S.ZORG)


@pytest.mark.parametrize("soort", ENUMS, ids=lambda soort: soort.__name__)
def test_every_choice_has_dutch_words_of_its_own(soort: type[StrEnum]) -> None:
    assert list(keuzes(soort)) == [lid.value for lid in soort]
    assert len(set(keuzes(soort).values())) == len(list(soort))
    assert set(LABELS[soort]) == set(soort)


def test_equal_values_of_different_enums_keep_their_own_words() -> None:
    assert label(DuoSoort.LRV) == "Langdurig relatief verzuim (LRV)"
    assert label(Meldingsoort.LRV) == "Langdurig relatief verzuim (thuiszitter)"
    assert label(Fase.WACHT_OP_SCHOOL) == "Wacht op de school"
    assert label(Taaksoort.SCHOOL_NABELLEN) == "School bellen"


@pytest.mark.eis(130)
def test_the_kinds_of_education_are_those_of_the_report() -> None:
    assert list(keuzes(Onderwijssoort).values())[:5] == ["BO/SBO/SO", "VSO", "PRO", "onderbouw VO", "VMBO"]
    assert len(Onderwijssoort) == 13


@pytest.mark.eis(14, 15)
def test_municipal_kinds_and_duo_kinds_map_onto_each_other() -> None:
    assert DUO_BIJ_MELDING == {
        S.ABSOLUUT: None,
        S.LUXE: DuoSoort.LUXE,
        S.RELATIEF_LICHT: DuoSoort.OVERIG,
        S.RELATIEF_WETTELIJK: DuoSoort.ZESTIEN_UUR,
        S.LRV: DuoSoort.LRV,
        S.ZORG: None,
        S.VRIJSTELLING: None,
        S.VERZUIM_18PLUS: DuoSoort.RMC,
        S.UITSCHRIJVING: None,
    }
    assert set(MELDING_BIJ_DUO) == set(DuoSoort)
    assert all(DUO_BIJ_MELDING[soort] is duo for duo, soort in MELDING_BIJ_DUO.items())


ZORGSIGNALEN = {
    "ziekte": "ziekte",
    "gezinsproblematiek": "gezinsproblematiek",
    "schoolangst": "psychosociale-problematiek",
    "gedeeltelijk-onderwijs": "gedeeltelijk-onderwijs",
    "voornemen-verwijdering": "voornemen-verwijdering",
    "inzet-jeugdhulp": "inzet-jeugdhulp",
}


@pytest.mark.eis(34, 141)
@pytest.mark.parametrize(("code", "telt_als"), ZORGSIGNALEN.items())
def test_every_signal_of_worry_can_be_reported_and_is_counted(code: str, telt_als: str) -> None:
    assert code in STANDAARD.redenen(S.ZORG)
    assert STANDAARD.telt_als(LijstSoort.REDENEN, S.ZORG, code) == telt_als


@pytest.mark.eis(126)
@pytest.mark.parametrize(
    ("lijst", "code"),
    [
        (STANDAARD.redenen(S.ABSOLUUT), "wachtlijst-taalklas-isk"),
        (STANDAARD.redenen(S.ABSOLUUT), "niet-aangemeld-op-een-school"),  # out of view after the exam
        (STANDAARD.resultaten(S.ABSOLUUT), "verhuisd"),
    ],
)
def test_the_typical_causes_of_absoluut_verzuim_can_be_told_apart(lijst: dict[str, str], code: str) -> None:
    assert code in lijst


@pytest.mark.eis(107)
@pytest.mark.parametrize("soort", [S.ABSOLUUT, S.RELATIEF_LICHT, S.RELATIEF_WETTELIJK, S.LRV, S.ZORG])
def test_every_absence_can_end_at_school_or_on_another_track_that_fits(soort: S) -> None:
    assert {"naar-school", "schoolvervangend-traject"} <= set(STANDAARD.resultaten(soort))


@pytest.mark.eis(19)
@pytest.mark.parametrize(("reden", "gelezen"), [("", ""), ("ongemotiveerd", "ongemotiveerd")])
def test_a_school_reports_on_the_day_itself_and_the_reason_only_if_it_knows_it(
    reden: str, gelezen: str
) -> None:
    vandaag = {"eerste_dag": "2025-09-08", "laatste_dag": "2025-09-08", "uren": 5, "verzuimregels": []}
    invoer = lees_melding(melding(meldingsdatum="2025-09-08", reden=reden, **vandaag))
    assert (invoer.eerste_dag, invoer.reden) == (invoer.meldingsdatum, gelezen)
