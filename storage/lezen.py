"""Queries written as SQL, with rows that come back as frozen models: for what pages and choices read.

Reports and steps are written through the table classes; lists join many tables and need no objects to change.
"""

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import RowMapping, text

from storage.database import Lezer

M = TypeVar("M", bound=BaseModel)


async def rijen(sessie: Lezer, sql: str, /, **waarden: Any) -> list[RowMapping]:
    """The rows of one query; values go in as parameters (`:naam`), never into the text."""
    verbinding = await sessie.connection()
    return list((await verbinding.execute(_zin(sql), waarden)).mappings())


_zin = lru_cache(maxsize=512)(text)
"""A text is searched for its parameters once, not at every step."""


async def alle(sessie: Lezer, soort: type[M], sql: str, /, **waarden: Any) -> tuple[M, ...]:
    """Every row as a model; the columns that the query names are the model's fields."""
    return tuple(soort.model_validate(dict(rij)) for rij in await rijen(sessie, sql, **waarden))


async def een(sessie: Lezer, soort: type[M], sql: str, /, **waarden: Any) -> M | None:
    """The only row, or None."""
    gevonden = await alle(sessie, soort, sql, **waarden)
    return gevonden[0] if gevonden else None
