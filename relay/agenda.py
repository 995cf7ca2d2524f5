"""Appointments with a mail, as calendar programs read them (RFC 5545 and 5546)."""

from datetime import UTC
from email.message import EmailMessage
from email.utils import parseaddr

from icalendar import Calendar, Event, vCalAddress

from domain.agenda import Agendapunt
from infra.talen import Taal
from storage.mailgegevens import Mailgegevens

MAKER = "-//Verzuimketen//Gesprek//NL"


def voeg_afspraak_toe(bericht: EmailMessage, gegevens: Mailgegevens, taal: Taal) -> None:
    """Put the appointment with the mail, if there is one; the same row gives the same text."""
    if punt := gegevens.agendapunt:
        methode = "CANCEL" if punt.weg else "REQUEST"
        bericht.add_attachment(
            maak_ics(punt, gegevens, bericht, methode, taal).decode(),
            subtype="calendar",
            filename="afspraak.ics",
            params={"method": methode},
        )


def maak_ics(
    punt: Agendapunt, gegevens: Mailgegevens, bericht: EmailMessage, methode: str, taal: Taal
) -> bytes:
    """One calendar with one event; moments in UTC, which every calendar shows on its own clock."""
    agenda = Calendar()
    agenda.add("prodid", MAKER)
    agenda.add("version", "2.0")
    agenda.add("method", methode)
    agenda.add_component(_gesprek(punt, gegevens, bericht, taal))
    inhoud: bytes = agenda.to_ical()
    return inhoud


def _gesprek(punt: Agendapunt, gegevens: Mailgegevens, bericht: EmailMessage, taal: Taal) -> Event:
    afzender = parseaddr(str(bericht["From"]))[1]
    gesprek = Event()
    gesprek.add("uid", f"gesprek-{punt.uid}@{afzender.rpartition('@')[2]}")
    gesprek.add("sequence", punt.volgnummer)
    gesprek.add("dtstamp", gegevens.gemaakt_op.astimezone(UTC))
    gesprek.add("dtstart", punt.begin.astimezone(UTC))
    gesprek.add("dtend", punt.einde.astimezone(UTC))
    gesprek.add("summary", f"{taal.woorden['mail_gesprek']} {gegevens.gemeente}")
    gesprek.add("location", punt.plaats)
    gesprek.add("status", "CANCELLED" if punt.weg else "CONFIRMED")
    gesprek.add("organizer", vCalAddress(f"mailto:{afzender}"))
    gesprek.add("attendee", vCalAddress(f"mailto:{gegevens.aan}"))
    return gesprek
