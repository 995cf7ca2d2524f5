"""New rows without the unit of work: they wait until the end of the transaction and go in one statement.

A statement costs more than the row it writes, and a step or a report writes into five to nine tables.
"""

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel

from storage.driver import voer_uit

if TYPE_CHECKING:
    from storage.database import Schrijver

WEKKANAAL = "verzuim_relay"
VOOR_RELAY = frozenset({"mail", "uitgaand"})
"""What the relay takes further: it looks at once after the commit instead of at its next round."""

TWEEMAAL_IS_EENS = VOOR_RELAY | {"taakantwoord", "inzage"}
"""Their ids follow from what they are about: a row that stands there already is the same one."""


def voeg_toe(sessie: "Schrijver", *rijen: SQLModel) -> None:
    """Insert rows at the end of the transaction; who reads them within it calls `schrijf_weg` before.

    The objects do not become part of the session: later changes to them may not be written.
    """
    wachtend(sessie).extend(rijen)


def wachtend(sessie: "Schrijver") -> list[SQLModel]:
    """The rows that still have to be written."""
    rijen: list[SQLModel] = sessie.info.setdefault("wachtend", [])
    return rijen


async def schrijf_weg(sessie: "Schrijver") -> None:
    """Write what waits, whatever the number of tables and rows; references are checked when all stand."""
    per_tabel: dict[str, list[dict[str, Any]]] = {}
    for rij in wachtend(sessie):
        per_tabel.setdefault(str(rij.__tablename__), []).append(rij.model_dump())
    if per_tabel:
        wachtend(sessie).clear()
        waarden = {tabel: json.dumps(rijen, default=_als_json) for tabel, rijen in per_tabel.items()}
        await voer_uit(sessie.driver, _invoeging(tuple(per_tabel)), waarden)


def _als_json(waarde: object) -> str:
    return f"\\x{waarde.hex()}" if isinstance(waarde, bytes) else str(waarde)


@cache
def _invoeging(tabellen: tuple[str, ...]) -> str:
    """As JSON the rows of a table are one value, so that the same text, and plan, serves any number."""
    delen = ", ".join(map(_deel, tabellen))
    wek = f"pg_notify('{WEKKANAAL}', '')" if VOOR_RELAY.intersection(tabellen) else "1"
    return f"WITH {delen} SELECT {wek}"


def _deel(tabel: str) -> str:
    kolommen = ", ".join(SQLModel.metadata.tables[tabel].columns.keys())
    uit = f"json_populate_recordset(CAST(NULL AS {tabel}), CAST(:{tabel} AS json))"
    dubbel = " ON CONFLICT DO NOTHING" if tabel in TWEEMAAL_IS_EENS else ""
    return f"nieuw_{tabel} AS (INSERT INTO {tabel} ({kolommen}) SELECT {kolommen} FROM {uit}{dubbel})"  # noqa: S608
