"""The frozen values that cross a process border: ids, choices and moments, never names or numbers of people.

Everything here ends up in workflow histories. Texts that people type stay in the register; a message
names the row that holds them.
"""

from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel

from domain.klok import KlokStand
from domain.soorten import (
    Fase,
    Proceduresoort,
    Taaksoort,
    TermijnAard,
    Wijziging,
)

TRAJECT_WORKFLOW = "Traject"
ONTVANG_MELDING = "ontvang_melding"
ONTVANG_ANTWOORD = "ontvang_antwoord"
ROND_TAAK_AF = "rond_taak_af"
PROCEDURE_KLAAR = "procedure_klaar"
ONTVANG_WIJZIGING = "ontvang_wijziging"
ONTVANG_TOEWIJZING = "ontvang_toewijzing"
ONTVANG_TERMIJN = "ontvang_termijn"


def traject_workflow_id(traject_id: UUID) -> str:
    """The workflow of a trajectory; deterministic, so that starting it again joins the running one."""
    return f"traject-{traject_id}"


def taak_id(traject_id: UUID, soort: Taaksoort, aanleiding: UUID) -> UUID:
    """The task of a kind that something caused; deterministic, so that opening it twice opens one."""
    return uuid5(traject_id, f"taak:{soort}:{aanleiding}")


class TrajectStart(BaseModel, frozen=True):
    """What a trajectory's workflow starts with.

    `aanleiding` and `volgende_taak` are filled only when a long history goes on in a new run.
    """

    traject_id: UUID
    nummer: str
    dossier_url: str
    klok: KlokStand | None = None
    aanleiding: UUID | None = None
    volgende_taak: Taaksoort = Taaksoort.BEOORDELEN
    doorstroompunt: bool = False


def procedure_workflow_id(procedure_id: UUID) -> str:
    """The workflow of a procedure that runs in a trajectory."""
    return f"procedure-{procedure_id}"


def procedure_workflow(soort: Proceduresoort) -> str:
    """The workflow's type: "vrijwillige-hulp" runs as VrijwilligeHulp."""
    return "".join(deel.capitalize() for deel in soort.value.split("-"))


class ProcedureStart(BaseModel, frozen=True):
    """What a procedure's workflow starts with; `stap` and `ronde` only when it goes on in a new run."""

    procedure_id: UUID
    traject_id: UUID
    soort: Proceduresoort
    nummer: str
    dossier_url: str
    klok: KlokStand | None = None
    stap: str = ""
    ronde: int = 0


class MeldingBericht(BaseModel, frozen=True):
    """A stored report that belongs to the trajectory."""

    melding_id: UUID


class AntwoordBericht(BaseModel, frozen=True):
    """A school answered a question; the answer stands in the register, `code` is what it chose, if asked."""

    vraag_id: UUID
    code: str = ""


class Afronding(BaseModel, frozen=True):
    """A person's decision at a task; `antwoord_id` is the stored row with the texts.

    `besluit` is a Besluit at a task of the trajectory, the code of an outcome at a procedure's.
    """

    taak_id: UUID
    antwoord_id: UUID
    door: UUID
    besluit: str


class OpenTaak(BaseModel, frozen=True):
    """Open a human task; `aanleiding` is the report, answer or question that caused it."""

    traject_id: UUID
    soort: Taaksoort
    aanleiding: UUID
    nu: AwareDatetime
    doorstroompunt: bool = False

    @property
    def taak_id(self) -> UUID:
        return taak_id(self.traject_id, self.soort, self.aanleiding)


class StelVraag(BaseModel, frozen=True):
    """Ask the school what the officer wrote in the answer row `antwoord_id`."""

    traject_id: UUID
    antwoord_id: UUID
    nu: AwareDatetime

    @property
    def vraag_id(self) -> UUID:
        return uuid5(self.traject_id, f"vraag:{self.antwoord_id}")


