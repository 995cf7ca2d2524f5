"""The decision tree of the national desk, as data: which report, if any, a school makes (catalogue 27-32).

The arrows of the printed tree were lost [S0:272-322]; where a branch is inferred, the row says so.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from domain.leerplicht import achttien_of_ouder
from domain.namen import MELDING_BIJ_DUO
from domain.regels import Norm
from domain.soorten import DuoSoort, Meldingsoort


class Vraag(StrEnum):
    """The questions, in the order in which they can be asked."""

    GEOORLOOFD = "geoorloofd"
    LUXE = "luxe"
    ACHTTIEN = "achttien"
    WETTELIJK_JONG = "wettelijk-jong"
    WETTELIJK_VOLWASSEN = "wettelijk-volwassen"
    EERSTE = "eerste"
    ALLES_GEMIST = "alles-gemist"
    MEER_DAN_28 = "meer-dan-28"


class Uitkomst(StrEnum):
    """Where the tree ends."""

    GEEN = "geen-melding"
    LUXE = "luxe"
    OVERIG = "overig"
    ZESTIEN_UUR = "zestien-uur"
    HERHALING = "herhaling"
    LRV = "lrv"
    RMC = "rmc"


class Tak(NamedTuple):
    """A question with where yes and no lead to, and the sentence that says each to the user."""

    ja: Vraag | Uitkomst
    nee: Vraag | Uitkomst
    zin_ja: str
    zin_nee: str


BOOM: Mapping[Vraag, Tak] = {
    Vraag.GEOORLOOFD: Tak(
        Uitkomst.GEEN,
        Vraag.LUXE,
        "De leerling is ziek, heeft verlof of hoefde niet op school te zijn, bijvoorbeeld door een stage,"
        " een blok zonder lessen of een ander rooster. Dat is geen verzuim."
        " Maakt u zich zorgen? Doe dan een zorgmelding.",
        "De leerling is zonder toestemming afwezig.",
    ),
    Vraag.LUXE: Tak(
        Uitkomst.LUXE,
        Vraag.ACHTTIEN,
        "De leerling is buiten de schoolvakantie op vakantie, zonder vrijstelling.",
        "De leerling is niet op vakantie.",
    ),
    Vraag.ACHTTIEN: Tak(
        Vraag.WETTELIJK_VOLWASSEN,
        Vraag.WETTELIJK_JONG,
        "De leerling is op de dag van de melding 18 jaar of ouder.",
        "De leerling is op de dag van de melding jonger dan 18 jaar.",
    ),
    Vraag.WETTELIJK_JONG: Tak(
        Vraag.EERSTE,
        Uitkomst.OVERIG,
        "De leerling miste in 4 lesweken {uren_onder_18} uur of meer.",
        "De leerling miste in 4 lesweken minder dan {uren_onder_18} uur.",
    ),
    Vraag.WETTELIJK_VOLWASSEN: Tak(
        Uitkomst.RMC,
        Uitkomst.OVERIG,
        "Het verzuim is zo lang of zo ernstig dat u het moet melden.",
        "U moet het verzuim nog niet melden. De norm is {dagen_18_plus} dagen achter elkaar.",
    ),
    Vraag.EERSTE: Tak(
        Uitkomst.ZESTIEN_UUR,
        Vraag.ALLES_GEMIST,
        "Het is de eerste melding van wettelijk verzuim in 4 weken.",
        "Er is in de afgelopen 4 weken al wettelijk verzuim gemeld.",
    ),
    # The two "nee" branches below are inferred: a repeat within 16 hours in 4 weeks.
    Vraag.ALLES_GEMIST: Tak(
        Vraag.MEER_DAN_28,
        Uitkomst.HERHALING,
        "De leerling miste alle lessen.",
        "De leerling volgde nog een deel van de lessen. Dit is een herhaalmelding.",
    ),
    Vraag.MEER_DAN_28: Tak(
        Uitkomst.LRV,
        Uitkomst.HERHALING,
        "De leerling is meer dan {dagen_lrv} dagen achter elkaar afwezig.",
        "De leerling is niet meer dan {dagen_lrv} dagen achter elkaar afwezig. Dit is een herhaalmelding.",
    ),
}
DUO_BIJ_UITKOMST: Mapping[Uitkomst, DuoSoort | None] = {
    Uitkomst.GEEN: None,
    Uitkomst.LUXE: DuoSoort.LUXE,
    Uitkomst.OVERIG: DuoSoort.OVERIG,
    Uitkomst.ZESTIEN_UUR: DuoSoort.ZESTIEN_UUR,
    Uitkomst.HERHALING: DuoSoort.ZESTIEN_UUR,
    Uitkomst.LRV: DuoSoort.LRV,
    Uitkomst.RMC: DuoSoort.RMC,
}
VRIJWILLIG = frozenset({Uitkomst.GEEN, Uitkomst.OVERIG, Uitkomst.HERHALING})


class Situatie(BaseModel):
    """The facts on the day of the report.

    `uren` are the hours missed in four consecutive lesson weeks (see lesweken), `dagen_achtereen` calendar
    days without a break, `eerdere_meldingen` the days of earlier reports of legal absence.
    """

    model_config = ConfigDict(frozen=True)

    dag: date
    geboortedatum: date
    geoorloofd: bool = False
    vakantie: bool = False
    uren: Decimal = Decimal(0)
    dagen_achtereen: int = 0
    alle_lessen_gemist: bool = False
    eerdere_meldingen: tuple[date, ...] = ()
    dreigende_uitval: bool = False


class Advies(BaseModel):
    """What the tree proposes, as DUO's kind and the municipal kind (None: no report), and why."""

    model_config = ConfigDict(frozen=True)

    uitkomst: Uitkomst
    duo_soort: DuoSoort | None
    soort: Meldingsoort | None
    verplicht: bool
    redenen: tuple[str, ...]


