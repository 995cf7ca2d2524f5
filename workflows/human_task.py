"""Ask a person, remind, escalate: the only way a workflow waits for somebody."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.berichten import Afronding, LeesStand, ProcedureStart, ToewijzingBericht, TrajectStart, Wacht
from workflows.stap import doe
from workflows.zaak import Zaak

with workflow.unsafe.imports_passed_through():
    from activities.trajecten import TrajectActiviteiten


class Taakopdracht(Protocol):
    """What opens a task, under an id that follows from what caused it."""

    @property
    def taak_id(self) -> UUID: ...


Opdracht = TypeVar("Opdracht", bound=Taakopdracht)


class MensTaken(Zaak, Generic[Opdracht]):
    """A case with tasks for people; trajectory and procedures say how one is opened and written down."""

    def __init__(self, start: TrajectStart | ProcedureStart) -> None:
        super().__init__(start)
        self.open_taak: Opdracht | None = None
        self.open_taak_id: UUID | None = None
        self.in_behandeling: Afronding | None = None
        self.afronding: Afronding | None = None
        self.ingehaald = False

    async def human_task(self, taak: Opdracht, waarop: str) -> Afronding | None:
        """Open a task and wait for the person's decision, however long it takes.

        One activity writes the task, its ledger rows and the notice, under an id that follows from what
        caused the task. Reminders and escalations follow the ledger; the last one repeats. A ledger that has
        run out, or an answer that came too late, means that the register knows a decision of which no message
        came; `ingehaald` also that the ledger got other moments. Opening the task again tells what there is.
        None when a change around the pupil overtook the task.
        """
        self.open_taak, self.afronding = taak, None
        while self.afronding is None and not self.onderbroken:
            self.afronding = await self._wacht_op_besluit(taak, waarop)
        await workflow.wait_condition(lambda: self.in_behandeling is None)
        self.open_taak = self.open_taak_id = None
        return self.afronding

    async def _wacht_op_besluit(self, taak: Opdracht, waarop: str) -> Afronding | None:
        self.ingehaald = False
        wacht = await self._open(taak, waarop)
        if wacht.afronding is None and not wacht.momenten:
            raise ApplicationError(f"Taak {taak.taak_id} staat open zonder termijnen.")
        self.open_taak_id = wacht.wacht_id
        await self.wacht_met_ledger(wacht, self._is_voorbij, waarop)
        return self.afronding or wacht.afronding

    def _is_voorbij(self) -> bool:
        return self.afronding is not None or self.ingehaald or self.onderbroken

    @workflow.update(name="rond_taak_af")
    async def rond_taak_af(self, afronding: Afronding) -> None:
        """Write the decision; the page that follows shows it."""
        self.in_behandeling = afronding
        try:
            await self._leg_vast(afronding)
            if self.open_taak_id == afronding.taak_id:
                self.afronding = afronding
        except ApplicationError as fout:
            self.ingehaald = fout.type == "TaakAlGedaan"
            raise
        finally:
            self.in_behandeling = None

    @rond_taak_af.validator
    def controleer_afronding(self, afronding: Afronding) -> None:
        """Refuse what the state does not allow; a refusal leaves no trace in the history."""
        taak = self.open_taak
        if taak is None or self.open_taak_id != afronding.taak_id or self.afronding is not None:
            raise ApplicationError("Deze taak staat niet open.", type="TaakNietOpen", non_retryable=True)
        if self.in_behandeling is not None:
            raise ApplicationError("Iemand rondt deze taak nu af.", type="TaakNietOpen", non_retryable=True)
        if not self._mag(taak, afronding.besluit):
            raise ApplicationError(
                "Dit besluit kan niet bij deze taak.", type="BesluitKanNiet", non_retryable=True
            )

    @workflow.update(name="ontvang_toewijzing")
    async def ontvang_toewijzing(self, toewijzing: ToewijzingBericht) -> None:
        """Show who has the task now; reminders look the owner up when they go out."""
        vraag = LeesStand(traject_id=self.start.traject_id, procedure_id=self.procedure_id)
        nieuw = await doe(TrajectActiviteiten.lees_stand, vraag, omschrijving="Toewijzing verwerken")
        self.toon_behandelaar(nieuw)

    @abstractmethod
    async def _open(self, taak: Opdracht, waarop: str) -> Wacht:
        """Write the task with its terms, once, and say what to wait for."""

    @abstractmethod
    async def _leg_vast(self, afronding: Afronding) -> None:
        """Write the decision and what it changes, once."""

    @abstractmethod
    def _mag(self, taak: Opdracht, besluit: str) -> bool:
        """Whether the task can end with this decision."""
