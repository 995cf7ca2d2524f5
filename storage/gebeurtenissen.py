"""The event log of a dossier: gapless, hash-chained, append-only."""

import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import col, select

from storage.database import Lezer, Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Gebeurtenis, Traject

BEGIN = b"\0" * 32


class Feit(BaseModel, frozen=True):
    """Something that happened: who (`namens` mens, school or systeem), what, when, why.

    `sleutel` is the business key within the trajectory: writing the same fact again changes nothing.
    """

    traject_id: UUID
    sleutel: str
    op: datetime
    wat: str
    namens: str = "systeem"
    wie: UUID | None = None
    waarom: str = ""
    gegevens: dict[str, Any] = {}


async def leg_feit_vast(sessie: Schrijver, feit: Feit) -> bool:
    """Append a fact to the dossier's log; False when it stood there already.

    Locks the trajectory's row, so that numbers have no gaps and the chain no forks.
    """
    await sessie.exec(select(Traject.id).where(Traject.id == feit.traject_id).with_for_update())
    if await _staat_er(sessie, feit):
        return False
    vorige = await _laatste(sessie, feit.traject_id)
    sessie.add(_schakel(feit, vorige))
    await sessie.flush()
    return True


async def begin_keten(sessie: Schrijver, feit: Feit) -> None:
    """The first fact of a dossier that this transaction made: nobody else sees it, nothing to check."""
    await voeg_toe(sessie, _schakel(feit, None))


async def _staat_er(sessie: Lezer, feit: Feit) -> bool:
    zelfde = (Gebeurtenis.traject_id == feit.traject_id, Gebeurtenis.sleutel == feit.sleutel)
    return (await sessie.exec(select(Gebeurtenis.id).where(*zelfde))).first() is not None


async def _laatste(sessie: Lezer, traject_id: UUID) -> Gebeurtenis | None:
    van_traject = select(Gebeurtenis).where(Gebeurtenis.traject_id == traject_id)
    return (await sessie.exec(van_traject.order_by(col(Gebeurtenis.volgnummer).desc()).limit(1))).first()


def _schakel(feit: Feit, vorige: Gebeurtenis | None) -> Gebeurtenis:
    rij = Gebeurtenis(
        id=uuid5(feit.traject_id, feit.sleutel),
        **feit.model_dump(),
        volgnummer=vorige.volgnummer + 1 if vorige else 1,
        vorige_hash=vorige.hash if vorige else BEGIN,
        hash=b"",
    )
    rij.hash = hash_van(rij)
    return rij


def hash_van(rij: Gebeurtenis) -> bytes:
    """SHA-256 over the previous hash and the content of this row, in a canonical form."""
    inhoud = [
        str(rij.traject_id),
        rij.volgnummer,
        rij.sleutel,
        rij.op.timestamp(),
        str(rij.wie or ""),
        rij.namens,
        rij.wat,
        rij.waarom,
        rij.gegevens,
    ]
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(rij.vorige_hash + tekst.encode()).digest()


async def breuk_in_keten(sessie: Lezer, traject_id: UUID) -> int | None:
    """The number of the first row that does not fit the chain, or None when the log is whole."""
    van_traject = select(Gebeurtenis).where(Gebeurtenis.traject_id == traject_id)
    rijen = (await sessie.exec(van_traject.order_by(col(Gebeurtenis.volgnummer)))).all()
    vorige = BEGIN
    for nummer, rij in enumerate(rijen, start=1):
        if rij.volgnummer != nummer or rij.vorige_hash != vorige or rij.hash != hash_van(rij):
            return nummer
        vorige = rij.hash
    return None
