"""Log-ins: the browser holds a token, the register its SHA-256. Everything here runs as the system."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import col, delete, select

from storage.database import Lezer, Schrijver
from storage.tabellen import Gebruiker, Sessie, Wachtwoord


async def gebruiker_bij_login(sessie: Lezer, login: str) -> tuple[UUID, str] | None:
    """The id and password hash of an active local account; log-in names do not know capitals."""
    zoek = select(Gebruiker.id, Wachtwoord.hash).join(
        Wachtwoord, col(Wachtwoord.gebruiker_id) == Gebruiker.id
    )
    zelfde = (Gebruiker.inlognaam == login.strip().lower(), col(Gebruiker.actief))
    return (await sessie.exec(zoek.where(*zelfde))).one_or_none()


async def zet_wachtwoord(sessie: Schrijver, gebruiker_id: UUID, wachtwoord_hash: str) -> None:
    """Give a local account this password, and end the log-ins that the old one opened."""
    await sessie.merge(Wachtwoord(gebruiker_id=gebruiker_id, hash=wachtwoord_hash))
    await eindig_alle_sessies(sessie, gebruiker_id)


async def begin_sessie(
    sessie: Schrijver, gebruiker_id: UUID, token_hash: bytes, nu: datetime, verloopt_op: datetime
) -> None:
    """Somebody logged in; `nu` and `verloopt_op` are real moments, also in the demo."""
    sessie.add(
        Sessie(token_hash=token_hash, gebruiker_id=gebruiker_id, begonnen_op=nu, verloopt_op=verloopt_op)
    )
    await sessie.flush()


async def eigenaar_van_sessie(sessie: Lezer, token_hash: bytes) -> UUID | None:
    """Whose log-in this is or was; None when nobody knows any more."""
    zoek = select(Sessie.gebruiker_id).where(Sessie.token_hash == token_hash)
    return (await sessie.exec(zoek)).one_or_none()


async def verleng_sessie(sessie: Schrijver, token_hash: bytes, tot: datetime, hooguit: timedelta) -> datetime:
    """Let a log-in last until `tot`, but no longer than `hooguit` after it began; the new end."""
    rij = (await sessie.exec(select(Sessie).where(Sessie.token_hash == token_hash))).one()
    rij.verloopt_op = max(rij.verloopt_op, min(tot, rij.begonnen_op + hooguit))
    sessie.add(rij)
    return rij.verloopt_op


async def eindig_sessie(sessie: Schrijver, token_hash: bytes) -> None:
    await sessie.exec(delete(Sessie).where(col(Sessie.token_hash) == token_hash))


async def eindig_alle_sessies(sessie: Schrijver, gebruiker_id: UUID) -> None:
    """Log somebody out everywhere."""
    await sessie.exec(delete(Sessie).where(col(Sessie.gebruiker_id) == gebruiker_id))


async def ruim_sessies_op(sessie: Schrijver, nu: datetime) -> None:
    """Forget log-ins that are over."""
    await sessie.exec(delete(Sessie).where(col(Sessie.verloopt_op) <= nu))
