"""Idempotency-Keys of API clients: same key and same request, same answer.

The key is claimed by a lock that dies with the transaction, not by a row: a server that dies half-way leaves
nothing that would block the next attempt.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import col, select

from domain.fouten import DomeinFout
from domain.melding import MeldingInvoer
from infra.failpoints import failpoint
from storage.aanname import Herkomst, Ontvangst
from storage.database import SYSTEEM, Database, Lezer, Schrijver
from storage.intake import met_herkansing, neem_aan
from storage.tabellen import Idempotentie, Melding, Traject
from storage.versleuteling import Kluis


class ApiVerzoek(BaseModel, frozen=True):
    """One request of one client; `hash` is over the bytes that came in."""

    api_sleutel_id: UUID
    sleutel: str
    hash: bytes


class SleutelHergebruikt(DomeinFout):
    """The key was used before, for another request: 422."""


class NogBezig(DomeinFout):
    """The first request with this key is still running: 409, try again."""


async def neem_verzoek_aan(
    database: Database,
    kluis: Kluis,
    verzoek: ApiVerzoek,
    invoer: MeldingInvoer,
    herkomst: Herkomst,
    nu: datetime,
) -> Ontvangst:
    """Take in a report under an Idempotency-Key, in one transaction with the key itself.

    Raises SleutelHergebruikt or NogBezig, and what the intake raises. A refused report leaves its key free.
    """

    async def in_transactie() -> Ontvangst:
        async with database.schrijver(SYSTEEM) as sessie:
            eerder = await begin(sessie, verzoek)
            if eerder:
                return eerder
            ontvangst = await neem_aan(sessie, kluis, invoer, herkomst, nu)
            antwoord(sessie, verzoek, ontvangst.melding_id, nu)
            failpoint("intake.voor_commit")
        failpoint("intake.na_commit")
        return ontvangst

    return await met_herkansing(in_transactie)


async def begin(sessie: Schrijver, verzoek: ApiVerzoek) -> Ontvangst | None:
    """The first answer to this key, or None when the caller has to do the work now."""
    slot = int.from_bytes(_id(verzoek).bytes[:8], "big", signed=True)
    vrij: Any = await (await sessie.connection()).execute(
        text("SELECT pg_try_advisory_xact_lock(:slot)"), {"slot": slot}
    )
    if not vrij.scalar_one():
        raise NogBezig("Dit verzoek wordt al verwerkt. Probeer het over enkele seconden opnieuw.")
    eerder = (await sessie.exec(select(Idempotentie).where(Idempotentie.id == _id(verzoek)))).first()
    if eerder is None:
        return None
    if eerder.verzoek_hash != verzoek.hash:
        raise SleutelHergebruikt("Deze Idempotency-Key is al gebruikt voor een ander verzoek.")
    return await _eerste_antwoord(sessie, eerder)


def antwoord(sessie: Schrijver, verzoek: ApiVerzoek, melding_id: UUID, nu: datetime) -> None:
    """Remember the answer, in the transaction that makes it true."""
    sessie.add(
        Idempotentie(
            id=_id(verzoek),
            api_sleutel_id=verzoek.api_sleutel_id,
            sleutel=verzoek.sleutel,
            verzoek_hash=verzoek.hash,
            melding_id=melding_id,
            gebruikt_op=nu,
        )
    )


async def _eerste_antwoord(sessie: Lezer, eerder: Idempotentie) -> Ontvangst:
    zoek = (
        select(Melding.id, Melding.nummer, Traject.id, Traject.nummer)
        .join(Traject, col(Traject.id) == Melding.traject_id)
        .where(Melding.id == eerder.melding_id)
    )
    melding_id, melding_nummer, traject_id, traject_nummer = (await sessie.exec(zoek)).one()
    return Ontvangst(
        melding_id=melding_id,
        melding_nummer=melding_nummer,
        traject_id=traject_id,
        traject_nummer=traject_nummer,
        bestond_al=True,
    )


def _id(verzoek: ApiVerzoek) -> UUID:
    return uuid5(verzoek.api_sleutel_id, verzoek.sleutel)
