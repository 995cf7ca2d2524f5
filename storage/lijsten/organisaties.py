"""Schools, municipalities and regions to choose from."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel

from domain.regels import Regels
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.kader import regels_met
from storage.lezen import alle, rijen


class Locatie(BaseModel, frozen=True):
    """A school location; `school` is BRIN and location number."""

    id: UUID
    school: str
    brin: str
    vestiging: str
    naam: str
    onderwijssoort: str
    plaats: str
    gemeente_code: str
    mail: str
    telefoon: str


LOCATIES = """
SELECT id, brin || vestiging AS school, brin, vestiging, naam, onderwijssoort, plaats, gemeente_code, mail,
  telefoon
FROM schoollocatie WHERE id = ANY (:locaties) ORDER BY brin, vestiging
"""
SCHOLEN = """
SELECT id, naam, brin || vestiging AS school, plaats FROM schoollocatie
ORDER BY naam, brin, vestiging
"""
GEMEENTEN = "SELECT code, naam FROM gemeente WHERE code <> :behalve ORDER BY naam"
NAMEN = "SELECT code, naam FROM gemeente WHERE code = ANY (:codes) ORDER BY naam"


async def scholen_van(sessie: Lezer, persoon: Persoon) -> tuple[Locatie, ...]:
    """The locations that this person reports for."""
    return await alle(sessie, Locatie, LOCATIES, locaties=list(persoon.locaties))


async def alle_scholen(sessie: Lezer) -> dict[str, str]:
    """Every location to choose from, by id: name, place and number."""
    gevonden = await rijen(sessie, SCHOLEN)
    return {str(rij["id"]): f"{rij['naam']}, {rij['plaats']} ({rij['school']})" for rij in gevonden}


async def doelgemeenten(sessie: Lezer, *, behalve: str = "") -> tuple[tuple[str, str], ...]:
    """Code and name of every municipality that a case can be handed over to."""
    return tuple((rij["code"], rij["naam"]) for rij in await rijen(sessie, GEMEENTEN, behalve=behalve))


class _Regio(BaseModel, frozen=True):
    code: str
    naam: str
    afspraken: str


@dataclass(frozen=True)
class Regioregels:
    """A region and the rules that hold in it: the standard ones and its own."""

    code: str
    naam: str
    regels: Regels


REGIOS = """
SELECT r.code, r.naam, coalesce((SELECT json_agg(w ORDER BY w.id)::text FROM werkafspraak w
  WHERE w.ingetrokken_op IS NULL
    AND (w.rmc_regio_code IS NULL OR w.rmc_regio_code = r.code)), '') AS afspraken
FROM rmc_regio r
WHERE EXISTS (SELECT 1 FROM gemeente g WHERE g.rmc_regio_code = r.code AND g.code = ANY (:gemeenten))
ORDER BY r.naam
"""


async def regels_per_regio(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Regioregels, ...]:
    """The regions of these municipalities, by name."""
    gevonden = await alle(sessie, _Regio, REGIOS, gemeenten=sorted(gemeenten))
    return tuple(Regioregels(regio.code, regio.naam, regels_met(regio.afspraken)) for regio in gevonden)


async def gemeentenamen(sessie: Lezer, codes: Collection[str]) -> dict[str, str]:
    """Code -> name of these municipalities, by name."""
    gevonden = await rijen(sessie, NAMEN, codes=sorted(codes))
    return {rij["code"]: rij["naam"] for rij in gevonden}
