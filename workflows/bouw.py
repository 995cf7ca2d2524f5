"""One way to build a worker, for production, demo, tests and bench alike."""

from datetime import timedelta
from typing import TYPE_CHECKING

from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.klok import KlokActiviteiten
from activities.taken import TaakActiviteiten
from activities.termijnen import TermijnActiviteiten
from activities.trajecten import TrajectActiviteiten
from activities.vragen import VraagActiviteiten
from workflows.traject import Traject

if TYPE_CHECKING:
    from storage.database import Database

DOORGELATEN = (
    "activities",
    "domain",
    "infra",
    "storage",
    "workflows.human_task",
    "workflows.school_question",
    "workflows.stap",
    "workflows.wekker",
    "workflows.zaak",
)
"""Loaded once instead of once per case: only the procedures themselves run inside the sandbox.

All of domain is here, or an enum would exist twice and `is` would fail. What the sandbox does not watch any
more (reading the clock, drawing random numbers) the linter forbids.
"""
GELADEN_TRAJECTEN = 2_000
UITLOOP = timedelta(seconds=10)
NAAR_EIGEN_WORKER = timedelta(seconds=2)
"""How long a case waits for the worker that has it in memory before any worker may take it."""


def bouw_worker(client: Client, wachtrij: str, database: "Database", link_sleutel: bytes) -> Worker:
    """A worker for every procedure and step; the caller runs it."""
    taken, trajecten = TaakActiviteiten(database), TrajectActiviteiten(database)
    termijnen, klok = TermijnActiviteiten(database), KlokActiviteiten(database)
    vragen = VraagActiviteiten(database, link_sleutel)
    return Worker(
        client,
        task_queue=wachtrij,
        workflows=[Traject],
        activities=[
            taken.open_taak,
            taken.leg_besluit_vast,
            trajecten.lees_stand,
            trajecten.voeg_melding,
            termijnen.laat_afgaan,
            vragen.stel_vraag,
            klok.lees_klok,
        ],
        workflow_runner=SandboxedWorkflowRunner(
            restrictions=SandboxRestrictions.default.with_passthrough_modules(*DOORGELATEN)
        ),
        max_cached_workflows=GELADEN_TRAJECTEN,
        graceful_shutdown_timeout=UITLOOP,
        sticky_queue_schedule_to_start_timeout=NAAR_EIGEN_WORKER,
    )
