"""What a procedure is made of: steps with their outcomes, as on the paper that officers work by.

A plan is data: workflows follow it, pages and letters are made from it, diagrams are drawn from it, and a
plan that leads nowhere does not load.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from domain.leerplicht import VOLWASSEN
from domain.procedures.invulvelden import Aan as Aan
from domain.procedures.invulvelden import Agenda as Agenda
from domain.procedures.invulvelden import Informatie as Informatie
from domain.procedures.invulvelden import Telling as Telling
from domain.procedures.invulvelden import Veld as Veld
from domain.procedures.invulvelden import Veldregel as Veldregel
from domain.procedures.invulvelden import Veldsoort as Veldsoort
from domain.procedures.invulvelden import Voorwaarde as Voorwaarde
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging


class Wie(StrEnum):
    """Who takes a step; the rules of assignment find the person."""

    BEHANDELAAR = "behandelaar"
    JEUGDARTS = "jeugdarts"
    ADMINISTRATIE = "administratie"
    COORDINATOR = "coordinator"


class Doelgroep(StrEnum):
    """For whom a procedure is, by age on the day that it starts (Leerplichtwet art. 3, 4a and 21a)."""

    IEDEREEN = "iedereen"
    TOT_ACHTTIEN = "leerlingen die nog geen 18 jaar zijn"
    VANAF_ACHTTIEN = "jongeren van 18 jaar of ouder"

    def hoort_bij(self, leeftijd: int) -> bool:
        """Whether somebody of this age, in whole years, belongs to it."""
        return self is Doelgroep.IEDEREEN or (self is Doelgroep.VANAF_ACHTTIEN) == (leeftijd >= VOLWASSEN)


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
    """A person does something and says what came of it, within the term `termijn`.

    `ingehaald_door` is the step that overtakes it on a day that activities/bepalers.py knows, when nobody
    has finished it by then: what has to happen on a date does not wait for an open task.
    `ander_dan` names a step that somebody else must have finished: four eyes.
    The term counts from the date in the field `vanaf`, as in a Wachtstap; without it from the moment that the
    step begins (see also activities/bepalers.py). `advies` is the outcome that the rules advise: comply or
    explain, so every other outcome asks for a motivation (catalogue 106).
    """

    code: str
    titel: str
    uitkomsten: tuple[Uitkomst, ...]
    uitleg: str = ""
    wie: Wie = Wie.BEHANDELAAR
    termijn: Termijncode = Termijncode.PROCEDURESTAP
    ingehaald_door: str = ""
    ander_dan: str = ""
    vanaf: str = ""
    advies: str = ""
    informatie: tuple[Informatie, ...] = ()

    def wijkt_af(self, uitkomst: str) -> bool:
        """Whether this outcome is not the advised one."""
        return bool(self.advies) and uitkomst != self.advies


@dataclass(frozen=True)
class Vraagstap:
    """The school gets `vraag` by mail with a one-time link and chooses an answer; `stil` follows silence.

    So do parents, with `aan`; `velden` is what is asked besides the choice, `brief` the letter that goes
    home as well.
    """

    code: str
    titel: str
    vraag: str
    uitkomsten: tuple[Uitkomst, ...]
    stil: str
    termijn: Termijncode = Termijncode.ANTWOORD_SCHOOL
    aan: Aan = Aan.SCHOOL
    velden: tuple[Veld, ...] = ()
    brief: str = ""


@dataclass(frozen=True)
class Wachtstap:
    """Nobody owes anything until a day: `afspraak` after the date in the field `vanaf`.

    Without `vanaf` it counts from the moment that the step begins. With `voor` it counts back. `vanaf` names
    a field of the start or of an answer in this procedure; the latest one holds. `grond` says why, when there
    is no agreement. In a step that `sluimert` nothing has begun yet: the trajectory does not wait for it.
    After a step with `rust` it never waits for the procedure again, and can be closed. `bij` names the step
    that follows when something happens around the pupil during this pause, and in no other step.
    """

    code: str
    titel: str
    naar: str
    afspraak: Afspraakcode | None = None
    vanaf: str = ""
    voor: bool = False
    grond: str = ""
    sluimert: bool = False
    rust: bool = False
    bij: Mapping[Wijziging, str] = field(default_factory=dict)

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
    """The procedure ends here; `code` is what reports count, `schoolbericht` what the school hears of it."""

    code: str
    titel: str
    schoolbericht: str = ""
    uitkomsten: tuple[Uitkomst, ...] = ()


Stap = Taakstap | Vraagstap | Wachtstap | Regelstap | Einde


class PlanKloptNiet(ValueError):
    """A step that does not exist or that nothing leads to, or a deviation that nobody has to explain."""


MOTIVERING = "motivering"
VOOR_SCHOOL = "voor_school"
"""A field whose text goes into the school's mail, without the names that stand in it."""
ANDERE_HANDEN = frozenset({Wijziging.VERHUISD, Wijziging.NAAR_DOORSTROOMPUNT})


