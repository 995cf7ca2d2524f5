"""One clock for workflows, pages and mails: real time, or the demo's faster time."""

from datetime import UTC, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SECONDEN_PER_DAG = 86_400
# Adding hours to a moment in a zone with summer time adds them on the wall clock, and loses one in October.
InUtc = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class KlokStand(BaseModel, frozen=True):
    """From the real moment `echt` on, played time starts at `gespeeld` and runs at a fixed speed.

    `dagen_per_seconde` is the number of played days in a real second; 0 means real time. Nobody moves a
    stand that is `vast`: whoever has it need not ask for it again.
    """

    echt: InUtc
    gespeeld: InUtc
    dagen_per_seconde: float = 0
    vast: bool = False

    @property
    def factor(self) -> float:
        """Played seconds in a real second."""
        return self.dagen_per_seconde * SECONDEN_PER_DAG or 1.0

    @property
    def versneld(self) -> bool:
        return self.dagen_per_seconde > 0

    def nu(self, echt_nu: datetime) -> datetime:
        """The played moment at the real moment `echt_nu`."""
        return self.gespeeld + (echt_nu - self.echt) * self.factor

    def echte_duur(self, tot: datetime, echt_nu: datetime) -> timedelta:
        """How long to wait for real until the played moment `tot`; negative when it has passed."""
        return (tot - self.nu(echt_nu)) / self.factor


def echte_tijd(echt_nu: datetime) -> KlokStand:
    """The stand of a clock that simply tells the real time."""
    return KlokStand(echt=echt_nu, gespeeld=echt_nu)


def amsterdam(moment: datetime) -> datetime:
    """The wall-clock time in the Netherlands; everything is stored in UTC."""
    return moment.astimezone(AMSTERDAM)
