"""What does not come right by itself, in words for a coordinator; and sending a refused mail again."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from api.bezoek import NIET_GEVONDEN, Bezoek
from api.formulieren import Formulier
from domain.soorten import Rol
from domain.velden import Mailadres
from domain.veldfouten import zinnen
from storage.database import SYSTEEM
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.lijsten.bladzijde import Bladzijde
from storage.lijsten.storingen import (
    Berichtstoring,
    Mailstoring,
    berichtstoringen,
    mailstoring,
    mailstoringen,
)
from storage.mails import Sjabloon, bied_opnieuw_aan
from storage.uitgaand import Uitgaandsoort

ADRES: TypeAdapter[str] = TypeAdapter(Mailadres)
MAIL: Mapping[Sjabloon, str] = {
    Sjabloon.ONTVANGSTBEVESTIGING: "bevestiging van de melding",
    Sjabloon.GEVOEGD: "bevestiging van de melding",
    Sjabloon.HEROPEND: "bevestiging van de melding",
    Sjabloon.DOSSIER_HEROPEND: "bericht dat het dossier weer open is",
    Sjabloon.OPGEPAKT: "bericht dat de melding is opgepakt",
    Sjabloon.VRAAG_SCHOOL: "vraag aan de school",
    Sjabloon.HERINNERING_VRAAG: "herinnering aan een vraag",
    Sjabloon.VRAAG_TEAMLEIDER: "vraag aan de teamleider",
    Sjabloon.ANTWOORD_ONTVANGEN: "bevestiging van het antwoord",
    Sjabloon.PROCEDUREBERICHT: "bericht over een stap in een procedure",
    Sjabloon.AFSPRAAK: "afspraak voor de agenda van de school",
    Sjabloon.AFSPRAAK_OUDERS: "afspraak voor de agenda van de ouders",
    Sjabloon.TER_KENNISNAME: "bericht dat de melding ter kennisname is",
    Sjabloon.OVERGEDRAGEN: "bericht over de overdracht",
    Sjabloon.GESLOTEN: "bericht dat het traject gesloten is",
    Sjabloon.VRAAG_OUDERS: "vraag aan ouders",
    Sjabloon.HERINNERING_OUDERS: "herinnering aan een vraag aan ouders",
    Sjabloon.VRAAG_JONGERE: "vraag aan een jongere",
    Sjabloon.HERINNERING_JONGERE: "herinnering aan een vraag aan een jongere",
    Sjabloon.KLASSENLIJST: "vraag om klassenlijsten",
    Sjabloon.KLASSENLIJST_HERINNERING: "herinnering aan klassenlijsten",
    Sjabloon.KLASSENLIJST_CODE: "code voor klassenlijsten",
    Sjabloon.VERZUIMSTAAT: "vraag om een verzuimstaat",
    Sjabloon.VERZUIMSTAAT_HERINNERING: "herinnering aan een verzuimstaat",
    Sjabloon.VERZUIMSTAAT_CODE: "code voor een verzuimstaat",
    Sjabloon.SCHOOL_BELLEN: "bericht dat een school gebeld moet worden",
    Sjabloon.MAANDOVERZICHT: "overzicht van een maand",
    Sjabloon.DAGOVERZICHT: "overzicht van de ochtend",
    Sjabloon.ANTWOORD_VERBETERD: "bericht dat een antwoord is verbeterd",
    Sjabloon.UITNODIGING: "uitnodiging voor een account",
    Sjabloon.KOPIEADRES: "vraag om een kopieadres te bevestigen",
    Sjabloon.JAARACTIE: "bericht van de jaaragenda",
    Sjabloon.NIEUWE_TAAK: "bericht over nieuwe taken",
    Sjabloon.MELDING_ERBIJ: "bericht over een melding erbij",
    Sjabloon.TERMIJN_KORTER: "bericht over een kortere termijn",
    Sjabloon.TAAK_HERINNERING: "herinnering aan taken",
    Sjabloon.TAAK_ESCALATIE: "bericht over taken die te laat zijn",
}
BERICHT: Mapping[Uitgaandsoort, str] = {
    Uitgaandsoort.MELDING: "Een nieuwe melding",
    Uitgaandsoort.PROCEDURE: "De start van een procedure",
    Uitgaandsoort.PROCEDURE_KLAAR: "Het einde van een procedure",
    Uitgaandsoort.WIJZIGING: "Een verandering bij een leerling",
    Uitgaandsoort.TOEWIJZING: "Een taak die een ander heeft gekregen",
    Uitgaandsoort.ANTWOORD: "Een antwoord van de school",
    Uitgaandsoort.AFRONDING: "Een besluit bij een taak",
    Uitgaandsoort.TERMIJN: "Een termijn die is verzet",
    Uitgaandsoort.CAMPAGNE: "Een ronde van een campagne",
}
# RFC 5321 section 4.2.3, and the enhanced codes that servers send with them.
SMTP_REDEN: Mapping[str, str] = {
    "SMTP 550": "De mailserver van de ontvanger kent dit adres niet of weigert de mail.",
    "SMTP 551": "Dit adres hoort niet bij deze mailserver.",
    "SMTP 552": "De mailbox van de ontvanger is vol.",
    "SMTP 553": "De mailserver van de ontvanger vindt dit adres niet goed geschreven.",
}
GEWEIGERD = "De mailserver van de ontvanger weigert deze mail."
LUKT_NIET = "Deze mail komt niet weg. Wij blijven het proberen. Vraag de beheerder om naar de mail te kijken."
WORKFLOW = (
    "Het dossier neemt dit bericht niet aan. Wij blijven het proberen. Vraag de beheerder om te kijken."
)


@dataclass(frozen=True)
class Storingen:
    """Both lists, of the municipalities that somebody coordinates."""

    mails: Bladzijde[Mailstoring]
    berichten: tuple[Berichtstoring, ...]


async def lees_storingen(bezoek: Bezoek) -> Storingen:
    gemeenten = gecoordineerd(bezoek)
    async with bezoek.onderdelen.database.lezer(SYSTEEM) as lezer:
        return Storingen(await mailstoringen(lezer, gemeenten), await berichtstoringen(lezer, gemeenten))


async def verstuur_opnieuw(bezoek: Bezoek, mail_id: UUID, formulier: Formulier) -> bool:
    """Offer the mail again, to the address of the form; False with a fault at its field.

    Sending it a second time does nothing. 404 for a mail of another municipality.
    """
    async with bezoek.onderdelen.database.schrijver(SYSTEEM) as schrijver:
        mail = await mailstoring(schrijver, gecoordineerd(bezoek), mail_id)
        if mail is None:
            raise NIET_GEVONDEN
        adres = _adres(formulier, veld(mail_id))
        if adres and await bied_opnieuw_aan(schrijver, mail_id, adres):
            await leg_feit_vast(schrijver, _feit(bezoek, mail))
    return bool(adres)


def gecoordineerd(bezoek: Bezoek) -> frozenset[str]:
    """Somebody may coordinate in one municipality and only work in another."""
    return bezoek.persoon.beleid.gemeenten_met({Rol.COORDINATOR})


def veld(mail_id: UUID) -> str:
    """The name of the field with the address: every form of the page has one of its own."""
    return f"aan-{mail_id}"


def ontvanger(mail: Mailstoring) -> str:
    """By role or school, as far as the register knows."""
    kopie = "kopie voor " if mail.kopie else ""
    if mail.sjabloon is Sjabloon.VRAAG_TEAMLEIDER:
        return f"{kopie}de teamleider van {mail.school}"
    return kopie + (mail.school or mail.medewerker or "een medewerker van de gemeente")


def mailreden(mail: Mailstoring) -> str:
    return SMTP_REDEN.get(mail.fout, GEWEIGERD) if mail.geweigerd else LUKT_NIET


def _adres(formulier: Formulier, naam: str) -> str:
    try:
        return ADRES.validate_python(formulier.tekst(naam))
    except ValidationError as fout:
        formulier.fouten[naam] = next(iter(zinnen(fout).values()))
    return ""


def _feit(bezoek: Bezoek, mail: Mailstoring) -> Feit:
    return Feit(
        traject_id=mail.traject_id,
        sleutel=f"mail-opnieuw:{mail.id}:{mail.pogingen}",
        op=bezoek.nu,
        wat="mail-opnieuw",
        namens="mens",
        wie=bezoek.persoon.id,
        gegevens={"mail": str(mail.id), "sjabloon": mail.sjabloon.value},
    )
