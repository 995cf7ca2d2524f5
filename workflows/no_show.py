"""The No-show control of one student: traced, visited, placed or handed over."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.no_show import NO_SHOW


@workflow.defn(name="NoShow")
class NoShow(Procedure):
    """See domain/procedures/no_show.py for the steps and docs/procedures for the drawing."""

    PLAN = NO_SHOW

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
