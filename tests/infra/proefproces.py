"""A workflow that fails with what it was given; apart because a workflow's file is read by the sandbox."""

from temporalio import workflow
from temporalio.exceptions import ApplicationError

KANARIE = "Kanarie-Vogelaar"


@workflow.defn
class Proefproces:
    @workflow.run
    async def run(self, wat: str) -> str:
        raise ApplicationError(f"Mislukt voor {wat}", wat)
