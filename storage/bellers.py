"""Who calls a silent school, and who watches over that: of all municipalities of a round in a few queries."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import Kalender, Vakantieregio
from storage.database import Lezer
from storage.lezen import alle, rijen


class Beller(BaseModel, frozen=True):
    """Somebody who can be told, and how the ledger calls them."""

    id: UUID
    code: str
    mail: str


class _Rij(Beller, frozen=True):
    gemeente_code: str


@dataclass(frozen=True)
class Kantoren:
    """By municipality who calls, its coordinators and its calendar; by id who has a school to call now."""

    bellers: dict[str, Beller]
    coordinatoren: dict[str, list[Beller]]
    kalenders: dict[str, Kalender]
    eigenaars: dict[UUID, Beller]


# Who receives and divides calls; where nobody does, the coordinator.
_BELLERS = """
SELECT DISTINCT ON (l.gemeente_code) l.gemeente_code, g.id, g.code, g.mail
FROM gebruiker g JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.gemeente_code = ANY (:gemeenten) AND l.rol IN ('administratie', 'coordinator', 'lpa')
ORDER BY l.gemeente_code, array_position(ARRAY['administratie', 'coordinator', 'lpa'], l.rol), g.code
"""
_COORDINATOREN = """
SELECT l.gemeente_code, g.id, g.code, g.mail
FROM gebruiker g JOIN lidmaatschap l ON l.gebruiker_id = g.id AND l.ingetrokken_op IS NULL
WHERE g.actief AND l.gemeente_code = ANY (:gemeenten) AND l.rol = 'coordinator' ORDER BY g.inlognaam
"""
_KALENDERS = "SELECT code, vakantieregio FROM gemeente WHERE code = ANY (:gemeenten)"
_EIGENAARS = "SELECT id, code, mail FROM gebruiker WHERE id = ANY (:ids)"


async def lees_kantoren(sessie: Lezer, gemeenten: Collection[str], eigenaars: Collection[UUID]) -> Kantoren:
    """What a round needs to know to hand silent schools to people; four queries."""
    waarden = {"gemeenten": sorted(gemeenten)}
    per_gemeente: dict[str, list[Beller]] = {}
    for rij in await alle(sessie, _Rij, _COORDINATOREN, **waarden):
        per_gemeente.setdefault(rij.gemeente_code, []).append(rij)
    return Kantoren(
        bellers={rij.gemeente_code: rij for rij in await alle(sessie, _Rij, _BELLERS, **waarden)},
        coordinatoren=per_gemeente,
        kalenders={
            rij["code"]: Kalender(regio=Vakantieregio(rij["vakantieregio"]))
            for rij in await rijen(sessie, _KALENDERS, **waarden)
        },
        eigenaars={
            beller.id: beller for beller in await alle(sessie, Beller, _EIGENAARS, ids=list(eigenaars))
        },
    )
