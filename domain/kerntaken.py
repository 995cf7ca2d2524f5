"""The core tasks of leerplicht and the four legal tasks of the Doorstroompunt, with what belongs to each.

Catalogue 100 and 101: supervise the Leerplichtwet and prevent leaving; registration, referral, network, and
keeping old vsv'ers and youngsters of pro and vso in view.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.soorten import Proceduresoort, Rol

P = Proceduresoort


class Soort(StrEnum):
    """Whose tasks they are."""

    KERNTAAK = "Kerntaken van leerplicht en Doorstroompunt"
    RMC = "Wettelijke taken van het Doorstroompunt"


@dataclass(frozen=True)
class Kerntaak:
    """A task; `telt` are the procedures that run for it, `pagina` where the work stands, for whom.

    With `telt` "uitschrijving" the reports of leaving of this school year are counted.
    """

    soort: Soort
    titel: str
    grond: str
    telt: tuple[str, ...]
    eenheid: str
    pagina: str
    paginanaam: str
    voor: frozenset[Rol]


AMBTENAREN = frozenset({Rol.LPA, Rol.CASEMANAGER, Rol.ADMINISTRATIE, Rol.COORDINATOR})
DOORSTROOMPUNT = frozenset({Rol.CASEMANAGER, Rol.COORDINATOR})
TOEZICHT = (
    *(P.GESPREK, P.MAS, P.VRIJWILLIGE_HULP, P.HALT, P.STRAFRECHTELIJK, P.CIVIELRECHTELIJK, P.LUXE_VERZUIM),
    *(P.VERLOF, P.ABSOLUUT_VERZUIM, P.ZIEKTEVERZUIM, P.THUISZITTER, P.VRIJSTELLING),
)
VOORKOMEN = (
    *(P.VERZUIM_18PLUS, P.ZORG_18PLUS, P.OVERSTAP, P.NO_SHOW, P.ZOMERACTIE, P.UITVAL, P.BEGELEIDING),
    *(P.MATCHMAKER, P.KWETSBARE_JONGERE, P.BEGELEID_WONEN, P.OVERDRACHT_ACHTTIEN),
)
KERNTAKEN = (
    Kerntaak(
        Soort.KERNTAAK,
        "Toezicht houden op de Leerplichtwet",
        "Leerplichtwet artikel 16",
        TOEZICHT,
        "Lopende procedures",
        "/dossiers",
        "Dossiers",
        AMBTENAREN,
    ),
    Kerntaak(
        Soort.KERNTAAK,
        "Voorkomen dat jongeren tot 23 jaar stoppen zonder startkwalificatie",
        "Vanaf 2026 is de grens 27 jaar: Wet van school naar duurzaam werk",
        VOORKOMEN,
        "Lopende procedures",
        "/campagnes",
        "Campagnes",
        AMBTENAREN,
    ),
    Kerntaak(
        Soort.RMC,
        "Zorgen voor een sluitende melding en registratie van wie stopt",
        "Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3",
        ("uitschrijving",),
        "Uitschrijvingen gemeld in dit schooljaar",
        "/vsv",
        "Telling van 1 oktober",
        DOORSTROOMPUNT,
    ),
    Kerntaak(
        Soort.RMC,
        "Zorgen dat wie stopte, wordt doorverwezen en weer een plek krijgt",
        "Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3",
        (P.UITVAL, P.BEGELEIDING, P.MATCHMAKER, P.BEGELEID_WONEN),
        "Jongeren die nu begeleid of benaderd worden",
        "/matchmakers",
        "MatchMakers",
        DOORSTROOMPUNT,
    ),
    Kerntaak(
        Soort.RMC,
        "Samenwerken met alle partijen en het netwerk onderhouden",
        "Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3",
        (),
        "",
        "/regio#partners",
        "Partners op deze pagina",
        AMBTENAREN,
    ),
    Kerntaak(
        Soort.RMC,
        "Oude vsv'ers en jongeren van pro en vso in beeld houden",
        "Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3",
        (P.KWETSBARE_JONGERE,),
        "Kwetsbare jongeren die gevolgd worden",
        "/doorstroomcijfers",
        "Cijfers van het Doorstroompunt",
        DOORSTROOMPUNT,
    ),
)


def kerntaak_van(soort: Proceduresoort) -> Kerntaak:
    """The core task that a procedure serves: to supervise or to prevent."""
    return KERNTAKEN[0] if soort in TOEZICHT else KERNTAKEN[1]
