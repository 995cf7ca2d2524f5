"""Terms, agreements and norms as dated data: what changes on a date is a new row, not new code."""

import tomllib
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from domain.regels.normen import STANDAARDREGIO as STANDAARDREGIO
from domain.regels.normen import Balansnorm as Balansnorm
from domain.regels.normen import Campagnemoment as Campagnemoment
from domain.regels.normen import Campagneuren as Campagneuren
from domain.regels.normen import Haltnorm as Haltnorm
from domain.regels.normen import Jaarresultaatnorm as Jaarresultaatnorm
from domain.regels.normen import Norm as Norm
from domain.regels.normen import Overstapnorm as Overstapnorm
from domain.regels.normen import Regelrij, Risiconorm, Uitvalnorm
from domain.regels.normen import Vergelijkingsnorm as Vergelijkingsnorm
from domain.regels.normen import Zomernorm as Zomernorm
from domain.soorten import Termijncode


class Eenheid(StrEnum):
    """What a number in a rule counts."""

    WERKDAGEN = "werkdagen"
    SCHOOLDAGEN = "schooldagen"
    KALENDERDAGEN = "kalenderdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    KEER = "keer"
    JAREN = "jaren"


class Afspraakcode(StrEnum):
    """The agreements that are a single number (see regels/standaard.toml for each one's ground)."""

    MELDEN_DOOR_SCHOOL = "melden-door-school"
    HEROPENEN = "heropenen"
    EENMALIGE_LINK = "eenmalige-link"
    CONCEPT_BEWAREN = "concept-bewaren"
    HERHALING_NA = "herhaling-na"
    HERHALINGEN_HOOGUIT = "herhalingen-hooguit"
    THUISZITTER = "thuiszitter"
    THUISZITTERSTAFEL = "thuiszitterstafel"
    THUISZITTER_ESCALATIE = "thuiszitter-escalatie"
    THUISZITTER_ESCALATIE_DAARNA = "thuiszitter-escalatie-daarna"
    THUISZITTERSTAFEL_DAG = "thuiszitterstafel-dag"
    NIEUW_ONDERZOEK_JEUGDARTS = "nieuw-onderzoek-jeugdarts"
    ZIEKTEVERZUIM_NAVRAAG = "ziekteverzuim-navraag"
    NAVRAAG_VRIJWILLIGE_HULP = "navraag-vrijwillige-hulp"
    VRIJSTELLING_VERLENGEN = "vrijstelling-verlengen"
    OVERDRACHT_ACHTTIEN = "overdracht-achttien"
    LUXE_WAARSCHUWING = "luxe-waarschuwing"
    LEERLING_HOREN = "leerling-horen"
    VERLOF_HOOFD = "verlof-hoofd"
    VERLOF_VAKANTIE = "verlof-vakantie"
    VERLOF_VAKANTIE_KEER = "verlof-vakantie-keer"
    VERLOF_EERSTE_LESWEKEN = "verlof-eerste-lesweken"
    VERLOF_RELIGIE = "verlof-religie"
    VRIJSTELLING_AANVULLEN = "vrijstelling-aanvullen"
    VRIJSTELLING_KENNISGEVING = "vrijstelling-kennisgeving"
    VRIJSTELLING_VERKLARING = "vrijstelling-verklaring"
    VRIJSTELLING_RICHTING = "vrijstelling-richting"
    VRIJSTELLING_TERUGKEER = "vrijstelling-terugkeer"
    VRIJSTELLING_3A_VANAF = "vrijstelling-3a-vanaf"
    ABSOLUUT_REACTIE_OUDERS = "absoluut-reactie-ouders"
    ABSOLUUT_VOLGEN = "absoluut-volgen"
    INSCHRIJFCONTROLE_NA = "inschrijfcontrole-na"
    VERZUIM_18PLUS_NA_BRIEF = "verzuim-18-plus-na-brief"
    VERZUIM_18PLUS_VOLGEN = "verzuim-18-plus-volgen"
    UITVAL_REACTIE = "uitval-reactie"
    UITVAL_OPNIEUW_BEZOEK = "uitval-opnieuw-bezoek"
    UITSTROOMCONTROLE_VOOR = "uitstroomcontrole-voor-einde-schooljaar"
    KWETSBARE_JONGERE_VOLGEN = "kwetsbare-jongere-volgen"
    ZORG_18PLUS_VOLGEN = "zorg-18-plus-volgen"
    BEGELEID_WONEN_VOLGEN = "begeleid-wonen-volgen"
    CAMPAGNE_PER_MINUUT = "campagne-per-minuut"
    OVERSTAP_BEGELEIDEN = "overstap-begeleiden"
    UITSTEL_HOOGSTENS = "uitstel-hoogstens"
    NO_SHOW_OPNIEUW = "no-show-opnieuw"
    NO_SHOW_PLAATSEN = "no-show-plaatsen"
    ZOMERACTIE_OPNIEUW = "zomeractie-opnieuw"
    VERZUIMSTAAT_VANAF = "verzuimstaat-vanaf"


