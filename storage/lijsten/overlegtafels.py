"""What the agendas of meetings about pupils share: who stands on them, and what was decided about each."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.procedures.acties import Actie, acties_van
from domain.soorten import Proceduresoort
from storage.database import Lezer
from storage.lezen import alle
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD
from storage.thuiszitters import Gedaan

AGENDA = f"""
SELECT t.nummer AS traject_nummer, {KORTE_NAAM} AS leerling, {LEEFTIJD} AS leeftijd, s.naam AS school,
       coalesce(b.naam, '') AS behandelaar, p.gemeente_code, p.soort, p.status = 'loopt' AS loopt, p.stap,
       p.uiterlijk, p.gegevens,
       (SELECT a.id FROM taak a WHERE a.procedure_id = p.id AND a.status = 'open' LIMIT 1) AS taak_id,
       (SELECT m.eerste_dag FROM melding m WHERE m.traject_id = t.id
        ORDER BY m.ontvangen_op DESC LIMIT 1) AS gemeld_vanaf,
       coalesce((SELECT jsonb_agg(jsonb_build_object('soort', a.soort, 'uitkomst', w.besluit,
                                                     'velden', w.velden, 'op', a.afgerond_op)
                                  ORDER BY a.afgerond_op)
                 FROM taak a JOIN taakantwoord w ON w.id = a.antwoord_id
                 WHERE a.procedure_id = p.id), '[]') AS gedaan
FROM procedure p
JOIN traject t ON t.id = p.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker b ON b.id = t.behandelaar_id
WHERE p.gemeente_code = ANY (:gemeenten) AND (p.status = 'loopt' AND p.soort || '.' || p.stap = ANY (:stappen)
  OR EXISTS (SELECT 1 FROM taak a WHERE a.procedure_id = p.id AND a.soort = ANY (:besproken)
             AND a.status = 'gedaan' AND a.afgerond_op >= :sinds))
ORDER BY l.achternaam, t.nummer
"""


class Besproken(BaseModel, frozen=True):
    """A pupil as every agenda shows one."""

    traject_nummer: str
    leerling: str
    leeftijd: int
    school: str
    behandelaar: str
    besluit: str
    besloten_op: datetime | None
    acties: tuple[Actie, ...]


class Agendarij(BaseModel, frozen=True):
    """A procedure that a meeting is about, with every answer that was given in it, the oldest first."""

    traject_nummer: str
    leerling: str
    leeftijd: int
    school: str
    behandelaar: str
    gemeente_code: str
    soort: Proceduresoort
    loopt: bool
    stap: str
    uiterlijk: datetime | None
    taak_id: UUID | None
    gegevens: Mapping[str, Any]
    gemeld_vanaf: date
    gedaan: tuple[Gedaan, ...]

    @property
    def plek(self) -> str:
        """Where it stands, like "strafrechtelijk.overleg"."""
        return f"{self.soort}.{self.stap}"

    @property
    def velden(self) -> dict[str, Any]:
        """Everything that was filled in so far, the latest one holding."""
        velden = dict(self.gegevens)
        for stap in self.gedaan:
            velden |= stap.velden
        return velden

    @property
    def leerlingdelen(self) -> dict[str, Any]:
        """What the agenda says about the pupil."""
        return self.model_dump(include={"traject_nummer", "leerling", "leeftijd", "school", "behandelaar"})


def acties(gedaan: Gedaan | None) -> tuple[Actie, ...]:
    """What was promised with an answer; nothing without one."""
    return acties_van(gedaan.velden) if gedaan else ()


async def op_agenda(
    sessie: Lezer,
    gemeenten: Collection[str],
    nu: datetime,
    *,
    stappen: Collection[str],
    besproken: Collection[str] = (),
    sinds: datetime | None = None,
) -> tuple[Agendarij, ...]:
    """The procedures of these municipalities that stand at one of these steps, by surname.

    Also those in which one of the steps `besproken` was finished since that moment, whatever came after.
    """
    waarden = {"gemeenten": list(gemeenten), "vandaag": dag_van(nu), "sinds": sinds or nu}
    return await alle(sessie, Agendarij, AGENDA, **waarden, stappen=list(stappen), besproken=list(besproken))
