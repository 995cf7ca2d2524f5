"""Absoluut verzuim: a typing error, the last school, the parents, a visit, and if need be a dwangsom."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.absoluut_verzuim import ABSOLUUT_VERZUIM


@workflow.defn(name="AbsoluutVerzuim")
class AbsoluutVerzuim(Procedure):
    """See domain/procedures/absoluut_verzuim.py for the steps and docs/procedures for the drawing."""

    PLAN = ABSOLUUT_VERZUIM

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
