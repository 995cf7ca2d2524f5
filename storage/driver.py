"""Straight to psycopg, in the transaction of a session: for statements that are written as SQL.

The layers between cost three times as much CPU as the driver itself, and a page asks some fifteen times.
"""

import select
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import AsyncRawCursor
from psycopg.rows import dict_row
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

Verbinding = psycopg.AsyncConnection[Any]
Rij = dict[str, Any]
"""A row by the names of its columns."""

# Only for its way of writing parameters ($1, $2): the driver then need not read each text again.
_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # SQLAlchemy's dialects have no types


async def voer_uit(verbinding: Verbinding, sql: str, waarden: Mapping[str, Any]) -> list[Rij]:
    """The rows that a statement gives, none when it gives no rows; parameters are written `:naam`.

    Raises SQLAlchemy's errors, as everything else that reaches the database does.
    """
    zin, namen = _zin(sql)
    async with AsyncRawCursor(verbinding, row_factory=dict_row) as cursor:
        try:
            await cursor.execute(zin, [waarden[naam] for naam in namen])
            return await cursor.fetchall() if cursor.rownumber is not None else []
        except psycopg.Error as fout:
            raise DBAPIError.instance(sql, None, fout, psycopg.Error, hide_parameters=True) from fout


@lru_cache(maxsize=1024)
def _zin(sql: str) -> tuple[bytes, tuple[str, ...]]:
    """With PostgreSQL's own marks for parameters, and their names in that order; done once for a text."""
    vertaald = text(sql).compile(dialect=_DIALECT)
    return str(vertaald).encode(), tuple(vertaald.positiontup or ())


def check_leeft(_adapter: object, plek: ConnectionPoolEntry, _uitgeleend: object) -> None:
    """Refuse a connection on which the server said goodbye while it waited in the pool: a new one is made.

    Nothing is sent: a server that stops closes its end, and that can be read here. DisconnectionError.
    """
    verbinding = plek.driver_connection
    if verbinding is None or verbinding.closed or _heeft_iets_te_lezen(verbinding):
        raise DisconnectionError


def _heeft_iets_te_lezen(verbinding: Verbinding) -> bool:
    kijker = select.poll()
    kijker.register(verbinding.pgconn.socket, select.POLLIN)
    return bool(kijker.poll(0))
