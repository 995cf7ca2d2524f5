"""The keys with which school administration systems report for one location."""

from datetime import datetime
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlmodel import col, select, update

from storage.database import Lezer, Schrijver, Toegang
from storage.tabellen import ApiSleutel, Schoollocatie


class ApiKlant(BaseModel, frozen=True):
    """The system behind a key and the one location it speaks for; `school` is BRIN and location number."""

    sleutel_id: UUID
    naam: str
    locatie_id: UUID
    brin: str
    vestiging: str

    @property
    def school(self) -> str:
        return self.brin + self.vestiging

    @property
    def toegang(self) -> Toegang:
        return Toegang(locaties=frozenset({self.locatie_id}))


async def klant_bij_sleutel(sessie: Lezer, sleutel_hash: bytes) -> ApiKlant | None:
    """Who shows a key with this SHA-256; None for unknown and withdrawn keys alike."""
    rij = await sessie.exec(
        select(ApiSleutel, Schoollocatie.brin, Schoollocatie.vestiging)
        .join(Schoollocatie, col(Schoollocatie.id) == ApiSleutel.locatie_id)
        .where(ApiSleutel.sleutel_hash == sleutel_hash, col(ApiSleutel.ingetrokken_op).is_(None))
    )
    gevonden = rij.one_or_none()
    if gevonden is None:
        return None
    sleutel, brin, vestiging = gevonden
    return ApiKlant(
        sleutel_id=sleutel.id,
        naam=sleutel.naam,
        locatie_id=sleutel.locatie_id,
        brin=brin,
        vestiging=vestiging,
    )


async def bewaar_api_sleutel(sessie: Schrijver, locatie_id: UUID, naam: str, sleutel_hash: bytes) -> UUID:
    """Remember a new key by its SHA-256; the key itself is shown once and never stored."""
    sleutel = ApiSleutel(id=uuid4(), locatie_id=locatie_id, naam=naam, sleutel_hash=sleutel_hash)
    sessie.add(sleutel)
    await sessie.flush()
    return sleutel.id


async def trek_in(sessie: Schrijver, sleutel_id: UUID, nu: datetime) -> None:
    """From now on the key is unknown."""
    van_sleutel = update(ApiSleutel).where(col(ApiSleutel.id) == sleutel_id)
    await sessie.exec(van_sleutel.where(col(ApiSleutel.ingetrokken_op).is_(None)).values(ingetrokken_op=nu))
