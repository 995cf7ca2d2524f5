"""One loop of the relay: claim what is due, work on a bounded number at once, wait, go on for ever."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Generic, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from relay.ritme import Ritme, Storing

log = structlog.get_logger("relay")
T = TypeVar("T")
UITLOOP = timedelta(seconds=8)


class Lus(Generic[T]):
    """`claim(n)` takes at most n due items; `lever(item)` delivers one and writes down how that went.

    Whatever is not written down is claimed again later, so a delivery may fail in any way.
    """

    def __init__(
        self,
        claim: Callable[[int], Awaitable[Sequence[T]]],
        lever: Callable[[T], Awaitable[None]],
        ritme: Ritme,
        overkant: Storing,
        register: Storing,
    ) -> None:
        self._claim, self._lever, self._ritme = claim, lever, ritme
        self._overkant, self._register = overkant, register
        self._lopend: set[asyncio.Task[None]] = set()
        self.gewekt = asyncio.Event()

    async def draai(self, stop: asyncio.Event) -> None:
        """Until `stop`; then what is running gets a moment to end."""
        einde = asyncio.ensure_future(stop.wait())
        while not stop.is_set():
            self.gewekt.clear()
            genomen = await self._ronde()
            await self._wacht(einde, genomen)
        await self._rond_af()

    async def _ronde(self) -> bool:
        """Start what is due; False when there was nothing, or nothing could be asked for."""
        vrij = (1 if self._overkant.aan else self._ritme.gelijktijdig) - len(self._lopend)
        if vrij <= 0:
            return False
        try:
            nieuw = await self._claim(vrij)
        except (SQLAlchemyError, OSError) as fout:
            self._register.mislukt(type(fout).__name__)
            return False
        self._register.gelukt()
        self._lopend |= {asyncio.ensure_future(self._een(werk)) for werk in nieuw}
        return bool(nieuw)

    async def _een(self, werk: T) -> None:
        try:
            await self._lever(werk)
        except (SQLAlchemyError, OSError) as fout:
            self._register.mislukt(type(fout).__name__)
        except Exception:
            log.exception("onverwachte fout bij doorgeven")

    async def _wacht(self, einde: asyncio.Future[Any], genomen: bool) -> None:
        """For room when all is busy, for news when there was nothing; an outage has a pause of its own."""
        pauze = max(self._overkant.pauze, self._register.pauze)
        if pauze:
            await asyncio.wait({einde}, timeout=pauze.total_seconds())
        vol = len(self._lopend) >= self._ritme.gelijktijdig
        if not genomen or vol:
            nieuws = asyncio.ensure_future(self.gewekt.wait())
            wachtenden: set[asyncio.Future[Any]] = {einde, *self._lopend}
            await asyncio.wait(
                wachtenden if vol else wachtenden | {nieuws},
                timeout=self._ritme.kijk_elke.total_seconds(),
                return_when=asyncio.FIRST_COMPLETED,
            )
            nieuws.cancel()
        self._lopend = {taak for taak in self._lopend if not taak.done()}

    async def _rond_af(self) -> None:
        if self._lopend:
            _, te_laat = await asyncio.wait(self._lopend, timeout=UITLOOP.total_seconds())
            for taak in te_laat:
                taak.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(*te_laat, return_exceptions=True)