def _wettelijk_volwassen(situatie: Situatie, norm: Norm) -> bool:
    """Four weeks, or a region's own hours (catalogue 204), or at once when dropping out threatens (200)."""
    lang = situatie.dagen_achtereen >= norm.dagen_18_plus
    streng = norm.uren_18_plus is not None and situatie.uren >= norm.uren_18_plus
    return lang or streng or (norm.vanaf_eerste_uur and situatie.dreigende_uitval)


def _eerste(situatie: Situatie, norm: Norm) -> bool:
    vanaf = situatie.dag - timedelta(days=norm.dagen_terugkijken)
    return not any(vanaf <= dag <= situatie.dag for dag in situatie.eerdere_meldingen)


ANTWOORD: Mapping[Vraag, Callable[[Situatie, Norm], bool]] = {
    Vraag.GEOORLOOFD: lambda s, _: s.geoorloofd,
    Vraag.LUXE: lambda s, _: s.vakantie,
    Vraag.ACHTTIEN: lambda s, _: achttien_of_ouder(s.geboortedatum, s.dag),
    Vraag.WETTELIJK_JONG: lambda s, norm: s.uren >= norm.uren_onder_18,
    Vraag.WETTELIJK_VOLWASSEN: _wettelijk_volwassen,
    Vraag.EERSTE: _eerste,
    Vraag.ALLES_GEMIST: lambda s, _: s.alle_lessen_gemist,
    Vraag.MEER_DAN_28: lambda s, norm: s.dagen_achtereen > norm.dagen_lrv,
}


def adviseer(situatie: Situatie, norm: Norm) -> Advies:
    """Walk the tree; `norm` is the one that holds on the day in the region (regels.geldige_norm)."""
    stap: Vraag | Uitkomst = Vraag.GEOORLOOFD
    redenen: list[str] = []
    while isinstance(stap, Vraag):
        tak, ja = BOOM[stap], ANTWOORD[stap](situatie, norm)
        redenen.append((tak.zin_ja if ja else tak.zin_nee).format(**norm.model_dump()))
        stap = tak.ja if ja else tak.nee
    return _advies(stap, tuple(redenen))


def _advies(uitkomst: Uitkomst, redenen: tuple[str, ...]) -> Advies:
    duo = DUO_BIJ_UITKOMST[uitkomst]
    return Advies(
        uitkomst=uitkomst,
        duo_soort=duo,
        soort=MELDING_BIJ_DUO[duo] if duo else None,
        verplicht=uitkomst not in VRIJWILLIG,
        redenen=redenen,
    )
