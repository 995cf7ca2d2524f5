"""The letters of a dossier; whoever asks has checked that the dossier may be seen."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.brieven import briefnaam
from storage.database import Lezer
from storage.lezen import alle


class Briefregel(BaseModel, frozen=True):
    """A letter in a list; `door` is a name, or empty when the system made it."""

    id: UUID
    soort: str
    gemaakt_op: datetime
    door: str

    @property
    def naam(self) -> str:
        return briefnaam(self.soort)


BRIEVEN = """
SELECT b.id, b.soort, b.gemaakt_op, coalesce(g.naam, '') AS door
FROM brief b LEFT JOIN gebruiker g ON g.id = b.gemaakt_door
WHERE b.traject_id = :id ORDER BY b.gemaakt_op DESC, b.id
"""


async def brieven(sessie: Lezer, traject_id: UUID) -> tuple[Briefregel, ...]:
    """The letters, newest first."""
    return await alle(sessie, Briefregel, BRIEVEN, id=traject_id)
