"""From the outbox to Temporal: every stored report reaches its trajectory's workflow, once or more often.

An outcome is never guessed. A time-out means that nobody knows whether the workflow has it, so the row is
offered again under the same update id, which makes the second time harmless.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from temporalio.client import WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from infra.failpoints import failpoint
from infra.klok import Klok
from relay.aanbieden import Aanbieder
from relay.aanbieden import Bestemming as Bestemming
from relay.ritme import Ritme, Storing
from storage import uitgaand
from storage.database import SYSTEEM, Database
from storage.uitgaand import VASTGELOPEN_NA, Bestelling

GAAT_DICHT = "TrajectGesloten"
KORT, LANG = timedelta(seconds=1), timedelta(hours=1)
# What Temporal will answer again however often it is asked; all else may pass.
BLIJVEND = frozenset({RPCStatusCode.INVALID_ARGUMENT, RPCStatusCode.NOT_FOUND})


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
        self._aanbieder = Aanbieder(naar, klok, ritme.tijd)

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
                await self._aanbieder.bied_aan(bestelling)
        except WorkflowUpdateFailedError as fout:
            raise _na_weigering(fout) from fout
        except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError, RuntimeError) as fout:
            raise NogNiet(type(fout).__name__, antwoordt=False) from fout
        except RPCError as fout:
            raise _na_rpc_fout(fout) from fout

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
