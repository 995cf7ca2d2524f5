"""What the register knows about a thuiszitter: the steps that were taken, and facts about education."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.thuiszitter import BEWIJZEN, Feit, als_feit
from storage.database import Lezer
from storage.lezen import alle
from storage.vrijstellingen import VERLOFARTIKELEN

GEDAAN = """
SELECT a.soort, w.besluit AS uitkomst, w.velden, a.afgerond_op AS op
FROM taak a JOIN taakantwoord w ON w.id = a.antwoord_id
WHERE a.procedure_id = :procedure_id ORDER BY a.afgerond_op
"""
# Of the pupil, not of one trajectory: an exemption or an examination may stand in an earlier one.
FEITEN = """
SELECT a.soort, w.besluit AS uitkomst, w.velden, a.afgerond_op AS op
FROM taak a JOIN taakantwoord w ON w.id = a.antwoord_id JOIN traject t ON t.id = a.traject_id
WHERE t.leerling_id = :leerling_id AND a.soort = ANY (:soorten)
UNION ALL
SELECT v.soort, v.antwoordcode, CAST('{}' AS jsonb), v.beantwoord_op
FROM vraag v JOIN traject t ON t.id = v.traject_id
WHERE t.leerling_id = :leerling_id AND v.soort = ANY (:soorten) AND v.beantwoord_op IS NOT NULL
UNION ALL
SELECT e.wat, e.gegevens ->> 'wijziging', CAST('{}' AS jsonb), e.op
FROM gebeurtenis e JOIN traject t ON t.id = e.traject_id
WHERE t.leerling_id = :leerling_id AND e.wat = 'wijziging' AND NOT EXISTS (
  SELECT 1 FROM vrijstelling r WHERE r.leerling_id = :leerling_id AND r.besloten_op = e.op)
"""
# The register of exemptions knows the last day; an officer who only tells of one does not.
VERLEEND = """
SELECT 'vrijstelling' AS soort, van AS sinds, tot FROM vrijstelling
WHERE leerling_id = :leerling_id AND artikel <> ALL (:verlof)
"""


class Gedaan(BaseModel, frozen=True):
    """An answer that was kept: the kind of its task or question, the outcome, and when."""

    soort: str
    uitkomst: str
    velden: Mapping[str, Any]
    op: datetime


async def gedane_stappen(sessie: Lezer, procedure_id: UUID) -> tuple[Gedaan, ...]:
    """The finished tasks of a procedure, the oldest first."""
    return await alle(sessie, Gedaan, GEDAAN, procedure_id=procedure_id)


async def feiten_over_onderwijs(sessie: Lezer, leerling_id: UUID) -> tuple[Feit, ...]:
    """Everything recorded about this pupil that says something about being at school."""
    soorten = sorted({soort for soort, _ in BEWIJZEN})
    gevonden = await alle(sessie, Gedaan, FEITEN, leerling_id=leerling_id, soorten=soorten)
    feiten = (als_feit(rij.soort, rij.uitkomst, rij.velden, dag_van(rij.op)) for rij in gevonden)
    verleend = await alle(sessie, Feit, VERLEEND, leerling_id=leerling_id, verlof=VERLOFARTIKELEN)
    return (*(feit for feit in feiten if feit is not None), *verleend)
