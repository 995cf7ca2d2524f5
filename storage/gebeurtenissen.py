"""The event log of a dossier: gapless, hash-chained, append-only."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlmodel import col, select

from storage.database import Lezer, Schrijver
from storage.lezen import rijen
from storage.rijen import schrijf_weg, voeg_toe, wachtend
from storage.tabellen import Gebeurtenis

BEGIN = b"\0" * 32


class Feit(BaseModel, frozen=True):
    """Something that happened: who (`namens` mens, school, ouders or systeem), what, when, why.

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
    await rijen(sessie, _VERGRENDEL, traject_id=feit.traject_id)
    return await voeg_feit_toe(sessie, feit)


async def voeg_feit_toe(sessie: Schrijver, feit: Feit) -> bool:
    """As `leg_feit_vast`, for a caller that holds the lock on the trajectory already."""
    if any(isinstance(rij, Gebeurtenis) for rij in wachtend(sessie)):
        await schrijf_weg(sessie)
    einde = await rijen(sessie, _EINDE, traject_id=feit.traject_id, sleutel=feit.sleutel)
    if einde and einde[0]["staat_er"]:
        return False
    volgnummer, vorige = (einde[0]["volgnummer"] + 1, einde[0]["hash"]) if einde else (1, BEGIN)
    voeg_toe(sessie, _schakel(feit, volgnummer, vorige))
    return True


async def voeg_feiten_toe(sessie: Schrijver, feiten: Sequence[Feit]) -> None:
    """Append new facts to dossiers that the caller has locked, in their order; two queries for all of them.

    Unlike `voeg_feit_toe` it does not look whether a fact stands there: the caller knows that it does not.
    """
    await schrijf_weg(sessie)
    ids = sorted({feit.traject_id for feit in feiten})
    einden = {
        rij["traject_id"]: (rij["volgnummer"], rij["hash"]) for rij in await rijen(sessie, _EINDEN, ids=ids)
    }
    for feit in feiten:
        nummer, vorige = einden.get(feit.traject_id, (0, BEGIN))
        schakel = _schakel(feit, nummer + 1, vorige)
        einden[feit.traject_id] = (schakel.volgnummer, schakel.hash)
        voeg_toe(sessie, schakel)


_EINDEN = """
SELECT DISTINCT ON (traject_id) traject_id, volgnummer, hash
FROM gebeurtenis WHERE traject_id = ANY (:ids) ORDER BY traject_id, volgnummer DESC
"""
_VERGRENDEL = "SELECT id FROM traject WHERE id = :traject_id FOR UPDATE"
_EINDE = """
SELECT volgnummer, hash,
       EXISTS (SELECT 1 FROM gebeurtenis WHERE traject_id = :traject_id AND sleutel = :sleutel) AS staat_er
FROM gebeurtenis WHERE traject_id = :traject_id ORDER BY volgnummer DESC LIMIT 1
"""


async def begin_keten(sessie: Schrijver, feit: Feit) -> None:
    """The first fact of a dossier that this transaction made: nobody else sees it, nothing to check."""
    voeg_toe(sessie, _schakel(feit, 1, BEGIN))


def _schakel(feit: Feit, volgnummer: int, vorige: bytes) -> Gebeurtenis:
    rij = Gebeurtenis(
        id=uuid5(feit.traject_id, feit.sleutel),
        **feit.model_dump(),
        volgnummer=volgnummer,
        vorige_hash=vorige,
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
    schakels = (await sessie.exec(van_traject.order_by(col(Gebeurtenis.volgnummer)))).all()
    vorige = BEGIN
    for nummer, rij in enumerate(schakels, start=1):
        if rij.volgnummer != nummer or rij.vorige_hash != vorige or not _is_gaaf(rij):
            return nummer
        vorige = rij.hash
    return None


def _is_gaaf(rij: Gebeurtenis) -> bool:
    """The hash covers the content, and the id follows from it."""
    return rij.hash == hash_van(rij) and rij.id == uuid5(rij.traject_id, rij.sleutel)
