"""The work list of MatchMakers: who is to be visited, where, when, and what came of earlier visits."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.procedures.alle import uitkomstnaam
from storage.database import Lezer
from storage.lezen import alle
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD

BEZOEKEN = "matchmaker.bezoeken"
LIJST = f"""
SELECT t.nummer AS traject_nummer, {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, n.naam AS gemeente,
  coalesce(b.naam, '') AS behandelaar, a.id AS taak_id, p.id AS procedure_id, p.uiterlijk,
  a.id IS NOT NULL AND a.uiterlijk < :nu AS te_laat, coalesce(p.gegevens ->> 'opdracht', '') AS opdracht,
  concat_ws(' ', d.straat, d.huisnummer || d.toevoeging) AS straat, coalesce(d.postcode, '') AS postcode,
  coalesce(d.plaats, '') AS plaats, coalesce(k.aantal, 0) AS bezoeken, k.laatste,
  coalesce(k.uitkomst, '') AS uitkomst
FROM procedure p
JOIN traject t ON t.id = p.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN gemeente n ON n.code = p.gemeente_code
LEFT JOIN taak a ON a.procedure_id = p.id AND a.status = 'open'
LEFT JOIN gebruiker b ON b.id = coalesce(a.toegewezen_aan, t.behandelaar_id)
LEFT JOIN LATERAL (SELECT * FROM adres q WHERE q.leerling_id = l.id AND q.tot IS NULL
  ORDER BY q.van DESC LIMIT 1) d ON true
LEFT JOIN LATERAL (SELECT count(*) AS aantal, max(v.afgerond_op) AS laatste,
  (array_agg(v.besluit ORDER BY v.afgerond_op DESC))[1] AS uitkomst
  FROM taak v WHERE v.procedure_id = p.id AND v.status = 'gedaan') k ON true
WHERE p.soort = 'matchmaker' AND p.status = 'loopt' AND p.gemeente_code = ANY (:gemeenten)
ORDER BY p.uiterlijk, d.postcode, t.nummer LIMIT 500
"""


class Bezoek(BaseModel, frozen=True):
    """A youngster on the list; `uiterlijk` is the last day of the open task, or the day of the next visit."""

    traject_nummer: str
    naam: str
    leeftijd: int
    gemeente: str
    behandelaar: str
    taak_id: UUID | None
    procedure_id: UUID
    uiterlijk: datetime | None
    te_laat: bool
    opdracht: str
    straat: str
    postcode: str
    plaats: str
    bezoeken: int
    laatste: datetime | None
    uitkomst: str

    @property
    def uitslag(self) -> str:
        """What came of the last visit, in words."""
        return uitkomstnaam(BEZOEKEN, self.uitkomst) if self.uitkomst else ""


async def bezoeken(sessie: Lezer, gemeenten: Collection[str], nu: datetime) -> tuple[Bezoek, ...]:
    """Everybody whom a MatchMaker still follows in these municipalities, the first visit first."""
    codes = sorted(gemeenten)
    return await alle(sessie, Bezoek, LIJST, gemeenten=codes, nu=nu, vandaag=dag_van(nu))
