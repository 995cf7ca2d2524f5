"""An exemption, from the request until it ends."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.vrijstelling import VRIJSTELLING


@workflow.defn(name="Vrijstelling")
class Vrijstelling(Procedure):
    """See domain/procedures/vrijstelling.py for the steps and docs/procedures for the drawing."""

    PLAN = VRIJSTELLING

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
