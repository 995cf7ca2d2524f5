"""One way to build a worker, for production, demo, tests and bench alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.campagnes import CampagneActiviteiten
from activities.jaaractie import JaaractieActiviteiten
from activities.klok import KlokActiviteiten
from activities.procedures import ProcedureActiviteiten
from activities.taken import TaakActiviteiten
from activities.termijnen import TermijnActiviteiten
from activities.trajecten import TrajectActiviteiten
from activities.vragen import VraagActiviteiten
from infra.versie import versie
from workflows.campagne import Campagne
from workflows.jaaractie import JaaractieBeurt
from workflows.procedures import PROCEDURES
from workflows.traject import Traject

if TYPE_CHECKING:
    from storage.database import Database

DOORGELATEN = (
    "activities",
    "domain",
    "infra",
    "storage",
    "workflows.human_task",
    "workflows.procedure",
    "workflows.school_question",
    "workflows.stap",
    "workflows.wijziging",
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

TEGELIJK = 16
"""Cases that take a step at once: what waits, waits with Temporal. A worker that takes more than it can do
in time loses the step by time-out and does it again, which makes a busy hour worse.
"""


def zandbak() -> SandboxedWorkflowRunner:
    """The sandbox that procedures run in, for workers and for replays."""
    return SandboxedWorkflowRunner(
        restrictions=SandboxRestrictions.default.with_passthrough_modules(*DOORGELATEN)
    )


def bouw_worker(
    client: Client, wachtrij: str, database: "Database", link_sleutel: bytes, *, bewaakt: bool = True
) -> Worker:
    """A worker for every procedure and step; the caller runs it.

    `bewaakt` runs the procedures in the sandbox, which refuses what would not replay: tests and replays do.
    Production leaves it out, since it costs a quarter of the worker's time (see docs/decisions/0016).
    """
    return Worker(
        client,
        task_queue=wachtrij,
        workflows=[Traject, Campagne, JaaractieBeurt, *PROCEDURES],
        activities=_activiteiten(database, link_sleutel),
        workflow_runner=zandbak() if bewaakt else UnsandboxedWorkflowRunner(),
        build_id=f"verzuimketen-{versie()}",
        max_cached_workflows=GELADEN_TRAJECTEN,
        max_concurrent_workflow_tasks=TEGELIJK,
        max_concurrent_local_activities=TEGELIJK,
        max_concurrent_activities=TEGELIJK,
        graceful_shutdown_timeout=UITLOOP,
        sticky_queue_schedule_to_start_timeout=NAAR_EIGEN_WORKER,
    )


def _activiteiten(database: "Database", link_sleutel: bytes) -> list[Callable[..., Any]]:
    """Every step that a procedure can take in the register."""
    taken, trajecten = TaakActiviteiten(database), TrajectActiviteiten(database)
    procedures, termijnen = ProcedureActiviteiten(database, link_sleutel), TermijnActiviteiten(database)
    return [
        taken.open_taak,
        taken.leg_besluit_vast,
        trajecten.voeg_melding,
        trajecten.verlaat_wachten,
        trajecten.lees_stand,
        termijnen.laat_afgaan,
        termijnen.lees_wacht,
        VraagActiviteiten(database, link_sleutel).stel_vraag,
        KlokActiviteiten(database).lees_klok,
        procedures.open_stap,
        procedures.leg_uitkomst_vast,
        procedures.bepaal,
        procedures.verlaat_stap,
        procedures.sluit,
        procedures.lopende_procedures,
        CampagneActiviteiten(database, link_sleutel).neem_ronde,
        JaaractieActiviteiten(database).vertel,
    ]
