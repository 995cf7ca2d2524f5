"""Vulnerable youngsters, followed up to the age limit."""

from temporalio import workflow

from domain.berichten import ProcedureStart
from workflows.procedure import Procedure

with workflow.unsafe.imports_passed_through():
    from domain.procedures.kwetsbare_jongere import KWETSBARE_JONGERE


@workflow.defn(name="KwetsbareJongere")
class KwetsbareJongere(Procedure):
    """See domain/procedures/kwetsbare_jongere.py for the steps and docs/procedures for the drawing."""

    PLAN = KWETSBARE_JONGERE

    @workflow.init
    def __init__(self, start: ProcedureStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: ProcedureStart) -> None:
        await self.volg()
