"""What a procedure is made of: steps with their outcomes, as on the paper that officers work by.

A plan is data: workflows follow it, pages and letters are made from it, diagrams are drawn from it, and a
plan that leads nowhere does not load.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging


class Wie(StrEnum):
    """Who takes a step; the rules of assignment find the person."""

    BEHANDELAAR = "behandelaar"
    JEUGDARTS = "jeugdarts"
    ADMINISTRATIE = "administratie"
    COORDINATOR = "coordinator"


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


@dataclass(frozen=True)
class Veld:
    """Something that a person fills in with an outcome; `keuzes` holds code -> label for a choice.

    `vroeger` says that a date may not lie in the future, `later` that it may not lie in the past,
    `mailadres` that a line is an address of mail. A field with `als` is asked only when that rule says so.
    """

    naam: str
    label: str
    soort: Veldsoort = Veldsoort.TEKST
    verplicht: bool = True
    keuzes: Mapping[str, str] = field(default_factory=dict)
    uitleg: str = ""
    vroeger: bool = False
    later: bool = False
    mailadres: bool = False
    als: Voorwaarde | None = None


@dataclass(frozen=True)
class Uitkomst:
    """How a step can end: the step that follows, what must be filled in, and who hears of it.

    `schoolbericht` is a sentence for the school's mail, `brief` the letter to the parents (a folder in
    templates/brieven), `agenda` what happens to the conversation in everybody's calendar, `start` another
    procedure that begins with this outcome, `wijziging` what it changes for the other ones.
    """

    code: str
    label: str
    naar: str
    velden: tuple[Veld, ...] = ()
    uitleg: str = ""
    schoolbericht: str = ""
    brief: str = ""
    agenda: Agenda | None = None
    start: Proceduresoort | None = None
    wijziging: Wijziging | None = None


@dataclass(frozen=True)
class Taakstap:
    """A person does something and says what came of it, within the term `termijn`."""

    code: str
    titel: str
    uitkomsten: tuple[Uitkomst, ...]
    uitleg: str = ""
    wie: Wie = Wie.BEHANDELAAR
    termijn: Termijncode = Termijncode.PROCEDURESTAP
    informatie: tuple[Informatie, ...] = ()


@dataclass(frozen=True)
class Vraagstap:
    """The school gets `vraag` by mail with a one-time link and chooses an answer; `stil` follows silence."""

    code: str
    titel: str
    vraag: str
    uitkomsten: tuple[Uitkomst, ...]
    stil: str
    termijn: Termijncode = Termijncode.ANTWOORD_SCHOOL


@dataclass(frozen=True)
class Wachtstap:
    """Nobody owes anything until a day: `afspraak` after the date in the field `vanaf`.

    Without `vanaf` it counts from the moment that the step begins. With `voor` it counts back. `vanaf` names
    a field of the start or of an answer in this procedure; the latest one holds.
    """

    code: str
    titel: str
    naar: str
    afspraak: Afspraakcode | None = None
    vanaf: str = ""
    voor: bool = False

    @property
    def uitkomsten(self) -> tuple[Uitkomst, ...]:
        return (Uitkomst(code="voorbij", label=self.titel, naar=self.naar),)


@dataclass(frozen=True)
class Regelstap:
    """The rules decide from what the register holds; see activities/bepalers.py."""

    code: str
    titel: str
    uitkomsten: tuple[Uitkomst, ...]


@dataclass(frozen=True)
class Einde:
    """The procedure ends here with a result; `code` is what reports count."""

    code: str
    titel: str
    schoolbericht: str = ""
    uitkomsten: tuple[Uitkomst, ...] = ()


Stap = Taakstap | Vraagstap | Wachtstap | Regelstap | Einde


class PlanKloptNiet(ValueError):
    """A step that does not exist, or that nothing leads to."""


@dataclass(frozen=True)
class Plan:
    """A procedure: its first step, all steps, and where a change around the pupil makes it go.

    `bij` names the step that follows when something happens around the pupil, whatever step it is in; a
    change that it does not name leaves the procedure where it is. A plan without `zelf_starten` is started
    by the rules only, or by another procedure.
    """

    soort: Proceduresoort
    titel: str
    uitleg: str
    grond: str
    stappen: tuple[Stap, ...]
    meldingsoorten: tuple[Meldingsoort, ...] = ()
    startvelden: tuple[Veld, ...] = ()
    bij: Mapping[Wijziging, str] = field(default_factory=dict)
    zelf_starten: bool = True

    def __post_init__(self) -> None:
        codes = [stap.code for stap in self.stappen]
        if len(codes) != len(set(codes)):
            raise PlanKloptNiet(f"{self.soort}: een stap staat er dubbel in.")
        genoemd = {naar for stap in self.stappen for naar in vervolgen(stap)} | set(self.bij.values())
        if onbekend := genoemd - set(codes):
            raise PlanKloptNiet(f"{self.soort}: onbekende stap {sorted(onbekend)}.")
        if verweesd := set(codes) - genoemd - {self.eerste}:
            raise PlanKloptNiet(f"{self.soort}: niets leidt naar {sorted(verweesd)}.")

    @property
    def eerste(self) -> str:
        return self.stappen[0].code

    @cached_property
    def _op_code(self) -> Mapping[str, Stap]:
        return {stap.code: stap for stap in self.stappen}

    def stap(self, code: str) -> Stap:
        """The step of this code; the first one for an empty code. KeyError for an unknown one."""
        return self._op_code[code or self.eerste]

    @property
    def eindes(self) -> tuple[Einde, ...]:
        return tuple(stap for stap in self.stappen if isinstance(stap, Einde))


def vervolgen(stap: Stap) -> Iterator[str]:
    """The codes of the steps that can follow."""
    yield from (uitkomst.naar for uitkomst in stap.uitkomsten)
    if isinstance(stap, Vraagstap):
        yield stap.stil


def uitkomst_van(stap: Stap, code: str) -> Uitkomst | None:
    """The outcome of this code, None when the step does not have it."""
    return next((uitkomst for uitkomst in stap.uitkomsten if uitkomst.code == code), None)
