"""Begeleid wonen: conditions, a place, and how it goes."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.begeleid_wonen import BEGELEID_WONEN


@workflow.defn(name="BegeleidWonen")
class BegeleidWonen(Procedure):
    """See domain/procedures/begeleid_wonen.py for the steps and docs/procedures for the drawing."""

    PLAN = BEGELEID_WONEN

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
