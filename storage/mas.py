"""What the register holds about a pupil's absence and about earlier measures: facts for the rules of MAS."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel

from domain.procedures.tellingen import Geteld
from storage.database import Lezer
from storage.lezen import een


class Verleden(BaseModel, frozen=True):
    """No names: hours reported in this trajectory, its first report, and what was tried with the pupil.

    A day that several reports mention counts once, with the most hours; a report without days counts with its
    total. Days without lessons by agreement do not count (domain.maatwerk). Measures of earlier trajectories
    do. `te_laat` counts the days on which the schools reported the pupil late, None when no report says so:
    what is not said was not counted.
    """

    soort: str
    eerste_melding: date
    uren: Decimal
    te_laat: Geteld | None
    gewaarschuwd: bool
    eerder_halt: bool
    eerder_pv: bool


VERLEDEN = """
WITH van AS (SELECT * FROM melding WHERE traject_id = :traject_id),
dagen AS (SELECT r.dag, max(r.uren) AS uren, bool_or(r.te_laat) AS te_laat
          FROM verzuimregel r JOIN van ON van.id = r.melding_id
          WHERE NOT EXISTS (
            SELECT 1 FROM maatwerk w JOIN traject e ON e.id = w.traject_id
            WHERE e.leerling_id = van.leerling_id AND w.ingetrokken_op IS NULL
              AND r.dag BETWEEN w.van AND w.tot
              AND w.weekdagen -> 'dagen' @> to_jsonb(CAST(extract(isodow FROM r.dag) AS int) - 1))
          GROUP BY r.dag),
totalen AS (SELECT van.uren FROM van
            WHERE NOT EXISTS (SELECT 1 FROM verzuimregel r WHERE r.melding_id = van.id)),
eerder AS (
  SELECT e.resultaat FROM traject e
  WHERE e.leerling_id = (SELECT leerling_id FROM traject WHERE id = :traject_id) AND e.resultaat <> ''
  UNION ALL
  SELECT p.resultaat FROM procedure p JOIN traject e ON e.id = p.traject_id
  WHERE e.leerling_id = (SELECT leerling_id FROM traject WHERE id = :traject_id)
    AND p.soort IN ('mas', 'halt', 'strafrechtelijk', 'luxe-verzuim')
    AND p.resultaat NOT IN ('', 'geweigerd', 'vervallen')
    AND (p.soort <> 'halt' OR p.resultaat IN ('halt', 'mislukt'))
)
SELECT t.soort, coalesce((SELECT min(meldingsdatum) FROM van), CAST(t.geopend_op AS date)) AS eerste_melding,
  coalesce((SELECT sum(uren) FROM dagen), 0) + coalesce((SELECT sum(uren) FROM totalen), 0) AS uren,
  (SELECT jsonb_build_object('aantal', count(*), 'van', min(dag), 'tot', max(dag)) FROM dagen WHERE te_laat
   HAVING count(*) > 0) AS te_laat,
  EXISTS (SELECT 1 FROM eerder WHERE resultaat = 'formele-waarschuwing') AS gewaarschuwd,
  EXISTS (SELECT 1 FROM eerder WHERE resultaat IN ('halt', 'mislukt')) AS eerder_halt,
  EXISTS (SELECT 1 FROM eerder WHERE resultaat IN ('proces-verbaal', 'geseponeerd')) AS eerder_pv
FROM traject t WHERE t.id = :traject_id
"""


async def lees_verleden(sessie: Lezer, traject_id: UUID) -> Verleden:
    """The facts of a trajectory that exists."""
    verleden = await een(sessie, Verleden, VERLEDEN, traject_id=traject_id)
    assert verleden is not None
    return verleden
