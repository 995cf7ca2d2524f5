"""Finding a name or a number that was typed with an error in it."""

import pytest

from domain.zoekvormen import naamvormen, nummervormen, zoekvormen

NAAM = "yıldız-de vries, ömer jan-willem"


def gevonden(tekst: str, zoeknaam: str = NAAM) -> bool:
    bewaard = naamvormen(zoeknaam)
    return all(vormen & bewaard for vormen in zoekvormen(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "Yildiz",  # without its dots
        "Yidliz",  # two letters changed
        "Yildz",  # a letter missing
        "Yiildiz",  # a letter too many
        "Yoldiz",  # a wrong letter
        "vri",  # a beginning
        "de Vries",
        "Ömer de Vreis",
        "Vries, Ömer",
        "janwillem willem",
    ],
)
def test_a_name_is_found_with_one_error_in_each_word(tekst: str) -> None:
    assert gevonden(tekst) is (tekst != "janwillem willem")


@pytest.mark.parametrize("tekst", ["Bakker", "Vroege", "Ömer Bakker", "xy"])
def test_two_errors_or_another_word_are_another_name(tekst: str) -> None:
    assert not gevonden(tekst)


def test_a_short_word_has_to_be_right() -> None:
    assert gevonden("Li", "li, an")
    assert not gevonden("Lo", "li, an")


def test_a_prefix_counts_only_when_there_is_nothing_else() -> None:
    assert len(zoekvormen("van de Berg")) == 1
    assert zoekvormen("van") == (frozenset({"van"}),)


def test_ij_and_y_are_one_letter() -> None:
    assert gevonden("van Dyk", "dijk, an van")


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("2026-00412", "2026-00412"),
        ("2026 412", "2026-00412"),
        ("202600412", "2026-00412"),
        ("m-2026-412", "M-2026-00412"),
        ("M2026 412", "M-2026-00412"),
        ("vt-a", "VT-A"),
    ],
)
def test_a_number_is_read_however_it_was_typed(getypt: str, bedoeld: str) -> None:
    assert nummervormen(getypt)[0] == bedoeld


def test_a_number_with_one_error_brings_the_one_that_was_meant_with_it() -> None:
    assert "2026-00412" in nummervormen("2026-00421")
    assert "2026-00412" in nummervormen("2026-00419")
    assert len(nummervormen("2026-00412")) < 100