class Termijnregel(Regelrij):
    """A term: last day, reminders and escalations, each a number of `eenheid` after the event."""

    code: Termijncode
    eenheid: Eenheid
    uiterlijk: int = Field(gt=0)
    herinneringen: tuple[int, ...] = ()
    escalaties: tuple[int, ...] = ()

    @property
    def naam(self) -> str:
        """How the ledger refers to this row: "beoordeling/standaard/1970-01-01"."""
        return f"{self.code.value}/{self.sleutel}"


class Afspraak(Regelrij):
    """A single number that a rule uses."""

    code: Afspraakcode
    aantal: int = Field(gt=0)
    eenheid: Eenheid

    @property
    def naam(self) -> str:
        """How the ledger refers to this row: "ziekteverzuim-navraag/standaard/1970-01-01"."""
        return f"{self.code.value}/{self.sleutel}"


class Regels(BaseModel):
    """All rows; `met` adds those of a region."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    termijn: tuple[Termijnregel, ...] = ()
    afspraak: tuple[Afspraak, ...] = ()
    norm: tuple[Norm, ...] = ()
    halt: tuple[Haltnorm, ...] = ()
    vergelijking: tuple[Vergelijkingsnorm, ...] = ()
    risico: tuple[Risiconorm, ...] = ()
    uitval: tuple[Uitvalnorm, ...] = ()
    campagne: tuple[Campagneuren, ...] = ()
    campagnemoment: tuple[Campagnemoment, ...] = ()
    overstap: tuple[Overstapnorm, ...] = ()
    zomeractie: tuple[Zomernorm, ...] = ()
    jaarresultaat: tuple[Jaarresultaatnorm, ...] = ()
    thuiszitterbalans: tuple[Balansnorm, ...] = ()

    def met(self, eigen: "Regels") -> "Regels":
        """These rows and the rows of `eigen`."""
        return Regels(**{veld: getattr(self, veld) + getattr(eigen, veld) for veld in Regels.model_fields})


class _Gedateerd(Protocol):
    @property
    def regio(self) -> str: ...
    @property
    def vanaf(self) -> date: ...
    @property
    def maanden(self) -> tuple[int, ...]: ...


Rij = TypeVar("Rij", bound=_Gedateerd)


def geldige_rij(rijen: Sequence[Rij], dag: date, regio: str = STANDAARDREGIO) -> Rij:
    """The row that holds on `dag`: the region's newest one, or else the newest standard one.

    Within a region a row of the season wins from one of the whole year.

    LookupError when no row reaches back to that day: the data are wrong then, not the user.
    """
    geldig = [rij for rij in rijen if _geldt(rij, dag) and rij.regio in (regio, STANDAARDREGIO)]
    if not geldig:
        raise LookupError(f"no rule holds on {dag.isoformat()}")
    return max(geldig, key=lambda rij: (rij.regio == regio, bool(rij.maanden), rij.vanaf))


def _geldt(rij: _Gedateerd, dag: date) -> bool:
    return rij.vanaf <= dag and (not rij.maanden or dag.month in rij.maanden)


def lees_regels(tekst: str) -> Regels:
    """Rules from TOML; pydantic's ValidationError names the row that is wrong."""
    return Regels.model_validate(tomllib.loads(tekst))


def geldige_afspraak(regels: Regels, code: Afspraakcode, dag: date, regio: str = STANDAARDREGIO) -> Afspraak:
    """The agreement that holds on that day in that region."""
    return geldige_rij([rij for rij in regels.afspraak if rij.code is code], dag, regio)


def geldige_norm(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Norm:
    """The norm of legal absence that holds on that day in that region."""
    return geldige_rij(regels.norm, dag, regio)


def geldige_haltnorm(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Haltnorm:
    """The criteria of Halt that hold on that day in that region."""
    return geldige_rij(regels.halt, dag, regio)


def geldige_vergelijkingsnorm(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Vergelijkingsnorm:
    """The thresholds of the comparison that hold on that day in that region."""
    return geldige_rij(regels.vergelijking, dag, regio)


def geldige_risiconorm(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Risiconorm:
    """The points model that holds on that day in that region."""
    return geldige_rij(regels.risico, dag, regio)


def geldige_uitvalnorm(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Uitvalnorm:
    """The window within which leaving and coming back is a switch, as it holds on that day."""
    return geldige_rij(regels.uitval, dag, regio)


def _alle_bestanden() -> str:
    """The general agreements and those of each procedure, a file each."""
    bestanden = sorted(
        (b for b in files(__name__).iterdir() if b.name.endswith(".toml")), key=lambda b: b.name
    )
    return "\n".join(bestand.read_text("utf-8") for bestand in bestanden)


# Read once when the module loads: part of the program, like the code.
STANDAARD_REGELS = lees_regels(_alle_bestanden())
