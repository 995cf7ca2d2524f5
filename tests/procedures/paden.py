"""The shortest way through a plan to each of its ends."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from domain.procedures.alle import PLANNEN
from domain.procedures.model import Einde, Plan, Regelstap, Stap, Vraagstap
from domain.soorten import Proceduresoort, Wijziging
from tests.procedures.procedureproef import Procedureproef

STIL = "(stil)"


class Zet(NamedTuple):
    """A step and how it ends: an outcome, silence, or a change around the pupil."""

    stap: str
    uitkomst: str
    wijziging: Wijziging | None = None


Pad = tuple[Zet, ...]


def paden(plan: Plan, vanaf: str = "") -> dict[str, Pad]:
    """For every end that people and time lead to, the moves of the shortest way; no steps of the rules.

    `vanaf` is the step to which the rules lead at the start, in a plan that begins with them.
    """
    gevonden: dict[str, Pad] = {vanaf or plan.eerste: ()}
    wachtrij = deque([vanaf or plan.eerste])
    while wachtrij:
        van = wachtrij.popleft()
        for zet, naar in _zetten(plan, plan.stap(van)):
            if naar not in gevonden:
                gevonden[naar] = (*gevonden[van], zet)
                wachtrij.append(naar)
    return {einde.code: gevonden[einde.code] for einde in plan.eindes if einde.code in gevonden}


def _zetten(plan: Plan, stap: Stap) -> Iterator[tuple[Zet, str]]:
    if isinstance(stap, Regelstap | Einde):
        return
    for uitkomst in stap.uitkomsten:
        yield Zet(stap.code, uitkomst.code), uitkomst.naar
    if isinstance(stap, Vraagstap):
        yield Zet(stap.code, STIL), stap.stil
    for wijziging in plan.bij:
        if naar := plan.na_wijziging(wijziging, stap):
            yield Zet(stap.code, wijziging.value, wijziging), naar


def alle_paden() -> dict[tuple[Proceduresoort, str], Pad]:
    """Every procedure with each end that `paden` reaches, and the way to it."""
    return {(plan.soort, einde): pad for plan in PLANNEN.values() for einde, pad in paden(plan).items()}


async def loop(proef: Procedureproef, plan: Plan, pad: Pad) -> None:
    """Make the moves of a way, one by one."""
    for zet in pad:
        await _zet(proef, plan.stap(zet.stap), zet)


async def _zet(proef: Procedureproef, stap: Stap, zet: Zet) -> None:
    if zet.wijziging:
        await _tot_in(proef, stap)
        await proef.verander(zet.wijziging)
    elif isinstance(stap, Vraagstap):
        await (proef.school_zwijgt(stap.code) if zet.uitkomst == STIL else _antwoord(proef, zet))
    elif zet.uitkomst == "voorbij":
        await proef.tot_na(stap.code)
    else:
        await proef.doe(stap.code, zet.uitkomst)


async def _antwoord(proef: Procedureproef, zet: Zet) -> None:
    await proef.school_antwoordt(zet.stap, zet.uitkomst)


async def _tot_in(proef: Procedureproef, stap: Stap) -> None:
    if isinstance(stap, Vraagstap):
        await proef.open_vraag(stap.code)
    elif stap.uitkomsten and stap.uitkomsten[0].code == "voorbij":
        await proef.pauze(stap.code)
    else:
        await proef.open_taak(stap.code)
