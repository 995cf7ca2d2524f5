"""What a test can see of a case: the workflow, the register and the log."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import SQLModel, col, select
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflow.v1 import WorkflowExecutionInfo
from temporalio.api.workflowservice.v1 import (
    DescribeWorkflowExecutionRequest,
    DescribeWorkflowExecutionResponse,
)
from temporalio.client import Client, WorkflowHandle

from domain.berichten import traject_workflow_id
from storage.database import SYSTEEM, Database
from storage.tabellen import Gebeurtenis, Mail, Termijn, Traject
from tests.wereld import Wereld

R = TypeVar("R", bound=SQLModel)
T = TypeVar("T")
GEDULD = 30.0
"""Real seconds that a workflow gets to do what is due."""


async def tot(klaar: Callable[[], Awaitable[T]]) -> T:
    """Ask again until the answer is true; fails with the last answer."""
    for _ in range(int(GEDULD / 0.02)):
        antwoord = await klaar()
        if antwoord:
            return antwoord
        await asyncio.sleep(0.02)
    raise AssertionError(f"Het gebeurt niet binnen {GEDULD} seconden: {klaar}")


class Inzage:
    """The cases of one world."""

    def __init__(self, client: Client, wereld: Wereld) -> None:
        self.client, self.wereld = client, wereld

    @property
    def database(self) -> Database:
        return self.wereld.database

    def workflow(self, traject_id: UUID) -> WorkflowHandle[Any, Any]:
        return self.client.get_workflow_handle(traject_workflow_id(traject_id))

    async def klaar(self, traject_id: UUID) -> None:
        """Wait until the workflow ends, without letting the clock jump."""

        async def gesloten() -> bool:
            return (await self.beschrijf(traject_id)).HasField("close_time")

        await tot(gesloten)

    async def toont(self, traject_id: UUID, **verwacht: object) -> None:
        """The search attributes say this, soon."""

        async def zoals_verwacht() -> bool:
            stand = await self.zoekattributen(traject_id)
            return {naam: stand.get(naam) for naam in verwacht} == verwacht

        try:
            await tot(zoals_verwacht)
        except AssertionError:
            assert await self.zoekattributen(traject_id) == verwacht

    async def zoekattributen(self, traject_id: UUID) -> dict[str, object]:
        """Moments as ISO text; an attribute that was taken away is absent or None."""
        velden = (await self.beschrijf(traject_id)).search_attributes.indexed_fields
        return {naam: json.loads(waarde.data or b"null") for naam, waarde in velden.items()}

    async def wachtende_stap(self, traject_id: UUID) -> list[str]:
        """Activities that Temporal shows as pending: local ones never are."""
        return [stap.activity_type.name for stap in (await self._beschrijving(traject_id)).pending_activities]

    async def beschrijf(self, traject_id: UUID) -> WorkflowExecutionInfo:
        return (await self._beschrijving(traject_id)).workflow_execution_info

    async def _beschrijving(self, traject_id: UUID) -> DescribeWorkflowExecutionResponse:
        """Not by the SDK: it stumbles over attributes that the time-skipping server has taken away."""
        uitvoering = WorkflowExecution(workflow_id=traject_workflow_id(traject_id))
        vraag = DescribeWorkflowExecutionRequest(namespace=self.client.namespace, execution=uitvoering)
        return await self.client.workflow_service.describe_workflow_execution(vraag)

    async def rijen(self, tabel: type[R], traject_id: UUID) -> list[R]:
        async with self.database.lezer(SYSTEEM) as sessie:
            van_traject = select(tabel).where(col(tabel.traject_id) == traject_id)  # type: ignore[attr-defined]  # every table of a dossier has it
            return list((await sessie.exec(van_traject)).all())

    async def traject(self, traject_id: UUID) -> Traject:
        async with self.database.lezer(SYSTEEM) as sessie:
            return (await sessie.exec(select(Traject).where(Traject.id == traject_id))).one()

    async def mails(self, traject_id: UUID) -> list[tuple[str, str]]:
        """(template, address before the @) of every queued mail, in order of writing."""
        mails = sorted(await self.rijen(Mail, traject_id), key=lambda m: (m.gemaakt_op, m.sjabloon, m.aan))
        return [(m.sjabloon, m.aan.partition("@")[0]) for m in mails]

    async def ledger(self, wacht_id: UUID) -> list[Termijn]:
        async with self.database.lezer(SYSTEEM) as sessie:
            van_wacht = select(Termijn).where(Termijn.wacht_id == wacht_id).order_by(col(Termijn.op))
            return list((await sessie.exec(van_wacht)).all())

    async def verhaal(self, traject_id: UUID) -> list[str]:
        """What the dossier's log says happened, in order."""
        rijen = await self.rijen(Gebeurtenis, traject_id)
        return [rij.wat for rij in sorted(rijen, key=lambda r: r.volgnummer)]
