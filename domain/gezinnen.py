"""Families behind reports of luxe verzuim: brothers and sisters who were away together count once.

Pupils belong to one family case when somebody linked them, or else when they live at one address, and are
reported for days that overlap (catalogue 119, 129). The same pair away in another month is another case.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from domain.kalender import Periode


class Gemeld(NamedTuple):
    """A report of luxe verzuim; `adres` is any key that two homes do not share, empty when unknown."""

    melding_id: UUID
    leerling_id: UUID
    adres: str
    periode: Periode


Gezin = tuple[Gemeld, ...]


def adressleutel(postcode: str, huisnummer: int, toevoeging: str) -> str:
    """One home, one key: "1234AB 7 B", however the addition was typed."""
    kaal = "".join(teken for teken in toevoeging if teken.isalnum()).upper()
    return f"{postcode.replace(' ', '').upper()} {huisnummer} {kaal}".rstrip()


Paar = tuple[UUID, UUID]
Uitspraken = Mapping[frozenset[UUID], bool]


def gezinnen(meldingen: Iterable[Gemeld], uitspraken: Iterable[tuple[Paar, bool]] = ()) -> tuple[Gezin, ...]:
    """The reports by family case, in a fixed order.

    `uitspraken` are pairs of pupils of whom somebody said that they are family, or that they are not: that
    goes before a shared address.
    """
    rijen = sorted(set(meldingen), key=lambda m: (m.periode.eerste, m.leerling_id, m.melding_id))
    gezegd = {frozenset(paar): verwant for paar, verwant in uitspraken}
    groep = list(range(len(rijen)))
    for een, ander in combinations(range(len(rijen)), 2):
        if _samen(rijen[een], rijen[ander], gezegd):
            _voeg_samen(groep, een, ander)
    return tuple(_leden(rijen, groep, nummer) for nummer in sorted(set(groep)))


def gezin_van(leerling_id: UUID, gevonden: Sequence[Gezin]) -> Gezin:
    """The family case of a pupil, the first one; empty when the pupil is in none."""
    return next((gezin for gezin in gevonden if any(m.leerling_id == leerling_id for m in gezin)), ())


def kinderen(gezin: Gezin) -> tuple[UUID, ...]:
    """The pupils of a family case, each once."""
    return tuple(dict.fromkeys(melding.leerling_id for melding in gezin))


def _samen(een: Gemeld, ander: Gemeld, gezegd: Uitspraken) -> bool:
    overlapt = een.periode.eerste <= ander.periode.laatste and ander.periode.eerste <= een.periode.laatste
    return overlapt and (een.leerling_id == ander.leerling_id or _verwant(een, ander, gezegd))


def _verwant(een: Gemeld, ander: Gemeld, gezegd: Uitspraken) -> bool:
    zelfde_huis = bool(een.adres) and een.adres == ander.adres
    return gezegd.get(frozenset({een.leerling_id, ander.leerling_id}), zelfde_huis)


def _voeg_samen(groep: list[int], een: int, ander: int) -> None:
    """Everybody who is in the group of one comes into the group of the other."""
    blijft, weg = sorted((groep[een], groep[ander]))
    groep[:] = [blijft if nummer == weg else nummer for nummer in groep]


def _leden(rijen: Sequence[Gemeld], groep: Sequence[int], nummer: int) -> Gezin:
    return tuple(rij for rij, van in zip(rijen, groep, strict=True) if van == nummer)
