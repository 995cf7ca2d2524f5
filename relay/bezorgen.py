"""From the mail queue to the mail server: each logical mail at least once, always with one Message-ID."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from jinja2 import TemplateError

from infra.failpoints import failpoint
from infra.klok import Klok
from infra.mail import MailInstellingen, Uitkomst, Verzending, verstuur
from relay.opmaak import Brief, Huisstijl, maak_brief
from relay.ritme import Ritme, Storing
from storage import mails
from storage.database import SYSTEEM, Database
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.mailgegevens import Mailgegevens, lees_mailgegevens
from storage.mails import TeVerzenden

log = structlog.get_logger("relay")
NA_ONBEKEND = timedelta(minutes=10)
"""A server that hung up after the text has probably kept it: sending again soon would double the mail."""
MAX_NA_ONBEKEND = timedelta(hours=4)


@dataclass(frozen=True)
class Kanaal:
    """The way out: the mail server, and what a mail looks like."""

    instellingen: MailInstellingen
    stijl: Huisstijl


class Bezorger:
    """Claims mails that are due, renders them and gives them to the mail server."""

    def __init__(
        self, database: Database, kanaal: Kanaal, klok: Klok, ritme: Ritme, storing: Storing
    ) -> None:
        self._database, self._kanaal, self._klok = database, kanaal, klok
        self._ritme, self._storing = ritme, storing

    async def claim(self, aantal: int) -> Sequence[TeVerzenden]:
        async with self._database.schrijver(SYSTEEM) as sessie:
            return await mails.claim(sessie, self._klok.echt(), aantal, self._ritme.houdbaar)

    async def lever(self, mail: TeVerzenden) -> None:
        """Send one mail and write down what became of it."""
        try:
            async with self._database.lezer(SYSTEEM) as sessie:
                gegevens = await lees_mailgegevens(sessie, mail.id)
            brief = maak_brief(gegevens, self._kanaal.stijl, self._klok.nu())
        except (TemplateError, ValueError):
            log.exception("mail niet op te maken", mail_id=str(mail.id))
            await self._stel_uit(mail, NA_ONBEKEND, "niet op te maken")
            return
        failpoint("mail.voor_verzenden")
        verzending = await self._verstuur(brief)
        failpoint("mail.na_verzenden_voor_vinkje")
        await self._noteer(mail, gegevens, brief, verzending)

    async def _verstuur(self, brief: Brief) -> Verzending:
        try:
            async with asyncio.timeout(self._ritme.tijd.total_seconds()):
                return await verstuur(brief.bericht, self._kanaal.instellingen)
        except TimeoutError:
            return Verzending(Uitkomst.ONBEKEND, "TimeoutError")

    async def _noteer(
        self, mail: TeVerzenden, gegevens: Mailgegevens, brief: Brief, verzending: Verzending
    ) -> None:
        self._meld_bereikbaarheid(verzending)
        match verzending.uitkomst:
            case Uitkomst.AFGELEVERD:
                await self._vink_af(mail, brief)
            case Uitkomst.GEWEIGERD:
                await self._weiger(mail, gegevens, brief, verzending.reden)
            case Uitkomst.ONBEKEND:
                uitstel = min(NA_ONBEKEND * 2 ** min(mail.pogingen - 1, 8), MAX_NA_ONBEKEND)
                await self._stel_uit(mail, uitstel, f"onbekend: {verzending.reden}")
            case Uitkomst.NIET_VERZONDEN:
                await self._stel_uit(mail, self._ritme.uitstel(mail.pogingen), verzending.reden)

    def _meld_bereikbaarheid(self, verzending: Verzending) -> None:
        """A code is an answer, whatever it says; an error of the connection is none."""
        antwoordt = verzending.uitkomst in (Uitkomst.AFGELEVERD, Uitkomst.GEWEIGERD)
        if antwoordt or verzending.reden.startswith("SMTP"):
            self._storing.gelukt()
        else:
            self._storing.mislukt(verzending.reden)

    async def _vink_af(self, mail: TeVerzenden, brief: Brief) -> None:
        async with self._database.schrijver(SYSTEEM) as sessie:
            await mails.vink_af(sessie, mail.id, brief.onderwerp, brief.bewaartekst, self._klok.nu())

    async def _stel_uit(self, mail: TeVerzenden, uitstel: timedelta, fout: str) -> None:
        async with self._database.schrijver(SYSTEEM) as sessie:
            await mails.stel_uit(sessie, mail.id, self._klok.echt() + uitstel, fout)

    async def _weiger(self, mail: TeVerzenden, gegevens: Mailgegevens, brief: Brief, reden: str) -> None:
        """Somebody did not hear what they should have heard: that belongs in the dossier."""
        async with self._database.schrijver(SYSTEEM) as sessie:
            await mails.weiger(sessie, mail.id, brief.onderwerp, brief.bewaartekst, reden)
            if gegevens.traject_id:
                feit = Feit(
                    traject_id=gegevens.traject_id,
                    sleutel=f"mail-geweigerd:{mail.id}:{mail.pogingen}",
                    op=self._klok.nu(),
                    wat="mail-geweigerd",
                    gegevens={"mail": str(mail.id), "sjabloon": gegevens.sjabloon.value, "reden": reden},
                )
                await leg_feit_vast(sessie, feit)
