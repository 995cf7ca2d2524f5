"""Sixteen hours in four consecutive lesson weeks (LPW art. 21a, catalogue 16, 18).

A week without lessons is no lesson week: it neither counts nor breaks the row. When the norm is reached, a
new period of four lesson weeks starts on the day after. The 28 days of LRV are another clock: calendar days.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from domain.kalender import Kalender, Periode

LESWEKEN = 4
SCHOOLWEEK = 5
WEEK = timedelta(days=7)


def maandag(dag: date) -> date:
    """The Monday of the week of `dag`."""
    return dag - timedelta(days=dag.weekday())


def is_lesweek(kalender: Kalender, dag: date) -> bool:
    """Whether the school has lessons on at least one day of that week."""
    begin = maandag(dag)
    return any(kalender.is_schooldag(begin + timedelta(days=n)) for n in range(SCHOOLWEEK))


def vier_lesweken(kalender: Kalender, dag: date) -> Periode:
    """The window up to `dag`: from the Monday of the fourth lesson week back, its own week included."""
    week = maandag(dag)
    geteld = int(is_lesweek(kalender, week))
    while geteld < LESWEKEN:
        week -= WEEK
        geteld += is_lesweek(kalender, week)
    return Periode(eerste=week, laatste=dag)


def norm_bereikt_op(uren: Mapping[date, Decimal], kalender: Kalender, norm: Decimal) -> tuple[date, ...]:
    """The days on which `norm` hours were missed within four lesson weeks, each starting a new count."""
    bereikt: list[date] = []
    for dag in sorted(uren):
        venster = vier_lesweken(kalender, dag)
        vorige = bereikt[-1] if bereikt else date.min
        if _som(uren, (d for d in uren if d in venster and d > vorige)) >= norm:
            bereikt.append(dag)
    return tuple(bereikt)


def uren_in_venster(uren: Mapping[date, Decimal], kalender: Kalender, dag: date) -> Decimal:
    """Hours missed in the four lesson weeks up to and including `dag`."""
    venster = vier_lesweken(kalender, dag)
    return _som(uren, (d for d in uren if d in venster))


def _som(uren: Mapping[date, Decimal], dagen: Iterable[date]) -> Decimal:
    return sum((uren[dag] for dag in dagen), Decimal(0))
