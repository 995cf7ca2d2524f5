"""The yearly tables of the Doorstroompunt: the printed numbers of Zoetermeer, and totals that add up."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.doorstroomcijfers import GEEN_UITVAL, Cijfertabel, Zaakuitkomst, tabellen
from domain.procedures.alle import PLANNEN
from domain.soorten import Proceduresoort

P = Proceduresoort
GEBOREN = date(2005, 6, 1)


def zaak(soort: Proceduresoort, resultaat: str, **velden: str) -> Zaakuitkomst:
    return Zaakuitkomst(soort, resultaat, GEBOREN, {"gestart_op": "2023-10-01"} | velden)


def tabel(titel: str, zaken: list[Zaakuitkomst]) -> Cijfertabel:
    return next(t for t in tabellen(zaken) if t.titel.startswith(titel))


def aantallen(gevonden: Cijfertabel) -> dict[str, int]:
    return {naam: aantal for naam, aantal in gevonden.regels if aantal}


@pytest.mark.eis(215, 218, 222)
def test_the_outflow_of_zoetermeer_adds_up_to_what_its_parts_say() -> None:
    """Table 13 prints 189 in all; its parts make 186."""
    gedrukt = {"mbo": 49, "vo-vso": 2, "vavo-havo": 11, "startkwalificatie": 2, "werk": 81}
    gedrukt |= {"": 15, "reintegratie": 18, "hulpverlening": 3, "geen-motivatie": 2, "verhuisd": 3}
    uitstroom = tabel("Uitstroom", [zaak(P.BEGELEIDING, c) for c, n in gedrukt.items() for _ in range(n)])
    assert uitstroom.totaal == 186
    assert aantallen(uitstroom) == {
        "Onderwijs: mbo": 49,
        "Onderwijs: VO/VSO": 2,
        "Onderwijs: VAVO/HAVO": 11,
        "Onderwijs: startkwalificatie behaald": 2,
        "Werk regulier: werk regulier": 81,
        "Toeleidingstrajecten: nog in traject Doorstroompunt": 15,
        "Toeleidingstrajecten: re-integratie/WZI": 18,
        "Toeleidingstrajecten: hulpverlening": 3,
        "Niet plaatsbaar: geen motivatie": 2,
        "Niet plaatsbaar: verhuisd": 3,
    }


@pytest.mark.eis(215, 222)
def test_new_dropouts_and_old_vsvers_have_tables_of_their_own() -> None:
    """Graph 4 prints 17 not traced, with which its reasons make 153 of 151: 15 fit here."""
    nieuw = {"begeleid": 100, "bij-matchmaker": 86, "aanbod-geweigerd": 9, "wajong": 8, "inburgering": 12}
    nieuw |= {"geen-aanbod-beperking": 2, "werk-of-studie": 105, "niet-getraceerd": 15}
    oud = {"begeleid": 67, "geen-aanbod-beperking": 1, "werk-of-studie": 38, "niet-getraceerd": 13}
    oud |= {"inburgering": 8, "wajong": 3}
    zaken = [zaak(P.UITVAL, c, vsv="nieuw") for c, n in nieuw.items() for _ in range(n)]
    zaken += [zaak(P.UITVAL, c, vsv="oud") for c, n in oud.items() for _ in range(n)]
    zaken += [zaak(P.UITVAL, c, vsv="nieuw") for c in GEEN_UITVAL]
    assert (tabel("Nieuwe", zaken).totaal, tabel("Oude", zaken).totaal) == (337, 130)
    assert aantallen(tabel("Nieuwe", zaken))["Begeleid"] == 186
    assert aantallen(tabel("Oude", zaken))["Niet getraceerd na huisbezoek"] == 13


@pytest.mark.eis(217, 222)
def test_background_is_counted_by_the_age_on_the_day_of_leaving() -> None:
    zaken = [
        zaak(P.UITVAL, "begeleid", achtergrond="mbo", uitgevallen_op="2024-05-31"),
        zaak(P.UITVAL, "begeleid", achtergrond="mbo", uitgevallen_op="2024-06-01"),
        zaak(P.UITVAL, "", achtergrond="mbo", uitgevallen_op="2024-06-02"),
        zaak(P.UITVAL, "wajong", achtergrond="havo", uitgevallen_op="2024-01-01"),
        zaak(P.UITVAL, "wajong", uitgevallen_op="2024-01-01"),
    ]
    assert tabel("Uitvallers", zaken).regels == (
        ("HAVO, 18 jaar", 1),
        ("MBO, 18 jaar", 1),
        ("MBO, 19 jaar", 2),
        ("Niet ingevuld, 18 jaar", 1),
    )


@pytest.mark.eis(207, 226, 228)
def test_vulnerable_youngsters_zorg_and_matchmakers_are_counted() -> None:
    zaken = [
        zaak(P.KWETSBARE_JONGERE, "", herkomst="pro", uitstroom="werk", laatste_schooldag="2023-07-01"),
        zaak(P.KWETSBARE_JONGERE, "", herkomst="vso", uitstroom="hulpverlening"),
        zaak(P.ZORG_18PLUS, "op-school", reden="woonproblematiek"),
        zaak(P.ZORG_18PLUS, "", reden="woonproblematiek"),
        zaak(P.ZORG_18PLUS, "", reden="anders"),
        zaak(P.MATCHMAKER, "onderwijs"),
        zaak(P.MATCHMAKER, "geen-motivatie"),
    ]
    assert aantallen(tabel("Kwetsbare jongeren: uitstroom", zaken)) == {
        "Werk regulier": 1,
        "Hulpverlening": 1,
    }
    assert tabel("Kwetsbare jongeren: herkomst", zaken).regels == (
        ("Praktijkonderwijs, 18 jaar", 1),
        ("VSO, 18 jaar", 1),
    )
    assert aantallen(tabel("Zorg 18+: reden", zaken)) == {"Woonproblematiek": 2, "Anders": 1}
    assert aantallen(tabel("Zorg 18+: resultaat", zaken)) == {"Op school gebleven": 1, "Nog bezig": 2}
    matchmakers = aantallen(tabel("MatchMakers", zaken))
    assert matchmakers == {"Terug naar onderwijs (ook BBL)": 1, "Anders": 1}


RESULTATEN = [
    (soort, einde.code)
    for soort in (P.UITVAL, P.BEGELEIDING, P.KWETSBARE_JONGERE, P.ZORG_18PLUS, P.MATCHMAKER)
    for einde in PLANNEN[soort].eindes
]
VELDEN = st.fixed_dictionaries(
    {"gestart_op": st.just("2023-10-01")},
    optional={"vsv": st.sampled_from(["nieuw", "oud"]), "uitstroom": st.sampled_from(["werk", "onderwijs"])},
)


@given(st.lists(st.tuples(st.sampled_from(RESULTATEN), VELDEN, st.booleans()), max_size=30))
def test_whatever_the_results_every_table_holds_everybody(
    gekozen: list[tuple[tuple[Proceduresoort, str], dict[str, Any], bool]],
) -> None:
    zaken = [Zaakuitkomst(s, "" if loopt else r, GEBOREN, velden) for (s, r), velden, loopt in gekozen]
    for cijfers in tabellen(zaken):
        assert len(dict(cijfers.regels)) == len(cijfers.regels)  # no line twice
    uitval = [z for z in zaken if z.soort is P.UITVAL and z.resultaat not in GEEN_UITVAL]
    assert tabel("Nieuwe", zaken).totaal + tabel("Oude", zaken).totaal == len(uitval)
    assert tabel("Uitstroom", zaken).totaal == sum(z.soort is P.BEGELEIDING for z in zaken)
    assert tabel("Zorg 18+: resultaat", zaken).totaal == sum(z.soort is P.ZORG_18PLUS for z in zaken)
    assert tabel("MatchMakers", zaken).totaal == sum(z.soort is P.MATCHMAKER for z in zaken)