@dataclass(frozen=True)
class Plan:
    """A procedure: its first step, all steps, and where a change around the pupil makes it go.

    `bij` names the step that follows when something happens around the pupil, whatever step it is in; a
    change that it does not name leaves the procedure where it is. A plan without `zelf_starten` is started
    by the rules only, or by another procedure. A melding of a kind in `vanzelf_bij` starts it by itself, with
    the first day of absence in the field `eerste_dag`; with `vanzelf_tot_achttien` only for who is younger.
    `bevindingen` are fields that nobody fills in: what the rules found, shown with those of the start.
    `voor` says for whom a person can start it; the rules start it for whom they find.
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
    vanzelf_bij: tuple[Meldingsoort, ...] = ()
    vanzelf_tot_achttien: bool = False
    bevindingen: tuple[Veld, ...] = ()
    voor: Doelgroep = Doelgroep.IEDEREEN

    def __post_init__(self) -> None:
        codes = [stap.code for stap in self.stappen]
        if len(codes) != len(set(codes)):
            raise PlanKloptNiet(f"{self.soort}: een stap staat er dubbel in.")
        genoemd = {naar for stap in self.stappen for naar in vervolgen(stap)} | set(self.bij.values())
        eerder = {stap.ander_dan for stap in self.stappen if isinstance(stap, Taakstap)} - {""}
        if onbekend := (genoemd | eerder) - set(codes):
            raise PlanKloptNiet(f"{self.soort}: onbekende stap {sorted(onbekend)}.")
        if verweesd := set(codes) - genoemd - {self.eerste}:
            raise PlanKloptNiet(f"{self.soort}: niets leidt naar {sorted(verweesd)}.")
        if onverklaard := [stap.code for stap in self.stappen if not verklaart_afwijking(stap)]:
            raise PlanKloptNiet(f"{self.soort}: afwijken zonder motivering bij {onverklaard}.")

    @property
    def eerste(self) -> str:
        return self.stappen[0].code

    @cached_property
    def _op_code(self) -> Mapping[str, Stap]:
        return {stap.code: stap for stap in self.stappen}

    def stap(self, code: str) -> Stap:
        """The step of this code; the first one for an empty code. KeyError for an unknown one."""
        return self._op_code[code or self.eerste]

    def na_wijziging(self, wijziging: Wijziging, stap: Stap) -> str | None:
        """Where a change leads from this step; None when the procedure simply goes on.

        After a move, or a hand-over to the Doorstroompunt, somebody else takes the same task, unless the plan
        says more. Another report overtakes a pause only: whoever has a task reads it there.
        """
        if isinstance(stap, Einde):
            return None
        if wijziging is Wijziging.NIEUWE_MELDING and not isinstance(stap, Wachtstap):
            return None
        if wijziging in ANDERE_HANDEN and wijziging not in self.bij and isinstance(stap, Taakstap):
            return stap.code
        if isinstance(stap, Wachtstap) and wijziging in stap.bij:
            return stap.bij[wijziging]
        return self.bij.get(wijziging)

    def reageert_op(self, wijziging: Wijziging) -> bool:
        """Whether a running procedure of this kind has to hear of the change."""
        pauzes = (stap.bij for stap in self.stappen if isinstance(stap, Wachtstap))
        return wijziging in ANDERE_HANDEN or any(wijziging in bij for bij in (self.bij, *pauzes))

    @property
    def eindes(self) -> tuple[Einde, ...]:
        return tuple(stap for stap in self.stappen if isinstance(stap, Einde))


def vervolgen(stap: Stap) -> Iterator[str]:
    """The codes of the steps that can follow."""
    yield from (uitkomst.naar for uitkomst in stap.uitkomsten)
    if isinstance(stap, Vraagstap):
        yield stap.stil
    if isinstance(stap, Taakstap) and stap.ingehaald_door:
        yield stap.ingehaald_door
    if isinstance(stap, Wachtstap):
        yield from stap.bij.values()


def verklaart_afwijking(stap: Stap) -> bool:
    """Comply or explain: with an advised outcome, each of the others demands a motivation."""
    if not isinstance(stap, Taakstap) or not stap.advies:
        return True
    anders = [uitkomst for uitkomst in stap.uitkomsten if stap.wijkt_af(uitkomst.code)]
    vraagt = [u for u in anders if any(v.naam == MOTIVERING and v.verplicht for v in u.velden)]
    return uitkomst_van(stap, stap.advies) is not None and vraagt == anders


def uitkomst_van(stap: Stap, code: str) -> Uitkomst | None:
    """The outcome of this code, None when the step does not have it."""
    return next((uitkomst for uitkomst in stap.uitkomsten if uitkomst.code == code), None)
