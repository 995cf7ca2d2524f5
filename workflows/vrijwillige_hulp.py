"""Vrijwillige hulp: referral, and a look after six weeks whether it works."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.vrijwillige_hulp import VRIJWILLIGE_HULP


@workflow.defn(name="VrijwilligeHulp")
class VrijwilligeHulp(Procedure):
    """See domain/procedures/vrijwillige_hulp.py for the steps and docs/procedures for the drawing."""

    PLAN = VRIJWILLIGE_HULP

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
