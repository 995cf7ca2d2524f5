"""Asking mbo schools for their class lists: once by mail, reminded, and called when they stay silent.

A school is asked per campaign and location, and that is about no single dossier: the moments stand with the
question, planned once from the same dated terms as the ledger's. Silence ends in a task of the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import CursorResult
from sqlmodel import col, select, update

from domain.campagnes.aanwezigheid import Aanwezigheid
from domain.regels import Regels
from domain.soorten import Deelnemerstaat, TermijnAard, Termijncode
from domain.termijnen import plan_termijn
from storage.afspraken import kalender_van_locatie
from storage.database import Lezer, Schrijver
from storage.eenmalig import maak_token, token_hash
from storage.lezen import rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Campagne, Deelnemer, Klassenvraag, Schoollocatie

AANWEZIG_EINDE = "gestart"


@dataclass(frozen=True)
class Klassenronde:
    """A round of one campaign: by which rules, at what pace, at which moment."""

    campagne: Campagne
    regels: Regels
    per_keer: int
    link_sleutel: bytes
    nu: datetime


def klassenvraag_id(campagne_id: UUID, locatie_id: UUID) -> UUID:
    """A school location is asked once in a campaign; the link's token is derived from this id."""
    return uuid5(campagne_id, f"klassenvraag:{locatie_id}")


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


async def werk_klassenlijsten_bij(sessie: Schrijver, ronde: Klassenronde) -> None:
    """Ask who was not asked, remind who is silent, and finish what is past its date; safe to run twice."""
    for locatie_id in (await te_vragen_scholen(sessie, ronde.campagne.id))[: ronde.per_keer]:
        await _vraag_school(sessie, ronde, locatie_id)
    await schrijf_weg(sessie)
    for vraag in await _open_vragen(sessie, ronde.campagne.id):
        await _herinner(sessie, ronde, vraag)
    await sluit_aanwezigen(sessie, ronde.campagne.id, ronde.nu)
    await _zet_dragers(sessie, ronde.campagne.id, ronde.nu)


async def _vraag_school(sessie: Schrijver, ronde: Klassenronde, locatie_id: UUID) -> None:
    locatie = await sessie.get_one(Schoollocatie, locatie_id)
    kalender = await kalender_van_locatie(sessie, locatie_id)
    regio = ronde.campagne.rmc_regio_code
    termijn = plan_termijn(ronde.regels, Termijncode.KLASSENLIJST, ronde.nu, kalender, regio)
    herinneringen = [m.op.isoformat() for m in termijn.momenten if m.aard is TermijnAard.HERINNERING]
    vraag = Klassenvraag(
        id=klassenvraag_id(ronde.campagne.id, locatie_id),
        campagne_id=ronde.campagne.id,
        locatie_id=locatie_id,
        mail=locatie.mail,
        token_hash=token_hash(maak_token(ronde.link_sleutel, klassenvraag_id(ronde.campagne.id, locatie_id))),
        gevraagd_op=ronde.nu,
        uiterlijk=termijn.uiterlijk,
        grond=termijn.grond,
        momenten={"herinneringen": sorted(herinneringen)},
    )
    voeg_toe(sessie, vraag)
    await _schrijf(sessie, vraag, Sjabloon.KLASSENLIJST, "vraag", ronde.nu)


async def _open_vragen(sessie: Schrijver, campagne_id: UUID) -> Sequence[Klassenvraag]:
    zoek = select(Klassenvraag).where(Klassenvraag.campagne_id == campagne_id)
    return (await sessie.exec(zoek.order_by(col(Klassenvraag.id)).with_for_update())).all()


async def _herinner(sessie: Schrijver, ronde: Klassenronde, vraag: Klassenvraag) -> None:
    """One mail for every reminder that is due, and none to a school that has answered for everybody."""
    nog = vraag.momenten.get("herinneringen", [])
    later = [moment for moment in nog if datetime.fromisoformat(moment) > ronde.nu]
    if later == nog:
        return
    vraag.momenten = {"herinneringen": later}
    sessie.add(vraag)
    if ronde.nu <= vraag.uiterlijk and await is_onbeantwoord(sessie, vraag):
        sleutel = f"herinnering:{len(later)}"
        await _schrijf(sessie, vraag, Sjabloon.KLASSENLIJST_HERINNERING, sleutel, ronde.nu)


async def is_onbeantwoord(sessie: Lezer, vraag: Klassenvraag) -> bool:
    """Whether the school said nothing yet about one of its students."""
    zoek = select(Deelnemer.id).where(
        Deelnemer.campagne_id == vraag.campagne_id,
        Deelnemer.locatie_id == vraag.locatie_id,
        Deelnemer.staat == Deelnemerstaat.WACHT.value,
        Deelnemer.decaan == "",
    )
    return (await sessie.exec(zoek.limit(1))).first() is not None


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


async def _schrijf(
    sessie: Schrijver, vraag: Klassenvraag, sjabloon: Sjabloon, stap: str, nu: datetime, **meer: str
) -> None:
    locatie = await sessie.get_one(Schoollocatie, vraag.locatie_id)
    gegevens = {
        "klassenvraag_id": str(vraag.id),
        "campagne_id": str(vraag.campagne_id),
        "uiterlijk": vraag.uiterlijk.isoformat(),
        "gemeente": locatie.gemeente_code,
        **meer,
    }
    await zet_mail_klaar(
        sessie,
        Mailopdracht(
            sjabloon=sjabloon,
            sleutel=f"{sjabloon}.{vraag.id}.{stap}",
            locatie_id=vraag.locatie_id,
            aan=vraag.mail,
            gegevens=gegevens,
            nu=nu,
        ),
    )


async def mail_code(sessie: Schrijver, vraag: Klassenvraag, nu: datetime) -> None:
    """Mail the code that `vraag.codes` counts last, to where the link went."""
    stap, nummer = f"code:{vraag.codes}", str(vraag.codes)
    await _schrijf(sessie, vraag, Sjabloon.KLASSENLIJST_CODE, stap, nu, code=nummer)
