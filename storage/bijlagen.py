"""Files with drafts, reports and dossiers."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlmodel import col, delete, select, update

from domain.bijlagen import MAX_BYTES, controleer_bijlage
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import Persoon
from storage.lezen import alle, een
from storage.tabellen import Bijlage, Concept, Melding


class Bijlageregel(BaseModel, frozen=True):
    """A file in a list; `grootte` in bytes."""

    id: UUID
    naam: str
    mediatype: str
    grootte: int
    toegevoegd_op: datetime


class Bestand(BaseModel, frozen=True):
    """A file to download."""

    naam: str
    mediatype: str
    inhoud: bytes


BIJ_CONCEPT = """
SELECT b.id, b.naam, b.mediatype, b.grootte, b.toegevoegd_op
FROM bijlage b JOIN concept c ON c.id = b.concept_id
WHERE c.id = :id AND c.gebruiker_id = :ik ORDER BY b.toegevoegd_op, b.id
"""
# Officers by dossier, schools by their own report, everybody by their own draft.
BIJLAGE = """
SELECT b.naam, b.mediatype, b.inhoud FROM bijlage b
LEFT JOIN traject t ON t.id = b.traject_id
LEFT JOIN melding m ON m.id = b.melding_id
LEFT JOIN concept c ON c.id = b.concept_id
WHERE b.id = :id
  AND (t.gemeente_code = ANY (:gemeenten) OR m.locatie_id = ANY (:locaties) OR c.gebruiker_id = :ik)
"""


async def bewaar_bij_concept(
    sessie: Schrijver,
    persoon: Persoon,
    concept_id: UUID,
    naam: str,
    inhoud: bytes,
    nu: datetime,
    *,
    max_bytes: int = MAX_BYTES,
) -> UUID | None:
    """Check a file and keep it with somebody's draft; None when the draft is not theirs.

    Raises Invoerfout. The same file twice is kept once.
    """
    rij = _rij(persoon, naam, inhoud, nu, max_bytes)
    eigen = select(Concept.id).where(Concept.id == concept_id, Concept.gebruiker_id == persoon.id)
    if (await sessie.exec(eigen)).one_or_none() is None:
        return None
    zelfde = select(Bijlage.id).where(Bijlage.concept_id == concept_id, Bijlage.sha256 == rij.sha256)
    stond_er = (await sessie.exec(zelfde.where(Bijlage.naam == rij.naam))).first()
    rij.concept_id = concept_id
    return stond_er or await _voeg_toe(sessie, rij)


async def bewaar_bij_melding(
    sessie: Schrijver, persoon: Persoon, melding_id: UUID, naam: str, inhoud: bytes, nu: datetime
) -> UUID | None:
    """Add a file to a report of one's own school or municipality later on; None for any other report."""
    rij = _rij(persoon, naam, inhoud, nu, MAX_BYTES)
    zoek = select(Melding).where(Melding.id == melding_id)
    melding = (await sessie.exec(zoek)).one_or_none()
    if melding is None or not _mag_bij(persoon, melding):
        return None
    rij.melding_id, rij.traject_id = melding_id, melding.traject_id
    return await _voeg_toe(sessie, rij)


async def bewaar_bij_dossier(
    sessie: Schrijver,
    persoon: Persoon,
    traject_id: UUID,
    naam: str,
    inhoud: bytes,
    nu: datetime,
    *,
    vervangt: UUID | None = None,
) -> UUID:
    """Add a file of the officers to a dossier, as a next version of another one if so; with its fact.

    The same file twice is kept once. The caller has checked that the dossier may be written. Invoerfout.
    """
    rij = _rij(persoon, naam, inhoud, nu, MAX_BYTES)
    van_dossier = select(Bijlage).where(Bijlage.traject_id == traject_id, col(Bijlage.melding_id).is_(None))
    zelfde = await sessie.exec(van_dossier.where(Bijlage.sha256 == rij.sha256, Bijlage.naam == rij.naam))
    if stond_er := zelfde.first():
        return stond_er.id
    oud = (await sessie.exec(van_dossier.where(Bijlage.id == vervangt))).first() if vervangt else None
    rij.traject_id, rij.vervangt_id = traject_id, oud.id if oud else None
    wat = "document-vervangen" if oud else "document-toegevoegd"
    feit = Feit(
        traject_id=traject_id, sleutel=f"{wat}:{rij.id}", op=nu, wat=wat, namens="mens", wie=persoon.id
    )
    await leg_feit_vast(sessie, feit)
    return await _voeg_toe(sessie, rij)


async def bijlagen_van_concept(sessie: Lezer, persoon: Persoon, concept_id: UUID) -> tuple[Bijlageregel, ...]:
    """The files of somebody's own draft, in the order in which they were added."""
    return await alle(sessie, Bijlageregel, BIJ_CONCEPT, id=concept_id, ik=persoon.id)


async def verwijder_uit_concept(sessie: Schrijver, persoon: Persoon, bijlage_id: UUID) -> bool:
    """Take a file out of one's own draft; a file of a report stays."""
    eigen = select(Concept.id).where(Concept.gebruiker_id == persoon.id)
    van_concept = delete(Bijlage).where(col(Bijlage.id) == bijlage_id, col(Bijlage.concept_id).in_(eigen))
    return (await sessie.exec(van_concept.returning(col(Bijlage.id)))).first() is not None


async def verplaats_naar_melding(
    sessie: Schrijver, concept_id: UUID, melding_id: UUID, traject_id: UUID
) -> int:
    """The draft was handed in: its files go along. The number of files."""
    van_concept = update(Bijlage).where(col(Bijlage.concept_id) == concept_id)
    naar = {"concept_id": None, "melding_id": melding_id, "traject_id": traject_id}
    return len((await sessie.exec(van_concept.values(naar).returning(col(Bijlage.id)))).all())


async def bijlage(sessie: Lezer, persoon: Persoon, bijlage_id: UUID) -> Bestand | None:
    """A file that this person may see; None for others and for none."""
    mag: dict[str, Any] = {"gemeenten": list(persoon.gemeenten), "locaties": list(persoon.locaties)}
    return await een(sessie, Bestand, BIJLAGE, id=bijlage_id, ik=persoon.id, **mag)


def _mag_bij(persoon: Persoon, melding: Melding) -> bool:
    return melding.locatie_id in persoon.locaties or melding.gemeente_code in persoon.gemeenten


def _rij(persoon: Persoon, naam: str, inhoud: bytes, nu: datetime, max_bytes: int) -> Bijlage:
    veilig, mediatype = controleer_bijlage(naam, inhoud, max_bytes=max_bytes)
    return Bijlage(
        id=uuid4(),
        naam=veilig,
        mediatype=mediatype,
        grootte=len(inhoud),
        sha256=hashlib.sha256(inhoud).digest(),
        inhoud=inhoud,
        toegevoegd_op=nu,
        toegevoegd_door=persoon.id,
    )


async def _voeg_toe(sessie: Schrijver, rij: Bijlage) -> UUID:
    kenmerk = rij.id
    sessie.add(rij)
    await sessie.flush()
    return kenmerk
