"""What can still be done with a link that was used or ran out: correct an answer, or get a new link.

An answer can be corrected until its last day, with the link that gave it. A workflow that went on with the
first answer is not turned back: its handler is told, and decides.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from pydantic import BaseModel
from sqlmodel import col, func, select

from storage.database import Lezer, Schrijver
from storage.deelnemers import noteer_antwoord
from storage.eenmalig import maak_token, token_hash
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.lezen import een, rijen
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.post import coordinatoren, schrijf_over_traject, vind_ambtenaar
from storage.rijen import voeg_toe
from storage.tabellen import Antwoordverbetering, EenmaligeLink, Mail, Traject, Vraag
from storage.vragen import OpenVraag, lees_open_vraag

TUSSEN_LINKS = timedelta(hours=1)
HOOGUIT_LINKS = 5

# One rule, for looking and for replacing: given with this link, and its last day has not passed.
_TE_VERBETEREN = (
    "e.token_hash = :token AND e.gebruikt_op IS NOT NULL AND e.ingetrokken_op IS NULL"
    " AND v.status = 'gedaan' AND v.uiterlijk > :nu"
)
_VERGRENDEL = f"""
SELECT v.id FROM eenmalige_link e JOIN vraag v ON v.id = e.vraag_id WHERE {_TE_VERBETEREN} FOR UPDATE OF v
"""  # noqa: S608  (a constant of our own)


class NieuwAntwoord(BaseModel, frozen=True):
    """What replaces the answer: words, who gives it, and the choice and fields where there are any."""

    antwoord: str
    naam: str
    code: str = ""
    velden: dict[str, str] = {}


async def te_verbeteren(sessie: Lezer, token: str, nu: datetime) -> OpenVraag | None:
    """The question whose answer this link gave, until its last day; it never tells what was answered."""
    return await lees_open_vraag(sessie, _TE_VERBETEREN, token, nu)


async def verbeter(sessie: Schrijver, token: str, nieuw: NieuwAntwoord, nu: datetime) -> bool:
    """Replace the answer and keep the old one; False when it cannot be corrected (any more)."""
    gevonden = await rijen(sessie, _VERGRENDEL, token=token_hash(token), nu=nu)
    if not gevonden:
        return False
    vraag = await sessie.get_one(Vraag, gevonden[0]["id"])
    oud = Antwoordverbetering(
        id=uuid4(),
        vraag_id=vraag.id,
        antwoord=vraag.antwoord,
        antwoordcode=vraag.antwoordcode,
        antwoord_naam=vraag.antwoord_naam,
        velden=vraag.velden,
        vervangen_op=nu,
    )
    voeg_toe(sessie, oud)
    await _vervang(sessie, vraag, nieuw, nu, oud.id)
    return True


async def _vervang(sessie: Schrijver, vraag: Vraag, nieuw: NieuwAntwoord, nu: datetime, oud_id: UUID) -> None:
    vraag.antwoord, vraag.antwoord_naam = nieuw.antwoord, nieuw.naam
    vraag.antwoordcode, vraag.velden, vraag.beantwoord_op = nieuw.code, nieuw.velden, nu
    sessie.add(vraag)
    if vraag.locatie_id is None:
        await noteer_antwoord(sessie, vraag, nu)
    feit = Feit(
        traject_id=vraag.traject_id,
        sleutel=f"antwoord-verbeterd:{oud_id}",
        op=nu,
        wat="antwoord-verbeterd",
        namens="school" if vraag.locatie_id else "ouders",
        waarom=nieuw.naam,
        gegevens={"vraag": str(vraag.id), "uitkomst": nieuw.code},
    )
    await leg_feit_vast(sessie, feit)
    await _vertel(sessie, vraag, oud_id, nu)


async def _vertel(sessie: Schrijver, vraag: Vraag, om: UUID, nu: datetime) -> None:
    """Whoever has the case hears of it; without a handler the coordinators do."""
    traject = (await sessie.exec(select(Traject).where(Traject.id == vraag.traject_id))).one()
    if traject.behandelaar_id:
        lezers = [await vind_ambtenaar(sessie, traject.behandelaar_id)]
    else:
        lezers = list(await coordinatoren(sessie, traject.gemeente_code))
    for lezer in lezers:
        await schrijf_over_traject(sessie, Sjabloon.ANTWOORD_VERBETERD, lezer, traject.id, nu, om=om)


class _Link(BaseModel, frozen=True):
    vraag_id: UUID
    geldig: timedelta
    aantal: int
    laatste: datetime


_LINK = """
SELECT e.vraag_id, e.verloopt_op - e.gemaakt_op AS geldig,
  (SELECT count(*) FROM eenmalige_link a WHERE a.vraag_id = e.vraag_id) AS aantal,
  (SELECT max(gemaakt_op) FROM eenmalige_link a WHERE a.vraag_id = e.vraag_id) AS laatste
FROM eenmalige_link e JOIN vraag v ON v.id = e.vraag_id
WHERE e.token_hash = :token AND e.ingetrokken_op IS NULL AND e.verloopt_op <= :nu AND v.status = 'open'
"""


async def vernieuw_link(sessie: Schrijver, token: str, link_sleutel: bytes, nu: datetime) -> bool:
    """Mail a new link to the address that the question went to; False when nothing was sent.

    Only for a link that ran out while its question is open, not more than once an hour and five times in all:
    whoever has an old link can make us send, but learns nothing and reaches nobody else.
    """
    link = await een(sessie, _Link, _LINK, token=token_hash(token), nu=nu)
    if link is None or link.aantal >= HOOGUIT_LINKS or nu - link.laatste < TUSSEN_LINKS:
        return False
    mail = await _laatste_mail(sessie, link.vraag_id)
    if mail is None:
        return False
    await _stuur_nieuwe(sessie, link, mail, link_sleutel, nu)
    return True


async def _laatste_mail(sessie: Lezer, vraag_id: UUID) -> Mail | None:
    """The last mail about the question to its first receiver, no copy."""
    zoek = select(Mail).where(
        col(Mail.gegevens)["vraag_id"].astext == str(vraag_id), ~func.jsonb_exists(Mail.kopie, "kopie_van")
    )
    return (await sessie.exec(zoek.order_by(col(Mail.gemaakt_op).desc()).limit(1))).one_or_none()


async def _stuur_nieuwe(
    sessie: Schrijver, link: _Link, mail: Mail, link_sleutel: bytes, nu: datetime
) -> None:
    nieuw_id = uuid5(link.vraag_id, f"link:{link.aantal + 1}")
    rij = EenmaligeLink(
        id=nieuw_id,
        vraag_id=link.vraag_id,
        token_hash=token_hash(maak_token(link_sleutel, nieuw_id)),
        gemaakt_op=nu,
        verloopt_op=nu + link.geldig,
    )
    voeg_toe(sessie, rij)
    opdracht = Mailopdracht(
        sjabloon=Sjabloon(mail.sjabloon),
        sleutel=f"{mail.sjabloon}.nieuw.{nieuw_id}",
        traject_id=mail.traject_id,
        melding_id=mail.melding_id,
        locatie_id=mail.locatie_id,
        aan=mail.aan,
        gegevens=mail.gegevens | {"link_id": str(nieuw_id)},
        nu=nu,
    )
    await zet_mail_klaar(sessie, opdracht)
