"""The agreements of a region as a beheerder changes them: a change is a new row."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import col

from domain.soorten import WachtStatus
from storage.database import Lezer, Schrijver
from storage.lezen import alle, rijen
from storage.rijen import voeg_toe
from storage.tabellen import Werkafspraak


class Regio(BaseModel, frozen=True):
    """A region; its agreements are kept by the beheerder of the municipality that leads it."""

    code: str
    naam: str
    contactgemeente: str


class Eigenrij(BaseModel, frozen=True):
    """A row of the region's own, also one that was withdrawn."""

    id: UUID
    geldig_vanaf: date
    waarde: dict[str, Any]
    ingetrokken_op: datetime | None


_REGIOS = """
SELECT r.code, r.naam, g.code AS contactgemeente FROM rmc_regio r
JOIN gemeente g ON g.rmc_regio_code = r.code AND g.contactgemeente
WHERE EXISTS (SELECT 1 FROM gemeente m WHERE m.rmc_regio_code = r.code AND m.code = ANY (:gemeenten))
ORDER BY r.naam
"""
_RIJEN = """
SELECT id, geldig_vanaf, waarde, ingetrokken_op FROM werkafspraak
WHERE rmc_regio_code = :regio AND code = :code ORDER BY geldig_vanaf DESC, id
"""
_LOPEND = """
SELECT count(*) AS aantal FROM termijn t JOIN gemeente g ON g.code = t.gemeente_code
WHERE g.rmc_regio_code = :regio AND t.status = :open AND t.aard = 'uiterlijk' AND t.regel LIKE :begin || '/%'
"""


async def regios(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Regio, ...]:
    """The regions of these municipalities."""
    return await alle(sessie, Regio, _REGIOS, gemeenten=sorted(gemeenten))


async def eigen_rijen(sessie: Lezer, regio: str, code: str) -> tuple[Eigenrij, ...]:
    """The region's own rows of a rule, the latest first."""
    return await alle(sessie, Eigenrij, _RIJEN, regio=regio, code=code)


async def lopende_termijnen(sessie: Lezer, regio: str, code: str) -> int:
    """How many promises run that were made with this rule: they keep their dates."""
    gevonden = await rijen(sessie, _LOPEND, regio=regio, begin=code, open=WachtStatus.OPEN.value)
    return int(gevonden[0]["aantal"])


async def bewaar_rij(
    sessie: Schrijver, regio: str, code: str, vanaf: date, waarde: dict[str, Any], nu: datetime
) -> None:
    """A new row; one of the same day takes the place of the earlier one."""
    zelfde = update(Werkafspraak).where(
        col(Werkafspraak.rmc_regio_code) == regio,
        col(Werkafspraak.code) == code,
        col(Werkafspraak.geldig_vanaf) == vanaf,
        col(Werkafspraak.ingetrokken_op).is_(None),
        *(
            col(Werkafspraak.waarde)[veld].astext == waarde[veld]
            for veld in ("soort", "code")
            if veld in waarde
        ),
    )
    await sessie.exec(zelfde.values(ingetrokken_op=nu))
    rij = Werkafspraak(id=uuid4(), rmc_regio_code=regio, code=code, geldig_vanaf=vanaf, waarde=waarde)
    voeg_toe(sessie, rij)


async def trek_rij_in(
    sessie: Schrijver, regio: str, code: str, rij_id: UUID, vandaag: date, nu: datetime
) -> bool:
    """Withdraw a row that has not begun; False for any other."""
    toekomstig = update(Werkafspraak).where(
        col(Werkafspraak.id) == rij_id,
        col(Werkafspraak.rmc_regio_code) == regio,
        col(Werkafspraak.code) == code,
        col(Werkafspraak.geldig_vanaf) > vandaag,
        col(Werkafspraak.ingetrokken_op).is_(None),
    )
    gedaan = await sessie.exec(toekomstig.values(ingetrokken_op=nu).returning(col(Werkafspraak.id)))
    return gedaan.first() is not None
