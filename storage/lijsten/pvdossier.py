"""What goes into the file for the public prosecutor, next to the dossier: steps with fields, and files."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.procedures.alle import procedurestap, taaknaam, uitkomstnaam
from storage.database import Lezer
from storage.lezen import alle, rijen
from storage.lijsten.procedures import Ingevuld, velden_van

PROCEDURES_IN_PV = ("mas", "vrijwillige-hulp", "halt", "strafrechtelijk", "luxe-verzuim")
ZORG = ("mas.analyse", "halt.toestemming", "halt.aanvullen")
"""Steps in which the officer writes about health and family: no more than the prosecutor needs."""

PDF = "application/pdf"


class Zet(BaseModel, frozen=True):
    """A step that an officer took: a hearing, a warning, an agreement."""

    titel: str
    uitkomst: str
    op: datetime
    wie: str
    velden: tuple[Ingevuld, ...]


class Dossierbestand(BaseModel, frozen=True):
    """A file of the dossier; `inhoud` only of a PDF, because only that is added to the file."""

    id: UUID
    naam: str
    mediatype: str
    grootte: int
    inhoud: bytes | None


ZETTEN = """
SELECT a.soort, a.besluit, a.afgerond_op AS op, coalesce(g.naam, '') AS wie, w.velden
FROM taak a
JOIN procedure p ON p.id = a.procedure_id
JOIN taakantwoord w ON w.id = a.antwoord_id
LEFT JOIN gebruiker g ON g.id = a.afgerond_door
WHERE a.traject_id = :id AND a.status = 'gedaan' AND p.soort = ANY (:soorten) AND a.soort <> ALL (:zorg)
ORDER BY a.afgerond_op, a.id
"""
BESTANDEN = """
SELECT b.id, b.naam, b.mediatype, b.grootte, CASE WHEN b.mediatype = :pdf THEN b.inhoud END AS inhoud
FROM bijlage b WHERE b.traject_id = :id ORDER BY b.toegevoegd_op, b.id
"""


async def zetten(sessie: Lezer, traject_id: UUID) -> tuple[Zet, ...]:
    """The steps of the routes, the oldest first; the caller has checked that the dossier may be seen."""
    gevonden = await rijen(sessie, ZETTEN, id=traject_id, soorten=list(PROCEDURES_IN_PV), zorg=list(ZORG))
    return tuple(map(_zet, gevonden))


async def bestanden(sessie: Lezer, traject_id: UUID) -> tuple[Dossierbestand, ...]:
    """The files of a dossier; the caller has checked that the dossier may be seen."""
    return await alle(sessie, Dossierbestand, BESTANDEN, id=traject_id, pdf=PDF)


def _zet(rij: Mapping[Any, Any]) -> Zet:
    gevonden = procedurestap(rij["soort"])
    return Zet(
        titel=taaknaam(rij["soort"]),
        uitkomst=uitkomstnaam(rij["soort"], rij["besluit"]),
        op=rij["op"],
        wie=rij["wie"],
        velden=velden_van(gevonden[1] if gevonden else None, rij["besluit"], rij["velden"]),
    )
