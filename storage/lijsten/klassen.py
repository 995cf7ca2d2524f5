"""The candidates of one's own school, class by class, for the counsellor."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle


class Klas(BaseModel, frozen=True):
    """A class in a campaign, and how many of it are filled in."""

    campagne_id: UUID
    campagne: str
    locatie_id: UUID
    school: str
    klas: str
    leerlingen: int
    ingevuld: int


class Leerlingregel(BaseModel, frozen=True):
    """What a counsellor sees and fills in; nothing that the municipality found out."""

    id: UUID
    leerlingnummer: str
    naam: str
    decaan: str
    opleiding: str
    school: str
    decaan_op: datetime | None


_KLASSEN = """
SELECT c.id AS campagne_id, c.naam AS campagne, d.locatie_id, s.naam AS school, d.klas,
  count(*) AS leerlingen, count(*) FILTER (WHERE d.decaan <> '') AS ingevuld
FROM deelnemer d JOIN campagne c ON c.id = d.campagne_id JOIN schoollocatie s ON s.id = d.locatie_id
WHERE d.locatie_id = ANY (:locaties) AND c.status <> 'gestopt' AND d.staat <> 'overgeslagen'
GROUP BY c.id, c.naam, d.locatie_id, s.naam, d.klas ORDER BY c.naam, s.naam, d.klas
"""
_LEERLINGEN = """
SELECT d.id, d.leerlingnummer, concat_ws(' ', l.voornamen, nullif(l.voorvoegsel, ''), l.achternaam) AS naam,
  d.decaan, coalesce(d.gegevens -> 'decaan' ->> 'opleiding', '') AS opleiding,
  coalesce(d.gegevens -> 'decaan' ->> 'school', '') AS school, d.decaan_op
FROM deelnemer d JOIN leerling l ON l.id = d.leerling_id
WHERE d.campagne_id = :id AND d.klas = :klas AND d.locatie_id = :locatie
  AND d.locatie_id = ANY (:locaties) AND d.staat <> 'overgeslagen'
ORDER BY l.zoeknaam, d.id
"""


async def klassen(sessie: Lezer, locaties: Collection[UUID]) -> tuple[Klas, ...]:
    """The classes of these locations that a campaign follows."""
    return await alle(sessie, Klas, _KLASSEN, locaties=list(locaties))


async def leerlingen(
    sessie: Lezer, locaties: Collection[UUID], campagne_id: UUID, locatie_id: UUID, klas: str
) -> tuple[Leerlingregel, ...]:
    """One class; empty for another school's and for none."""
    wie = {"locaties": list(locaties), "id": campagne_id, "locatie": locatie_id, "klas": klas}
    return await alle(sessie, Leerlingregel, _LEERLINGEN, **wie)
