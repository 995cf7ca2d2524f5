"""Appointments with a mail: parsed back as calendar programs do, and over real SMTP."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any
from uuid import UUID, uuid4

import pytest
from icalendar import Calendar, Component
from temporalio.client import Client

from demo.smtp import Postvak, Smtpvang
from domain.procedures.model import Agenda
from domain.soorten import Proceduresoort
from infra.mail import MailInstellingen
from infra.sleutels import Sleutelbos
from infra.temporal import verbind
from relay.doorgeven import Bestemming
from relay.opmaak import maak_brief
from storage.agenda import haal_uit_agenda, zet_in_agenda
from storage.database import SYSTEEM, Database
from storage.mailgegevens import Mailgegevens
from storage.mails import Sjabloon
from storage.procedures import start_procedure, vind_procedure
from storage.rijen import schrijf_weg
from storage.tabellen import Taak, Taakantwoord
from tests.relay.hulp import NU, STIJL, draaiend, wacht_op
from tests.relay.test_opmaak import LASTIG
from tests.wereld import STAD, Wereld, bouw_wereld

PLAATS = "Stadskantoor, kamer 2"
OUDER = "ouder@thuis.example"


def gegevens(**anders: Any) -> Mailgegevens:
    velden = {"gespreksdatum": "2025-10-14", "tijd": "10:30", "plaats": PLAATS}
    return Mailgegevens(**LASTIG | {"sjabloon": Sjabloon.AFSPRAAK, "agenda_velden": velden} | anders)


def bijlage(bericht: EmailMessage) -> tuple[EmailMessage, Component]:
    """The attachment, and its one event."""
    (deel,) = bericht.iter_attachments()
    assert isinstance(deel, EmailMessage)
    assert deel.get_content_type() == "text/calendar"
    (gesprek,) = Calendar.from_ical(deel.get_content()).walk("VEVENT")
    return deel, gesprek


@pytest.mark.parametrize(
    ("dag", "begin", "einde"),
    [
        ("2025-10-25", datetime(2025, 10, 25, 8, 30, tzinfo=UTC), datetime(2025, 10, 25, 9, 30, tzinfo=UTC)),
        ("2025-10-27", datetime(2025, 10, 27, 9, 30, tzinfo=UTC), datetime(2025, 10, 27, 10, 30, tzinfo=UTC)),
        ("2026-03-30", datetime(2026, 3, 30, 8, 30, tzinfo=UTC), datetime(2026, 3, 30, 9, 30, tzinfo=UTC)),
    ],
)
def test_the_appointment_is_at_the_right_moment_on_both_sides_of_the_clock_change(
    dag: str, begin: datetime, einde: datetime
) -> None:
    velden = {"gespreksdatum": dag, "tijd": "10:30", "plaats": PLAATS}
    _, gesprek = bijlage(maak_brief(gegevens(agenda_velden=velden), STIJL, NU).bericht)
    assert (gesprek.decoded("dtstart"), gesprek.decoded("dtend")) == (begin, einde)
    assert str(gesprek["location"]) == PLAATS


def test_a_mail_that_is_sent_again_carries_the_same_appointment() -> None:
    eerste, later = (maak_brief(gegevens(), STIJL, nu).bericht for nu in (NU, NU.replace(hour=20)))
    assert bijlage(eerste)[0].get_content() == bijlage(later)[0].get_content()


@pytest.mark.parametrize("sjabloon", [Sjabloon.AFSPRAAK, Sjabloon.AFSPRAAK_OUDERS])
@pytest.mark.parametrize("agenda", Agenda)
def test_no_name_of_the_pupil_gets_into_a_calendar(sjabloon: Sjabloon, agenda: Agenda) -> None:
    velden = {"gespreksdatum": "2025-10-14", "tijd": "10:30", "plaats": "Bij Ömer thuis, 999900006"}
    bericht = maak_brief(gegevens(sjabloon=sjabloon, agenda=agenda, agenda_velden=velden), STIJL, NU).bericht
    inhoud = bijlage(bericht)[0].get_content()
    assert "Ömer" not in inhoud
    assert "999900006" not in inhoud
    assert "[nummer weggelaten]" in inhoud.replace("\r\n ", "")


def test_parents_get_no_number_of_the_school_and_no_page_that_they_cannot_open() -> None:
    tekst = maak_brief(gegevens(sjabloon=Sjabloon.AFSPRAAK_OUDERS), STIJL, NU).bewaartekst
    assert "1042" not in tekst
    assert "M-2025-00412" not in tekst
    assert "mijn-meldingen" not in tekst
    assert "dinsdag 14 oktober 2025 om 10.30 uur" in " ".join(tekst.split())


def test_other_mails_carry_no_appointment() -> None:
    bericht = maak_brief(gegevens(sjabloon=Sjabloon.GESLOTEN, agenda=None), STIJL, NU).bericht
    assert list(bericht.iter_attachments()) == []


# ---- over real SMTP ----


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    database = Database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


@pytest.fixture
async def bestemming(sleutels: Sleutelbos) -> Bestemming:
    client: Client = await verbind("127.0.0.1:1", "default", False, None, sleutels, lui=True)
    return Bestemming(client, "niemand", "https://verzuim.example")


async def test_invitation_another_day_and_cancellation_reach_school_and_parents(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    procedure_id = await _plan_verzet_en_zeg_af(wereld)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await wacht_op(lambda: _aangekomen(postvak, 11))

    for adres in ("melder@zeecollege.example", "administratie@zeecollege.example", OUDER):
        delen = [bijlage(b) for b in postvak.berichten() if b["To"] == adres and list(b.iter_attachments())]
        delen.sort(key=lambda deel: _nummer(deel[1]))
        assert [deel.get_param("method") for deel, _ in delen] == ["REQUEST", "REQUEST", "CANCEL"]
        assert [str(g["status"]) for _, g in delen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert {str(g["uid"]) for _, g in delen} == {f"gesprek-{procedure_id}@voorbeeldstad.example"}
        assert len({_nummer(g) for _, g in delen}) == 3
        assert [g.decoded("dtstart").day for _, g in delen] == [14, 28, 28]
        assert {deel.get_filename() for deel, _ in delen} == {"afspraak.ics"}


def _nummer(gesprek: Component) -> int:
    return int(str(gesprek.decoded("sequence")))


async def _aangekomen(postvak: Postvak, aantal: int) -> bool:
    return len(postvak.nummers()) >= aantal


async def _plan_verzet_en_zeg_af(wereld: Wereld) -> UUID:
    """A conversation on the 14th, moved to the 28th (winter time), and called off."""
    traject_id = (await wereld.meld(NU)).traject_id
    async with wereld.database.schrijver(SYSTEEM) as sessie:
        procedure_id = await start_procedure(sessie, traject_id, Proceduresoort.GESPREK, NU)
    assert procedure_id is not None
    for ronde, dag in ((1, "2025-10-14"), (3, "2025-10-28"), (5, "")):
        async with wereld.database.schrijver(SYSTEEM) as sessie:
            procedure = await vind_procedure(sessie, procedure_id)
            procedure.ronde = ronde
            sessie.add(procedure)
            antwoord = _antwoord(wereld, traject_id, dag)
            sessie.add(_taak(antwoord, procedure_id))
            await sessie.flush()
            sessie.add(antwoord)
            await sessie.flush()
            await (
                zet_in_agenda(sessie, procedure, antwoord, NU)
                if dag
                else haal_uit_agenda(sessie, procedure, antwoord.id, NU)
            )
            await schrijf_weg(sessie)
    return procedure_id


def _antwoord(wereld: Wereld, traject_id: UUID, dag: str) -> Taakantwoord:
    velden = {"gespreksdatum": dag, "tijd": "10:30", "plaats": PLAATS, "ouder_mail": OUDER}
    return Taakantwoord(
        id=uuid4(),
        taak_id=uuid4(),
        traject_id=traject_id,
        gebruiker_id=wereld.gebruikers["administratie1"],
        besluit="gepland" if dag else "afgezegd",
        velden=velden if dag else {},
        gegeven_op=NU,
    )


def _taak(antwoord: Taakantwoord, procedure_id: UUID) -> Taak:
    return Taak(
        id=antwoord.taak_id,
        traject_id=antwoord.traject_id,
        procedure_id=procedure_id,
        gemeente_code=STAD,
        soort="gesprek.plannen",
        status="gedaan",
        geopend_op=NU,
        uiterlijk=NU,
    )
