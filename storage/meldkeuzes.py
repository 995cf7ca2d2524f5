"""Which mails about work somebody chose."""

from uuid import UUID

from sqlmodel import col, select, update

from domain.meldkeuze import Meldkeuze
from storage.database import Lezer, Schrijver
from storage.tabellen import Gebruiker


async def meldkeuze_van(sessie: Lezer, gebruiker_id: UUID) -> Meldkeuze:
    """The choice of somebody who exists."""
    return Meldkeuze(
        (await sessie.exec(select(Gebruiker.berichten).where(Gebruiker.id == gebruiker_id))).one()
    )


async def kies_berichten(sessie: Schrijver, gebruiker_id: UUID, keuze: Meldkeuze) -> None:
    """From the next mail on."""
    await sessie.exec(
        update(Gebruiker).where(col(Gebruiker.id) == gebruiker_id).values(berichten=keuze.value)
    )
