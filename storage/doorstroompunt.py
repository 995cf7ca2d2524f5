"""What the register holds about a student of 18 or over, for the rules of the Doorstroompunt; no names."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Onderwijssoort
from storage.database import Lezer
from storage.lezen import een


class Bekend(BaseModel, frozen=True):
    """The newest report of this trajectory, and what came before it."""

    school: str
    zorgen: dict[str, bool]
    eerder: int
    scholen: int
    opleiding: Onderwijssoort | None


class _Dag(BaseModel, frozen=True):
    dag: date | None


BEKEND = """
SELECT s.brin || s.vestiging AS school, coalesce(m.zorgen, '{}') AS zorgen,
  (SELECT count(*) FROM melding e WHERE e.leerling_id = t.leerling_id AND e.soort = 'verzuim-18-plus'
     AND e.id <> m.id AND e.meldingsdatum BETWEEN :vanaf AND m.meldingsdatum) AS eerder,
  (SELECT count(DISTINCT i.locatie_id) FROM inschrijving i WHERE i.leerling_id = t.leerling_id) AS scholen,
  (SELECT i.onderwijssoort FROM inschrijving i WHERE i.leerling_id = t.leerling_id AND i.tot > i.van
     AND i.tot <= :vandaag ORDER BY i.tot DESC, i.id LIMIT 1) AS opleiding
FROM traject t
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN LATERAL (SELECT * FROM melding n WHERE n.traject_id = t.id AND n.soort = 'verzuim-18-plus'
  ORDER BY n.ontvangen_op DESC, n.id LIMIT 1) m ON true
WHERE t.id = :traject_id
"""
UITGESCHREVEN = """
SELECT eerste_dag AS dag FROM melding WHERE traject_id = :traject_id AND soort = 'uitschrijving'
ORDER BY ontvangen_op DESC, id LIMIT 1
"""
# A report of another location than the one that somebody left, or a change of school, tells of a new one.
WEER_OP_SCHOOL = """
SELECT min(i.van) AS dag FROM inschrijving i JOIN traject t ON t.leerling_id = i.leerling_id
WHERE t.id = :traject_id AND i.van > :na AND (i.tot IS NULL OR i.tot > i.van)
  AND i.locatie_id <> (SELECT m.locatie_id FROM melding m WHERE m.traject_id = t.id
                       ORDER BY m.soort = 'uitschrijving' DESC, m.ontvangen_op, m.id LIMIT 1)
"""


async def lees_bekend(sessie: Lezer, traject_id: UUID, vanaf: date, vandaag: date) -> Bekend:
    """What is known of the student of a trajectory that exists; earlier reports are counted from `vanaf`."""
    bekend = await een(sessie, Bekend, BEKEND, traject_id=traject_id, vanaf=vanaf, vandaag=vandaag)
    assert bekend is not None
    return bekend


async def uitgeschreven_op(sessie: Lezer, traject_id: UUID) -> date | None:
    """The last day at school by the newest leaving notice; None when no school sent one."""
    gevonden = await een(sessie, _Dag, UITGESCHREVEN, traject_id=traject_id)
    return gevonden.dag if gevonden else None


async def weer_ingeschreven_op(sessie: Lezer, traject_id: UUID, na: date) -> date | None:
    """The first day after `na` on which another location said that the youngster is at school there."""
    gevonden = await een(sessie, _Dag, WEER_OP_SCHOOL, traject_id=traject_id, na=na)
    return gevonden.dag if gevonden else None
