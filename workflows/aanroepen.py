"""How the web speaks to running workflows, and what can come back."""

import asyncio
from datetime import timedelta

from temporalio.client import Client, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from domain.berichten import ROND_TAAK_AF, Afronding

GEDULD = timedelta(seconds=8)
"""How long a person waits on a page before we say that it is not certain yet."""
POGINGEN = 3


class TaakNietOpen(Exception):
    """Somebody was first, or the task is no longer there."""


class NietZeker(TimeoutError):
    """Temporal or the worker did not answer in time: the answer is kept, sending it again is harmless."""


async def rond_taak_af(client: Client, workflow_id: str, afronding: Afronding) -> None:
    """Give a person's decision to the workflow of the task and wait until it stands in the register.

    The update id is the stored answer's id, so that a double click is one decision. A task that the workflow
    does not know yet is asked for again: its row can be visible a moment before the workflow goes on.
    Raises TaakNietOpen or NietZeker.
    """
    for poging in range(1, POGINGEN + 1):
        try:
            await asyncio.wait_for(_stuur(client, workflow_id, afronding), GEDULD.total_seconds())
            return
        except WorkflowUpdateFailedError as fout:
            if poging == POGINGEN or _soort(fout) != "TaakNietOpen":
                raise TaakNietOpen from fout
        except RPCError as fout:
            if fout.status == RPCStatusCode.NOT_FOUND:
                raise TaakNietOpen from fout
            raise NietZeker from fout
        except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError) as fout:
            raise NietZeker from fout
        await asyncio.sleep(0.3 * poging)


async def _stuur(client: Client, workflow_id: str, afronding: Afronding) -> None:
    handle = client.get_workflow_handle(workflow_id)
    await handle.execute_update(
        ROND_TAAK_AF, afronding, id=f"{afronding.antwoord_id}", rpc_timeout=GEDULD, result_type=type(None)
    )


def _soort(fout: WorkflowUpdateFailedError) -> str | None:
    return fout.cause.type if isinstance(fout.cause, ApplicationError) else None
