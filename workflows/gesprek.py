"""Intake and conversation: invitations, a home visit, hearing, agreements and whether they were kept."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.gesprek import GESPREK


@workflow.defn(name="Gesprek")
class Gesprek(Procedure):
    """See domain/procedures/gesprek.py for the steps and docs/procedures for the drawing."""

    PLAN = GESPREK

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
