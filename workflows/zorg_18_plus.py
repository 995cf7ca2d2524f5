"""Zorg 18+: a worry without absence."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.zorg_18_plus import ZORG_18PLUS


@workflow.defn(name="Zorg18Plus")
class Zorg18Plus(Procedure):
    """See domain/procedures/zorg_18_plus.py for the steps and docs/procedures for the drawing."""

    PLAN = ZORG_18PLUS

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
