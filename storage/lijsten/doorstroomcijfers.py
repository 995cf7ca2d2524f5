"""What the yearly tables of the Doorstroompunt count: the procedures of a school year and their results."""

from collections.abc import Collection
from datetime import date
from typing import Any

from pydantic import BaseModel

from domain.doorstroomcijfers import Zaakuitkomst
from domain.maanden import grenzen
from domain.soorten import Proceduresoort
from storage.database import Lezer
from storage.lezen import alle

SOORTEN = ("uitval", "begeleiding", "kwetsbare-jongere", "zorg-18-plus", "matchmaker")
# Of each field the last answer holds; what the rules found and what was filled in at the start come first.
ZAKEN = """
SELECT p.soort, p.resultaat, l.geboortedatum,
  jsonb_build_object('gestart_op', to_char(p.gestart_op AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD'))
    || p.gegevens || coalesce((
      SELECT jsonb_object_agg(v.key, v.value ORDER BY a.afgerond_op)
      FROM taak a JOIN taakantwoord w ON w.id = a.antwoord_id, jsonb_each(w.velden) v
      WHERE a.procedure_id = p.id), '{}') AS velden
FROM procedure p JOIN traject t ON t.id = p.traject_id JOIN leerling l ON l.id = t.leerling_id
WHERE p.gemeente_code = ANY (:gemeenten) AND p.soort = ANY (:soorten)
  AND p.gestart_op < :tot AND (p.gesloten_op IS NULL OR p.gesloten_op >= :van)
"""


class _Rij(BaseModel, frozen=True):
    soort: Proceduresoort
    resultaat: str
    geboortedatum: date
    velden: dict[str, Any]


async def zaken_van_schooljaar(
    sessie: Lezer, gemeenten: Collection[str], schooljaar: int
) -> tuple[Zaakuitkomst, ...]:
    """The procedures that ran in the school year that began in `schooljaar` (1 August to 31 July)."""
    van, tot = grenzen(date(schooljaar, 8, 1))[0], grenzen(date(schooljaar + 1, 7, 1))[1]
    rijen = await alle(
        sessie, _Rij, ZAKEN, gemeenten=sorted(gemeenten), soorten=list(SOORTEN), van=van, tot=tot
    )
    return tuple(Zaakuitkomst(r.soort, r.resultaat, r.geboortedatum, r.velden) for r in rijen)
