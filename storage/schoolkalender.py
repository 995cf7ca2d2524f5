"""Days on which a school differs from the holidays of its region."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import col

from storage.database import Lezer, Schrijver
from storage.lezen import alle
from storage.rijen import voeg_toe
from storage.tabellen import Kalenderafwijking


class Afwijkingregel(BaseModel, frozen=True):
    """A deviation; `vrij` is no school, else lessons in a holiday."""

    id: UUID
    locatie_id: UUID
    school: str
    van: date
    tot: date
    vrij: bool
    omschrijving: str
    ingetrokken_op: datetime | None


_LIJST = """
SELECT k.id, k.locatie_id, s.naam || ' (' || s.brin || s.vestiging || ')' AS school, k.van, k.tot, k.vrij,
  k.omschrijving, k.ingetrokken_op
FROM kalenderafwijking k JOIN schoollocatie s ON s.id = k.locatie_id
WHERE s.gemeente_code = ANY (:gemeenten) ORDER BY k.van DESC, school, k.id LIMIT 300
"""


async def afwijkingen(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Afwijkingregel, ...]:
    """Of the schools in these municipalities, the latest first."""
    return await alle(sessie, Afwijkingregel, _LIJST, gemeenten=sorted(gemeenten))


async def bewaar_afwijking(
    sessie: Schrijver, locatie_id: UUID, dagen: tuple[date, date], *, vrij: bool, omschrijving: str
) -> None:
    """First and last day, both included."""
    van, tot = dagen
    rij = Kalenderafwijking(
        id=uuid4(), locatie_id=locatie_id, van=van, tot=tot, vrij=vrij, omschrijving=omschrijving
    )
    voeg_toe(sessie, rij)


async def trek_afwijking_in(sessie: Schrijver, rij_id: UUID, nu: datetime) -> None:
    """From now on nothing is counted with it; what was counted before moves only if somebody says so."""
    rij = update(Kalenderafwijking).where(
        col(Kalenderafwijking.id) == rij_id, col(Kalenderafwijking.ingetrokken_op).is_(None)
    )
    await sessie.exec(rij.values(ingetrokken_op=nu))
