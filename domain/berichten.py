"""The frozen values that cross a process border: ids, choices and moments, never names or numbers of people.

Everything here ends up in workflow histories. Texts that people type stay in the register; a message
names the row that holds them.
"""

from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel

from domain.klok import KlokStand
from domain.soorten import Besluit, Fase, Taaksoort, TermijnAard

TRAJECT_WORKFLOW = "Traject"
ONTVANG_MELDING = "ontvang_melding"
ONTVANG_ANTWOORD = "ontvang_antwoord"
ROND_TAAK_AF = "rond_taak_af"


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


class MeldingBericht(BaseModel, frozen=True):
    """A stored report that belongs to the trajectory."""

    melding_id: UUID


class AntwoordBericht(BaseModel, frozen=True):
    """A school answered a question; the answer stands in the register."""

    vraag_id: UUID


class Afronding(BaseModel, frozen=True):
    """An officer's decision at a task; `antwoord_id` is the stored row with the texts."""

    taak_id: UUID
    antwoord_id: UUID
    door: UUID
    besluit: Besluit


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


class LegBesluitVast(BaseModel, frozen=True):
    """Write an officer's decision and tell the school."""

    traject_id: UUID
    afronding: Afronding
    nu: AwareDatetime


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
    and `beantwoord` says that the school answered a question.
    """

    wacht_id: UUID
    momenten: tuple[Ledgermoment, ...]
    stand: Stand
    afronding: Afronding | None = None
    beantwoord: bool = False


class TermijnAfgegaan(BaseModel, frozen=True):
    """What is left in the ledger after a moment went off, and the stand that follows."""

    momenten: tuple[Ledgermoment, ...]
    stand: Stand
