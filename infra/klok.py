"""The only place that reads the time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from domain.klok import KlokStand, echte_tijd


def echt_nu() -> datetime:
    """The real moment, in UTC."""
    return datetime.now(UTC)


class Klok:
    """Tells what time it is for the product: real time, or the demo's played time."""

    def __init__(
        self, stand: KlokStand | None = None, *, lees_echt: Callable[[], datetime] = echt_nu
    ) -> None:
        self._lees_echt = lees_echt
        self.speelt = stand is not None
        self.stand = stand or echte_tijd(lees_echt())

    def nu(self) -> datetime:
        """The moment that pages, mails and rules work with, in UTC."""
        return self.stand.nu(self._lees_echt())

    def echt(self) -> datetime:
        """The real moment: for sessions, rate limits and retries, which must not run at the demo's speed."""
        return self._lees_echt()

    def echte_duur(self, tot: datetime) -> timedelta:
        """How long to wait for real until the played moment `tot`; zero when it has passed."""
        return max(self.stand.echte_duur(tot, self._lees_echt()), timedelta(0))
