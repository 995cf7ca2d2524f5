"""Queries written as SQL, with rows that come back as frozen models: for what pages and choices read.

Reports and steps are written through the table classes; lists join many tables and need no objects to change.
"""

from typing import Any, TypeVar

from pydantic import BaseModel

from storage.database import Lezer
from storage.driver import Rij, voer_uit

M = TypeVar("M", bound=BaseModel)


async def rijen(sessie: Lezer, sql: str, /, **waarden: Any) -> list[Rij]:
    """The rows of one query; values go in as parameters (`:naam`), never into the text."""
    return await voer_uit(sessie.driver, sql, waarden)


async def alle(sessie: Lezer, soort: type[M], sql: str, /, **waarden: Any) -> tuple[M, ...]:
    """Every row as a model; the columns that the query names are the model's fields."""
    return tuple(map(soort.model_validate, await rijen(sessie, sql, **waarden)))


async def een(sessie: Lezer, soort: type[M], sql: str, /, **waarden: Any) -> M | None:
    """The only row, or None."""
    gevonden = await alle(sessie, soort, sql, **waarden)
    return gevonden[0] if gevonden else None
