"""BSN and onderwijsnummer: unreadable at rest, findable with the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.codec import OnleesbareData
from infra.sleutels import OnbekendeSleutel, Sleutel, Sleutelbos
from storage.versleuteling import Kluis

OUD, NIEUW = Sleutel("2024", b"\x01" * 32), Sleutel("2025", b"\x02" * 32)
KLUIS = Kluis(Sleutelbos((OUD,)), b"\x03" * 32, b"\x09" * 32)
NUMMERS = st.from_regex(r"[0-9]{9}", fullmatch=True)


@given(NUMMERS)
def test_wat_versleuteld_is_komt_terug_en_is_zonder_sleutel_niet_te_zien(nummer: str) -> None:
    versleuteld = KLUIS.versleutel(nummer, doel="bsn")
    assert KLUIS.ontsleutel(versleuteld, doel="bsn") == nummer
    assert nummer.encode() not in versleuteld
    assert versleuteld != KLUIS.versleutel(nummer, doel="bsn")


@pytest.mark.parametrize("getypt", ["999900006", "9999.00.006", " 999900006 "])
def test_hetzelfde_nummer_anders_getypt_wordt_gevonden(getypt: str) -> None:
    assert KLUIS.index(getypt, doel="bsn") == KLUIS.index("999900006", doel="bsn")


def test_een_nummer_dat_zijn_voorloopnul_kwijt_is_wordt_gevonden() -> None:
    assert KLUIS.index("12345678", doel="bsn") == KLUIS.index("012345678", doel="bsn")


@given(NUMMERS)
def test_een_bsn_is_nooit_gelijk_aan_een_onderwijsnummer_of_aan_de_index_van_een_ander(nummer: str) -> None:
    index = KLUIS.index(nummer, doel="bsn")
    assert index != KLUIS.index(nummer, doel="onderwijsnummer")
    assert index != Kluis(Sleutelbos((OUD,)), b"\x04" * 32, b"\x09" * 32).index(nummer, doel="bsn")


def test_na_een_nieuwe_sleutel_blijft_het_oude_leesbaar_en_gevonden() -> None:
    oud = KLUIS.versleutel("999900006", doel="bsn")
    nieuw = Kluis(Sleutelbos((NIEUW, OUD)), b"\x03" * 32, b"\x09" * 32)
    assert nieuw.ontsleutel(oud, doel="bsn") == "999900006"
    assert nieuw.verouderd(oud)
    assert not nieuw.verouderd(nieuw.versleutel("999900006", doel="bsn"))
    assert nieuw.index("999900006", doel="bsn") == KLUIS.index("999900006", doel="bsn")


def test_een_sleutel_die_weg_is_geeft_een_duidelijke_fout() -> None:
    oud = KLUIS.versleutel("999900006", doel="bsn")
    with pytest.raises(OnbekendeSleutel):
        Kluis(Sleutelbos((NIEUW,)), b"\x03" * 32, b"\x09" * 32).ontsleutel(oud, doel="bsn")


def test_een_nummer_in_de_verkeerde_kolom_of_met_een_ander_teken_is_onleesbaar() -> None:
    versleuteld = KLUIS.versleutel("999900006", doel="bsn")
    with pytest.raises(OnleesbareData):
        KLUIS.ontsleutel(versleuteld, doel="onderwijsnummer")
    with pytest.raises(OnleesbareData):
        KLUIS.ontsleutel(versleuteld[:-1] + bytes([versleuteld[-1] ^ 1]), doel="bsn")
