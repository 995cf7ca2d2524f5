"""What a report must agree with in the register before it is taken in; reads only."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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
    locatie_id = await _vind_locatie(sessie, invoer, herkomst)
    vingerafdruk = _vingerafdruk(kluis, invoer)
    eerder = await _eerdere_ontvangst(sessie, locatie_id, invoer.kenmerk, vingerafdruk)
    if eerder is None:
        await _controleer_gemeente(sessie, invoer)
    return Getoetst(locatie_id, vingerafdruk, eerder)


def _vingerafdruk(kluis: Kluis, invoer: MeldingInvoer) -> bytes:
    inhoud = hashlib.sha256(invoer.model_dump_json().encode()).digest()
    return kluis.index(str(int.from_bytes(inhoud, "big")), doel="melding")  # the index looks at digits only


async def _vind_locatie(sessie: Lezer, invoer: MeldingInvoer, herkomst: Herkomst) -> UUID:
    """A location that does not exist and one that is not the sender's are answered alike."""
    hier = (Schoollocatie.brin == invoer.brin, Schoollocatie.vestiging == invoer.vestiging)
    locatie_id = (await sessie.exec(select(Schoollocatie.id).where(*hier))).first()
    if locatie_id and (herkomst.locaties is None or locatie_id in herkomst.locaties):
        return locatie_id
    if herkomst.locaties is None and await _kent_school(sessie, invoer.brin):
        raise Invoerfout({"vestiging": "Deze vestiging kennen wij niet bij dit BRIN-nummer."})
    raise Invoerfout({"brin": "Voor deze school kunt u niet melden. Kijk BRIN en vestiging na."})


async def _kent_school(sessie: Lezer, brin: str) -> bool:
    return (await sessie.exec(select(School.id).where(School.brin == brin))).first() is not None


async def _eerdere_ontvangst(
    sessie: Lezer, locatie_id: UUID, kenmerk: str, vingerafdruk: bytes
) -> Ontvangst | None:
    zoek = (
        select(Melding, Traject.nummer)
        .join(Traject, col(Traject.id) == Melding.traject_id)
        .where(Melding.locatie_id == locatie_id, Melding.kenmerk == kenmerk)
    )
    gevonden = (await sessie.exec(zoek)).first()
    if gevonden is None:
        return None
    melding, traject_nummer = gevonden
    if melding.inhoud_hash != vingerafdruk:
        raise KenmerkBestaatAl(melding.nummer)
    return Ontvangst(
        melding_id=melding.id,
        melding_nummer=melding.nummer,
        traject_id=melding.traject_id,
        traject_nummer=traject_nummer,
        bestond_al=True,
    )


async def _controleer_gemeente(sessie: Lezer, invoer: MeldingInvoer) -> None:
    code = invoer.leerling.adres.gemeentecode
    if (await sessie.exec(select(Gemeente.code).where(Gemeente.code == code))).first() is None:
        raise Invoerfout({"leerling.adres.gemeentecode": "Een gemeente met deze code kennen wij niet."})
