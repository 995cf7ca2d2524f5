"""Works through files while nobody waits: a file takes minutes, a request seconds."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from infra.klok import Klok
from storage.database import Database, Toegang
from storage.importeren import Deel
from storage.importloop import Stand, Voortgang, noteer
from storage.invoerbestand import Regelfout

log = structlog.get_logger("verzuim.inlezen")


class Achtergrond:
    """Work that outlives the request that began it, but not the process."""

    def __init__(self) -> None:
        self._taken: set[asyncio.Task[None]] = set()

    def begin(self, werk: Coroutine[Any, Any, None]) -> None:
        taak = asyncio.create_task(werk)
        self._taken.add(taak)  # the loop itself holds no more than a weak reference
        taak.add_done_callback(self._taken.discard)

    async def rond_af(self) -> None:
        """Wait until everything is done."""
        await asyncio.gather(*self._taken, return_exceptions=True)

    async def stop(self) -> None:
        """Break off what goes on; each task says in the register where it stood."""
        for taak in self._taken:
            taak.cancel()
        await self.rond_af()


@dataclass(frozen=True)
class Inleesopdracht:
    """One run through a file on behalf of somebody: `voortgang` is where it begins.

    `delen` does the work from after a line on, and tells what became of it part by part.
    """

    import_id: UUID
    gebruiker_id: UUID
    toegang: Toegang
    delen: Callable[[int], AsyncIterator[Deel]]
    nu: datetime
    voortgang: Voortgang


class Inlezer:
    """Goes on where the progress says, and keeps it up to date after every part."""

    def __init__(self, database: Database, klok: Klok, opdracht: Inleesopdracht) -> None:
        self._database, self._klok, self._opdracht = database, klok, opdracht
        self._voortgang = opdracht.voortgang

    async def __call__(self) -> None:
        """To the end of the file, or until another run takes over; a failure leaves it to be gone on with."""
        nummer = str(self._opdracht.import_id)
        try:
            if await self._neem_in():
                log.info("bestand ingelezen", import_id=nummer, regels=self._voortgang.gelezen)
        except asyncio.CancelledError:
            await self._onderbreek()
            raise
        except Exception:
            log.exception("inlezen onderbroken", import_id=nummer, regel=self._voortgang.regel)
            await self._onderbreek()

    async def _neem_in(self) -> bool:
        """False when another run took over."""
        async for deel in self._opdracht.delen(self._voortgang.regel):
            if not await self._noteer_deel(deel):
                return False
        return await self._noteer(self._voortgang.model_copy(update={"stand": Stand.KLAAR}), [])

    async def _noteer_deel(self, deel: Deel) -> bool:
        return await self._noteer(self._voortgang.na(deel, self._klok.echt()), deel.verslag.geweigerd)

    async def _noteer(self, voortgang: Voortgang, geweigerd: list[Regelfout]) -> bool:
        wie = self._opdracht
        async with self._database.schrijver(wie.toegang) as sessie:
            van_ons = await noteer(sessie, wie.gebruiker_id, wie.import_id, voortgang, geweigerd, wie.nu)
        if van_ons:
            self._voortgang = voortgang
        return van_ons

    async def _onderbreek(self) -> None:
        """Say so at once; when even that fails, the missing sign of life says it a little later."""
        try:
            await self._noteer(self._voortgang.model_copy(update={"stand": Stand.ONDERBROKEN}), [])
        except Exception:
            log.exception("onderbreking niet vastgelegd", import_id=str(self._opdracht.import_id))
