"""After sending we know whether a mail may be sent again: over real SMTP, with a server that misbehaves."""

from dataclasses import replace
from email.message import EmailMessage

import pytest

from demo.smtp import Gedrag, Postvak, Smtpvang
from infra.mail import MailInstellingen, Uitkomst, ontvangers, verstuur


def _bericht() -> EmailMessage:
    bericht = EmailMessage()
    bericht["From"] = "Leerplicht <leerplicht@voorbeeldstad.example>"
    bericht["To"] = "Zorgcoördinator <zorg@school.example>"
    bericht["Cc"] = "ib@school.example, zorg@school.example"
    bericht["Bcc"] = "archief@voorbeeldstad.example"
    bericht["Subject"] = "Ontvangstbevestiging – één melding"
    bericht["Message-ID"] = "<melding-1@verzuim>"
    bericht.set_content("Geachte collega,\n\n.Een regel met een punt, en een ë.\n")
    bericht.add_alternative("<p>Geachte collega</p>", subtype="html")
    return bericht


async def test_a_mail_arrives_whole(postvak: Postvak, mail_instellingen: MailInstellingen) -> None:
    uitslag = await verstuur(_bericht(), mail_instellingen)
    (bericht,) = postvak.berichten()
    tekst = bericht.get_body(("plain",))
    assert uitslag.uitkomst is Uitkomst.AFGELEVERD
    assert bericht["Subject"] == "Ontvangstbevestiging – één melding"
    assert bericht["Message-ID"] == "<melding-1@verzuim>"
    assert tekst
    assert ".Een regel met een punt, en een ë." in tekst.get_content()


async def test_hidden_receivers_stay_hidden(postvak: Postvak, mail_instellingen: MailInstellingen) -> None:
    bericht = _bericht()
    await verstuur(bericht, mail_instellingen)
    assert "archief" not in str(postvak.berichten()[0])
    assert bericht["Bcc"] == "archief@voorbeeldstad.example"


def test_each_receiver_counts_once() -> None:
    assert ontvangers(_bericht()) == [
        "zorg@school.example",
        "ib@school.example",
        "archief@voorbeeldstad.example",
    ]


@pytest.mark.parametrize(
    ("gedrag", "uitkomst", "bewaard"),
    [
        (Gedrag.NORMAAL, Uitkomst.AFGELEVERD, 1),
        (Gedrag.LATER, Uitkomst.NIET_VERZONDEN, 0),
        (Gedrag.LATER_NA_TEKST, Uitkomst.NIET_VERZONDEN, 0),
        (Gedrag.WEIGERT, Uitkomst.GEWEIGERD, 0),
        (Gedrag.STERFT_NA_TEKST, Uitkomst.ONBEKEND, 1),
        (Gedrag.TRAAG, Uitkomst.ONBEKEND, 0),
    ],
)
async def test_what_a_server_does_decides_when_to_try_again(
    gedrag: Gedrag,
    uitkomst: Uitkomst,
    bewaard: int,
    smtp: Smtpvang,
    postvak: Postvak,
    mail_instellingen: MailInstellingen,
) -> None:
    smtp.gedrag = gedrag
    uitslag = await verstuur(_bericht(), replace(mail_instellingen, tijd=0.7))
    assert uitslag.uitkomst is uitkomst
    assert len(postvak.berichten()) == bewaard


async def test_a_server_that_is_down_was_not_given_the_mail(
    smtp: Smtpvang, mail_instellingen: MailInstellingen
) -> None:
    await smtp.stop()
    assert (await verstuur(_bericht(), mail_instellingen)).uitkomst is Uitkomst.NIET_VERZONDEN
    await smtp.start()
    assert (await verstuur(_bericht(), mail_instellingen)).uitkomst is Uitkomst.AFGELEVERD


async def test_a_server_without_encryption_does_not_get_the_mail_when_we_demand_it(
    postvak: Postvak, mail_instellingen: MailInstellingen
) -> None:
    uitslag = await verstuur(_bericht(), replace(mail_instellingen, tls="starttls"))
    assert uitslag.uitkomst is Uitkomst.NIET_VERZONDEN
    assert postvak.berichten() == []


async def test_a_mail_to_nobody_is_refused(mail_instellingen: MailInstellingen) -> None:
    bericht = _bericht()
    for kop in ("To", "Cc", "Bcc"):
        del bericht[kop]
    assert (await verstuur(bericht, mail_instellingen)).uitkomst is Uitkomst.GEWEIGERD


async def test_the_reason_names_no_address(smtp: Smtpvang, mail_instellingen: MailInstellingen) -> None:
    smtp.gedrag = Gedrag.WEIGERT
    assert (await verstuur(_bericht(), mail_instellingen)).reden == "SMTP 550"
