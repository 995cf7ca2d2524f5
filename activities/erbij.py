"""A report that joins a running trajectory: the fact, whoever has to know, and what it starts by itself."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from activities.vanzelf import begin_vanzelf
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_over_traject, vind_ambtenaar
from storage.tabellen import Gebruiker, Traject


async def voeg_melding_bij(sessie: Schrijver, traject: Traject, melding_id: UUID, nu: datetime) -> None:
    """Once per report. Its officer hears of it, since it can change what is done, and how soon.

    The term stays that of the report that was first: a later one never gives more time.
    """
    feit = Feit(
        traject_id=traject.id,
        sleutel=f"melding-gevoegd:{melding_id}",
        op=nu,
        wat="melding-gevoegd",
        gegevens={"melding": str(melding_id)},
    )
    if await voeg_feit_toe(sessie, feit):
        await _vertel_behandelaar(sessie, traject, nu)
    await begin_vanzelf(sessie, traject, melding_id, nu)


async def _vertel_behandelaar(sessie: Schrijver, traject: Traject, nu: datetime) -> None:
    """Nobody's case goes to the coordinators."""
    for ontvanger in await _ontvangers(sessie, traject):
        await schrijf_over_traject(sessie, Sjabloon.MELDING_ERBIJ, ontvanger, traject.id, nu)


async def _ontvangers(sessie: Lezer, traject: Traject) -> Sequence[Gebruiker]:
    if traject.behandelaar_id:
        return [await vind_ambtenaar(sessie, traject.behandelaar_id)]
    return await coordinatoren(sessie, traject.gemeente_code)
