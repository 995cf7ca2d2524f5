"""Halt: consents, criteria, referral, and what Halt reports back."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.halt import HALT


@workflow.defn(name="Halt")
class Halt(Procedure):
    """See domain/procedures/halt.py for the steps and docs/procedures for the drawing."""

    PLAN = HALT

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
