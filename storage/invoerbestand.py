"""Reads a file of meldingen as a desk or a school package exports it: lines in, flat text fields out.

A line that cannot be read costs that line only, also when it opens a quote and never closes it.
"""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pydantic import BaseModel

from domain.fouten import DomeinFout
from domain.tekstinvoer import KOLOMMEN

SCHEIDING = ";"
BLOK = 64 * 1024
MAX_REGELS_IN_VELD = 100


class Bestandsfout(DomeinFout):
    """The file as a whole cannot be read; `str()` says why, in Dutch."""


class Regelfout(BaseModel, frozen=True):
    """Why a line was refused: its number in the file (the header is line 1), the column, the reason."""

    regel: int
    veld: str
    reden: str


class Bestandsregel(BaseModel, frozen=True):
    """One record by column name."""

    regel: int
    velden: dict[str, str]


def lees_regels(bron: BinaryIO, kolommen: Sequence[str] = KOLOMMEN) -> Iterator[Bestandsregel | Regelfout]:
    """Every record of the file, or why it is none; empty lines are passed over.

    `bron` must be seekable: it is read once to learn its encoding (UTF-8 with or without BOM, else Windows
    1252). Raises Bestandsfout when the header does not name exactly `kolommen`, those of a file of meldingen
    unless said otherwise.
    """
    regels = _Terugleesbaar(io.TextIOWrapper(bron, encoding=_codering(bron), errors="replace", newline=""))
    kop = _lees_kop(regels, kolommen)
    for nummer, regel in regels:
        if regel.strip(" \t\r\n" + SCHEIDING):
            yield _lees_record(nummer, regel, regels, kop)


class _Terugleesbaar:
    """Numbered lines that can be put back."""

    def __init__(self, bron: io.TextIOWrapper) -> None:
        self.bron = bron
        self._regels = enumerate(bron, start=1)
        self._terug: deque[tuple[int, str]] = deque()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        while (volgende := self.volgende()) is not None:
            yield volgende

    def volgende(self) -> tuple[int, str] | None:
        return self._terug.popleft() if self._terug else next(self._regels, None)

    def zet_terug(self, regels: list[tuple[int, str]]) -> None:
        self._terug.extendleft(reversed(regels))


def _codering(bron: BinaryIO) -> str:
    ontcijfer = codecs.getincrementaldecoder("utf-8")()
    try:
        while blok := bron.read(BLOK):
            ontcijfer.decode(blok)
        ontcijfer.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        bron.seek(0)
    return "utf-8-sig"


def _lees_kop(regels: _Terugleesbaar, kolommen: Sequence[str]) -> list[str]:
    eerste = regels.volgende()
    if eerste is None:
        raise Bestandsfout("Dit bestand is leeg.")
    namen = [naam.strip().casefold() for naam in _velden(eerste[1]) or []]
    if len(namen) < 2:
        raise Bestandsfout(
            "De eerste regel is geen lijst van kolommen met puntkomma's ertussen. "
            "Sla het bestand op als CSV met puntkomma's (CSV UTF-8) en probeer het opnieuw."
        )
    if fouten := _fouten_in_kop(namen, kolommen):
        raise Bestandsfout(" ".join(fouten))
    return namen


def _fouten_in_kop(namen: list[str], kolommen: Sequence[str]) -> list[str]:
    """Which columns are missing, unknown or double; the order does not matter."""
    soorten = (
        ("Deze kolommen ontbreken", [naam for naam in kolommen if naam not in namen]),
        (
            "Deze kolommen kennen wij niet",
            [naam[:60] or "(zonder naam)" for naam in namen if naam not in kolommen],
        ),
        ("Deze kolommen staan er dubbel in", sorted({naam for naam in namen if namen.count(naam) > 1})),
    )
    return [f"{wat}: {', '.join(welke)}." for wat, welke in soorten if welke]


def _lees_record(
    nummer: int, regel: str, regels: _Terugleesbaar, kolommen: list[str]
) -> Bestandsregel | Regelfout:
    velden = _velden(regel)
    if len(velden or []) != len(kolommen) and regel.count('"') % 2:
        velden = _over_meer_regels(regel, regels, len(kolommen)) or velden
    if velden is None:
        return Regelfout(regel=nummer, veld="", reden="Deze regel is niet te lezen: een veld is te lang.")
    if len(velden) != len(kolommen):
        reden = f"Deze regel heeft {len(velden)} velden; het moeten er {len(kolommen)} zijn."
        return Regelfout(regel=nummer, veld="", reden=reden)
    return Bestandsregel(regel=nummer, velden=dict(zip(kolommen, velden, strict=True)))


def _over_meer_regels(regel: str, regels: _Terugleesbaar, aantal: int) -> list[str] | None:
    """A quoted field may hold line breaks; what turns out not to belong to it is put back."""
    gelezen: list[tuple[int, str]] = []
    while len(gelezen) < MAX_REGELS_IN_VELD and (volgende := regels.volgende()):
        gelezen.append(volgende)
        if volgende[1].count('"') % 2:
            velden = _velden("".join([regel, *(tekst for _, tekst in gelezen)]))
            if velden and len(velden) == aantal:
                return velden
            break
    regels.zet_terug(gelezen)
    return None


def _velden(tekst: str) -> list[str] | None:
    """The fields of one record; None when one is longer than anybody types."""
    try:
        records = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=SCHEIDING))
    except csv.Error:
        return None
    return records[0] if records else []
