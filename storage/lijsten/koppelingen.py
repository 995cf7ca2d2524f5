"""Dossiers that belong with this one, and pupils who may be the same as this one."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.soorten import Dossiersoort, Fase
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.koppelingen import Koppelsoort
from storage.lezen import alle, regels
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD


class Koppelregel(BaseModel, frozen=True):
    """A link that holds; `gaat_hier_verder` is False when this dossier is the one that stopped."""

    id: UUID
    soort: Koppelsoort
    gaat_hier_verder: bool
    nummer: str
    naam: str
    fase: Fase
    waarom: str
    door: str
    op: datetime


class Dubbele(BaseModel, frozen=True):
    """Another registration that looks like this pupil: same birth date, and a name that resembles."""

    nummer: str
    naam: str
    leeftijd: int
    geboortedatum: date
    soort: Dossiersoort
    fase: Fase


# The newest first; what the person may not see of the other side is left out.
KOPPELINGEN = regels(
    Koppelregel,
    f"""
SELECT k.id, k.soort, k.traject_id = :id AS gaat_hier_verder, t.nummer, {KORTE_NAAM} AS naam, t.fase,
  k.waarom, g.naam AS door, k.op
FROM koppeling k
JOIN traject t ON t.id = CASE WHEN k.traject_id = :id THEN k.ander_id ELSE k.traject_id END
JOIN leerling l ON l.id = t.leerling_id
JOIN gebruiker g ON g.id = k.door
WHERE (k.traject_id = :id OR k.ander_id = :id) AND k.ongedaan_op IS NULL ORDER BY k.op DESC, k.id
""",
)
# By the index on the search name: the same words in another order, or nearly the same.
_DUBBELEN = f"""
SELECT t.nummer, {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, l.geboortedatum, t.soort, t.fase
FROM traject eigen
JOIN leerling e ON e.id = eigen.leerling_id
JOIN leerling l ON l.geboortedatum = e.geboortedatum AND l.id <> e.id AND l.samengevoegd_met IS NULL
  AND similarity(l.zoeknaam, e.zoeknaam) > 0.4
JOIN traject t ON t.leerling_id = l.id AND t.gemeente_code = ANY (:gemeenten)
WHERE eigen.id = :id AND e.samengevoegd_met IS NULL
ORDER BY similarity(l.zoeknaam, e.zoeknaam) DESC, t.nummer LIMIT 10
"""


async def mogelijke_dubbelen(
    sessie: Lezer, persoon: Persoon, traject_id: UUID, nu: datetime
) -> tuple[Dubbele, ...]:
    """Who may be registered twice, in this person's municipalities; a person decides. One query."""
    waarden = {"gemeenten": list(persoon.gemeenten), "vandaag": dag_van(nu)}
    return await alle(sessie, Dubbele, _DUBBELEN, id=traject_id, **waarden)
