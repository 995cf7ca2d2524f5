"""New rows without the unit of work: an import writes a dozen rows per line, thousands of times."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Insert, Table, inspect
from sqlmodel import SQLModel

from storage.database import Schrijver


async def voeg_toe(sessie: Schrijver, *rijen: SQLModel) -> None:
    """Insert rows in the order given, one statement per run of the same table.

    The objects do not become part of the session: later changes to them are not written.
    """
    verbinding = await sessie.connection()
    for soort, groep in groupby(rijen, key=type):
        await verbinding.execute(_invoeging(soort), [rij.model_dump() for rij in groep])


@cache
def _invoeging(soort: type[SQLModel]) -> Insert:
    tabel: Any = inspect(soort)
    doel: Sequence[Table] = tabel.tables
    return doel[0].insert()
