"""Colleagues who can take a task, and how busy they are."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Rol
from storage.database import Lezer
from storage.lezen import alle

MEESTE_GETELD = 100
"""Who has so many open tasks is busy, however many more there are: counting on would cost the page most."""


class Collega(BaseModel, frozen=True):
    """Somebody with one of the roles; `afwezig` when absent or replaced on the day.

    `open_taken` is not counted beyond `MEESTE_GETELD`.
    """

    id: UUID
    naam: str
    open_taken: int
    afwezig: bool

    @property
    def woorden(self) -> str:
        """The name with what matters when work is divided."""
        meer = " of meer" if self.open_taken == MEESTE_GETELD else ""
        druk = f"{self.open_taken}{meer} open {'taak' if self.open_taken == 1 else 'taken'}"
        return f"{self.naam} ({druk}{', afwezig' if self.afwezig else ''})"


_COLLEGAS = """
SELECT g.id, g.naam,
  (SELECT count(*) FROM (SELECT 1 FROM taak a WHERE a.toegewezen_aan = g.id AND a.status = 'open'
                         LIMIT :meeste) AS zoveel) AS open_taken,
  EXISTS (SELECT 1 FROM afwezigheid x WHERE x.gebruiker_id = g.id AND x.van <= :dag AND x.tot >= :dag)
  OR EXISTS (SELECT 1 FROM vervanging v WHERE v.gebruiker_id = g.id AND v.status = 'loopt') AS afwezig
FROM gebruiker g
WHERE g.actief AND EXISTS (SELECT 1 FROM lidmaatschap l WHERE l.gebruiker_id = g.id
  AND l.gemeente_code = :gemeente AND l.rol = ANY (:rollen) AND l.ingetrokken_op IS NULL)
ORDER BY g.naam, g.id
"""


async def collegas(sessie: Lezer, gemeente: str, rollen: Iterable[Rol], dag: date) -> tuple[Collega, ...]:
    """Everybody in the municipality with one of the roles, by name; one query."""
    waarden = {"gemeente": gemeente, "rollen": sorted(rollen), "dag": dag, "meeste": MEESTE_GETELD}
    return await alle(sessie, Collega, _COLLEGAS, **waarden)
