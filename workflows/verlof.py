"""Leave outside the holidays: the head decides, or the LPA."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.verlof import VERLOF


@workflow.defn(name="Verlof")
class Verlof(Procedure):
    """See domain/procedures/verlof.py for the steps and docs/procedures for the drawing."""

    PLAN = VERLOF

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
