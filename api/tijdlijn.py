"""The timeline of a dossier, from its event log: newest first, what runs still shown open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.lijsten.dossiers import Gebeurtenisregel


@dataclass(frozen=True)
class Punt:
    """One moment: a headline and what belongs to it; the newest one is drawn open."""

    op: datetime
    titel: str
    tekst: str
    open: bool


def tijdlijn(gebeurtenissen: Iterable[Gebeurtenisregel]) -> tuple[Punt, ...]:
    """The log as a timeline."""
    nieuwste_eerst = sorted(gebeurtenissen, key=lambda g: g.volgnummer, reverse=True)
    return tuple(Punt(g.op, g.zin, _tekst(g), plaats == 0) for plaats, g in enumerate(nieuwste_eerst))


def _tekst(gebeurtenis: Gebeurtenisregel) -> str:
    return "\n".join(deel for deel in (gebeurtenis.wie, gebeurtenis.waarom) if deel)
