"""The letters of a dossier; whoever asks has checked that the dossier may be seen."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.brieven import briefnaam
from storage.lezen import regels


class Briefregel(BaseModel, frozen=True):
    """A letter in a list; `door` is a name, or empty when the system made it."""

    id: UUID
    soort: str
    gemaakt_op: datetime
    door: str

    @property
    def naam(self) -> str:
        return briefnaam(self.soort)


# The newest first.
BRIEVEN = regels(
    Briefregel,
    """
SELECT b.id, b.soort, b.gemaakt_op, coalesce(g.naam, '') AS door
FROM brief b LEFT JOIN gebruiker g ON g.id = b.gemaakt_door
WHERE b.traject_id = :id ORDER BY b.gemaakt_op DESC, b.id
""",
)
