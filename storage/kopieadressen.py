"""Who hears of every report of a location besides the reporter: after confirming it themselves."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from pydantic import BaseModel
from sqlalchemy import update
from sqlmodel import col, func, select

from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_token, token_hash
from storage.lezen import alle, een
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Kopieadres, Schoollocatie

GELDIG = timedelta(days=14)
HOOGUIT = 10


class Kopieregel(BaseModel, frozen=True):
    """An address in the school's list; without `bevestigd_op` it gets nothing yet."""

    id: UUID
    locatie_id: UUID
    school: str
    mail: str
    gevraagd_op: datetime
    bevestigd_op: datetime | None


class OpenKopie(BaseModel, frozen=True):
    """What the page behind the link shows."""

    id: UUID
    school: str
    bevestigd: bool
    eenmalig: bool


_LIJST = """
SELECT k.id, k.locatie_id, s.naam || ' (' || s.brin || s.vestiging || ')' AS school, k.mail, k.gevraagd_op,
  k.bevestigd_op
FROM kopieadres k JOIN schoollocatie s ON s.id = k.locatie_id
WHERE k.locatie_id = ANY (:locaties) AND k.melding_id IS NULL AND k.ingetrokken_op IS NULL
ORDER BY school, k.mail
"""
_OPEN = """
SELECT k.id, s.naam AS school, k.bevestigd_op IS NOT NULL AS bevestigd,
  k.melding_id IS NOT NULL AS eenmalig
FROM kopieadres k JOIN schoollocatie s ON s.id = k.locatie_id
WHERE k.token_hash = :token AND k.ingetrokken_op IS NULL
  AND (k.verloopt_op > :nu OR k.bevestigd_op IS NOT NULL)
"""


async def kopieadressen(sessie: Lezer, locaties: Collection[UUID]) -> tuple[Kopieregel, ...]:
    """The addresses of these locations, also those that still have to confirm."""
    return await alle(sessie, Kopieregel, _LIJST, locaties=list(locaties))


async def bevestigde_adressen(sessie: Lezer, locatie_id: UUID) -> tuple[str, ...]:
    """Who gets a copy of everything that is written to this location."""
    zoek = select(Kopieadres.mail).where(
        Kopieadres.locatie_id == locatie_id,
        col(Kopieadres.melding_id).is_(None),
        col(Kopieadres.bevestigd_op).is_not(None),
        col(Kopieadres.ingetrokken_op).is_(None),
    )
    return tuple((await sessie.exec(zoek.order_by(Kopieadres.mail))).all())


async def vraag_kopie(
    sessie: Schrijver, locatie_id: UUID, mail: str, wie: UUID, link_sleutel: bytes, nu: datetime
) -> str:
    """Ask the owner of the address; the Dutch reason why not, or nothing."""
    zelfde = select(Kopieadres.mail).where(
        Kopieadres.locatie_id == locatie_id,
        col(Kopieadres.melding_id).is_(None),
        col(Kopieadres.ingetrokken_op).is_(None),
    )
    bekend = {adres.casefold() for adres in (await sessie.exec(zelfde)).all()}
    if mail.casefold() in bekend:
        return "Dit adres staat al in de lijst."
    if len(bekend) >= HOOGUIT:
        return f"Een locatie kan {HOOGUIT} adressen hebben. Haal er eerst een weg."
    rij = Kopieadres(
        id=(kenmerk := uuid4()),
        locatie_id=locatie_id,
        mail=mail,
        token_hash=token_hash(maak_token(link_sleutel, kenmerk)),
        gevraagd_op=nu,
        gevraagd_door=wie,
        verloopt_op=nu + GELDIG,
    )
    voeg_toe(sessie, rij)
    await schrijf_weg(sessie)
    return ""


async def mail_vraag_om_kopie(sessie: Schrijver, locatie_id: UUID, mail: str, nu: datetime) -> None:
    """Send the link; as the system, because a school writes no mails itself."""
    zoek = select(Kopieadres.id).where(
        Kopieadres.locatie_id == locatie_id,
        col(Kopieadres.melding_id).is_(None),
        func.lower(Kopieadres.mail) == mail.lower(),
        col(Kopieadres.ingetrokken_op).is_(None),
        col(Kopieadres.bevestigd_op).is_(None),
    )
    kenmerk = (await sessie.exec(zoek)).one()
    waar = select(Schoollocatie.gemeente_code).where(Schoollocatie.id == locatie_id)
    gemeente = (await sessie.exec(waar)).one()
    opdracht = Mailopdracht(
        sjabloon=Sjabloon.KOPIEADRES,
        sleutel=f"{Sjabloon.KOPIEADRES}.{kenmerk}",
        locatie_id=locatie_id,
        aan=mail,
        gegevens={"kopieadres_id": str(kenmerk), "gemeente": gemeente},
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


async def trek_kopie_in(sessie: Schrijver, locaties: Collection[UUID], rij_id: UUID, nu: datetime) -> bool:
    """Stop the copies; False for an address of another school."""
    eigen = update(Kopieadres).where(
        col(Kopieadres.id) == rij_id,
        col(Kopieadres.locatie_id).in_(locaties),
        col(Kopieadres.ingetrokken_op).is_(None),
    )
    gedaan = await sessie.exec(eigen.values(ingetrokken_op=nu).returning(col(Kopieadres.id)))
    return gedaan.first() is not None


async def open_kopie(sessie: Lezer, token: str, nu: datetime) -> OpenKopie | None:
    """What the link is about; None for an unknown, withdrawn or expired one."""
    return await een(sessie, OpenKopie, _OPEN, token=token_hash(token), nu=nu)


async def bevestig_kopie(sessie: Schrijver, token: str, nu: datetime, *, wil: bool) -> OpenKopie | None:
    """The owner of the address says yes or no, also later; None when the link does not work."""
    gevonden = await open_kopie(sessie, token, nu)
    if gevonden is None:
        return None
    rij = update(Kopieadres).where(col(Kopieadres.id) == gevonden.id)
    await sessie.exec(rij.values(bevestigd_op=nu) if wil else rij.values(ingetrokken_op=nu))
    return gevonden
