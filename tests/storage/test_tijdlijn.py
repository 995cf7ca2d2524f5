"""What held when does not depend on the order in which it was told."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.tijdlijn import Stuk, voeg_in

BEGIN = date(2025, 9, 1)
Zegt = tuple[int, str]


def dag(nummer: int) -> date:
    return BEGIN + timedelta(days=nummer)


def verteld(gezegd: list[Zegt]) -> list[Stuk[str]]:
    stukken: list[Stuk[str]] = []
    for plaats, (nummer, waarde) in enumerate(gezegd):
        eerder = [dag(n) for n, _ in gezegd[:plaats]]
        stukken = voeg_in(stukken, dag(nummer), waarde, eerder)
    return stukken


@pytest.mark.parametrize(
    ("gezegd", "tijdlijn"),
    [
        ([(1, "A")], [(1, None, "A")]),
        ([(1, "A"), (5, "A")], [(1, None, "A")]),
        ([(1, "A"), (5, "B")], [(1, 5, "A"), (5, None, "B")]),
        ([(5, "B"), (1, "A")], [(1, 5, "A"), (5, None, "B")]),
        ([(1, "A"), (9, "A"), (5, "B")], [(1, 5, "A"), (5, 9, "B"), (9, None, "A")]),
        ([(1, "A"), (1, "B")], [(1, None, "B")]),
    ],
)
def test_the_pieces_follow_from_what_was_said(
    gezegd: list[Zegt], tijdlijn: list[tuple[int, int | None, str]]
) -> None:
    verwacht = [Stuk(dag(van), None if tot is None else dag(tot), waarde) for van, tot, waarde in tijdlijn]
    assert verteld(gezegd) == verwacht


@given(st.dictionaries(st.integers(0, 30), st.sampled_from("ABC"), min_size=1), st.randoms())
def test_any_order_gives_the_same_timeline_without_gaps(gezegd: dict[int, str], toeval: Random) -> None:
    op_volgorde = sorted(gezegd.items())
    door_elkaar = list(op_volgorde)
    toeval.shuffle(door_elkaar)
    stukken = verteld(door_elkaar)
    assert stukken == verteld(op_volgorde)
    assert all(een.tot == ander.van for een, ander in pairwise(stukken))
    for nummer, waarde in op_volgorde:
        assert next(stuk for stuk in stukken if stuk.dekt(dag(nummer))).waarde == waarde
