"""The yearly agenda: campaigns that are made ready, and who hears of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from domain.campagnes.berichten import Jaaropdracht
from domain.kalender import dag_van
from domain.namen import label
from domain.soorten import Campagnesoort, Rol
from storage.campagnes import Opzet, begin_campagne, campagne_van_jaar
from storage.database import Lezer, Schrijver
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.tabellen import Campagne, Gebruiker, Gemeente, Lidmaatschap


async def alle_coordinatoren(sessie: Lezer) -> Sequence[Gebruiker]:
    """Everybody who coordinates somewhere, once."""
    van_rol = select(Lidmaatschap.gebruiker_id).where(
        Lidmaatschap.rol == Rol.COORDINATOR, col(Lidmaatschap.ingetrokken_op).is_(None)
    )
    zoek = select(Gebruiker).where(col(Gebruiker.id).in_(van_rol), col(Gebruiker.actief))
    return (await sessie.exec(zoek.order_by(Gebruiker.inlognaam))).all()


async def zet_campagne_klaar(
    sessie: Schrijver, gemeente: Gemeente, soort: Campagnesoort, nu: datetime
) -> UUID:
    """The id of this year's campaign in the region of this municipality; a concept where there was none."""
    regio, jaar = gemeente.rmc_regio_code, dag_van(nu).year
    if er_is_een := await _van_dit_jaar(sessie, soort, jaar, regio):
        return er_is_een
    id_, naam = campagne_van_jaar(soort, jaar, regio), f"{label(soort)} {jaar}"
    opzet = Opzet(id_, soort, jaar, naam, regio, gemeente.vakantieregio, nu, concept=True)
    await begin_campagne(sessie, opzet)
    return id_


async def _van_dit_jaar(sessie: Lezer, soort: Campagnesoort, jaar: int, regio: str) -> UUID | None:
    """The campaign that somebody began or prepared already."""
    zoek = select(Campagne.id).where(
        Campagne.soort == soort.value, Campagne.jaar == jaar, Campagne.rmc_regio_code == regio
    )
    return (await sessie.exec(zoek.order_by(col(Campagne.gestart_op)))).first()


async def regio_van_coordinator(sessie: Lezer, coordinator: Gebruiker) -> str | None:
    """The region of a coordinator's first municipality."""
    zoek = (
        select(Gemeente.rmc_regio_code)
        .join(Lidmaatschap, col(Lidmaatschap.gemeente_code) == Gemeente.code)
        .where(
            Lidmaatschap.gebruiker_id == coordinator.id,
            Lidmaatschap.rol == Rol.COORDINATOR,
            col(Lidmaatschap.ingetrokken_op).is_(None),
        )
    )
    return (await sessie.exec(zoek.order_by(Gemeente.code))).first()


async def schrijf_over_agenda(
    sessie: Schrijver, coordinator: Gebruiker, opdracht: Jaaropdracht, campagne_id: str | None = None
) -> None:
    """One mail about one turn; with the campaign that stands ready."""
    erbij = {"campagne_id": campagne_id} if campagne_id else {}
    await zet_mail_klaar(
        sessie,
        Mailopdracht(
            sjabloon=Sjabloon.JAARACTIE,
            sleutel=f"{Sjabloon.JAARACTIE}.{opdracht.beurt}.{coordinator.id}",
            aan=coordinator.mail,
            gegevens={"gebruiker_id": str(coordinator.id), "jaaractie": opdracht.actie.value, **erbij},
            nu=opdracht.nu,
        ),
    )
