"""One step of a procedure: quick when all is well, patient and visible when it is not."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError

Bericht = TypeVar("Bericht")
Uitkomst = TypeVar("Uitkomst")

KORT = timedelta(seconds=10)
"""Longer than a busy machine needs; a register that is away says so at once."""
GEDULDIG = timedelta(seconds=30)
HERHAAL = RetryPolicy(initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1))


async def doe(
    activiteit: Callable[[Any, Bericht], Awaitable[Uitkomst]], bericht: Bericht, *, omschrijving: str
) -> Uitkomst:
    """Run one activity: first inside the workflow task, then as an ordinary one that retries for ever.

    The first way costs one event instead of six; the second stands in the Temporal UI as a pending activity
    with its attempts, so that a case that cannot go on is seen. Activities are safe to run twice.

    Raises ApplicationError when the activity says that trying again cannot help.
    """
    try:
        return await workflow.execute_local_activity_method(
            activiteit,
            bericht,
            summary=omschrijving,
            start_to_close_timeout=KORT,
            retry_policy=RetryPolicy(maximum_attempts=2),
        )
    except (ApplicationError, ActivityError) as fout:  # what failed comes as it is, a time-out wrapped
        _geef_door_wat_tijd_niet_heelt(fout)
    try:
        return await workflow.execute_activity_method(
            activiteit,
            bericht,
            summary=omschrijving,
            start_to_close_timeout=GEDULDIG,
            retry_policy=HERHAAL,
        )
    except ActivityError as fout:
        _geef_door_wat_tijd_niet_heelt(fout)
        raise


def _geef_door_wat_tijd_niet_heelt(fout: ApplicationError | ActivityError) -> None:
    oorzaak = fout.cause if isinstance(fout, ActivityError) else fout
    if isinstance(oorzaak, ApplicationError) and oorzaak.non_retryable:
        raise oorzaak
