"""Ask a school by mail with a one-time link, remind, escalate: never silence."""

from uuid import UUID

from temporalio import workflow

from domain.berichten import AntwoordBericht, ProcedureStart, TrajectStart, Wacht
from workflows.zaak import Zaak


class SchoolVragen(Zaak):
    """A case that can put questions to the school."""

    def __init__(self, start: TrajectStart | ProcedureStart) -> None:
        super().__init__(start)
        self.antwoorden: dict[UUID, str] = {}

    async def wacht_op_antwoord(self, wacht: Wacht, waarop: str) -> bool:
        """Wait for the school's answer to an open question; False when it stayed silent to the end.

        Reminders go to the reporter, the escalation to the school's team leader; whoever called this
        turns the silence into a task for an officer (catalogue 149).
        """
        vraag_id = wacht.wacht_id
        return await self.wacht_met_ledger(
            wacht, lambda: vraag_id in self.antwoorden or self.onderbroken, waarop
        )

    @workflow.update(name="ontvang_antwoord")
    async def ontvang_antwoord(self, antwoord: AntwoordBericht) -> None:
        """The school answered; the answer stands in the register, also when nobody waits for it any more."""
        self.antwoorden[antwoord.vraag_id] = antwoord.code
