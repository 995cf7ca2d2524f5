"""The zomeractie for one youngster: asked, called, visited, and where it led."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.zomeractie import ZOMERACTIE


@workflow.defn(name="Zomeractie")
class Zomeractie(Procedure):
    """See domain/procedures/zomeractie.py for the steps and docs/procedures for the drawing."""

    PLAN = ZOMERACTIE

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