class VoegMelding(BaseModel, frozen=True):
    """Join a report to a trajectory that is already running."""

    traject_id: UUID
    melding_id: UUID
    nu: AwareDatetime

    @property
    def eigen_taak(self) -> UUID:
        """The task that this report opened, if it did: then it comes a second time and joins nothing."""
        return taak_id(self.traject_id, Taaksoort.BEOORDELEN, self.melding_id)


class VerlaatWachten(BaseModel, frozen=True):
    """A change around the pupil overtook what the trajectory itself waits for."""

    traject_id: UUID
    nu: AwareDatetime


class LegBesluitVast(BaseModel, frozen=True):
    """Write an officer's decision and tell the school."""

    traject_id: UUID
    afronding: Afronding
    nu: AwareDatetime


class Stapopdracht(BaseModel, frozen=True):
    """Take a step of a procedure, or leave it; `ronde` counts its steps, so that each is taken once."""

    procedure_id: UUID
    traject_id: UUID
    soort: Proceduresoort
    stap: str
    ronde: int
    nu: AwareDatetime

    @property
    def wacht_id(self) -> UUID:
        """The task, question or pause that this step opens."""
        return uuid5(self.procedure_id, f"{self.stap}:{self.ronde}")

    @property
    def taak_id(self) -> UUID:
        return self.wacht_id


class LegUitkomstVast(BaseModel, frozen=True):
    """Write the outcome of a procedure's task."""

    stap: Stapopdracht
    afronding: Afronding


class ProcedureBericht(BaseModel, frozen=True):
    """A procedure of the trajectory has ended."""

    procedure_id: UUID


class WijzigingBericht(BaseModel, frozen=True):
    """Something happened around the pupil; `sleutel` makes hearing it twice harmless."""

    wijziging: Wijziging
    sleutel: UUID


class ToewijzingBericht(BaseModel, frozen=True):
    """Somebody else has this task now; who, the register tells."""

    taak_id: UUID


class TermijnBericht(BaseModel, frozen=True):
    """Somebody moved or paused the deadlines of this wait; to when, the ledger tells."""

    wacht_id: UUID


class LeesWacht(BaseModel, frozen=True):
    """Ask what is left to go off in a wait of a trajectory, or of the procedure in it."""

    traject_id: UUID
    wacht_id: UUID
    procedure_id: UUID | None = None


class LeesStand(BaseModel, frozen=True):
    """Ask where a trajectory is, or the procedure in it."""

    traject_id: UUID
    procedure_id: UUID | None = None


class Ledgermoment(BaseModel, frozen=True):
    """One row of the deadline ledger that a workflow has to let go off at `op`."""

    termijn_id: UUID
    aard: TermijnAard
    op: AwareDatetime


class TermijnAf(BaseModel, frozen=True):
    """A moment of the ledger has come."""

    traject_id: UUID
    termijn_id: UUID
    nu: AwareDatetime


class Stand(BaseModel, frozen=True):
    """Where a trajectory is: what search attributes and the current details show."""

    fase: Fase
    wacht_op: str
    uiterlijk: AwareDatetime | None
    gemeente: str
    school_brin: str
    soort: str
    behandelaar: str
    te_laat: bool = False


class Wacht(BaseModel, frozen=True):
    """A wait that has been opened: its ledger rows in order, and the stand to show.

    When the register says that the wait is over already, `afronding` holds the decision that ended a task,
    `beantwoord` says that the school answered a question, and `antwoordcode` what it chose.
    """

    wacht_id: UUID
    momenten: tuple[Ledgermoment, ...]
    stand: Stand
    afronding: Afronding | None = None
    beantwoord: bool = False
    antwoordcode: str = ""


class TermijnAfgegaan(BaseModel, frozen=True):
    """What is left in the ledger after a moment went off, and the stand that follows."""

    momenten: tuple[Ledgermoment, ...]
    stand: Stand
