"""The two files of a comparison: what could be read, and per refused line why not."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from domain.fouten import Invoerfout
from domain.vergelijking import Inschrijving, Inwoner
from domain.vergelijkinvoer import BRON_KOLOMMEN, BRP_KOLOMMEN, lees_inschrijving, lees_inwoner
from storage.invoerbestand import Regelfout, lees_regels

DUBBEL = "Dit BSN staat al eerder in dit bestand."
VREEMD = "U kunt alleen inwoners van uw eigen gemeente vergelijken."
T = TypeVar("T")
Lezing = Callable[[Mapping[str, str]], T]


@dataclass(frozen=True)
class Bestanden:
    """Both files as they were read; a resident is in `inwoners` once."""

    inwoners: tuple[Inwoner, ...]
    inschrijvingen: tuple[Inschrijving, ...]
    geweigerd_brp: tuple[Regelfout, ...]
    geweigerd_bron: tuple[Regelfout, ...]


def lees_bestanden(brp: bytes, bron: bytes, gemeenten: Collection[str] | None = None) -> Bestanden:
    """Read both; with `gemeenten` only residents of these. Raises Bestandsfout for other columns."""
    inwoners, geweigerd = _splits(_inwoners(brp, gemeenten))
    inschrijvingen, geweigerd_bron = _splits(_regels(bron, BRON_KOLOMMEN, lees_inschrijving))
    return Bestanden(inwoners, inschrijvingen, geweigerd, geweigerd_bron)


def _inwoners(brp: bytes, gemeenten: Collection[str] | None) -> Iterator[Inwoner | Regelfout]:
    gezien: set[str] = set()

    def lees(velden: Mapping[str, str]) -> Inwoner:
        inwoner = lees_inwoner(velden)
        if gemeenten is not None and inwoner.gemeentecode not in gemeenten:
            raise Invoerfout({"gemeentecode": VREEMD})
        if inwoner.bsn in gezien:
            raise Invoerfout({"bsn": DUBBEL})
        gezien.add(inwoner.bsn)
        return inwoner

    yield from _regels(brp, BRP_KOLOMMEN, lees)


def _regels(inhoud: bytes, kolommen: Sequence[str], lees: Lezing[T]) -> Iterator[T | Regelfout]:
    for regel in lees_regels(BytesIO(inhoud), kolommen):
        if isinstance(regel, Regelfout):
            yield regel
            continue
        try:
            yield lees(regel.velden)
        except Invoerfout as fout:
            yield from (Regelfout(regel=regel.regel, veld=v, reden=zin) for v, zin in fout.fouten.items())


def _splits(bron: Iterator[T | Regelfout]) -> tuple[tuple[T, ...], tuple[Regelfout, ...]]:
    goed: list[T] = []
    fout: list[Regelfout] = []
    for regel in bron:
        if isinstance(regel, Regelfout):
            fout.append(regel)
        else:
            goed.append(regel)
    return tuple(goed), tuple(fout)
