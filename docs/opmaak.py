"""Shapes that the generated pages share."""

from collections.abc import Iterable

from domain.regels import STANDAARD_REGELS, Afspraakcode, Eenheid
from domain.soorten import Termijncode

EINDE = "[*]"
ENKELVOUD = {Eenheid.MAANDEN: "maand", Eenheid.WEKEN: "week"}


def tabel(kop: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    regels = [kop, ("---",) * len(kop), *rijen]
    return "\n".join(f"| {' | '.join(rij)} |" for rij in regels) + "\n"


def aantal(getal: int, eenheid: Eenheid) -> str:
    """A number of a unit in words: "1 maand", "5 werkdagen"."""
    return f"{getal} {ENKELVOUD.get(eenheid, eenheid) if getal == 1 else eenheid}"


def wachttijd(code: Termijncode | Afspraakcode) -> str:
    """How long a term or an agreement is by the standard rules of today."""
    if isinstance(code, Termijncode):
        termijn = next(rij for rij in STANDAARD_REGELS.termijn if rij.code is code)
        return aantal(termijn.uiterlijk, termijn.eenheid)
    afspraak = next(rij for rij in STANDAARD_REGELS.afspraak if rij.code is code)
    return aantal(afspraak.aantal, afspraak.eenheid)
