"""Methodische Aanpak Schoolverzuim: analysis, advice by the rules, comply or explain."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.mas import MAS


@workflow.defn(name="Mas")
class Mas(Procedure):
    """See domain/procedures/mas.py for the steps and docs/procedures for the drawing."""

    PLAN = MAS

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
