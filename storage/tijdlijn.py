"""What held when: statements with a date, put together so that their order of arrival does not matter.

Reports come late and out of order (a file of last autumn is imported in spring). A statement about an earlier
day must not overwrite what was said about a later one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

W = TypeVar("W")


@dataclass(frozen=True)
class Stuk(Generic[W]):
    """`waarde` holds from `van` up to `tot` (not included), or until further notice."""

    van: date
    tot: date | None
    waarde: W

    def dekt(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)


def voeg_in(stukken: Sequence[Stuk[W]], op: date, waarde: W, gezegd: Iterable[date] = ()) -> list[Stuk[W]]:
    """The pieces, in order, after it was said that `waarde` held on the day `op`.

    `gezegd` are the days of earlier statements: within a piece each of them confirmed its value, so the old
    value comes back on the first of them after `op`. Said twice about one day, the last word counts.
    """
    gedekt = next((stuk for stuk in stukken if stuk.dekt(op)), None)
    if gedekt is None:
        return _aaneen([*stukken, Stuk(op, stukken[0].van if stukken else None, waarde)])
    if gedekt.waarde == waarde:
        return list(stukken)
    rest = [stuk for stuk in stukken if stuk is not gedekt]
    return _aaneen([*rest, *_gesplitst(gedekt, op, waarde, gezegd)])


def _gesplitst(stuk: Stuk[W], op: date, waarde: W, gezegd: Iterable[date]) -> list[Stuk[W]]:
    weer = min((dag for dag in gezegd if dag > op and stuk.dekt(dag)), default=None)
    delen = [replace(stuk, tot=op)] if stuk.van < op else []
    delen.append(Stuk(op, weer or stuk.tot, waarde))
    return delen if weer is None else [*delen, replace(stuk, van=weer)]


def _aaneen(stukken: Iterable[Stuk[W]]) -> list[Stuk[W]]:
    """In order of time, neighbours with the same value made one."""
    samen: list[Stuk[W]] = []
    for stuk in sorted(stukken, key=lambda stuk: stuk.van):
        if samen and samen[-1].tot == stuk.van and samen[-1].waarde == stuk.waarde:
            samen[-1] = replace(samen[-1], tot=stuk.tot)
        else:
            samen.append(stuk)
    return samen
