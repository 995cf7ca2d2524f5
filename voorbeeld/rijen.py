"""The lines of the file in their order, with what is known about each."""

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from domain.tekstinvoer import KOLOMMEN
from voorbeeld.fouten import Laag
from voorbeeld.meldingen import Melding


class Aard(StrEnum):
    GELDIG = "geldig"
    FOUT = "fout"
    HERHALING = "herhaling"


@dataclass(frozen=True, slots=True)
class Rij:
    """`regel` counts from 1 for the header; `bij_regel` is the first line with the same number and school."""

    velden: tuple[str, ...]
    aard: Aard
    meldingsnummer: str
    fout: str = ""
    laag: Laag | None = None
    regel: int = 0
    bij_regel: int = 0


def rij_van(melding: Melding) -> Rij:
    velden = tuple(melding.velden.get(kolom, "") for kolom in KOLOMMEN)
    return Rij(velden, Aard.GELDIG, melding.nummer)


def meng(rng: Random, geldig: tuple[Melding, ...], extra: list[tuple[int, Rij]]) -> tuple[Rij, ...]:
    """Valid lines in their order with the extra lines between them, all with their line number."""
    op_plaats = [(nummer, 0.0, rij_van(melding)) for nummer, melding in enumerate(geldig, 1)]
    op_plaats += [(na, rng.uniform(1, 2), rij) for na, rij in extra]
    op_plaats.sort(key=lambda plek: plek[:2])
    eerste: dict[str, int] = {}
    rijen = []
    for regel, (_, _, rij) in enumerate(op_plaats, 2):
        bij_regel = eerste.get(rij.meldingsnummer, 0)
        eerste.setdefault(rij.meldingsnummer, regel)
        rijen.append(replace(rij, regel=regel, bij_regel=bij_regel))
    return tuple(rijen)
