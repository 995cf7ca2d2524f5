"""Who hears of the yearly agenda."""

from collections.abc import Sequence

from sqlmodel import col, select

from domain.campagnes.berichten import Jaaropdracht
from domain.soorten import Rol
from storage.database import Lezer, Schrijver
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.tabellen import Gebruiker, Lidmaatschap


async def alle_coordinatoren(sessie: Lezer) -> Sequence[Gebruiker]:
    """Everybody who coordinates somewhere, once."""
    van_rol = select(Lidmaatschap.gebruiker_id).where(
        Lidmaatschap.rol == Rol.COORDINATOR, col(Lidmaatschap.ingetrokken_op).is_(None)
    )
    zoek = select(Gebruiker).where(col(Gebruiker.id).in_(van_rol), col(Gebruiker.actief))
    return (await sessie.exec(zoek.order_by(Gebruiker.inlognaam))).all()


async def schrijf_over_agenda(sessie: Schrijver, coordinator: Gebruiker, opdracht: Jaaropdracht) -> None:
    """One mail about one turn."""
    await zet_mail_klaar(
        sessie,
        Mailopdracht(
            sjabloon=Sjabloon.JAARACTIE,
            sleutel=f"{Sjabloon.JAARACTIE}.{opdracht.beurt}.{coordinator.id}",
            aan=coordinator.mail,
            gegevens={"gebruiker_id": str(coordinator.id), "jaaractie": opdracht.actie.value},
            nu=opdracht.nu,
        ),
    )
