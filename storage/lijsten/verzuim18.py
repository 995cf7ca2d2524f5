"""The monthly overview of absence of 18 and over: per region, and per school in it."""

from collections.abc import Collection
from datetime import date

from pydantic import BaseModel

from domain.maanden import grenzen
from storage.database import Lezer
from storage.lezen import alle

# What was reported and what was done in the month; a student counts once per line, and once in the total.
OVERZICHT = """
WITH feit AS (
  SELECT 'melding' AS wat, m.locatie_id, m.leerling_id, m.gemeente_code FROM melding m
  WHERE m.soort = 'verzuim-18-plus' AND m.ontvangen_op >= :van AND m.ontvangen_op < :tot
  UNION ALL
  SELECT 'zorg', m.locatie_id, m.leerling_id, m.gemeente_code FROM melding m
  WHERE m.soort = 'verzuim-18-plus' AND m.ontvangen_op >= :van AND m.ontvangen_op < :tot
    AND jsonb_path_exists(m.zorgen, '$.* ? (@ == true)')
  UNION ALL
  SELECT CASE WHEN a.besluit = 'brief' THEN 'brief'
              WHEN a.soort = 'verzuim-18-plus.contact' THEN 'contact' ELSE 'huisbezoek' END,
    t.locatie_id, t.leerling_id, t.gemeente_code
  FROM taak a JOIN traject t ON t.id = a.traject_id
  WHERE a.status = 'gedaan' AND a.afgerond_op >= :van AND a.afgerond_op < :tot
    AND ((a.soort LIKE 'verzuim-18-plus.%' AND a.besluit = 'brief')
      OR (a.soort = 'verzuim-18-plus.contact' AND a.besluit <> 'niet-bereikt')
      OR a.soort = 'verzuim-18-plus.huisbezoek')
  UNION ALL
  SELECT 'uitval', t.locatie_id, t.leerling_id, t.gemeente_code
  FROM procedure p JOIN traject t ON t.id = p.traject_id
  WHERE p.soort = 'uitval' AND p.gestart_op >= :van AND p.gestart_op < :tot
    AND p.resultaat NOT IN ('geen-uitval', 'startkwalificatie')
)
SELECT r.naam AS regio, coalesce(s.naam, '') AS school, coalesce(s.brin || s.vestiging, '') AS code,
  count(*) FILTER (WHERE f.wat = 'melding') AS meldingen,
  count(DISTINCT f.leerling_id) FILTER (WHERE f.wat = 'melding') AS studenten,
  count(*) FILTER (WHERE f.wat = 'zorg') AS met_zorg,
  count(*) FILTER (WHERE f.wat = 'brief') AS brieven,
  count(DISTINCT f.leerling_id) FILTER (WHERE f.wat = 'contact') AS contacten,
  count(*) FILTER (WHERE f.wat = 'huisbezoek') AS huisbezoeken,
  count(DISTINCT f.leerling_id) FILTER (WHERE f.wat = 'uitval') AS uitval
FROM feit f
JOIN gemeente g ON g.code = f.gemeente_code
JOIN rmc_regio r ON r.code = g.rmc_regio_code
JOIN schoollocatie s ON s.id = f.locatie_id
WHERE f.gemeente_code = ANY (:gemeenten)
GROUP BY GROUPING SETS ((r.code, r.naam, s.id, s.naam, s.brin, s.vestiging), (r.code, r.naam))
ORDER BY r.naam, s.naam NULLS FIRST, s.brin, s.vestiging
"""


class Telling18(BaseModel, frozen=True):
    """The figures of one school, or of the whole region when `school` is empty (catalogue 206)."""

    regio: str
    school: str
    code: str
    meldingen: int
    studenten: int
    met_zorg: int
    brieven: int
    contacten: int
    huisbezoeken: int
    uitval: int


class Regio18(BaseModel, frozen=True):
    """A region: its total, and its schools by name. Reports add up; a student of two schools counts twice."""

    totaal: Telling18
    scholen: tuple[Telling18, ...]


async def overzicht_18_plus(sessie: Lezer, gemeenten: Collection[str], maand: date) -> tuple[Regio18, ...]:
    """What happened in a month in these municipalities, per region; regions without anything are left out."""
    van, tot = grenzen(maand)
    tellingen = await alle(sessie, Telling18, OVERZICHT, gemeenten=sorted(gemeenten), van=van, tot=tot)
    totalen = [telling for telling in tellingen if not telling.code]
    return tuple(
        Regio18(
            totaal=totaal,
            scholen=tuple(t for t in tellingen if t.code and t.regio == totaal.regio),
        )
        for totaal in totalen
    )
