"""Absence of 18 and over: letter, contact or home visit by risk, and feedback to the school."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.verzuim_18_plus import VERZUIM_18PLUS


@workflow.defn(name="Verzuim18Plus")
class Verzuim18Plus(Procedure):
    """See domain/procedures/verzuim_18_plus.py for the steps and docs/procedures for the drawing."""

    PLAN = VERZUIM_18PLUS

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
