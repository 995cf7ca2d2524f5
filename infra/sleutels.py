"""Keys with an id, so that a key can be replaced while old data stays readable.

Written as `id:base64,id:base64`; the first one encrypts, all of them decrypt. No cryptography is imported
here: workflow modules may reach this file.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
LENGTES = (16, 24, 32)  # AES-128, -192, -256


class OnbekendeSleutel(LookupError):
    """Data was encrypted with a key that is not in the settings (any more)."""


@dataclass(frozen=True)
class Sleutel:
    id: str
    geheim: bytes = field(repr=False)


@dataclass(frozen=True)
class Sleutelbos:
    """At least one key; the first one is current."""

    sleutels: tuple[Sleutel, ...]

    def __post_init__(self) -> None:
        ids = [sleutel.id for sleutel in self.sleutels]
        if not ids:
            raise ValueError("er is geen enkele sleutel")
        if len(set(ids)) != len(ids):
            raise ValueError("een sleutel-id komt dubbel voor")

    @property
    def huidige(self) -> Sleutel:
        return self.sleutels[0]

    def zoek(self, sleutel_id: str) -> Sleutel:
        for sleutel in self.sleutels:
            if sleutel.id == sleutel_id:
                return sleutel
        raise OnbekendeSleutel(f"De sleutel '{sleutel_id}' staat niet in de instellingen.")


def lees_sleutelbos(tekst: str) -> Sleutelbos:
    """Parse `id:base64,id:base64`; raises ValueError with a Dutch reason that never repeats a key."""
    return Sleutelbos(tuple(_lees_sleutel(deel.strip()) for deel in tekst.split(",") if deel.strip()))


def lees_geheim(tekst: str) -> bytes:
    """Decode one base64 key of 16, 24 or 32 bytes; raises ValueError with a Dutch reason."""
    try:
        geheim = base64.b64decode(tekst, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("een sleutel is geen geldige base64") from None
    if len(geheim) not in LENGTES:
        raise ValueError(f"een sleutel is {len(geheim)} bytes lang; dat moet 16, 24 of 32 zijn")
    return geheim


def _lees_sleutel(deel: str) -> Sleutel:
    sleutel_id, teken, geheim = deel.partition(":")
    if not teken or not _ID.fullmatch(sleutel_id):
        raise ValueError(
            "een sleutel wordt geschreven als id:base64, met een id van kleine letters en cijfers"
        )
    return Sleutel(sleutel_id, lees_geheim(geheim))
