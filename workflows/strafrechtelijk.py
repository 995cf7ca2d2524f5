"""Strafrechtelijke route: casusoverleg, hearing, proces-verbaal, decision of the OM."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.strafrechtelijk import STRAFRECHTELIJK


@workflow.defn(name="Strafrechtelijk")
class Strafrechtelijk(Procedure):
    """See domain/procedures/strafrechtelijk.py for the steps and docs/procedures for the drawing."""

    PLAN = STRAFRECHTELIJK

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
