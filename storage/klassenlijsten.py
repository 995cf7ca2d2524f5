"""Asking mbo schools for their class lists: once by mail, reminded, and called when they stay silent.

The request and its ledger are those of every request to a school; silence ends in a task of a dossier.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult
from sqlmodel import col, select, update

from domain.campagnes.aanwezigheid import Aanwezigheid
from domain.soorten import Deelnemerstaat, TermijnAard
from storage.database import Lezer, Schrijver
from storage.lezen import rijen
from storage.rijen import schrijf_weg
from storage.schoolverzoek import (
    Verzoekronde,
    laat_momenten_afgaan,
    mail_school,
    vraag_scholen,
    vragen_van,
)
from storage.tabellen import Deelnemer, Klassenvraag

AANWEZIG_EINDE = "gestart"

_TE_VRAGEN = """
SELECT DISTINCT d.locatie_id FROM deelnemer d
WHERE d.campagne_id = :id AND d.staat = 'wacht'
  AND NOT EXISTS (SELECT 1 FROM klassenvraag v WHERE v.campagne_id = :id AND v.locatie_id = d.locatie_id)
ORDER BY d.locatie_id
"""
# The first student of whom a silent school said nothing, unless somebody calls that school already.
_DRAGERS = """
SELECT DISTINCT ON (d.locatie_id) d.id FROM deelnemer d
JOIN klassenvraag v ON v.campagne_id = d.campagne_id AND v.locatie_id = d.locatie_id
WHERE d.campagne_id = :id AND d.staat = 'wacht' AND d.decaan = '' AND NOT d.aan_de_beurt AND v.uiterlijk < :nu
  AND NOT EXISTS (SELECT 1 FROM deelnemer b
                  WHERE b.campagne_id = d.campagne_id AND b.locatie_id = d.locatie_id AND b.decaan = ''
                    AND (b.staat = 'benaderd' OR b.staat = 'wacht' AND b.aan_de_beurt))
ORDER BY d.locatie_id, d.volgnummer
"""


async def te_vragen_scholen(sessie: Lezer, campagne_id: UUID) -> list[UUID]:
    """The locations with students in line that were not asked yet."""
    return [rij["locatie_id"] for rij in await rijen(sessie, _TE_VRAGEN, id=campagne_id)]


async def werk_klassenlijsten_bij(sessie: Schrijver, ronde: Verzoekronde) -> None:
    """Ask who was not asked, remind who is silent, and finish what is past its date; safe to run twice."""
    te_vragen = await te_vragen_scholen(sessie, ronde.campagne.id)
    await vraag_scholen(sessie, ronde, te_vragen[: ronde.per_keer])
    await schrijf_weg(sessie)
    await _herinner(sessie, ronde)
    await sluit_aanwezigen(sessie, ronde.campagne.id, ronde.nu)
    await _zet_dragers(sessie, ronde.campagne.id, ronde.nu)


async def _herinner(sessie: Schrijver, ronde: Verzoekronde) -> None:
    """One mail for the reminders that are due, and none to a school that has answered for everybody."""
    afgegaan = await laat_momenten_afgaan(sessie, ronde.campagne.id, ronde.nu)
    nummers = {a.vraag_id: a.volgnummer for a in afgegaan if a.aard is TermijnAard.HERINNERING}
    if not nummers:
        return
    stil = await _stille_scholen(sessie, ronde.campagne.id)
    for vraag in (await vragen_van(sessie, list(nummers))).values():
        if ronde.nu <= vraag.uiterlijk and vraag.locatie_id in stil:
            stap = f"herinnering:{nummers[vraag.id]}"
            await mail_school(sessie, vraag, ronde.verzoek.herinnering, stap, ronde.nu)


async def _stille_scholen(sessie: Lezer, campagne_id: UUID) -> set[UUID]:
    """The locations that said nothing yet about one of their students."""
    zoek = select(Deelnemer.locatie_id).where(
        Deelnemer.campagne_id == campagne_id,
        Deelnemer.staat == Deelnemerstaat.WACHT.value,
        Deelnemer.decaan == "",
    )
    return set((await sessie.exec(zoek.distinct())).all())


async def sluit_aanwezigen(sessie: Schrijver, campagne_id: UUID, nu: datetime) -> int:
    """Who was there is done once the answer cannot be corrected any more; no dossier was ever opened."""
    voorbij = select(Klassenvraag.locatie_id).where(
        Klassenvraag.campagne_id == campagne_id, col(Klassenvraag.uiterlijk) < nu
    )
    rij = update(Deelnemer).where(
        col(Deelnemer.campagne_id) == campagne_id,
        col(Deelnemer.staat) == Deelnemerstaat.WACHT.value,
        col(Deelnemer.decaan) == Aanwezigheid.AANWEZIG.value,
        col(Deelnemer.locatie_id).in_(voorbij),
    )
    klaar = {"staat": Deelnemerstaat.KLAAR.value, "resultaat": AANWEZIG_EINDE, "gesloten_op": nu}
    gedaan = await sessie.exec(rij.values(**klaar))
    assert isinstance(gedaan, CursorResult)
    return gedaan.rowcount


async def _zet_dragers(sessie: Schrijver, campagne_id: UUID, nu: datetime) -> None:
    """One task per silent school: it hangs on the first of its students, who is approached now."""
    gevonden = [rij["id"] for rij in await rijen(sessie, _DRAGERS, id=campagne_id, nu=nu)]
    if gevonden:
        await sessie.exec(update(Deelnemer).where(col(Deelnemer.id).in_(gevonden)).values(aan_de_beurt=True))
