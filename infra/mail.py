"""Sending one mail, and knowing afterwards whether it may be sent again."""

import asyncio
import contextlib
import copy
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import getaddresses
from enum import StrEnum
from typing import Literal

from aiosmtplib import SMTP, SMTPAuthenticationError, SMTPException, SMTPResponseException

# Every server accepts 7 bit; a relay further on may not offer 8BITMIME.
_POLICY = SMTP_POLICY.clone(cte_type="7bit")

Beveiliging = Literal["geen", "starttls", "tls"]


class Uitkomst(StrEnum):
    AFGELEVERD = "afgeleverd"
    NIET_VERZONDEN = "niet-verzonden"  # failed before the text was sent, or refused for now: retry soon
    ONBEKEND = "onbekend"  # no answer after the text was sent: it may have arrived, wait for minutes
    GEWEIGERD = "geweigerd"  # refused for good: a person must look


@dataclass(frozen=True)
class MailInstellingen:
    """How to reach the mail server; `tijd` is the patience per step in seconds."""

    host: str
    port: int
    gebruiker: str = ""
    wachtwoord: str = ""
    tls: Beveiliging = "starttls"
    tijd: float = 30.0
    tls_context: ssl.SSLContext | None = None


@dataclass(frozen=True)
class Verzending:
    """What became of one mail; `reden` holds codes and kinds of error, never an address or text."""

    uitkomst: Uitkomst
    reden: str = ""


async def verstuur(bericht: EmailMessage, instellingen: MailInstellingen) -> Verzending:
    """Send to every To, Cc and Bcc address in one transaction; never raises for what a server does.

    All or nothing: one refused address refuses the mail, so that "afgeleverd" holds for everybody. Give each
    receiver a mail of its own to keep one bad address from stopping the others.
    """
    if not ontvangers(bericht):
        return Verzending(Uitkomst.GEWEIGERD, "geen ontvanger")
    smtp = _maak_smtp(instellingen)
    try:
        mislukt = await _bied_aan(smtp, bericht, instellingen)
        return mislukt or await _verzend_tekst(smtp, bericht)
    finally:
        smtp.close()


def _maak_smtp(instellingen: MailInstellingen) -> SMTP:
    return SMTP(
        hostname=instellingen.host,
        port=instellingen.port,
        use_tls=instellingen.tls == "tls",
        start_tls=instellingen.tls == "starttls",
        timeout=instellingen.tijd,
        tls_context=instellingen.tls_context,
    )


async def _bied_aan(smtp: SMTP, bericht: EmailMessage, instellingen: MailInstellingen) -> Verzending | None:
    """Everything before DATA: after a failure here the mail was certainly not sent."""
    try:
        await smtp.connect()
        if instellingen.gebruiker:
            await smtp.login(instellingen.gebruiker, instellingen.wachtwoord)
        await smtp.mail(_afzender(bericht))
        for adres in ontvangers(bericht):
            await smtp.rcpt(adres)
    except SMTPResponseException as fout:
        return _weigering(fout.code, login=isinstance(fout, SMTPAuthenticationError))
    except (TimeoutError, SMTPException, OSError, ValueError) as fout:
        return Verzending(Uitkomst.NIET_VERZONDEN, type(fout).__name__)
    return None


async def _verzend_tekst(smtp: SMTP, bericht: EmailMessage) -> Verzending:
    try:
        await smtp.data(_zonder_bcc(bericht))
    except SMTPResponseException as fout:
        return _weigering(fout.code)
    except (TimeoutError, SMTPException, OSError) as fout:
        return Verzending(Uitkomst.ONBEKEND, type(fout).__name__)
    with contextlib.suppress(SMTPException, OSError, asyncio.TimeoutError):
        await smtp.quit()
    return Verzending(Uitkomst.AFGELEVERD)


def _weigering(code: int, *, login: bool = False) -> Verzending:
    """4xx passes by itself; 5xx does not, except a refused log-in: that is our setting, not this mail."""
    blijvend = 500 <= code < 600 and not login
    return Verzending(Uitkomst.GEWEIGERD if blijvend else Uitkomst.NIET_VERZONDEN, f"SMTP {code}")


def ontvangers(bericht: EmailMessage) -> Sequence[str]:
    """The bare addresses of To, Cc and Bcc, each once, in order."""
    koppen = [str(kop) for naam in ("To", "Cc", "Bcc") for kop in bericht.get_all(naam, [])]
    return list(dict.fromkeys(adres for _, adres in getaddresses(koppen) if adres))


def _afzender(bericht: EmailMessage) -> str:
    return getaddresses([str(bericht["From"])])[0][1]


def _zonder_bcc(bericht: EmailMessage) -> bytes:
    kopie = copy.copy(bericht)  # shallow is enough: deleting a header makes a new list of headers
    del kopie["Bcc"]
    return kopie.as_bytes(policy=_POLICY)
