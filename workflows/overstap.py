"""The Overstap of one candidate: parents asked, risks followed, a casemanager, and the start of the year."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.overstap import OVERSTAP


@workflow.defn(name="Overstap")
class Overstap(Procedure):
    """See domain/procedures/overstap.py for the steps and docs/procedures for the drawing."""

    PLAN = OVERSTAP

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
