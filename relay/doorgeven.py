"""From the outbox to Temporal: every stored report reaches its trajectory's workflow, once or more often.

An outcome is never guessed. A time-out means that nobody knows whether the workflow has it, so the row is
offered again under the same update id, which makes the second time harmless.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from domain.berichten import (
    ONTVANG_ANTWOORD,
    ONTVANG_MELDING,
    TRAJECT_WORKFLOW,
    AntwoordBericht,
    MeldingBericht,
    TrajectStart,
    traject_workflow_id,
)
from infra.failpoints import failpoint
from infra.klok import Klok
from relay.ritme import Ritme, Storing
from storage import uitgaand
from storage.database import SYSTEEM, Database
from storage.uitgaand import VASTGELOPEN_NA, Bestelling, Uitgaandsoort

GAAT_DICHT = "TrajectGesloten"
KORT, LANG = timedelta(seconds=1), timedelta(hours=1)
# What Temporal will answer again however often it is asked; all else may pass.
BLIJVEND = frozenset({RPCStatusCode.INVALID_ARGUMENT, RPCStatusCode.NOT_FOUND})


@dataclass(frozen=True)
class Bestemming:
    """Where rows go: the workers' task queue, and what stands before the address of a dossier."""

    client: Client
    wachtrij: str
    basis_url: str


class Afgewezen(Exception):
    """Temporal or the workflow refused for good; the text names kinds of errors only."""


class NogNiet(Exception):
    """Not now: the row is offered again soon. `antwoordt` tells a busy other side from one that is away."""

    def __init__(self, reden: str, *, antwoordt: bool) -> None:
        self.antwoordt = antwoordt
        super().__init__(reden)


class Doorgever:
    """Claims rows of the outbox and hands them over."""

    def __init__(
        self, database: Database, naar: Bestemming, klok: Klok, ritme: Ritme, storing: Storing
    ) -> None:
        self._database, self._naar, self._klok = database, naar, klok
        self._ritme, self._storing = ritme, storing

    async def claim(self, aantal: int) -> Sequence[Bestelling]:
        async with self._database.schrijver(SYSTEEM) as sessie:
            return await uitgaand.claim(sessie, self._klok.echt(), aantal, self._ritme.houdbaar)

    async def lever(self, bestelling: Bestelling) -> None:
        """Hand over one row and write down how that went."""
        failpoint("relay.voor_start")
        try:
            await self._bied_aan(bestelling)
        except NogNiet as fout:
            await self._stel_uit(bestelling, fout)
        except Afgewezen as fout:
            await self._wijs_af(bestelling, str(fout))
        else:
            failpoint("relay.na_start_voor_vinkje")
            await self._vink_af(bestelling)

    async def _bied_aan(self, bestelling: Bestelling) -> None:
        """Waits until the workflow has processed it: only then its effect stands in the register.

        Raises NogNiet or Afgewezen.
        """
        try:
            async with asyncio.timeout(self._ritme.tijd.total_seconds()):
                await (self._meld if bestelling.soort is Uitgaandsoort.MELDING else self._antwoord)(
                    bestelling
                )
        except WorkflowUpdateFailedError as fout:
            raise _na_weigering(fout) from fout
        except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError, RuntimeError) as fout:
            raise NogNiet(type(fout).__name__, antwoordt=False) from fout
        except RPCError as fout:
            raise _na_rpc_fout(fout) from fout

    async def _meld(self, bestelling: Bestelling) -> None:
        """Start the workflow or join the running one; one that ended starts again."""
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            TRAJECT_WORKFLOW,
            self._start(bestelling),
            id=traject_workflow_id(bestelling.traject_id),
            task_queue=self._naar.wachtrij,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary=f"Verzuimtraject {bestelling.traject_nummer}",
        )
        try:
            await self._naar.client.execute_update_with_start_workflow(
                ONTVANG_MELDING,
                MeldingBericht(melding_id=bestelling.onderwerp_id),
                id=str(bestelling.onderwerp_id),
                start_workflow_operation=start,
                rpc_timeout=self._ritme.tijd,
            )
        finally:
            await _lees_uitkomst(start)

    def _start(self, bestelling: Bestelling) -> TrajectStart:
        return TrajectStart(
            traject_id=bestelling.traject_id,
            nummer=bestelling.traject_nummer,
            dossier_url=f"{self._naar.basis_url}/dossiers/{bestelling.traject_nummer}",
            klok=self._klok.stand if self._klok.speelt else None,
        )

    async def _antwoord(self, bestelling: Bestelling) -> None:
        """Tell a running workflow; when the case was closed meanwhile nobody waits for it."""
        try:
            await self._stuur_antwoord(bestelling)
        except RPCError as fout:
            if fout.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def _stuur_antwoord(self, bestelling: Bestelling) -> None:
        handle = self._naar.client.get_workflow_handle(traject_workflow_id(bestelling.traject_id))
        await handle.execute_update(
            ONTVANG_ANTWOORD,
            AntwoordBericht(vraag_id=bestelling.onderwerp_id),
            id=str(bestelling.onderwerp_id),
            rpc_timeout=self._ritme.tijd,
        )

    async def _vink_af(self, bestelling: Bestelling) -> None:
        self._storing.gelukt()
        async with self._database.schrijver(SYSTEEM) as sessie:
            await uitgaand.vink_af(sessie, bestelling.id, self._klok.nu())

    async def _stel_uit(self, bestelling: Bestelling, fout: NogNiet) -> None:
        if fout.antwoordt:
            self._storing.gelukt()
        else:
            self._storing.mislukt(str(fout))
        uitstel = KORT if fout.antwoordt else self._ritme.uitstel(bestelling.pogingen)
        async with self._database.schrijver(SYSTEEM) as sessie:
            await uitgaand.stel_uit(sessie, bestelling.id, self._klok.echt() + uitstel, str(fout))

    async def _wijs_af(self, bestelling: Bestelling, reden: str) -> None:
        """Never dropped: it shows to a coordinator and is tried now and then, for when a cause is mended."""
        self._storing.gelukt()
        vastgelopen = bestelling.afgewezen + 1 >= VASTGELOPEN_NA
        uitstel = LANG if vastgelopen else self._ritme.uitstel(bestelling.pogingen)
        async with self._database.schrijver(SYSTEEM) as sessie:
            await uitgaand.wijs_af(sessie, bestelling.id, self._klok.echt() + uitstel, reden)


async def _lees_uitkomst(start: WithStartWorkflowOperation[Any, Any]) -> None:
    """The client puts an error on the start as well; an error that nobody reads is logged as lost."""
    with contextlib.suppress(Exception, asyncio.CancelledError):
        await asyncio.wait_for(start.workflow_handle(), timeout=0)


def _na_weigering(fout: WorkflowUpdateFailedError) -> Exception:
    soort = fout.cause.type if isinstance(fout.cause, ApplicationError) else type(fout.cause).__name__
    if soort == GAAT_DICHT:
        return NogNiet(GAAT_DICHT, antwoordt=True)
    return Afgewezen(f"geweigerd door het traject: {soort}")


def _na_rpc_fout(fout: RPCError) -> Exception:
    if fout.status in BLIJVEND:
        return Afgewezen(f"geweigerd door Temporal: {fout.status.name}")
    # A namespace that is busy or a workflow with ten updates in flight answers, and says: later.
    druk = fout.status in (RPCStatusCode.RESOURCE_EXHAUSTED, RPCStatusCode.ABORTED)
    return NogNiet(fout.status.name, antwoordt=druk)
