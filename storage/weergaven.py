"""Lists of tasks that people keep under a name, for themselves or for the staff of a municipality."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlmodel import col, delete

from storage.database import Lezer, Schrijver
from storage.gebruikers import Persoon
from storage.lezen import alle
from storage.rijen import voeg_toe
from storage.tabellen import Weergave

LANGSTE_NAAM = 60


class Weergaveregel(BaseModel, frozen=True):
    """A kept list; `van` is who made it, empty when that is the person who asks."""

    id: UUID
    naam: str
    filters: dict[str, Any]
    gedeeld: bool
    van: str


_LIJST = """
SELECT w.id, w.naam, w.filters, w.gemeente_code IS NOT NULL AS gedeeld,
       CASE WHEN w.gebruiker_id = :ik THEN '' ELSE g.naam END AS van
FROM weergave w JOIN gebruiker g ON g.id = w.gebruiker_id
WHERE w.gebruiker_id = :ik OR w.gemeente_code = ANY (:gemeenten) ORDER BY w.naam, w.id
"""


async def weergaven(sessie: Lezer, persoon: Persoon) -> tuple[Weergaveregel, ...]:
    """One's own lists and those that colleagues share, by name; one query."""
    return await alle(sessie, Weergaveregel, _LIJST, ik=persoon.id, gemeenten=list(persoon.gemeenten))


def bewaar_weergave(
    sessie: Schrijver,
    persoon: Persoon,
    naam: str,
    filters: dict[str, Any],
    nu: datetime,
    *,
    gemeente: str = "",
) -> UUID:
    """Keep a list; with a `gemeente` of this person all its staff has it."""
    assert not gemeente or gemeente in persoon.gemeenten, "a list is shared where one works"
    rij = Weergave(
        id=uuid4(),
        gebruiker_id=persoon.id,
        gemeente_code=gemeente or None,
        naam=naam[:LANGSTE_NAAM],
        filters=filters,
        gemaakt_op=nu,
    )
    voeg_toe(sessie, rij)
    return rij.id


async def verwijder_weergave(sessie: Schrijver, persoon: Persoon, weergave_id: UUID) -> bool:
    """Throw one's own list away; False for another's and for none."""
    eigen = delete(Weergave).where(col(Weergave.id) == weergave_id, col(Weergave.gebruiker_id) == persoon.id)
    return (await sessie.exec(eigen.returning(col(Weergave.id)))).first() is not None
