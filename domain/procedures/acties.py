"""What people agree at a meeting about a pupil: actions, each with an owner and a date."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from domain.procedures.model import Veld, Veldsoort

AANTAL_ACTIES = 3


def actievelden(*, verplicht: int) -> tuple[Veld, ...]:
    """The fields of the actions; the first `verplicht` are asked, the others may stay empty."""
    return tuple(
        veld for nummer in range(1, AANTAL_ACTIES + 1) for veld in _actie(nummer, nummer <= verplicht)
    )


def _actie(nummer: int, verplicht: bool) -> tuple[Veld, Veld, Veld]:
    return (
        Veld(f"actie{nummer}", f"Actie {nummer}", Veldsoort.REGEL, verplicht),
        Veld(f"actie{nummer}_wie", f"Wie doet actie {nummer}?", Veldsoort.REGEL, verplicht),
        Veld(f"actie{nummer}_op", f"Wanneer is actie {nummer} klaar?", Veldsoort.DATUM, verplicht),
    )


class Actie(NamedTuple):
    """Something that somebody promised to do before a day."""

    wat: str
    wie: str
    op: date


def acties_van(velden: Mapping[str, Any]) -> tuple[Actie, ...]:
    """The actions of an answer; one without an owner or a date was not promised."""
    rijen = (
        [velden.get(f"actie{nummer}{deel}") for deel in ("", "_wie", "_op")]
        for nummer in range(1, AANTAL_ACTIES + 1)
    )
    return tuple(Actie(wat, wie, date.fromisoformat(op)) for wat, wie, op in rijen if wat and wie and op)
