"""What people fill in at a step of a procedure; taken up in `domain/procedures/model.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Aan(StrEnum):
    """Whom a question is put to, by mail with a one-time link; from 18 that is the youngster."""

    SCHOOL = "school"
    OUDERS = "ouders"
    JONGERE = "jongere"


class Veldsoort(StrEnum):
    """How a field is shown and read; values are kept as text, dates as ISO dates, ticks as "ja"."""

    TEKST = "tekst"
    REGEL = "regel"
    DATUM = "datum"
    TIJD = "tijd"
    GETAL = "getal"
    KEUZE = "keuze"
    VINKJE = "vinkje"


class Veldregel(StrEnum):
    """When a field is asked at all, by what is known of the pupil; see domain/procedures/veldregels.py."""

    LEERLING_HOREN = "leerling-horen"


@dataclass(frozen=True)
class Voorwaarde:
    """A rule about a field, judged on the date in the field `dag`, or else today."""

    regel: Veldregel
    dag: str = ""


class Agenda(StrEnum):
    """What an outcome does with the conversation that its fields plan: into calendars, or out of them."""

    ZET = "zet"
    HAAL_WEG = "haal-weg"


class Informatie(StrEnum):
    """What a person has to see before taking a step."""

    BROERS_ZUSSEN = "broers-zussen"


class Telling(StrEnum):
    """A number that the register can count itself; see domain/procedures/tellingen.py."""

    TE_LAAT = "te-laat"


@dataclass(frozen=True)
class Veld:
    """Something that a person fills in with an outcome; `keuzes` holds code -> label for a choice.

    `vroeger` says that a date may not lie in the future, `later` that it may not lie in the past,
    `niet_voor` that it may not lie before the date in that other field, `mailadres` that a line is an address
    of mail. A field with `als` is asked only when that rule says so. One with `telling` is filled in already
    where the register can count; who types another number says why in the field that `verklaart` it.
    """

    naam: str
    label: str
    soort: Veldsoort = Veldsoort.TEKST
    verplicht: bool = True
    keuzes: Mapping[str, str] = field(default_factory=dict)
    uitleg: str = ""
    vroeger: bool = False
    later: bool = False
    niet_voor: str = ""
    mailadres: bool = False
    als: Voorwaarde | None = None
    telling: Telling | None = None
    verklaart: str = ""
