"""A table of the year: lines that add up to its total, beside those of the year before."""

from collections.abc import Mapping
from dataclasses import dataclass

Telling = Mapping[str, int]
"""Words -> number, in the order of the report."""


@dataclass(frozen=True)
class Regel:
    """A line; `vorig` is None when the register has nothing of the year before."""

    naam: str
    aantal: int
    vorig: int | None = None

    @property
    def verschil(self) -> int | None:
        return None if self.vorig is None else self.aantal - self.vorig

    @property
    def procent(self) -> str:
        """The difference as a share of the year before, in Dutch: "+8%". Empty without that year."""
        if not self.vorig or self.verschil is None:
            return ""
        procent = round(100 * self.verschil / self.vorig)
        return f"{procent:+d}%" if procent else "0%"


@dataclass(frozen=True)
class Tabel:
    """`uitleg` says how it was counted, a sentence a paragraph; without `telt_op` it has no total."""

    code: str
    titel: str
    uitleg: tuple[str, ...]
    regels: tuple[Regel, ...]
    telt_op: bool = True

    @property
    def totaal(self) -> Regel:
        vorig = [regel.vorig for regel in self.regels if regel.vorig is not None]
        return Regel("Totaal", sum(r.aantal for r in self.regels), sum(vorig) if vorig else None)

    @property
    def met_vorig(self) -> bool:
        return any(regel.vorig is not None for regel in self.regels)


@dataclass(frozen=True)
class Kruistabel:
    """Numbers by line and column, with the totals of both."""

    code: str
    titel: str
    uitleg: tuple[str, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int, ...]], ...]
    totaalnaam: str = "Totaal"

    @property
    def totalen(self) -> tuple[int, ...]:
        """Of each column."""
        if not self.rijen:
            return tuple(0 for _ in self.kolommen)
        return tuple(sum(kolom) for kolom in zip(*(getallen for _, getallen in self.rijen), strict=True))

    @property
    def totaal(self) -> int:
        return sum(self.totalen)


def regels(dit: Telling, vorig: Telling | None) -> tuple[Regel, ...]:
    """Each line with its number of the year before: none at all when there is no such year."""
    return tuple(
        Regel(naam, aantal, None if vorig is None else vorig.get(naam, 0)) for naam, aantal in dit.items()
    )
