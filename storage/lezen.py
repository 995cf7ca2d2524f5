"""Queries written as SQL, with rows that come back as frozen models: for what pages and choices read.

Reports and steps are written through the table classes; lists join many tables and need no objects to change.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from storage.database import Lezer
from storage.driver import Rij, voer_uit

M = TypeVar("M", bound=BaseModel)


class Deel(NamedTuple):
    """A part of a page: its query, and what its rows become."""

    sql: str
    maak: Callable[[Sequence[Rij]], tuple[Any, ...]]


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


def regels(soort: type[M], sql: str) -> Deel:
    """A part of which every row is a model."""
    return Deel(sql, lambda gevonden: tuple(map(soort.model_validate, gevonden)))


async def lees(sessie: Lezer, deel: Deel, /, **waarden: Any) -> tuple[Any, ...]:
    """One part by itself."""
    return deel.maak(await rijen(sessie, deel.sql, **waarden))


async def samen(sessie: Lezer, delen: Mapping[str, Deel], /, **waarden: Any) -> dict[str, tuple[Any, ...]]:
    """Several parts in one query; they share their parameters.

    A round trip costs more than what most parts read. The rows come as JSON, in which a date or an id is a
    text: `maak` hands them to models, which read both.
    """
    gevonden = await rijen(sessie, _samen(tuple((naam, deel.sql) for naam, deel in delen.items())), **waarden)
    return {naam: delen[naam].maak(rij) for naam, rij in gevonden[0].items()}


@lru_cache
def _samen(delen: tuple[tuple[str, str], ...]) -> str:
    kolommen = (f"(SELECT coalesce(json_agg(r), '[]') FROM ({sql}) AS r) AS {naam}" for naam, sql in delen)  # noqa: S608
    return f"SELECT {', '.join(kolommen)}"
