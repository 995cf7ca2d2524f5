"""A report that joins a running trajectory: the fact, whoever has to know, and what it starts by itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from activities.korter import verkort_beoordeling
from activities.vanzelf import begin_vanzelf
from domain.soorten import Wijziging
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_over_traject, vind_ambtenaar, vind_melding
from storage.procedures import vertel_procedures
from storage.tabellen import Gebruiker, Traject
from storage.taken import wie_neemt_waar


async def voeg_melding_bij(sessie: Schrijver, traject: Traject, melding_id: UUID, nu: datetime) -> bool:
    """Once per report. Its officer and its procedures hear of it: it can change what is done, and how soon.

    True when the open assessment got less time by it; a later report never gives more.
    """
    korter = False
    feit = Feit(
        traject_id=traject.id,
        sleutel=f"melding-gevoegd:{melding_id}",
        op=nu,
        wat="melding-gevoegd",
        gegevens={"melding": str(melding_id)},
    )
    if await voeg_feit_toe(sessie, feit):
        await _vertel_behandelaar(sessie, traject, nu)
        await vertel_procedures(sessie, traject.id, Wijziging.NIEUWE_MELDING, nu, melding_id)
        korter = await verkort_beoordeling(sessie, traject, await vind_melding(sessie, melding_id), nu)
    await begin_vanzelf(sessie, traject, melding_id, nu)
    return korter


async def _vertel_behandelaar(sessie: Schrijver, traject: Traject, nu: datetime) -> None:
    """Nobody's case goes to the coordinators."""
    for ontvanger in await _ontvangers(sessie, traject):
        await schrijf_over_traject(sessie, Sjabloon.MELDING_ERBIJ, ontvanger, traject.id, nu)


async def _ontvangers(sessie: Lezer, traject: Traject) -> Sequence[Gebruiker]:
    if traject.behandelaar_id:
        wie = await wie_neemt_waar(sessie, traject.id, traject.behandelaar_id)
        return [await vind_ambtenaar(sessie, wie or traject.behandelaar_id)]
    return await coordinatoren(sessie, traject.gemeente_code)
