"""The timeline of a dossier, from its event log: newest first, what runs still shown open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.lijsten.dossiers import Gebeurtenisregel


@dataclass(frozen=True)
class Punt:
    """One moment: a headline and what belongs to it; the newest one is drawn open.

    `automatisch` is what no person did.
    """

    op: datetime
    titel: str
    tekst: str
    open: bool
    automatisch: bool = False


DELEN: Mapping[str, str] = {
    "": "Alles",
    "mensen": "Door mensen",
    "school": "Van de school",
    "contact": "Contact en notities",
    "taken": "Taken en besluiten",
    "systeem": "Automatisch",
}
"""The parts that a timeline can be cut down to."""
NIEUWSTE = 50
"""So many lines a page shows until somebody asks for all of them; a PDF always has them all."""
_CONTACT = ("notitie-", "contact-")
_TAKEN = ("taak-", "stap-", "procedure-")


def tijdlijn(gebeurtenissen: Iterable[Gebeurtenisregel], deel: str = "") -> tuple[Punt, ...]:
    """The log as a timeline; a part that does not exist is all of it."""
    hoort_erbij = (g for g in gebeurtenissen if _is_van(g, deel))
    nieuwste_eerst = sorted(hoort_erbij, key=lambda g: (g.op, g.volgnummer), reverse=True)
    return tuple(
        Punt(g.op, g.zin, _tekst(g), plaats == 0, g.namens == "systeem")
        for plaats, g in enumerate(nieuwste_eerst)
    )


def _is_van(gebeurtenis: Gebeurtenisregel, deel: str) -> bool:
    if deel == "contact":
        return gebeurtenis.wat.startswith(_CONTACT)
    if deel == "taken":
        return gebeurtenis.wat.startswith(_TAKEN)
    namens = {"mensen": "mens", "school": "school", "systeem": "systeem"}.get(deel)
    return namens is None or gebeurtenis.namens == namens


def _tekst(gebeurtenis: Gebeurtenisregel) -> str:
    ander = f"Uit dossier {gebeurtenis.dossier}" if gebeurtenis.dossier else ""
    return "\n".join(deel for deel in (ander, gebeurtenis.wie, gebeurtenis.waarom) if deel)
