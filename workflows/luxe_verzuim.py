"""Luxe verzuim: an inquiry into blame, family by family."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.luxe_verzuim import LUXE_VERZUIM


@workflow.defn(name="LuxeVerzuim")
class LuxeVerzuim(Procedure):
    """See domain/procedures/luxe_verzuim.py for the steps and docs/procedures for the drawing."""

    PLAN = LUXE_VERZUIM

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
