"""The ways in which a word of a name, or a number, can be typed: to find it with one typing error in it.

Two words are at most one error apart (a letter wrong, missing, too many, or two changed places) when they
share a form: the word itself or the word with one letter left out. An ordinary index finds equal forms.
"""

import re
from collections.abc import Iterator

from domain.letters import zonder_accenten
from domain.naamvergelijking import VOORVOEGSELS

KORTSTE_MET_FOUT = 4
"""Shorter words have to be right: with a letter left out too many others look like them."""

KORTSTE_BEGIN = 3
CIJFERS_VOLGNUMMER = 5
LANGSTE, MEESTE_WOORDEN = 24, 5
_NIET_LETTER = re.compile(r"[^a-z0-9]+")
_NUMMER = re.compile(r"(m?)-?(\d{4})-?(\d{1,6})")
_CIJFERS = "0123456789"


def naamvormen(zoeknaam: str) -> frozenset[str]:
    """Every form under which a name is kept, so that part of it is enough."""
    return frozenset(vorm for woord in _woorden(zoeknaam) for vorm in (*_vormen(woord), *_beginnen(woord)))


def zoekvormen(tekst: str) -> tuple[frozenset[str], ...]:
    """The forms of each word that was typed; prefixes ("van", "de") count only when there is nothing else."""
    woorden = _woorden(tekst)
    eigen = [woord for woord in woorden if woord not in VOORVOEGSELS] or woorden
    return tuple(frozenset(_vormen(woord)) for woord in eigen[:MEESTE_WOORDEN])


def nummervormen(tekst: str) -> tuple[str, ...]:
    """A dossier's or report's number as it was meant ("2026-412", "M2026 00412"), and those with one digit
    wrong or two changed; the one that was meant first.
    """
    gevonden = _NUMMER.fullmatch(re.sub(r"[\s.]", "", tekst.lower()))
    if gevonden is None:
        return tuple(dict.fromkeys((tekst.upper(), tekst)))
    melding, jaar, volgnummer = gevonden.groups()
    cijfers = jaar + volgnummer.zfill(CIJFERS_VOLGNUMMER)
    anders = dict.fromkeys([cijfers, *_een_cijfer_anders(cijfers), *_omgewisseld(cijfers)])
    return tuple(f"{'M-' if melding else ''}{c[:4]}-{c[4:]}" for c in anders)


def _woorden(tekst: str) -> list[str]:
    delen = _NIET_LETTER.split(zonder_accenten(tekst))
    return list(dict.fromkeys(deel.replace("ij", "y")[:LANGSTE] for deel in delen if deel))


def _vormen(woord: str) -> Iterator[str]:
    yield woord
    if len(woord) >= KORTSTE_MET_FOUT:
        yield from (woord[:plaats] + woord[plaats + 1 :] for plaats in range(len(woord)))


def _beginnen(woord: str) -> Iterator[str]:
    return (woord[:lengte] for lengte in range(KORTSTE_BEGIN, len(woord)))


def _een_cijfer_anders(cijfers: str) -> Iterator[str]:
    for plaats in range(len(cijfers)):
        yield from (cijfers[:plaats] + cijfer + cijfers[plaats + 1 :] for cijfer in _CIJFERS)


def _omgewisseld(cijfers: str) -> Iterator[str]:
    for plaats in range(len(cijfers) - 1):
        yield cijfers[:plaats] + cijfers[plaats + 1] + cijfers[plaats] + cijfers[plaats + 2 :]
