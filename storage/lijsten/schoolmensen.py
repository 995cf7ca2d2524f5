"""Who works with this at a school: colleagues know each other, so that nobody shares an account."""

from collections.abc import Collection
from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle


class Schoolmens(BaseModel, frozen=True):
    naam: str
    functie: str
    scholen: str


_MENSEN = """
SELECT g.naam, g.functie,
  string_agg(s.naam || ' (' || s.brin || s.vestiging || ')', ', ' ORDER BY s.brin, s.vestiging) AS scholen
FROM lidmaatschap l JOIN gebruiker g ON g.id = l.gebruiker_id JOIN schoollocatie s ON s.id = l.locatie_id
WHERE l.locatie_id = ANY (:locaties) AND l.ingetrokken_op IS NULL AND g.actief AND l.rol = 'school'
GROUP BY g.id, g.naam, g.functie ORDER BY g.naam, g.id
"""


async def mensen_van_school(sessie: Lezer, locaties: Collection[UUID]) -> tuple[Schoolmens, ...]:
    """Names and jobs of who reports for these locations; as the system, since memberships are one's own."""
    return await alle(sessie, Schoolmens, _MENSEN, locaties=list(locaties))
