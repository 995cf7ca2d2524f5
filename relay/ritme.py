"""How patient the relay is, and how it notices that something is away. All of it in real time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

log = structlog.get_logger("relay")
MISLUKT_IS_STORING = 3


@dataclass(frozen=True)
class Ritme:
    """Numbers for one loop; tests make them small.

    `houdbaar`: who dies with a claimed row leaves it to be taken again after this; longer than `tijd`, the
    deadline of one delivery.
    """

    gelijktijdig: int
    tijd: timedelta
    houdbaar: timedelta
    eerste_uitstel: timedelta = timedelta(seconds=1)
    langste_uitstel: timedelta = timedelta(minutes=1)
    kijk_elke: timedelta = timedelta(seconds=2)

    def uitstel(self, pogingen: int) -> timedelta:
        """Twice as long after each attempt, up to the longest."""
        verdubbeld: timedelta = self.eerste_uitstel * 2 ** min(max(pogingen - 1, 0), 20)
        return min(verdubbeld, self.langste_uitstel)


RITME_WORKFLOWS = Ritme(
    gelijktijdig=20,
    tijd=timedelta(seconds=10),
    houdbaar=timedelta(seconds=20),
    langste_uitstel=timedelta(seconds=30),
)
RITME_MAILS = Ritme(
    gelijktijdig=4,
    tijd=timedelta(seconds=60),
    houdbaar=timedelta(seconds=90),
    eerste_uitstel=timedelta(seconds=5),
    langste_uitstel=timedelta(minutes=10),
)


class Storing:
    """Whether the other side is away: one line in the log when it goes, one when it comes back.

    While it is away the loop tries one row at a time, with a growing pause, and leaves the others alone.
    """

    def __init__(self, wat: str, ritme: Ritme, echt_nu: Callable[[], datetime]) -> None:
        self._wat, self._ritme, self._echt_nu = wat, ritme, echt_nu
        self._mislukt = 0
        self._sinds: datetime | None = None

    @property
    def aan(self) -> bool:
        return self._mislukt >= MISLUKT_IS_STORING

    @property
    def pauze(self) -> timedelta:
        """How long to leave the other side alone now; nothing while all is well."""
        if not self.aan:
            return timedelta(0)
        return min(self._ritme.uitstel(self._mislukt - MISLUKT_IS_STORING + 1), timedelta(seconds=10))

    def mislukt(self, reden: str) -> None:
        """An attempt got no answer; one alone says nothing yet."""
        self._mislukt += 1
        if self.aan and self._sinds is None:
            self._sinds = self._echt_nu()
            log.warning("niet bereikbaar", wat=self._wat, reden=reden)

    def gelukt(self) -> None:
        """The other side answered, whatever it said."""
        self._mislukt = 0
        if self._sinds is not None:
            duur = round((self._echt_nu() - self._sinds).total_seconds())
            log.info("weer bereikbaar", wat=self._wat, seconden=duur)
            self._sinds = None
