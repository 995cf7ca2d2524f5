"""Thuiszitter: four weeks at home, a plan, the table every month, and the doorzettingsmacht after three."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.thuiszitter import THUISZITTER


@workflow.defn(name="Thuiszitter")
class Thuiszitter(Procedure):
    """See domain/procedures/thuiszitter.py for the steps and docs/procedures for the drawing."""

    PLAN = THUISZITTER

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
