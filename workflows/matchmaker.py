"""MatchMaker: visits until there is school, work or another track."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.matchmaker import MATCHMAKER


@workflow.defn(name="Matchmaker")
class Matchmaker(Procedure):
    """See domain/procedures/matchmaker.py for the steps and docs/procedures for the drawing."""

    PLAN = MATCHMAKER

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
