"""A mail server that keeps what it gets and delivers to nobody, with ways to misbehave for tests."""

import asyncio
import itertools
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as POLICY
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope, Session

MAX_BERICHT_BYTES = 16 * 1024 * 1024


class Gedrag(StrEnum):
    """What the server does with the next mails; for "down", stop it."""

    NORMAAL = "normaal"
    TRAAG = "traag"  # answers after `Smtpvang.vertraging` seconds
    LATER = "later"  # 451 at the receiver's address: try again
    LATER_NA_TEKST = "later-na-tekst"  # 451 after the text
    WEIGERT = "weigert"  # 550 at the receiver's address: never
    STERFT_NA_TEKST = "sterft-na-tekst"  # keeps the mail and hangs up without an answer


class Postvak:
    """A folder of .eml files, named in the order in which they came."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        map_.mkdir(parents=True, exist_ok=True)
        laatste = max((int(pad.stem) for pad in map_.glob("*.eml") if pad.stem.isdigit()), default=0)
        self._nummers = itertools.count(laatste + 1)

    def bewaar(self, inhoud: bytes) -> int:
        """Keep one mail and return its number."""
        nummer = next(self._nummers)
        concept = self.map / f"{nummer:06d}.nieuw"
        concept.write_bytes(inhoud)
        concept.rename(self.map / f"{nummer:06d}.eml")  # never a half mail
        return nummer

    def nummers(self) -> list[int]:
        """Newest first."""
        return sorted((int(pad.stem) for pad in self.map.glob("*.eml")), reverse=True)

    def lees(self, nummer: int) -> EmailMessage:
        """One mail; raises KeyError when there is none of that number."""
        pad = self.map / f"{nummer:06d}.eml"
        if not pad.is_file():
            raise KeyError(nummer)
        bericht = message_from_bytes(pad.read_bytes(), policy=POLICY)
        assert isinstance(bericht, EmailMessage)
        return bericht

    def berichten(self) -> list[EmailMessage]:
        """All mails, oldest first."""
        return [self.lees(nummer) for nummer in reversed(self.nummers())]


class Smtpvang:
    """The server on 127.0.0.1:`poort`; change `gedrag` while it runs."""

    def __init__(self, postvak: Postvak, poort: int, *, vertraging: float = 5.0) -> None:
        self.postvak = postvak
        self.poort = poort
        self.vertraging = vertraging
        self.gedrag = Gedrag.NORMAAL
        self._server: asyncio.Server | None = None
        self._verbindingen: set[SMTP] = set()

    async def start(self) -> None:
        lus = asyncio.get_running_loop()
        self._server = await lus.create_server(self._nieuwe_verbinding, "127.0.0.1", self.poort)

    async def stop(self) -> None:
        """Close the port and hang up on whoever is connected; safe to repeat."""
        if self._server is None:
            return
        self._server.close()
        for verbinding in self._verbindingen:
            _hang_op(verbinding)
        self._verbindingen.clear()
        await self._server.wait_closed()
        self._server = None

    def _nieuwe_verbinding(self) -> SMTP:
        verbinding = SMTP(
            self, hostname="postvak.demo", ident="Verzuimketen", data_size_limit=MAX_BERICHT_BYTES
        )
        self._verbindingen.add(verbinding)
        return verbinding

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if self.gedrag is Gedrag.WEIGERT:
            return "550 5.1.1 Onbekend adres"
        if self.gedrag is Gedrag.LATER:
            return "451 4.3.2 Probeer het later opnieuw"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.gedrag is Gedrag.TRAAG:
            await asyncio.sleep(self.vertraging)
        if self.gedrag is Gedrag.LATER_NA_TEKST:
            return "451 4.3.0 Probeer het later opnieuw"
        inhoud: Any = envelope.content
        self.postvak.bewaar(bytes(inhoud))
        if self.gedrag is Gedrag.STERFT_NA_TEKST:
            _hang_op(server)
        return "250 Bewaard"


def _hang_op(verbinding: SMTP) -> None:
    if verbinding.transport is not None:
        cast(asyncio.Transport, verbinding.transport).abort()
