"""Who has how much to do, per municipality: what a coordinator divides the work by."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van, eind_van_dag
from domain.namen import label
from domain.soorten import Rol
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle

DEZE_WEEK = timedelta(days=7)


class Werklast(BaseModel, frozen=True):
    """The open tasks of one person in one municipality; `id` None is what nobody has.

    `binnenkort` is due within seven days and not late yet, `later` is put off by its owner.
    """

    gemeente_code: str
    gemeente: str
    id: UUID | None
    naam: str
    rollen: tuple[Rol, ...]
    afwezig: bool
    open: int
    te_laat: int
    binnenkort: int
    later: int
    spoed: int

    @property
    def team(self) -> str:
        """What this person does there, in words."""
        return ", ".join(label(rol).lower() for rol in self.rollen)


# Counted once over the open tasks of the municipalities, by their index; then joined to the people, also
# those who have nothing to do.
_WERKLAST = """
WITH geteld AS (
  SELECT a.gemeente_code, a.toegewezen_aan AS id, count(*) AS open,
    count(*) FILTER (WHERE a.uiterlijk < :nu) AS te_laat,
    count(*) FILTER (WHERE a.uiterlijk >= :nu AND a.uiterlijk <= :week) AS binnenkort,
    count(*) FILTER (WHERE a.opvolgen_op > :vandaag) AS later,
    count(*) FILTER (WHERE a.spoed) AS spoed
  FROM taak a WHERE a.status = 'open' AND a.gemeente_code = ANY (:gemeenten)
  GROUP BY a.gemeente_code, a.toegewezen_aan),
leden AS (
  SELECT l.gemeente_code, l.gebruiker_id AS id, array_agg(DISTINCT l.rol ORDER BY l.rol) AS rollen
  FROM lidmaatschap l JOIN gebruiker g ON g.id = l.gebruiker_id AND g.actief
  WHERE l.gemeente_code = ANY (:gemeenten) AND l.ingetrokken_op IS NULL AND l.rol <> 'beheerder'
  GROUP BY l.gemeente_code, l.gebruiker_id)
SELECT n.code AS gemeente_code, n.naam AS gemeente, w.id, coalesce(g.naam, '') AS naam,
  coalesce(w.rollen, '{}') AS rollen,
  EXISTS (SELECT 1 FROM afwezigheid x WHERE x.gebruiker_id = w.id
          AND x.van <= :vandaag AND x.tot >= :vandaag)
  OR EXISTS (SELECT 1 FROM vervanging v WHERE v.gebruiker_id = w.id AND v.status = 'loopt') AS afwezig,
  w.open, w.te_laat, w.binnenkort, w.later, w.spoed
FROM (SELECT coalesce(c.gemeente_code, l.gemeente_code) AS gemeente_code, coalesce(c.id, l.id) AS id,
        l.rollen, coalesce(c.open, 0) AS open, coalesce(c.te_laat, 0) AS te_laat,
        coalesce(c.binnenkort, 0) AS binnenkort, coalesce(c.later, 0) AS later, coalesce(c.spoed, 0) AS spoed
      FROM geteld c FULL JOIN leden l ON l.gemeente_code = c.gemeente_code AND l.id = c.id) w
JOIN gemeente n ON n.code = w.gemeente_code
LEFT JOIN gebruiker g ON g.id = w.id
ORDER BY n.naam, w.id IS NOT NULL, w.te_laat DESC, w.open DESC, g.naam
"""


async def werklast(sessie: Lezer, persoon: Persoon, nu: datetime) -> tuple[Werklast, ...]:
    """Per municipality of this person: first what is nobody's, then who is latest; one query."""
    vandaag = dag_van(nu)
    return await alle(
        sessie,
        Werklast,
        _WERKLAST,
        gemeenten=list(persoon.gemeenten),
        nu=nu,
        vandaag=vandaag,
        week=eind_van_dag(vandaag + DEZE_WEEK),
    )
