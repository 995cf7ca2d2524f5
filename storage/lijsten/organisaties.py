"""Schools and municipalities to choose from."""

from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.gebruikers import Persoon
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
