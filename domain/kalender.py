"""Which days count: working days of the Algemene termijnenwet (ATW) and school days of a school.

A calendar is a frozen value with a `versie` that names the data it was made from, so that every promise can
say how it was counted. All wall-clock times are Europe/Amsterdam; moments are stored in UTC.
"""

import calendar
import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

import holidays
from holidays.version import __version__ as HOLIDAYS_VERSIE
from pydantic import BaseModel, ConfigDict, model_validator

from domain.fouten import KalenderOnbekend
from domain.klok import AMSTERDAM

ATW_VERSIE = "atw-2"
EERSTE_JAAR = 1966  # the ATW came into force in 1965; before that there is nothing to count by
# What `holidays` knows of the ministry's school holidays; outside it answers with no holidays at all.
VAKANTIES_VANAF, VAKANTIES_TOT = date(2014, 8, 1), date(2030, 8, 31)
BEVRIJDINGSDAG = (5, 5)
EINDE_VAN_DE_DAG = time(23, 59, 59)
BEGIN_VAN_DE_WERKDAG = time(9)
WEEKEND = (calendar.SATURDAY, calendar.SUNDAY)
EEN_DAG = timedelta(days=1)


class Vakantieregio(StrEnum):
    """The three regions over which the ministry spreads the school holidays."""

    NOORD = "Noord"
    MIDDEN = "Midden"
    ZUID = "Zuid"


class Periode(BaseModel):
    """Days from the first to the last, both included."""

    model_config = ConfigDict(frozen=True)

    eerste: date
    laatste: date

    @model_validator(mode="after")
    def _op_volgorde(self) -> "Periode":
        if self.laatste < self.eerste:
            raise ValueError("De laatste dag van een periode kan niet vóór de eerste dag liggen.")
        return self

    def __contains__(self, dag: date) -> bool:
        return self.eerste <= dag <= self.laatste


class Schoolafwijking(BaseModel):
    """How a school differs from its region: free days of its own, and lessons in the region's holidays."""

    model_config = ConfigDict(frozen=True)

    vrij: tuple[Periode, ...] = ()
    les: tuple[Periode, ...] = ()


class Kalender(BaseModel):
    """The days that count for an office and, when `regio` is known, for a school in that region.

    `sluitingsdagen` are days made equal to a holiday for terms (ATW art. 3 lid 3).
    """

    model_config = ConfigDict(frozen=True)

    regio: Vakantieregio | None = None
    afwijking: Schoolafwijking = Schoolafwijking()
    sluitingsdagen: tuple[date, ...] = ()

    def is_werkdag(self, dag: date) -> bool:
        """No weekend, no day of ATW art. 3, no day made equal to one."""
        vrij = dag.weekday() in WEEKEND or dag in feestdagen(dag.year) or dag in self.sluitingsdagen
        return not vrij

    def is_schooldag(self, dag: date) -> bool:
        """A working day on which this school has lessons."""
        return self.is_werkdag(dag) and not self.is_vakantie(dag)

    def is_vakantie(self, dag: date) -> bool:
        """Whether the school is closed: its own free days, or the holidays of its region that it follows."""
        if _valt_in(dag, self.afwijking.vrij):
            return True
        return not _valt_in(dag, self.afwijking.les) and self._in_regiovakantie(dag)

    def _in_regiovakantie(self, dag: date) -> bool:
        if self.regio is None:
            raise KalenderOnbekend("Van deze school is de vakantieregio niet bekend.")
        if not VAKANTIES_VANAF <= dag <= VAKANTIES_TOT:
            raise KalenderOnbekend(f"De schoolvakanties van {dag.year} zijn nog niet bekend.")
        return dag in vakantiedagen(dag.year, self.regio)

    @cached_property
    def versie(self) -> str:
        """The data behind every answer of this calendar: "atw-2/holidays-0.109-Midden/school-1a2b3c4d"."""
        delen = [ATW_VERSIE]
        if self.sluitingsdagen:
            delen.append(f"dicht-{_stempel(dag.isoformat() for dag in sorted(self.sluitingsdagen))}")
        if self.regio is not None:
            delen.append(f"holidays-{HOLIDAYS_VERSIE}-{self.regio.value}")
        if self.afwijking != Schoolafwijking():
            delen.append(f"school-{_stempel([self.afwijking.model_dump_json()])}")
        return "/".join(delen)


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> frozenset[date]:
    """The days of ATW art. 3: the general holidays, Good Friday, and 5 May in every year."""
    if jaar < EERSTE_JAAR:
        raise KalenderOnbekend(f"De feestdagen van {jaar} zijn niet bekend.")
    return frozenset(holidays.country_holidays("NL", years=jaar)) | {date(jaar, *BEVRIJDINGSDAG)}


