"""What a report must agree with in the register before it is taken in; reads only."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from domain.fouten import Invoerfout
from domain.klok import amsterdam
from domain.melding import MeldingInvoer
from storage.aanname import Herkomst, KenmerkBestaatAl, Ontvangst
from storage.database import Lezer
from storage.tabellen import Gemeente, Melding, School, Schoollocatie, Traject
from storage.versleuteling import Kluis


@dataclass(frozen=True)
class Getoetst:
    """A report that can be taken in at the location, or the answer it got before.

    `vingerafdruk` tells whether the content is the same. It is keyed: from a plain hash and the rest of the
    row a BSN could be found by trying them all.
    """

    locatie_id: UUID
    vingerafdruk: bytes
    eerder: Ontvangst | None


async def toets(
    sessie: Lezer, kluis: Kluis, invoer: MeldingInvoer, herkomst: Herkomst, nu: datetime
) -> Getoetst:
    """Raises Invoerfout by field (date, location, municipality) or KenmerkBestaatAl."""
    if invoer.meldingsdatum > amsterdam(nu).date():
        raise Invoerfout({"meldingsdatum": "De datum van de melding ligt in de toekomst."})
    bekend = await _zoek(sessie, invoer)
    if bekend is None or not (herkomst.locaties is None or bekend.locatie_id in herkomst.locaties):
        raise await _onbekende_school(sessie, invoer, herkomst)
    vingerafdruk = _vingerafdruk(kluis, invoer)
    eerder = _eerdere_ontvangst(bekend, vingerafdruk) if bekend.melding_id else None
    if not eerder and not bekend.gemeente:
        raise Invoerfout({"leerling.adres.gemeentecode": "Een gemeente met deze code kennen wij niet."})
    return Getoetst(bekend.locatie_id, vingerafdruk, eerder)


def _vingerafdruk(kluis: Kluis, invoer: MeldingInvoer) -> bytes:
    inhoud = hashlib.sha256(invoer.model_dump_json().encode()).digest()
    return kluis.index(str(int.from_bytes(inhoud, "big")), doel="melding")  # the index looks at digits only


async def _zoek(sessie: Lezer, invoer: MeldingInvoer) -> Any | None:
    """Everything that a report must agree with, in one look: an import does this for every line."""
    waarden = {
        "gemeente": invoer.leerling.adres.gemeentecode,
        "kenmerk": invoer.kenmerk,
        "brin": invoer.brin,
        "vestiging": invoer.vestiging,
    }
    return (await (await sessie.connection()).execute(_ZOEK, waarden)).first()


# Built once: putting a statement together costs about as much as running it.
_ZOEK: Any = (
    sa_select(
        col(Schoollocatie.id).label("locatie_id"),
        exists().where(col(Gemeente.code) == bindparam("gemeente")).label("gemeente"),
        col(Melding.id).label("melding_id"),
        col(Melding.nummer).label("melding_nummer"),
        col(Melding.inhoud_hash).label("inhoud_hash"),
        col(Traject.id).label("traject_id"),
        col(Traject.nummer).label("traject_nummer"),
    )
    .outerjoin_from(
        Schoollocatie,
        Melding,
        and_(col(Melding.locatie_id) == Schoollocatie.id, col(Melding.kenmerk) == bindparam("kenmerk")),
    )
    .outerjoin(Traject, col(Traject.id) == Melding.traject_id)
    .where(
        col(Schoollocatie.brin) == bindparam("brin"), col(Schoollocatie.vestiging) == bindparam("vestiging")
    )
)


async def _onbekende_school(sessie: Lezer, invoer: MeldingInvoer, herkomst: Herkomst) -> Invoerfout:
    """A location that does not exist and one that is not the sender's are answered alike."""
    if herkomst.locaties is None and await _kent_school(sessie, invoer.brin):
        return Invoerfout({"vestiging": "Deze vestiging kennen wij niet bij dit BRIN-nummer."})
    return Invoerfout({"brin": "Voor deze school kunt u niet melden. Kijk BRIN en vestiging na."})


async def _kent_school(sessie: Lezer, brin: str) -> bool:
    return (await sessie.exec(select(School.id).where(School.brin == brin))).first() is not None


def _eerdere_ontvangst(bekend: Any, vingerafdruk: bytes) -> Ontvangst:
    if bekend.inhoud_hash != vingerafdruk:
        raise KenmerkBestaatAl(bekend.melding_nummer)
    return Ontvangst(
        melding_id=bekend.melding_id,
        melding_nummer=bekend.melding_nummer,
        traject_id=bekend.traject_id,
        traject_nummer=bekend.traject_nummer,
        bestond_al=True,
    )
