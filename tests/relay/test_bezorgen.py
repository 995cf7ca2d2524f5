"""Mails to a real mail server that behaves in every way that mail servers do."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlmodel import select
from temporalio.client import Client

from demo.smtp import Gedrag, Postvak, Smtpvang
from infra.klok import echt_nu
from infra.mail import MailInstellingen
from infra.sleutels import Sleutelbos
from infra.temporal import verbind
from relay.doorgeven import Bestemming
from storage.database import SYSTEEM, Database
from storage.mails import Mailstatus, bied_opnieuw_aan, niet_aangekomen
from storage.tabellen import Gebeurtenis
from tests.relay.hulp import NU, draaiend, mails, wacht_op
from tests.wereld import Wereld, bouw_wereld

GEEN_TEMPORAL = "127.0.0.1:1"


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    database = Database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


@pytest.fixture
async def client(sleutels: Sleutelbos) -> Client:
    """Temporal is away in these tests: mails must not care."""
    return await verbind(GEEN_TEMPORAL, "default", False, None, sleutels, lui=True)


@pytest.fixture
def bestemming(client: Client) -> Bestemming:
    return Bestemming(client, "niemand", "https://verzuim.example")


async def test_a_receipt_leaves_within_a_second_also_with_temporal_away(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await asyncio.sleep(0.5)
        begin = time.monotonic()
        ontvangst = await wereld.meld(NU)
        await wacht_op(lambda: _aantal(postvak, 2))
        assert time.monotonic() - begin < 3  # a second on a quiet machine
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.VERZONDEN))
    rijen = await mails(wereld.database)
    ontvangen = {bericht["Message-ID"]: bericht["To"] for bericht in postvak.berichten()}
    assert ontvangen == {f"<{mail.id}@voorbeeldstad.example>": mail.aan for mail in rijen}
    assert set(ontvangen.values()) == {"melder@zeecollege.example", "administratie@zeecollege.example"}
    for mail in rijen:
        assert ontvangst.melding_nummer in mail.onderwerp
        assert "L-1042" in mail.tekst
        assert mail.verzonden_op is not None


async def _aantal(postvak: Postvak, aantal: int) -> bool:
    return len(postvak.nummers()) >= aantal


async def _alle_met_status(wereld: Wereld, status: Mailstatus) -> bool:
    return {mail.status for mail in await mails(wereld.database)} == {status.value}


async def _pogingen(wereld: Wereld, aantal: int) -> bool:
    return min(mail.pogingen for mail in await mails(wereld.database)) >= aantal


async def test_a_receipt_says_by_when_somebody_will_look(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    await wereld.meld(NU)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.VERZONDEN))
    tekst = " ".join((await mails(wereld.database))[0].tekst.split())
    assert "uiterlijk op woensdag 8 oktober 2025" in tekst  # five working days


@pytest.mark.parametrize("gedrag", [Gedrag.LATER, Gedrag.LATER_NA_TEKST])
async def test_what_is_refused_for_now_is_tried_again_soon_and_arrives_once(
    gedrag: Gedrag,
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    smtp.gedrag = gedrag
    await wereld.meld(NU)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await wacht_op(lambda: _pogingen(wereld, 2))
        smtp.gedrag = Gedrag.NORMAAL
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.VERZONDEN))
    assert len(postvak.nummers()) == 2


async def test_with_the_mail_server_down_everything_waits_and_then_leaves_by_itself(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    await smtp.stop()
    for _ in range(4):
        await wereld.meld(NU)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await asyncio.sleep(1.5)
        assert await _alle_met_status(wereld, Mailstatus.KLAAR)
        await smtp.start()
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.VERZONDEN))
    assert len(postvak.nummers()) == 8


async def test_a_server_that_dies_after_the_text_is_not_asked_again_for_ten_minutes(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    smtp.gedrag = Gedrag.STERFT_NA_TEKST
    await wereld.meld(NU)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await wacht_op(lambda: _onbekend(wereld))
        await asyncio.sleep(1)
    assert len(postvak.nummers()) == 2
    for mail in await mails(wereld.database):
        wachttijd = mail.volgende_poging - echt_nu()
        assert timedelta(minutes=9) < wachttijd <= timedelta(minutes=10)


async def _onbekend(wereld: Wereld) -> bool:
    return all(mail.fout.startswith("onbekend") for mail in await mails(wereld.database))


async def test_a_refusal_for_good_stands_in_the_dossier_and_a_corrected_address_gets_the_mail(
    wereld: Wereld,
    bestemming: Bestemming,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    smtp.gedrag = Gedrag.WEIGERT
    await wereld.meld(NU)
    async with draaiend(wereld.database, bestemming, mail_instellingen):
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.GEWEIGERD))
        async with wereld.database.lezer(SYSTEEM) as sessie:
            lijst = await niet_aangekomen(sessie)
            feiten = (await sessie.exec(select(Gebeurtenis.wat))).all()
        assert len(lijst) == 2
        assert feiten.count("mail-geweigerd") == 2
        smtp.gedrag = Gedrag.NORMAAL
        async with wereld.database.schrijver(SYSTEEM) as schrijver:
            assert await bied_opnieuw_aan(schrijver, lijst[0].id, "goed@zeecollege.example")
            assert await bied_opnieuw_aan(schrijver, lijst[1].id, lijst[1].aan)
        await wacht_op(lambda: _alle_met_status(wereld, Mailstatus.VERZONDEN))
        async with wereld.database.schrijver(SYSTEEM) as schrijver:
            assert not await bied_opnieuw_aan(schrijver, lijst[0].id, "nog@eens.example")
    assert "goed@zeecollege.example" in [bericht["To"] for bericht in postvak.berichten()]
