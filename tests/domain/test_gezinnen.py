"""Families behind luxe verzuim, and what the guideline advises."""

from datetime import date, timedelta
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.gezinnen import Gemeld, adressleutel, gezin_van, gezinnen, kinderen
from domain.horen import leerling_horen
from domain.kalender import Periode
from domain.luxe import WAARSCHUWING, ZELF_WEGEN, advies
from domain.regels import STANDAARD_REGELS

NUL = UUID(int=0)
DAG = date(2026, 9, 7)


def gemeld(wie: str, adres: str, van: int = 0, tot: int = 0, nummer: int = 0) -> Gemeld:
    """A report of `wie` for the days `van` to `tot` after a Monday."""
    dagen = Periode(eerste=DAG + timedelta(days=van), laatste=DAG + timedelta(days=tot))
    return Gemeld(uuid5(NUL, f"{wie}:{van}:{tot}:{nummer}"), uuid5(NUL, wie), adres, dagen)


def namen(
    meldingen: list[Gemeld], koppelingen: tuple[tuple[str, str], ...] = (), *, verwant: bool = True
) -> list[int]:
    """How many children each family case has, the largest first; `koppelingen` are what somebody said."""
    paren = [((uuid5(NUL, een), uuid5(NUL, ander)), verwant) for een, ander in koppelingen]
    return sorted((len(kinderen(gezin)) for gezin in gezinnen(meldingen, paren)), reverse=True)


HUIS, FLAT = "1234AB 7", "1234AB 7 B"


@pytest.mark.eis(119, 129)
@pytest.mark.parametrize(
    ("meldingen", "koppelingen", "verwacht"),
    [
        ([gemeld("Anna", HUIS)], (), [1]),
        ([gemeld("Anna", HUIS), gemeld("Bram", HUIS)], (), [2]),
        ([gemeld("Anna", HUIS), gemeld("Bram", FLAT)], (), [1, 1]),
        ([gemeld("Anna", ""), gemeld("Bram", "")], (), [1, 1]),
        ([gemeld("Anna", HUIS), gemeld("Bram", HUIS, 1, 3)], (), [1, 1]),
        ([gemeld("Anna", HUIS, 0, 4), gemeld("Bram", HUIS, 4, 8)], (), [2]),
        ([gemeld("Anna", HUIS), gemeld("Bram", FLAT)], (("Anna", "Bram"),), [2]),
        ([gemeld("Anna", HUIS), gemeld("Bram", FLAT, 9, 9)], (("Anna", "Bram"),), [1, 1]),
        # Anna and Chris were never away together, Bram was with both: one family.
        ([gemeld("Anna", HUIS, 0, 1), gemeld("Bram", HUIS, 1, 3), gemeld("Chris", HUIS, 3, 4)], (), [3]),
        # Two schools report the same child.
        ([gemeld("Anna", HUIS, nummer=1), gemeld("Anna", FLAT, nummer=2)], (), [1]),
        # The same family in another month is another case.
        ([gemeld("Anna", HUIS), gemeld("Bram", HUIS), gemeld("Anna", HUIS, 30, 31)], (), [2, 1]),
    ],
)
def test_brothers_and_sisters_of_the_same_days_are_one_family_case(
    meldingen: list[Gemeld], koppelingen: tuple[tuple[str, str], ...], verwacht: list[int]
) -> None:
    assert namen(meldingen, koppelingen) == verwacht


@pytest.mark.parametrize(
    ("meldingen", "verwacht"),
    [
        ([gemeld("Anna", HUIS), gemeld("Bram", HUIS)], [1, 1]),
        # Each of them is family of Chris, who was away as well.
        ([gemeld("Anna", HUIS), gemeld("Bram", HUIS), gemeld("Chris", HUIS)], [3]),
        # Nobody can say of a child that it is not itself.
        ([gemeld("Anna", HUIS, nummer=1), gemeld("Anna", HUIS, nummer=2)], [1]),
    ],
)
def test_who_was_said_to_be_no_family_is_none_because_of_a_shared_address(
    meldingen: list[Gemeld], verwacht: list[int]
) -> None:
    assert namen(meldingen, (("Anna", "Bram"),), verwant=False) == verwacht


@pytest.mark.parametrize(
    ("postcode", "toevoeging", "sleutel"),
    [
        ("1234AB", "", "1234AB 7"),
        ("1234 ab", "", "1234AB 7"),
        ("1234AB", "b", "1234AB 7 B"),
        ("1234AB", "-B ", "1234AB 7 B"),
    ],
)
def test_one_home_has_one_key(postcode: str, toevoeging: str, sleutel: str) -> None:
    assert adressleutel(postcode, 7, toevoeging) == sleutel


MELDINGEN = st.lists(
    st.builds(
        gemeld,
        st.sampled_from("ABCDEF"),
        st.sampled_from([HUIS, FLAT, ""]),
        van=st.just(0),
        tot=st.integers(0, 5),
        nummer=st.integers(0, 3),
    ),
    max_size=9,
    unique_by=lambda melding: melding.melding_id,
)


@given(meldingen=MELDINGEN, zaad=st.randoms(use_true_random=False))
def test_every_report_is_in_one_family_whatever_the_order(meldingen: list[Gemeld], zaad: object) -> None:
    gevonden = gezinnen(meldingen)
    assert sorted(m for gezin in gevonden for m in gezin) == sorted(set(meldingen))
    door_elkaar = list(meldingen)
    zaad.shuffle(door_elkaar)  # type: ignore[attr-defined]  # a random.Random
    assert gezinnen(door_elkaar) == gevonden
    for melding in meldingen:
        assert melding.leerling_id in kinderen(gezin_van(melding.leerling_id, gevonden))


@pytest.mark.parametrize(
    ("dagen", "eerder", "code"),
    [(1, 0, WAARSCHUWING), (1, 1, ZELF_WEGEN), (2, 0, ZELF_WEGEN), (2, 2, ZELF_WEGEN), (0, 0, WAARSCHUWING)],
)
def test_one_school_day_the_first_time_is_a_warning(dagen: int, eerder: int, code: str) -> None:
    gegeven = advies(dagen, eerder, DAG, STANDAARD_REGELS)
    assert gegeven.code == code
    assert gegeven.reden.endswith(".")


@pytest.mark.parametrize(
    ("geboren", "zelf"),
    [(date(2014, 9, 7), True), (date(2014, 9, 8), False), (date(2012, 2, 29), True)],
)
def test_a_pupil_is_heard_from_twelve(geboren: date, zelf: bool) -> None:
    assert leerling_horen(geboren, DAG, STANDAARD_REGELS) is zelf
