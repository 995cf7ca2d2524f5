"""The hand-over to the Doorstroompunt when a pupil turns 18."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.overdracht_achttien import OVERDRACHT_ACHTTIEN


@workflow.defn(name="OverdrachtAchttien")
class OverdrachtAchttien(Procedure):
    """See domain/procedures/overdracht_achttien.py for the steps and docs/procedures for the drawing."""

    PLAN = OVERDRACHT_ACHTTIEN

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
