"""Pupils at the same address whose trajectory is open too: one visit, one conversation, one approach."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.soorten import Dossiersoort, Fase
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD


class Gezinslid(BaseModel, frozen=True):
    """A pupil who lives at the same address; `naam` is initial and surname, `nummer` the open dossier."""

    nummer: str
    naam: str
    leeftijd: int
    soort: Dossiersoort
    fase: Fase
    behandelaar: str


_WOONT = "(a.tot IS NULL OR a.tot > :vandaag) AND a.van <= :vandaag"
GEZIN = f"""
SELECT DISTINCT t.nummer, {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, t.soort, t.fase,
  coalesce(g.naam, '') AS behandelaar
FROM traject eigen
JOIN adres b ON b.leerling_id = eigen.leerling_id AND {_WOONT.replace("a.", "b.")}
JOIN adres a ON a.postcode = b.postcode AND a.huisnummer = b.huisnummer
  AND upper(a.toevoeging) = upper(b.toevoeging) AND a.leerling_id <> b.leerling_id AND {_WOONT}
JOIN leerling l ON l.id = a.leerling_id
JOIN traject t ON t.leerling_id = l.id AND t.fase <> 'gesloten' AND t.gemeente_code = ANY (:gemeenten)
LEFT JOIN gebruiker g ON g.id = t.behandelaar_id
WHERE eigen.id = :id ORDER BY t.nummer LIMIT 20
"""


async def broers_en_zussen(
    sessie: Lezer, persoon: Persoon, traject_id: UUID, nu: datetime
) -> tuple[Gezinslid, ...]:
    """Who else of this household has an open trajectory at this person's municipalities.

    The register knows addresses, not families: who shares a home by chance is listed too.
    """
    wie = {"gemeenten": list(persoon.gemeenten), "vandaag": dag_van(nu)}
    return await alle(sessie, Gezinslid, GEZIN, id=traject_id, **wie)
