"""Civielrechtelijke route: Jeugdbeschermingstafel, Raad, measure or not."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.civielrechtelijk import CIVIELRECHTELIJK


@workflow.defn(name="Civielrechtelijk")
class Civielrechtelijk(Procedure):
    """See domain/procedures/civielrechtelijk.py for the steps and docs/procedures for the drawing."""

    PLAN = CIVIELRECHTELIJK

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
