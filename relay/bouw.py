"""Puts the two loops together, for the process and for tests alike."""

import asyncio
from dataclasses import dataclass

from infra.klok import Klok
from relay.bezorgen import Bezorger, Kanaal
from relay.doorgeven import Bestemming, Doorgever
from relay.lus import Lus
from relay.ochtendronde import Ochtendronde
from relay.ritme import RITME_MAILS, RITME_WORKFLOWS, Ritme, Storing
from relay.wekker import luister
from storage.database import Database
from storage.mails import TeVerzenden
from storage.uitgaand import Bestelling


@dataclass(frozen=True)
class Relay:
    """Outbox to Temporal, and mails to the mail server; each goes on while the other's far side is away."""

    database: Database
    bestemming: Bestemming
    kanaal: Kanaal
    klok: Klok
    ritme_workflows: Ritme = RITME_WORKFLOWS
    ritme_mails: Ritme = RITME_MAILS

    async def draai(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; then what is on its way gets a few seconds to arrive."""
        lussen = (self._naar_workflows(), self._naar_mailserver())
        wekkers = [lus.gewekt for lus in lussen]
        await asyncio.gather(
            *(lus.draai(stop) for lus in lussen),
            luister(self.database.motor.url, wekkers, stop),
            Ochtendronde(self.database, self.klok).draai(stop),
        )

    def _naar_workflows(self) -> Lus[Bestelling]:
        storing = self._storing("Temporal of de worker", self.ritme_workflows)
        doorgever = Doorgever(self.database, self.bestemming, self.klok, self.ritme_workflows, storing)
        register = self._storing("de database (workflows)", self.ritme_workflows)
        return Lus(doorgever.claim, doorgever.lever, self.ritme_workflows, storing, register)

    def _naar_mailserver(self) -> Lus[TeVerzenden]:
        storing = self._storing("de mailserver", self.ritme_mails)
        bezorger = Bezorger(self.database, self.kanaal, self.klok, self.ritme_mails, storing)
        register = self._storing("de database (mails)", self.ritme_mails)
        return Lus(bezorger.claim, bezorger.lever, self.ritme_mails, storing, register)

    def _storing(self, wat: str, ritme: Ritme) -> Storing:
        return Storing(wat, ritme, self.klok.echt)
