"""The pupils of a school in a campaign, class by class: for the school itself, and live for the team."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Campagnesoort, Deelnemerstaat
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle


class Klas(BaseModel, frozen=True):
    """A class in a campaign, and how many of it are filled in; until when answers can be corrected.

    `open` counts who is being traced now, `getraceerd` whose tracing has come to an end.
    """

    campagne_id: UUID
    campagne: str
    soort: Campagnesoort
    locatie_id: UUID
    school: str
    klas: str
    leerlingen: int
    ingevuld: int
    aanwezig: int
    afwezig: int
    onbekend: int
    open: int
    getraceerd: int
    uiterlijk: datetime | None

    @property
    def zonder_antwoord(self) -> int:
        return self.leerlingen - self.ingevuld


class Leerlingregel(BaseModel, frozen=True):
    """What a counsellor sees and fills in; nothing that the municipality found out."""

    id: UUID
    leerlingnummer: str
    naam: str
    decaan: str
    opleiding: str
    school: str
    decaan_op: datetime | None
    staat: Deelnemerstaat


# Who is followed by another campaign is in the class all the same: the school's answer goes there.
IN_KLAS = "(d.staat <> 'overgeslagen' OR d.reden = 'gevolgd')"
_TELLING = f"""
SELECT c.id AS campagne_id, c.naam AS campagne, c.soort, d.locatie_id, s.naam AS school, d.klas,
  count(*) AS leerlingen, count(*) FILTER (WHERE d.decaan <> '') AS ingevuld,
  count(*) FILTER (WHERE d.decaan = 'aanwezig') AS aanwezig,
  count(*) FILTER (WHERE d.decaan = 'afwezig') AS afwezig,
  count(*) FILTER (WHERE d.decaan = 'onbekend') AS onbekend,
  count(*) FILTER (WHERE d.staat = 'benaderd') AS open,
  count(*) FILTER (WHERE d.staat = 'klaar' AND d.procedure_id IS NOT NULL) AS getraceerd,
  (SELECT v.uiterlijk FROM klassenvraag v
   WHERE v.campagne_id = c.id AND v.locatie_id = d.locatie_id) AS uiterlijk
FROM deelnemer d JOIN campagne c ON c.id = d.campagne_id JOIN schoollocatie s ON s.id = d.locatie_id
WHERE {IN_KLAS}
"""
_PER_KLAS = "GROUP BY c.id, c.naam, c.soort, d.locatie_id, s.naam, d.klas ORDER BY c.naam, s.naam, d.klas"
_KLASSEN = f"""{_TELLING} AND d.locatie_id = ANY (:locaties) AND c.status NOT IN ('gestopt', 'concept')
  AND c.soort <> 'zomeractie' {_PER_KLAS}"""
_LIVE = f"{_TELLING} AND c.id = :id AND d.gemeente_code = ANY (:gemeenten) {_PER_KLAS}"
_LEERLINGEN = f"""
SELECT d.id, d.staat, d.leerlingnummer,
  concat_ws(' ', l.voornamen, nullif(l.voorvoegsel, ''), l.achternaam) AS naam,
  d.decaan, coalesce(d.gegevens -> 'decaan' ->> 'opleiding', '') AS opleiding,
  coalesce(d.gegevens -> 'decaan' ->> 'school', '') AS school, d.decaan_op
FROM deelnemer d JOIN leerling l ON l.id = d.leerling_id
WHERE d.campagne_id = :id AND d.klas = :klas AND d.locatie_id = :locatie
  AND d.locatie_id = ANY (:locaties) AND {IN_KLAS}
ORDER BY l.zoeknaam, d.id
"""


async def klassen(sessie: Lezer, locaties: Collection[UUID]) -> tuple[Klas, ...]:
    """The classes of these locations that a campaign follows."""
    return await alle(sessie, Klas, _KLASSEN, locaties=list(locaties))


async def klassen_live(sessie: Lezer, persoon: Persoon, campagne_id: UUID) -> tuple[Klas, ...]:
    """Every class of a campaign, of one's own municipalities, as it is at this moment."""
    return await alle(sessie, Klas, _LIVE, id=campagne_id, gemeenten=list(persoon.gemeenten))


async def leerlingen(
    sessie: Lezer, locaties: Collection[UUID], campagne_id: UUID, locatie_id: UUID, klas: str
) -> tuple[Leerlingregel, ...]:
    """One class; empty for another school's and for none."""
    wie = {"locaties": list(locaties), "id": campagne_id, "locatie": locatie_id, "klas": klas}
    return await alle(sessie, Leerlingregel, _LEERLINGEN, **wie)
