"""Days on which a school differs from the holidays of its region."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import col

from domain.soorten import WachtStatus
from storage.database import Lezer, Schrijver
from storage.lezen import alle, rijen
from storage.rijen import voeg_toe
from storage.tabellen import Kalenderafwijking


class Afwijkingregel(BaseModel, frozen=True):
    """A deviation; `vrij` is no school, else lessons in a holiday."""

    id: UUID
    school: str
    van: date
    tot: date
    vrij: bool
    omschrijving: str
    ingetrokken_op: datetime | None


_LIJST = """
SELECT k.id, s.naam || ' (' || s.brin || s.vestiging || ')' AS school, k.van, k.tot, k.vrij, k.omschrijving,
  k.ingetrokken_op
FROM kalenderafwijking k JOIN schoollocatie s ON s.id = k.locatie_id
WHERE s.gemeente_code = ANY (:gemeenten) ORDER BY k.van DESC, school, k.id LIMIT 300
"""
_GERAAKT = """
SELECT count(*) AS aantal FROM termijn t JOIN vraag v ON v.id = t.wacht_id
WHERE v.locatie_id = :locatie AND t.status = :open AND t.op >= :van
"""


async def afwijkingen(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Afwijkingregel, ...]:
    """Of the schools in these municipalities, the latest first."""
    return await alle(sessie, Afwijkingregel, _LIJST, gemeenten=sorted(gemeenten))


async def open_momenten_van_school(sessie: Lezer, locatie_id: UUID, van: date) -> int:
    """How many open promises of the school lie after this day: they keep the dates they were given."""
    gevonden = await rijen(sessie, _GERAAKT, locatie=locatie_id, van=van, open=WachtStatus.OPEN.value)
    return int(gevonden[0]["aantal"])


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
    """From now on nothing is counted with it; what was counted before keeps its dates."""
    rij = update(Kalenderafwijking).where(
        col(Kalenderafwijking.id) == rij_id, col(Kalenderafwijking.ingetrokken_op).is_(None)
    )
    await sessie.exec(rij.values(ingetrokken_op=nu))
