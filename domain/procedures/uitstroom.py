"""Where guidance led: the codes of tables 13 and 16, in the groups that the reports count."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Groep(StrEnum):
    """The groups of table 13 (catalogue 218)."""

    ONDERWIJS = "onderwijs"
    WERK = "werk regulier"
    TOELEIDING = "toeleidingstrajecten"
    NIET_PLAATSBAAR = "niet plaatsbaar"


class Uitstroom(NamedTuple):
    """A code's name, and the group that it counts in."""

    naam: str
    groep: Groep


UITSTROOM: Mapping[str, Uitstroom] = {
    "mbo": Uitstroom("mbo", Groep.ONDERWIJS),
    "vo-vso": Uitstroom("VO/VSO", Groep.ONDERWIJS),
    "vavo-havo": Uitstroom("VAVO/HAVO", Groep.ONDERWIJS),
    "startkwalificatie": Uitstroom("startkwalificatie behaald", Groep.ONDERWIJS),
    "werk": Uitstroom("werk regulier", Groep.WERK),
    "nog-in-traject": Uitstroom("nog in traject Doorstroompunt", Groep.TOELEIDING),
    "reintegratie": Uitstroom("re-integratie/WZI", Groep.TOELEIDING),
    "hulpverlening": Uitstroom("hulpverlening", Groep.TOELEIDING),
    "geen-motivatie": Uitstroom("geen motivatie", Groep.NIET_PLAATSBAAR),
    "verhuisd": Uitstroom("verhuisd", Groep.NIET_PLAATSBAAR),
}
UITSTROOM_KWETSBAAR: Mapping[str, str] = {
    "onderwijs": "Onderwijs",
    "werk": "Werk regulier",
    "uwv-gsd-binnenbaan": "UWV/GSD/Binnenbaan",
    "hulpverlening": "Hulpverlening",
    "niet-plaatsbaar": "Niet plaatsbaar",
}
"""Where vulnerable youngsters go, as table 16 counts (catalogue 228)."""


def is_herplaatst(code: str, *, hoogst_haalbaar: bool = False) -> bool:
    """Whether an outflow is a positive replacement: work only when it is the highest attainable (219)."""
    groep = UITSTROOM[code].groep
    return groep is Groep.ONDERWIJS or (groep is Groep.WERK and hoogst_haalbaar)
