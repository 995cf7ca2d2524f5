"""Substitutions as a page shows them, and who can stand in."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.vervanging import Vervangingstatus
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, rijen


class Vervangingregel(BaseModel, frozen=True):
    """Who is replaced by whom; `taken` counts what the substitutes have of this person now."""

    id: UUID
    gebruiker_id: UUID
    naam: str
    vervangers: str
    van: date
    tot: date
    status: Vervangingstatus
    taken: int


_VERVANGINGEN = """
SELECT v.id, v.gebruiker_id, g.naam, v.van, v.tot, v.status,
  (SELECT coalesce(string_agg(x.naam, ', ' ORDER BY x.naam), '') FROM gebruiker x
   WHERE v.vervangers -> 'ids' ? CAST(x.id AS text)) AS vervangers,
  (SELECT count(*) FROM taak a WHERE a.vervanging_id = v.id AND a.status = 'open') AS taken
FROM vervanging v JOIN gebruiker g ON g.id = v.gebruiker_id
WHERE v.status IN ('gepland', 'loopt') AND (v.gebruiker_id = :ik
  OR v.vervangers -> 'ids' ? CAST(:ik AS text)
  OR (:verdeelt AND EXISTS (SELECT 1 FROM lidmaatschap l WHERE l.gebruiker_id = v.gebruiker_id
      AND l.gemeente_code = ANY (:gemeenten))))
ORDER BY v.van, g.naam
"""
# Who works with cases in one of these municipalities.
_MENSEN = """
SELECT DISTINCT CAST(g.id AS text) AS id, g.naam, g.functie FROM gebruiker g
JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.gemeente_code = ANY (:gemeenten) AND l.rol <> 'beheerder' ORDER BY g.naam
"""


async def vervangingen(sessie: Lezer, persoon: Persoon, *, verdeelt: bool) -> tuple[Vervangingregel, ...]:
    """What runs or is to come: of this person, by this person, and of whose work this person divides."""
    waarden = {"ik": persoon.id, "verdeelt": verdeelt, "gemeenten": list(persoon.gemeenten)}
    return await alle(sessie, Vervangingregel, _VERVANGINGEN, **waarden)


async def mensen(sessie: Lezer, persoon: Persoon) -> dict[str, str]:
    """Id -> name and job of everybody in this person's municipalities; one query."""
    gevonden = await rijen(sessie, _MENSEN, gemeenten=list(persoon.gemeenten | persoon.als_arts))
    return {rij["id"]: f"{rij['naam']}, {rij['functie']}".rstrip(", ") for rij in gevonden}
