"""Guidance by the Doorstroompunt, with the check at the end of the school year."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.begeleiding import BEGELEIDING


@workflow.defn(name="Begeleiding")
class Begeleiding(Procedure):
    """See domain/procedures/begeleiding.py for the steps and docs/procedures for the drawing."""

    PLAN = BEGELEIDING

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
