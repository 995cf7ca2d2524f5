"""How much two names look alike, and why: spelling, prefixes, double surnames, short given names."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from domain.letters import zonder_accenten
from domain.roepnamen import ANDERE_VORM

GELIJK, SPELLING, VARIANT, ROEPNAAM = 100, 98, 95, 90
EEN_LETTER = 75
"""What one letter costs at most, also in a name of two letters: a single typing error is never a new name."""

KORTSTE_AFKORTING = 3
_TUSSEN = """
van de der den het 't t d ter ten te el al aan bij in op onder over uit voor von zu da di do dos du la le
aït ait ben abu bin ibn abd
"""
VOORVOEGSELS = frozenset(_TUSSEN.split())
NIET_LETTER = re.compile(r"[^a-z0-9]+")


class Naamoordeel(NamedTuple):
    """How much one part of a name looks alike (0-100) and the sentence that says why; empty when equal."""

    score: int
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Naamvorm:
    """A name in the forms that are compared: as typed, as one row of letters, and in its parts.

    `alle` are the forms with the row of letters among them.
    """

    getypt: str
    letters: str
    vormen: frozenset[str]
    delen: tuple[str, ...]
    alle: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alle", self.vormen | {self.letters})


def vergelijk_achternaam(een: tuple[str, str], ander: tuple[str, str]) -> Naamoordeel:
    """Two surnames, each with its prefix apart or in the name itself."""
    a, b = _achternaam(*een), _achternaam(*ander)
    if a.letters == b.letters:
        return Naamoordeel(GELIJK, "" if a.getypt == b.getypt else _spelling("Achternaam", a, b))
    if a.vormen & b.vormen:
        return Naamoordeel(SPELLING, _spelling("Achternaam", a, b))
    if (len(a.delen) > 1 or len(b.delen) > 1) and set(a.delen) & set(b.delen):
        return Naamoordeel(VARIANT, f"Een deel van de achternaam is gelijk: {a.getypt} / {b.getypt}")
    return _op_letters("Achternaam", a, b)


def vergelijk_voornamen(een: str, ander: str) -> Naamoordeel:
    """Two sets of given names; the first one counts, a short form stands for the full one."""
    a, b = _voornamen(een), _voornamen(ander)
    if a.letters == b.letters:
        return Naamoordeel(GELIJK, "" if a.getypt == b.getypt else _spelling("Voornaam", a, b))
    if not a.delen or not b.delen:
        return Naamoordeel(0)
    op_letters = _op_letters("Voornaam", a, b)
    return max(op_letters, _voornaam_variant(a, b), key=lambda oordeel: oordeel.score)


def _voornaam_variant(a: Naamvorm, b: Naamvorm) -> Naamoordeel:
    eerste, tweede = a.delen[0], b.delen[0]
    if eerste == tweede:
        return Naamoordeel(VARIANT, f"Eerste voornaam gelijk: {a.getypt} / {b.getypt}")
    if tweede in ANDERE_VORM.get(eerste, ()) or _afkorting(eerste, tweede):
        return Naamoordeel(ROEPNAAM, f"Roepnaam of korte vorm: {a.getypt} / {b.getypt}")
    if min(len(a.letters), len(b.letters)) == 1 and eerste[0] == tweede[0]:
        return Naamoordeel(EEN_LETTER, f"Alleen een voorletter: {a.getypt} / {b.getypt}")
    return Naamoordeel(0)


def _afkorting(een: str, ander: str) -> bool:
    kort, lang = sorted((een, ander), key=len)
    return len(kort) >= KORTSTE_AFKORTING and lang.startswith(kort)


def _op_letters(wat: str, a: Naamvorm, b: Naamvorm) -> Naamoordeel:
    """The best of all pairs of forms; a form that turns one error into two never makes it worse."""
    paren = [(OSA.distance(x, y), len(x), len(y)) for x in a.alle for y in b.alle]
    overeen = max([1 - afstand / max(lang, breed, 1) for afstand, lang, breed in paren])
    if min(paren)[0] <= 1:
        score = max(EEN_LETTER, round(100 * overeen))
        return Naamoordeel(min(score, VARIANT), f"{wat} verschilt één letter: {a.getypt} / {b.getypt}")
    return Naamoordeel(round(100 * overeen), f"{wat} lijkt erop: {a.getypt} / {b.getypt}")


def _spelling(wat: str, a: Naamvorm, b: Naamvorm) -> str:
    return f"{wat} is anders geschreven: {a.getypt} / {b.getypt}"


@lru_cache(maxsize=200_000)
def _achternaam(voorvoegsel: str, achternaam: str) -> Naamvorm:
    getypt = " ".join(f"{voorvoegsel} {achternaam}".split())
    kern = _woorden(getypt)
    while len(kern) > 1 and kern[0] in VOORVOEGSELS:
        kern = kern[1:]
    delen = tuple("".join(_zonder_voorvoegsel(_woorden(deel))) for deel in re.split(r"[-‐–]", getypt))
    vormen = {_aaneen(getypt), "".join(kern)}
    return Naamvorm(
        getypt, _aaneen(getypt), _met_y(vormen), tuple(d.replace("ij", "y") for d in delen if len(d) > 1)
    )


@lru_cache(maxsize=200_000)
def _voornamen(voornamen: str) -> Naamvorm:
    getypt = " ".join(voornamen.split())
    woorden = _woorden(getypt)
    vormen = _met_y({"".join(woorden), *woorden[:1]})
    return Naamvorm(getypt, "".join(woorden), vormen, tuple(woord.replace("ij", "y") for woord in woorden))


def _zonder_voorvoegsel(woorden: list[str]) -> list[str]:
    while len(woorden) > 1 and woorden[0] in VOORVOEGSELS:
        woorden = woorden[1:]
    return woorden


def _woorden(tekst: str) -> list[str]:
    return [woord for woord in NIET_LETTER.split(zonder_accenten(tekst)) if woord]


def _aaneen(tekst: str) -> str:
    return NIET_LETTER.sub("", zonder_accenten(tekst))


def _met_y(vormen: set[str]) -> frozenset[str]:
    """Each form, and with y for ij: Dijk, Dyk and Dĳk are one name."""
    return frozenset(vormen | {vorm.replace("ij", "y") for vorm in vormen}) - {""}
