"""How each kind of row of the outbox is put to Temporal: which workflow, which message, which id."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from domain.berichten import (
    ONTVANG_ANTWOORD,
    ONTVANG_MELDING,
    ONTVANG_TERMIJN,
    ONTVANG_TOEWIJZING,
    ONTVANG_WIJZIGING,
    PROCEDURE_KLAAR,
    TRAJECT_WORKFLOW,
    Afronding,
    AntwoordBericht,
    MeldingBericht,
    ProcedureBericht,
    ProcedureStart,
    TermijnBericht,
    ToewijzingBericht,
    TrajectStart,
    WijzigingBericht,
    procedure_workflow,
    procedure_workflow_id,
    traject_workflow_id,
)
from domain.campagnes.berichten import (
    CAMPAGNE_WORKFLOW,
    KIJK_WEER,
    CampagneBericht,
    CampagneStart,
    campagne_workflow_id,
)
from domain.klok import KlokStand
from domain.procedures.alle import PLANNEN
from domain.soorten import Wijziging
from infra.klok import Klok
from storage.uitgaand import Bestelling, Uitgaandsoort
from workflows.aanroepen import TaakNietOpen, rond_taak_af


@dataclass(frozen=True)
class Bestemming:
    """Where rows go: the workers' task queue, and what stands before the address of a dossier."""

    client: Client
    wachtrij: str
    basis_url: str


