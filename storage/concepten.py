"""What somebody was typing: only the writer sees it, by row-level security and by every query here."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, delete, select, update

from storage.database import Lezer, Schrijver
from storage.gebruikers import Persoon
from storage.lezen import alle, een
from storage.tabellen import Bijlage, Concept


class Conceptregel(BaseModel, frozen=True):
    """A draft; `gegevens` is whatever the form put in it."""

    id: UUID
    formulier: str
    gegevens: dict[str, Any]
    bijgewerkt_op: datetime


EIGEN = "SELECT id, formulier, gegevens, bijgewerkt_op FROM concept WHERE gebruiker_id = :ik"


async def maak(
    sessie: Schrijver, persoon: Persoon, formulier: str, gegevens: dict[str, Any], nu: datetime
) -> UUID:
    """A new draft of this form, or the id of the one that exists already (which stays as it is)."""
    rij = {"gebruiker_id": persoon.id, "formulier": formulier, "gegevens": gegevens, "bijgewerkt_op": nu}
    await sessie.exec(insert(Concept).values(id=uuid4(), **rij).on_conflict_do_nothing())
    zoek = select(Concept.id).where(Concept.gebruiker_id == persoon.id, Concept.formulier == formulier)
    return (await sessie.exec(zoek)).one()


async def bewaar(
    sessie: Schrijver, persoon: Persoon, concept_id: UUID, gegevens: dict[str, Any], nu: datetime
) -> bool:
    """Keep what was typed so far; False when the draft is not theirs, or was handed in."""
    eigen = update(Concept).where(col(Concept.id) == concept_id, col(Concept.gebruiker_id) == persoon.id)
    gewijzigd = await sessie.exec(
        eigen.values(gegevens=gegevens, bijgewerkt_op=nu).returning(col(Concept.id))
    )
    return gewijzigd.first() is not None


async def lees(sessie: Lezer, persoon: Persoon, concept_id: UUID) -> Conceptregel | None:
    return await een(sessie, Conceptregel, f"{EIGEN} AND id = :id", ik=persoon.id, id=concept_id)


async def van_formulier(sessie: Lezer, persoon: Persoon, formulier: str) -> Conceptregel | None:
    """The draft of this form, if there is one."""
    return await een(
        sessie, Conceptregel, f"{EIGEN} AND formulier = :formulier", ik=persoon.id, formulier=formulier
    )


async def van_formulieren(
    sessie: Lezer, persoon: Persoon, formulieren: Collection[str]
) -> tuple[Conceptregel, ...]:
    """The drafts of these forms, as far as there are any."""
    zoek = f"{EIGEN} AND formulier = ANY (:formulieren)"
    return await alle(sessie, Conceptregel, zoek, ik=persoon.id, formulieren=list(formulieren))


async def lijst(sessie: Lezer, persoon: Persoon) -> tuple[Conceptregel, ...]:
    """Everything somebody has not handed in yet, the newest first."""
    return await alle(sessie, Conceptregel, f"{EIGEN} ORDER BY bijgewerkt_op DESC, id", ik=persoon.id)


async def verwijder(sessie: Schrijver, persoon: Persoon, concept_id: UUID) -> bool:
    """Throw a draft away with its files; False when it is not theirs."""
    eigen = select(Concept.id).where(Concept.id == concept_id, Concept.gebruiker_id == persoon.id)
    await sessie.exec(delete(Bijlage).where(col(Bijlage.concept_id).in_(eigen)))
    weg = await sessie.exec(delete(Concept).where(col(Concept.id).in_(eigen)).returning(col(Concept.id)))
    return weg.first() is not None


async def ruim_oude_op(sessie: Schrijver, voor: datetime) -> int:
    """Throw away what nobody touched since `voor`; the system does this. The number of drafts."""
    oud = select(Concept.id).where(col(Concept.bijgewerkt_op) < voor)
    await sessie.exec(delete(Bijlage).where(col(Bijlage.concept_id).in_(oud)))
    weg = delete(Concept).where(col(Concept.bijgewerkt_op) < voor).returning(col(Concept.id))
    return len((await sessie.exec(weg)).all())
