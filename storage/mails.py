"""Mails as rows: written in the transaction that causes them, rendered and sent by the relay."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import and_, or_, text, update
from sqlmodel import col, select

from domain.procedures.model import Aan
from storage.database import Lezer, Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Mail
from storage.uitgaand import METEEN, wek_relay


class Sjabloon(StrEnum):
    """The folders of templates/mail."""

    ONTVANGSTBEVESTIGING = "ontvangstbevestiging"
    GEVOEGD = "gevoegd"
    HEROPEND = "heropend"
    DOSSIER_HEROPEND = "dossier-heropend"
    OPGEPAKT = "opgepakt"
    VRAAG_SCHOOL = "vraag-school"
    HERINNERING_VRAAG = "herinnering-vraag"
    VRAAG_TEAMLEIDER = "vraag-teamleider"
    ANTWOORD_ONTVANGEN = "antwoord-ontvangen"
    TER_KENNISNAME = "ter-kennisname"
    OVERGEDRAGEN = "overgedragen"
    GESLOTEN = "gesloten"
    PROCEDUREBERICHT = "procedurebericht"
    AFSPRAAK = "afspraak"
    AFSPRAAK_OUDERS = "afspraak-ouders"
    VRAAG_OUDERS = "vraag-ouders"
    HERINNERING_OUDERS = "herinnering-ouders"
    VRAAG_JONGERE = "vraag-jongere"
    HERINNERING_JONGERE = "herinnering-jongere"
    KLASSENLIJST = "klassenlijst"
    KLASSENLIJST_HERINNERING = "klassenlijst-herinnering"
    KLASSENLIJST_CODE = "klassenlijst-code"
    VERZUIMSTAAT = "verzuimstaat"
    VERZUIMSTAAT_HERINNERING = "verzuimstaat-herinnering"
    VERZUIMSTAAT_CODE = "verzuimstaat-code"
    SCHOOL_BELLEN = "school-bellen"
    JAARACTIE = "jaaractie"
    NIEUWE_TAAK = "nieuwe-taak"
    MELDING_ERBIJ = "melding-erbij"
    TERMIJN_KORTER = "termijn-korter"
    TAAK_HERINNERING = "taak-herinnering"
    TAAK_ESCALATIE = "taak-escalatie"
    MAANDOVERZICHT = "maandoverzicht"
    ANTWOORD_VERBETERD = "antwoord-verbeterd"
    UITNODIGING = "uitnodiging"
    KOPIEADRES = "kopieadres"
    DAGOVERZICHT = "dagoverzicht"


AAN_AMBTENAREN = frozenset(
    {
        Sjabloon.NIEUWE_TAAK,
        Sjabloon.MELDING_ERBIJ,
        Sjabloon.TERMIJN_KORTER,
        Sjabloon.TAAK_HERINNERING,
        Sjabloon.TAAK_ESCALATIE,
        Sjabloon.MAANDOVERZICHT,
        Sjabloon.DAGOVERZICHT,
        Sjabloon.JAARACTIE,
        Sjabloon.SCHOOL_BELLEN,
        Sjabloon.ANTWOORD_VERBETERD,
        Sjabloon.UITNODIGING,
    }
)
"""Mails to those who work on the case; all others go to a school or to parents."""
OM_VERZUIMSTAAT = frozenset(
    {Sjabloon.VERZUIMSTAAT, Sjabloon.VERZUIMSTAAT_HERINNERING, Sjabloon.VERZUIMSTAAT_CODE}
)


VRAAG_BIJ: Mapping[Aan, Sjabloon] = {
    Aan.OUDERS: Sjabloon.VRAAG_OUDERS,
    Aan.JONGERE: Sjabloon.VRAAG_JONGERE,
}
HERINNERING_BIJ: Mapping[Aan, Sjabloon] = {
    Aan.OUDERS: Sjabloon.HERINNERING_OUDERS,
    Aan.JONGERE: Sjabloon.HERINNERING_JONGERE,
}
"""How people outside the school are asked and reminded."""


class Mailstatus(StrEnum):
    KLAAR = "klaar"
    VERZONDEN = "verzonden"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"


MOEIZAAM_NA = 12
"""So many attempts without a word from the mail server make a mail a matter for a person."""


class Mailopdracht(BaseModel, frozen=True):
    """A mail to be sent: which template, about what, to whom. No names, no text.

    `sleutel` is the business key (trajectory and step, never a run id). The id of the row
    follows from it, and the Message-ID from that id: the same step gives the same Message-ID for ever.
    `gegevens` holds ids, codes and ISO dates; which ones a template wants stands in relay/gegevens.py.
    """

    sjabloon: Sjabloon
    sleutel: str
    traject_id: UUID | None = None
    melding_id: UUID | None = None
    locatie_id: UUID | None = None
    aan: str
    kopie: tuple[str, ...] = ()
    gegevens: dict[str, str] = {}
    nu: datetime


async def zet_mail_klaar(sessie: Schrijver, opdracht: Mailopdracht) -> None:
    """Queue the mail, and one of its own for each copy; twice is once.

    Receivers get separate mails: one address that is refused must not keep the others from their mail.
    """
    ontvangers = enumerate(_ontvangers(opdracht))
    voeg_toe(sessie, *(_rij(opdracht, adres, nummer) for nummer, adres in ontvangers))


def _ontvangers(opdracht: Mailopdracht) -> list[str]:
    """Everybody once, whatever the case they were typed in; the addressee first."""
    uniek = {adres.casefold(): adres for adres in reversed((opdracht.aan, *opdracht.kopie))}
    return [uniek.pop(opdracht.aan.casefold()), *reversed(uniek.values())]


def _rij(opdracht: Mailopdracht, adres: str, nummer: int) -> Mail:
    sleutel = opdracht.sleutel if nummer == 0 else f"{opdracht.sleutel}.k{nummer}"
    mail_id = uuid5(NAMESPACE_URL, f"mail:{sleutel}")
    return Mail(
        id=mail_id,
        traject_id=opdracht.traject_id,
        melding_id=opdracht.melding_id,
        locatie_id=opdracht.locatie_id,
        sjabloon=opdracht.sjabloon.value,
        gegevens=opdracht.gegevens,
        aan=adres,
        kopie={"kopie_van": opdracht.sleutel} if nummer else {"adressen": list(opdracht.kopie)},
        message_id=sleutel,
        status=Mailstatus.KLAAR.value,
        volgende_poging=METEEN,
        gemaakt_op=opdracht.nu,
    )


_CLAIM = text(
    "UPDATE mail SET pogingen = pogingen + 1, volgende_poging = :tot WHERE id IN ("
    " SELECT id FROM mail WHERE status = 'klaar' AND volgende_poging <= :nu"
    " ORDER BY volgende_poging, gemaakt_op, id LIMIT :aantal FOR UPDATE SKIP LOCKED) RETURNING id, pogingen"
)


class TeVerzenden(BaseModel, frozen=True):
    """A mail that the relay has claimed; `pogingen` counts this attempt."""

    id: UUID
    pogingen: int


async def claim(
    sessie: Schrijver, echt_nu: datetime, aantal: int, houdbaar: timedelta
) -> Sequence[TeVerzenden]:
    """Take at most `aantal` due mails for `houdbaar`; who dies meanwhile leaves them to be taken again."""
    wie = {"nu": echt_nu, "tot": echt_nu + houdbaar, "aantal": aantal}
    rijen = await (await sessie.connection()).execute(_CLAIM, wie)
    return [TeVerzenden.model_validate(dict(rij)) for rij in rijen.mappings()]


async def vink_af(sessie: Schrijver, mail_id: UUID, onderwerp: str, tekst: str, nu: datetime) -> None:
    """The mail server took it; keep what was said, which holds no secret link any more."""
    rij = update(Mail).where(col(Mail.id) == mail_id)
    verzonden = {"status": Mailstatus.VERZONDEN.value, "verzonden_op": nu, "fout": ""}
    await sessie.exec(rij.values(onderwerp=onderwerp, tekst=tekst, **verzonden))


async def stel_uit(sessie: Schrijver, mail_id: UUID, tot: datetime, fout: str) -> None:
    """Not sent, or nobody knows: try again at the real moment `tot`."""
    rij = update(Mail).where(col(Mail.id) == mail_id)
    await sessie.exec(rij.values(volgende_poging=tot, fout=fout[:500]))


async def weiger(sessie: Schrijver, mail_id: UUID, onderwerp: str, tekst: str, fout: str) -> None:
    """The mail server will never take it: a matter for a person."""
    rij = update(Mail).where(col(Mail.id) == mail_id)
    status = Mailstatus.GEWEIGERD.value
    await sessie.exec(rij.values(status=status, onderwerp=onderwerp, tekst=tekst, fout=fout[:500]))


async def niet_aangekomen(sessie: Lezer) -> Sequence[Mail]:
    """What was refused, or tried over and over, oldest first: the coordinator's list."""
    geweigerd = col(Mail.status) == Mailstatus.GEWEIGERD.value
    moeizaam = and_(col(Mail.status) == Mailstatus.KLAAR.value, col(Mail.pogingen) >= MOEIZAAM_NA)
    zoek = select(Mail).where(or_(geweigerd, moeizaam))
    return (await sessie.exec(zoek.order_by(col(Mail.gemaakt_op)))).all()


async def bied_opnieuw_aan(sessie: Schrijver, mail_id: UUID, aan: str) -> bool:
    """Send a refused mail again, to an address that somebody corrected; False when it was not refused."""
    geweigerd = update(Mail).where(col(Mail.id) == mail_id, col(Mail.status) == Mailstatus.GEWEIGERD.value)
    opnieuw = {"status": Mailstatus.KLAAR.value, "volgende_poging": METEEN, "fout": ""}
    gedaan = await sessie.exec(geweigerd.values(aan=aan, **opnieuw).returning(col(Mail.id)))
    await wek_relay(sessie)
    return gedaan.first() is not None
