"""A relay on a real register, with small numbers, and ways to look at what it did."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import select

from infra.klok import Klok
from infra.mail import MailInstellingen
from relay.bezorgen import Kanaal
from relay.bouw import Relay
from relay.doorgeven import Bestemming
from relay.opmaak import Huisstijl
from relay.ritme import Ritme
from storage.database import SYSTEEM, Database
from storage.tabellen import Mail, Uitgaand
from tests.wereld import LINK_SLEUTEL

NU = datetime(2025, 10, 1, 9, 30, tzinfo=UTC)
STIJL = Huisstijl("Leerplicht <leerplicht@voorbeeldstad.example>", "https://verzuim.example", LINK_SLEUTEL)
SNEL = Ritme(
    gelijktijdig=5,
    tijd=timedelta(seconds=2),
    houdbaar=timedelta(seconds=3),
    eerste_uitstel=timedelta(milliseconds=100),
    langste_uitstel=timedelta(milliseconds=400),
    kijk_elke=timedelta(milliseconds=200),
)
T = TypeVar("T")


@asynccontextmanager
async def draaiend(
    database: Database, bestemming: Bestemming, instellingen: MailInstellingen, ritme: Ritme = SNEL
) -> AsyncIterator[None]:
    """A relay that runs until the block ends."""
    relay = Relay(database, bestemming, Kanaal(instellingen, STIJL), Klok(), ritme, ritme)
    stop = asyncio.Event()
    taak = asyncio.ensure_future(relay.draai(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(taak, 15)


async def wacht_op(klopt: Callable[[], Awaitable[T]], seconden: float = 20) -> T:
    """The first outcome that is true; fails with the last one when time is up."""
    laatste: Any = None
    for _ in range(int(seconden / 0.1)):
        if laatste := await klopt():
            return laatste
        await asyncio.sleep(0.1)
    raise AssertionError(f"Dit gebeurde niet binnen {seconden} seconden; het laatste was {laatste!r}.")


async def mails(database: Database) -> list[Mail]:
    async with database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(Mail).order_by(Mail.message_id))).all())


async def uitgaande(database: Database, onderwerp_id: UUID) -> Uitgaand:
    async with database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Uitgaand).where(Uitgaand.onderwerp_id == onderwerp_id))).one()
