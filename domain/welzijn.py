"""Presence and well-being at contact moments, and how they go (catalogue 278).

Steering on presence and well-being, not only on absence: [S1:335-341].
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

AANWEZIGHEID: Mapping[int, str] = {
    4: "Bij alle lessen",
    3: "Bij de meeste lessen",
    2: "Bij ongeveer de helft",
    1: "Bij een paar lessen",
    0: "Bij geen enkele les",
}
WELBEVINDEN: Mapping[int, str] = {
    5: "Heel goed",
    4: "Goed",
    3: "Het gaat wel",
    2: "Niet goed",
    1: "Heel slecht",
}


class Meting(NamedTuple):
    """What was said on a day; None is what was not asked."""

    op: date
    aanwezigheid: int | None
    welbevinden: int | None


def verloop(waarden: Sequence[int | None]) -> str:
    """The last value against the one before it; empty with less than two. Oldest first."""
    bekend = [waarde for waarde in waarden if waarde is not None]
    if len(bekend) < 2:
        return ""
    voor, nu = bekend[-2:]
    return "gelijk gebleven" if nu == voor else "beter dan de vorige keer" if nu > voor else "minder goed"


def trend(metingen: Sequence[Meting]) -> tuple[str, str]:
    """How presence and how well-being go; the order of the measurements does not matter."""
    oudste_eerst = sorted(metingen, key=lambda meting: meting.op)
    return (
        verloop([meting.aanwezigheid for meting in oudste_eerst]),
        verloop([meting.welbevinden for meting in oudste_eerst]),
    )
