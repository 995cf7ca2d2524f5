"""Who hears of a step: the reporters at the school with their extra addresses, officers, coordinators."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, select

from domain.klok import amsterdam
from domain.meldkeuze import Aanleiding, Meldkeuze, Versturen, versturen
from domain.soorten import Kanaal, Rol
from storage.database import Lezer, Schrijver
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.meldingkopie import kopie_van
from storage.tabellen import Gebruiker, Leerling, Lidmaatschap, Melding, Schoollocatie, Taak, Traject, Vraag
from storage.vragen import link_van


async def schrijf_school(
    sessie: Schrijver,
    sjabloon: Sjabloon,
    traject_id: UUID,
    stap: UUID,
    nu: datetime,
    gegevens: dict[str, str] | None = None,
) -> None:
    """Tell every reporter of the trajectory, and whom they asked to copy, about the step `stap`."""
    for melding in await _jongste_per_melder(sessie, traject_id):
        opdracht = _aan_melder(melding, sjabloon, f"{sjabloon}.{stap}.{melding.id}", nu, gegevens or {})
        kopie = await kopie_van(sessie, melding)
        await zet_mail_klaar(sessie, opdracht.model_copy(update={"kopie": kopie}))


async def schrijf_over_vraag(
    sessie: Schrijver, sjabloon: Sjabloon, vraag: Vraag, melding: Melding, stap: UUID, nu: datetime
) -> None:
    """Write to the reporter about a question; the escalation goes to the team leader of the location.

    A school that did not report the pupil itself is written to at its own address, and nobody else hears it.
    """
    gegevens = {"vraag_id": str(vraag.id), "link_id": str(link_van(vraag.id))}
    opdracht = _aan_melder(melding, sjabloon, f"{sjabloon}.{stap}", nu, gegevens)
    if vraag.locatie_id and vraag.locatie_id != melding.locatie_id:
        aan_school = await _aan_locatie(sessie, opdracht, vraag.locatie_id, sjabloon)
        await zet_mail_klaar(sessie, aan_school)
        return
    if sjabloon is Sjabloon.VRAAG_TEAMLEIDER:
        locatie = await _vind_locatie(sessie, melding.locatie_id)
        naar = locatie.teamleider_mail or locatie.mail or opdracht.aan
        opdracht = opdracht.model_copy(update={"aan": naar, "kopie": (melding.melder_mail,)})
    else:
        opdracht = opdracht.model_copy(update={"kopie": await kopie_van(sessie, melding)})
    await zet_mail_klaar(sessie, opdracht)


async def schrijf_ouders(
    sessie: Schrijver, sjabloon: Sjabloon, vraag: Vraag, stap: UUID, nu: datetime
) -> None:
    """Write to parents or a youngster about a question; nobody without an address, or when the pupil died."""
    if not vraag.mail or await is_overleden(sessie, vraag.traject_id):
        return
    opdracht = Mailopdracht(
        sjabloon=sjabloon,
        sleutel=f"{sjabloon}.{stap}",
        traject_id=vraag.traject_id,
        aan=vraag.mail,
        gegevens={"vraag_id": str(vraag.id), "link_id": str(link_van(vraag.id))},
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


async def _aan_locatie(
    sessie: Lezer, opdracht: Mailopdracht, locatie_id: UUID, sjabloon: Sjabloon
) -> Mailopdracht:
    locatie = await _vind_locatie(sessie, locatie_id)
    teamleider = locatie.teamleider_mail if sjabloon is Sjabloon.VRAAG_TEAMLEIDER else ""
    naar: dict[str, Any] = {"aan": teamleider or locatie.mail, "kopie": (), "locatie_id": locatie_id}
    return opdracht.model_copy(update=naar)


async def _vind_locatie(sessie: Lezer, locatie_id: UUID) -> Schoollocatie:
    return (await sessie.exec(select(Schoollocatie).where(Schoollocatie.id == locatie_id))).one()


async def schrijf_ambtenaar(
    sessie: Schrijver, sjabloon: Sjabloon, gebruiker: Gebruiker, taak: Taak, nu: datetime
) -> None:
    """Tell an officer about work, as they chose: bundled, one mail for each, or not by mail now."""
    spoed = taak.spoed and sjabloon is Sjabloon.NIEUWE_TAAK
    await schrijf_over_traject(
        sessie, sjabloon, gebruiker, taak.traject_id, nu, {"taak_id": str(taak.id)}, spoed=spoed
    )


async def schrijf_over_traject(
    sessie: Schrijver,
    sjabloon: Sjabloon,
    gebruiker: Gebruiker,
    traject_id: UUID,
    nu: datetime,
    gegevens: dict[str, str] | None = None,
    *,
    spoed: bool = False,
    om: UUID | None = None,
) -> None:
    """Tell an officer about a case, as they chose (domain.meldkeuze); because of `om` it is always told."""
    aanleiding = Aanleiding.SPOED if spoed else _AANLEIDING.get(sjabloon, Aanleiding.NIEUW)
    hoe = Versturen.BUNDEL if om else versturen(Meldkeuze(gebruiker.berichten), aanleiding)
    if hoe is Versturen.NIET:
        return
    apart = f".{(gegevens or {}).get('taak_id', traject_id)}" if hoe is Versturen.APART else ""
    opdracht = Mailopdracht(
        sjabloon=sjabloon,
        sleutel=f"{sjabloon}.{gebruiker.id}.{om or amsterdam(nu).date().isoformat()}{apart}",
        traject_id=traject_id,
        aan=gebruiker.mail,
        gegevens={"gebruiker_id": str(gebruiker.id)} | (gegevens or {}),
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)


_AANLEIDING = {
    Sjabloon.TAAK_HERINNERING: Aanleiding.HERINNERING,
    Sjabloon.TAAK_ESCALATIE: Aanleiding.TE_LAAT,
}


async def vind_ambtenaar(sessie: Lezer, gebruiker_id: UUID) -> Gebruiker:
    return (await sessie.exec(_GEBRUIKER, params={"gebruiker": gebruiker_id})).one()


async def vind_code(sessie: Lezer, code: str) -> UUID | None:
    """Who search attributes and the ledger call `code`."""
    return (await sessie.exec(select(Gebruiker.id).where(Gebruiker.code == code))).first()


_GEBRUIKER = select(Gebruiker).where(Gebruiker.id == bindparam("gebruiker"))
# None for a pupil who died: nothing is sent about them any more. A comparison of registers and a campaign
# report by themselves: there is no school that waits to hear.
_MELDINGEN = (
    select(Melding)
    .join(Leerling, col(Leerling.id) == Melding.leerling_id)
    .where(
        Melding.traject_id == bindparam("traject"),
        col(Melding.kanaal).not_in((Kanaal.VERGELIJKING, Kanaal.CAMPAGNE, Kanaal.CONTROLE)),
        col(Leerling.overleden_op).is_(None),
    )
    .order_by(col(Melding.ontvangen_op))
)


async def is_overleden(sessie: Lezer, traject_id: UUID) -> bool:
    """Whether the pupil died: then neither school nor parents get a mail by themselves any more."""
    zoek = select(Leerling.id).join(Traject, col(Traject.leerling_id) == Leerling.id)
    overleden = zoek.where(Traject.id == traject_id, col(Leerling.overleden_op).is_not(None))
    return (await sessie.exec(overleden)).first() is not None


async def vind_melding(sessie: Lezer, melding_id: UUID) -> Melding:
    return (await sessie.exec(select(Melding).where(Melding.id == melding_id))).one()


async def coordinatoren(sessie: Lezer, gemeente_code: str) -> Sequence[Gebruiker]:
    """Who watches over the work of a municipality."""
    zoek = (
        select(Gebruiker)
        .join(Lidmaatschap, col(Lidmaatschap.gebruiker_id) == Gebruiker.id)
        .where(
            Lidmaatschap.gemeente_code == gemeente_code,
            Lidmaatschap.rol == Rol.COORDINATOR,
            col(Lidmaatschap.ingetrokken_op).is_(None),
            col(Gebruiker.actief),
        )
    )
    return (await sessie.exec(zoek.order_by(Gebruiker.inlognaam))).all()


def _aan_melder(
    melding: Melding, sjabloon: Sjabloon, sleutel: str, nu: datetime, gegevens: dict[str, str]
) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=sjabloon,
        sleutel=sleutel,
        traject_id=melding.traject_id,
        melding_id=melding.id,
        locatie_id=melding.locatie_id,
        aan=melding.melder_mail,
        gegevens=gegevens,
        nu=nu,
    )


async def _jongste_per_melder(sessie: Lezer, traject_id: UUID) -> Iterable[Melding]:
    meldingen = (await sessie.exec(_MELDINGEN, params={"traject": traject_id})).all()
    return {m.melder_mail.casefold(): m for m in meldingen}.values()
