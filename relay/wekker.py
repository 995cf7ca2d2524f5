"""Hears from PostgreSQL that something was queued, so that a receipt leaves within a second.

Only a convenience: the loops look by themselves every few seconds, so a missed call costs no more than that.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import psycopg
from sqlalchemy import URL

from storage.rijen import WEKKANAAL

OPNIEUW_NA = timedelta(seconds=2)
KIJK_OP = timedelta(seconds=1)
"""How often the listener looks whether it has to stop."""


async def luister(url: URL, wekkers: Sequence[asyncio.Event], stop: asyncio.Event) -> None:
    """Set every event at each call, until `stop`; connects again when PostgreSQL was away."""
    adres = url.set(drivername="postgresql").render_as_string(hide_password=False)
    while not stop.is_set():
        try:
            await _luister_tot(adres, wekkers, stop)
        except (psycopg.Error, OSError):
            await _slaap(stop)


async def _luister_tot(adres: str, wekkers: Sequence[asyncio.Event], stop: asyncio.Event) -> None:
    async with await psycopg.AsyncConnection.connect(adres, autocommit=True, connect_timeout=5) as verbinding:
        await verbinding.execute(f"LISTEN {WEKKANAAL}")
        _wek(wekkers)  # for what came in while nobody listened
        while not stop.is_set():
            async for _ in verbinding.notifies(timeout=KIJK_OP.total_seconds(), stop_after=1):
                _wek(wekkers)


def _wek(wekkers: Sequence[asyncio.Event]) -> None:
    for wekker in wekkers:
        wekker.set()


async def _slaap(stop: asyncio.Event) -> None:
    await asyncio.wait({asyncio.ensure_future(stop.wait())}, timeout=OPNIEUW_NA.total_seconds())
