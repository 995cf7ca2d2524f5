"""Dropout: the school of origin, an offer, an answer, and a visit when nobody answers."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.uitval import UITVAL


@workflow.defn(name="Uitval")
class Uitval(Procedure):
    """See domain/procedures/uitval.py for the steps and docs/procedures for the drawing."""

    PLAN = UITVAL

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
