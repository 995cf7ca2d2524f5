"""Worrying sick leave: school, youth doctor, and the follow-up two months after the advice."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.ziekteverzuim import ZIEKTEVERZUIM


@workflow.defn(name="Ziekteverzuim")
class Ziekteverzuim(Procedure):
    """See domain/procedures/ziekteverzuim.py for the steps and docs/procedures for the drawing."""

    PLAN = ZIEKTEVERZUIM

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