class Aanbieder:
    """Puts one row to its workflow and waits until that has processed it; errors are Temporal's own."""

    def __init__(self, naar: Bestemming, klok: Klok, geduld: timedelta) -> None:
        self._naar, self._klok, self._geduld = naar, klok, geduld
        self._wijzen: Mapping[Uitgaandsoort, Callable[[Bestelling], Awaitable[None]]] = {
            Uitgaandsoort.MELDING: self._meld,
            Uitgaandsoort.ANTWOORD: self._antwoord,
            Uitgaandsoort.PROCEDURE: self._start_procedure,
            Uitgaandsoort.PROCEDURE_KLAAR: self._procedure_klaar,
            Uitgaandsoort.WIJZIGING: self._wijziging,
            Uitgaandsoort.TOEWIJZING: self._toewijzing,
            Uitgaandsoort.CAMPAGNE: self._campagne,
            Uitgaandsoort.AFRONDING: self._afronding,
            Uitgaandsoort.TERMIJN: self._termijn,
        }

    async def bied_aan(self, bestelling: Bestelling) -> None:
        await self._wijzen[bestelling.soort](bestelling)

    async def _meld(self, bestelling: Bestelling) -> None:
        """Start the trajectory or join the running one; one that ended starts again."""
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            TRAJECT_WORKFLOW,
            self._traject(bestelling),
            id=traject_workflow_id(_traject_id(bestelling)),
            task_queue=self._naar.wachtrij,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary=f"Verzuimtraject {bestelling.traject_nummer}",
        )
        bericht = MeldingBericht(melding_id=bestelling.onderwerp_id)
        await self._start_met(start, ONTVANG_MELDING, bericht, bestelling.onderwerp_id)

    async def _antwoord(self, bestelling: Bestelling) -> None:
        bericht = AntwoordBericht(vraag_id=bestelling.onderwerp_id, code=bestelling.gegevens.get("code", ""))
        await self._vertel(_workflow_id(bestelling), ONTVANG_ANTWOORD, bericht, bestelling.onderwerp_id)

    async def _start_procedure(self, bestelling: Bestelling) -> None:
        """Start it once; one that ran to its end already is not started again."""
        start = self._procedure(bestelling)
        with contextlib.suppress(WorkflowAlreadyStartedError):
            await self._naar.client.start_workflow(
                procedure_workflow(start.soort),
                start,
                id=procedure_workflow_id(start.procedure_id),
                task_queue=self._naar.wachtrij,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                static_summary=_samenvatting(start),
                rpc_timeout=self._geduld,
            )

    async def _procedure_klaar(self, bestelling: Bestelling) -> None:
        bericht = ProcedureBericht(procedure_id=bestelling.onderwerp_id)
        id_ = traject_workflow_id(_traject_id(bestelling))
        await self._vertel(id_, PROCEDURE_KLAAR, bericht, bestelling.onderwerp_id)

    async def _toewijzing(self, bestelling: Bestelling) -> None:
        bericht = ToewijzingBericht(taak_id=UUID(bestelling.gegevens["taak"]))
        await self._vertel(_workflow_id(bestelling), ONTVANG_TOEWIJZING, bericht, bestelling.onderwerp_id)

    async def _termijn(self, bestelling: Bestelling) -> None:
        bericht = TermijnBericht(wacht_id=UUID(bestelling.gegevens["wacht"]))
        await self._vertel(_workflow_id(bestelling), ONTVANG_TERMIJN, bericht, bestelling.onderwerp_id)

    async def _campagne(self, bestelling: Bestelling) -> None:
        """Start the campaign or wake the running one; one that was done goes on."""
        assert bestelling.campagne_id is not None, "this kind of row is about a campaign"
        begin = CampagneStart(
            campagne_id=bestelling.campagne_id,
            naam=bestelling.campagne,
            url=f"{self._naar.basis_url}/campagnes/{bestelling.campagne_id}",
            klok=self._stand,
        )
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            CAMPAGNE_WORKFLOW,
            begin,
            id=campagne_workflow_id(begin.campagne_id),
            task_queue=self._naar.wachtrij,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary=f"Campagne {begin.naam}",
        )
        bericht = CampagneBericht(sleutel=bestelling.onderwerp_id)
        await self._start_met(start, KIJK_WEER, bericht, bericht.sleutel)

    async def _afronding(self, bestelling: Bestelling) -> None:
        """A decision of which the page did not hear how it went; when the task was closed meanwhile, well."""
        afronding = Afronding.model_validate(bestelling.gegevens)
        with contextlib.suppress(TaakNietOpen):
            await rond_taak_af(self._naar.client, _workflow_id(bestelling), afronding)

    async def _wijziging(self, bestelling: Bestelling) -> None:
        """Tell the trajectory, or a procedure, also one whose own start still waits in the outbox."""
        wijziging = Wijziging(bestelling.gegevens["wijziging"])
        bericht = WijzigingBericht(wijziging=wijziging, sleutel=bestelling.onderwerp_id)
        if bestelling.procedure_id is None:
            await self._vertel(_workflow_id(bestelling), ONTVANG_WIJZIGING, bericht, bericht.sleutel)
        else:
            await self._wijzig_procedure(bestelling, bericht)

    async def _wijzig_procedure(self, bestelling: Bestelling, bericht: WijzigingBericht) -> None:
        begin = self._procedure(bestelling)
        start: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
            procedure_workflow(begin.soort),
            begin,
            id=procedure_workflow_id(begin.procedure_id),
            task_queue=self._naar.wachtrij,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            static_summary=_samenvatting(begin),
        )
        with contextlib.suppress(WorkflowAlreadyStartedError):
            await self._start_met(start, ONTVANG_WIJZIGING, bericht, bericht.sleutel)

    async def _start_met(
        self, start: WithStartWorkflowOperation[Any, Any], naam: str, bericht: Any, update_id: UUID
    ) -> None:
        try:
            await self._naar.client.execute_update_with_start_workflow(
                naam, bericht, id=str(update_id), start_workflow_operation=start, rpc_timeout=self._geduld
            )
        finally:
            await _lees_uitkomst(start)

    async def _vertel(self, workflow_id: str, naam: str, bericht: Any, update_id: UUID) -> None:
        """Tell a running workflow; when it has ended meanwhile nobody waits for it."""
        handle = self._naar.client.get_workflow_handle(workflow_id)
        try:
            await handle.execute_update(naam, bericht, id=str(update_id), rpc_timeout=self._geduld)
        except RPCError as fout:
            if fout.status is not RPCStatusCode.NOT_FOUND:
                raise

    def _traject(self, bestelling: Bestelling) -> TrajectStart:
        return TrajectStart(
            traject_id=_traject_id(bestelling),
            nummer=bestelling.traject_nummer,
            dossier_url=self._dossier_url(bestelling),
            klok=self._stand,
        )

    def _procedure(self, bestelling: Bestelling) -> ProcedureStart:
        assert bestelling.procedure_id is not None, "this kind of row is about a procedure"
        assert bestelling.procedure is not None, "and a procedure has a kind"
        return ProcedureStart(
            procedure_id=bestelling.procedure_id,
            traject_id=_traject_id(bestelling),
            soort=bestelling.procedure,
            nummer=bestelling.traject_nummer,
            dossier_url=self._dossier_url(bestelling),
            klok=self._stand,
        )

    def _dossier_url(self, bestelling: Bestelling) -> str:
        return f"{self._naar.basis_url}/dossiers/{bestelling.traject_nummer}"

    @property
    def _stand(self) -> KlokStand | None:
        return self._klok.stand if self._klok.speelt else None


def _workflow_id(bestelling: Bestelling) -> str:
    if bestelling.procedure_id:
        return procedure_workflow_id(bestelling.procedure_id)
    return traject_workflow_id(_traject_id(bestelling))


def _traject_id(bestelling: Bestelling) -> UUID:
    assert bestelling.traject_id is not None, "this kind of row is about a trajectory"
    return bestelling.traject_id


def _samenvatting(start: ProcedureStart) -> str:
    return f"{PLANNEN[start.soort].titel} bij {start.nummer}"


async def _lees_uitkomst(start: WithStartWorkflowOperation[Any, Any]) -> None:
    """The client puts an error on the start as well; an error that nobody reads is logged as lost."""
    with contextlib.suppress(Exception, asyncio.CancelledError):
        await asyncio.wait_for(start.workflow_handle(), timeout=0)
