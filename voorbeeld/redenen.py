"""Deals the exact number of each reason out to the meldingen of a kind."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from domain.soorten import Meldingsoort as M
from domain.soorten import Onderwijssoort as O
from voorbeeld.teksten import MBO
from voorbeeld.verhoudingen import PER_REDEN, grootste_rest

_PRAKTIJK = MBO | {O.PRO, O.VSO}
# Reasons that make no sense in every kind of education.
_ALLEEN_BIJ = {
    "verkeerde-opleiding": MBO | {O.VMBO},
    "probleem-stage-leerbaan": _PRAKTIJK,
    "werkt-wil-werken": _PRAKTIJK | {O.VMBO},
    "hoogst-haalbare-bereikt": _PRAKTIJK | {O.VMBO, O.HAVO},
}


class Groep(NamedTuple):
    """Meldingen that have one reason: children of a family who were away together, or a single one."""

    onderwijssoort: O
    plaatsen: tuple[int, ...]


def deel_redenen(rng: Random, soort: M, groepen: Sequence[Groep]) -> dict[int, str]:
    """Place of a melding -> code of its reason (may be empty), as often as the table says."""
    over = grootste_rest(PER_REDEN[soort], sum(len(groep.plaatsen) for groep in groepen))
    wachtend = sorted(rng.sample(groepen, len(groepen)), key=lambda groep: -len(groep.plaatsen))
    gedeeld: dict[int, str] = {}
    for reden in (reden for reden in over if reden in _ALLEEN_BIJ):
        passend = [groep for groep in wachtend if groep.onderwijssoort in _ALLEEN_BIJ[reden]]
        for groep in passend[: over[reden]]:
            _geef(gedeeld, over, groep, reden)
            wachtend.remove(groep)
    for groep in wachtend:
        mogelijk = [reden for reden, aantal in over.items() if aantal >= len(groep.plaatsen)]
        _geef(gedeeld, over, groep, rng.choices(mogelijk, weights=[over[reden] for reden in mogelijk])[0])
    return gedeeld


def _geef(gedeeld: dict[int, str], over: dict[str, int], groep: Groep, reden: str) -> None:
    over[reden] -= len(groep.plaatsen)
    gedeeld.update(dict.fromkeys(groep.plaatsen, reden))