@lru_cache(maxsize=256)
def vakantiedagen(jaar: int, regio: Vakantieregio) -> frozenset[date]:
    """Every day of the ministry's school holidays in that calendar year and region."""
    dagen = holidays.country_holidays("NL", subdiv=regio.value, years=jaar, categories="school")
    if not dagen:
        raise KalenderOnbekend(f"De schoolvakanties van {jaar} zijn nog niet bekend.")
    return frozenset(dagen)


def dag_van(moment: datetime) -> date:
    """The day it is in the Netherlands at that moment."""
    return moment.astimezone(AMSTERDAM).date()


def eind_van_dag(dag: date) -> datetime:
    """23:59:59 in the Netherlands, in UTC: a term lasts until its last day is over."""
    return datetime.combine(dag, EINDE_VAN_DE_DAG, AMSTERDAM).astimezone(UTC)


def ochtend_van(dag: date) -> datetime:
    """09:00 in the Netherlands, in UTC: when reminders and escalations go out."""
    return datetime.combine(dag, BEGIN_VAN_DE_WERKDAG, AMSTERDAM).astimezone(UTC)


def op_dag(dag: date, moment: datetime) -> datetime:
    """That day in the Netherlands, at the Dutch time of `moment`, in UTC."""
    return datetime.combine(dag, moment.astimezone(AMSTERDAM).time(), AMSTERDAM).astimezone(UTC)


def eerstvolgende_werkdag(kalender: Kalender, dag: date) -> date:
    """The day itself, or the first working day after it."""
    return _eerste(kalender.is_werkdag, dag)


def eerstvolgende_schooldag(kalender: Kalender, dag: date) -> date:
    """The day itself, or the first school day after it."""
    return _eerste(kalender.is_schooldag, dag)


def einde_termijn(kalender: Kalender, dag: date) -> date:
    """A term that ends in a weekend or on a holiday ends on the next working day (ATW art. 1)."""
    return eerstvolgende_werkdag(kalender, dag)


def werkdagen_erbij(kalender: Kalender, dag: date, aantal: int) -> date:
    """The `aantal`-th working day after `dag`, which itself does not count; 0 gives the day or the next."""
    return _erbij(kalender.is_werkdag, dag, aantal)


def school_werkdagen_erbij(kalender: Kalender, dag: date, aantal: int) -> date:
    """The `aantal`-th school day after `dag`, counted as `werkdagen_erbij`."""
    return _erbij(kalender.is_schooldag, dag, aantal)


def maanden_erbij(dag: date, aantal: int) -> date:
    """The same date, months later or earlier, clamped to the month's end: 31 December + 2 = 28 February."""
    maanden = dag.year * 12 + dag.month - 1 + aantal
    jaar, maand = maanden // 12, maanden % 12 + 1
    return date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))


def _eerste(telt: Callable[[date], bool], dag: date) -> date:
    while not telt(dag):
        dag += EEN_DAG
    return dag


def _erbij(telt: Callable[[date], bool], dag: date, aantal: int) -> date:
    if aantal < 0:
        raise ValueError("Een termijn telt vooruit.")
    if aantal == 0:
        return _eerste(telt, dag)
    for _ in range(aantal):
        dag = _eerste(telt, dag + EEN_DAG)
    return dag


def _valt_in(dag: date, perioden: tuple[Periode, ...]) -> bool:
    return any(dag in periode for periode in perioden)


def _stempel(delen: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(delen).encode()).hexdigest()[:8]
