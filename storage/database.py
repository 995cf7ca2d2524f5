"""The way to PostgreSQL: one transaction at a time, always on behalf of somebody.

Row-level security reads the settings that `_begin` puts on the transaction; without them no row
with personal data is visible. It is the second lock: every query scopes by itself as well.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.ext.asyncio import AsyncSession as SqlalchemySession
from sqlmodel.ext.asyncio.session import AsyncSession

from domain.procedures.alle import taaksoorten_van
from domain.procedures.model import Wie
from storage.driver import Verbinding, check_leeft, voer_uit
from storage.rijen import schrijf_weg


class Toegang(BaseModel, frozen=True):
    """On whose behalf a transaction runs: municipalities and school locations somebody belongs to.

    In the municipalities of `als_arts` somebody sees only what was referred to the youth doctor.
    """

    gebruiker: UUID | None = None
    gemeenten: frozenset[str] = frozenset()
    als_arts: frozenset[str] = frozenset()
    locaties: frozenset[UUID] = frozenset()
    systeem: bool = False


ARTSTAKEN = ",".join(taaksoorten_van(Wie.JEUGDARTS))
SYSTEEM = Toegang(systeem=True)


class Lezer(AsyncSession):
    """A session in a read-only transaction; functions that only read ask for this type.

    `driver` is the connection below it, in the same transaction (`storage/lezen.py`).
    """

    driver: Verbinding

    # SQLModel's own version warns at every call; statements written as SQL need the original.
    execute = SqlalchemySession.execute


class Schrijver(Lezer):
    """A session whose transaction is committed when its block ends without an error."""


_ZET_TOEGANG = (
    "SELECT set_config('verzuim.systeem', :systeem, true), set_config('verzuim.gebruiker', :gebruiker, true),"
    " set_config('verzuim.gemeenten', :gemeenten, true), set_config('verzuim.locaties', :locaties, true),"
    " set_config('verzuim.als_arts', :als_arts, true),"
    " set_config('verzuim.artstaken', :artstaken, true),"
    " set_config('transaction_read_only', :alleen_lezen, true)"
)
_ALLEEN_LEZEN = "SET TRANSACTION READ ONLY"


ALLEEN_SYSTEEM: dict[str, Any] = {
    "prepare_threshold": 1,
    "options": "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c verzuim.systeem=ja",
}
"""Row-level security makes a plan cost more than its execution: plan each statement once per
connection, by its index even while the tables are small, since the plan stays when they grow.
"""


PAGINAS: dict[str, Any] = {
    "prepare_threshold": 1,
    "options": "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off",
}
"""The same holds for pages: a list costs 10 ms to run and 45 to plan. Their queries leave out what was not
asked, so that a plan fits every value.
"""


class Database:
    """The application's connections to the register; the role behind `url` owns nothing.

    `alleen_systeem` is for worker and relay, which run the same few statements for ever, never on behalf of
    somebody, and try again by themselves. Pages test a connection first.
    There are at most twice `verbindingen`; none is closed after a busy moment, since a new one costs a
    process of PostgreSQL and all its plans, and the one used last is the warmest.
    """

    def __init__(self, url: str, *, verbindingen: int = 10, alleen_systeem: bool = False) -> None:
        self._alleen_systeem = alleen_systeem
        self.motor: AsyncEngine = create_async_engine(
            url,
            pool_size=2 * verbindingen,
            max_overflow=0,
            pool_use_lifo=True,
            hide_parameters=True,
            connect_args=ALLEEN_SYSTEEM if alleen_systeem else PAGINAS,
        )
        if not alleen_systeem:
            event.listen(self.motor.sync_engine, "checkout", check_leeft)

    @asynccontextmanager
    async def lezer(self, toegang: Toegang) -> AsyncIterator[Lezer]:
        """A read-only transaction on behalf of `toegang`."""
        async with Lezer(self.motor, expire_on_commit=False) as sessie, sessie.begin():
            await self._begin(sessie, toegang, alleen_lezen=True)
            yield sessie

    @asynccontextmanager
    async def schrijver(self, toegang: Toegang) -> AsyncIterator[Schrijver]:
        """A transaction on behalf of `toegang`: all of it, or nothing."""
        async with Schrijver(self.motor, expire_on_commit=False) as sessie, sessie.begin():
            await self._begin(sessie, toegang)
            yield sessie
            await schrijf_weg(sessie)

    async def _begin(self, sessie: Lezer, toegang: Toegang, *, alleen_lezen: bool = False) -> None:
        """For this transaction only; a connection of the system starts as what it always is."""
        verbinding = await (await sessie.connection()).get_raw_connection()
        assert verbinding.driver_connection is not None, "it was just taken from the pool"
        sessie.driver = verbinding.driver_connection
        if not (self._alleen_systeem and toegang == SYSTEEM):
            await voer_uit(sessie.driver, _ZET_TOEGANG, _waarden(toegang, alleen_lezen))
        elif alleen_lezen:
            await voer_uit(sessie.driver, _ALLEEN_LEZEN, {})

    async def sluit(self) -> None:
        await self.motor.dispose()


def _waarden(toegang: Toegang, alleen_lezen: bool) -> dict[str, str]:
    return {
        "systeem": "ja" if toegang.systeem else "",
        "gebruiker": str(toegang.gebruiker or ""),
        "gemeenten": ",".join(sorted(toegang.gemeenten)),
        "als_arts": ",".join(sorted(toegang.als_arts)),
        "artstaken": ARTSTAKEN if toegang.als_arts else "",
        "locaties": ",".join(sorted(map(str, toegang.locaties))),
        "alleen_lezen": "on" if alleen_lezen else "off",
    }
