"""Fewer lesson hours as made-to-measure education: on the agreed days there are no lessons to miss.

Possible in primary and secondary education since 1 August 2018 (catalogue 184, [S4:859-867]).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

MOGELIJK_VANAF = date(2018, 8, 1)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
HELE_WEEK = len(WEEKDAGEN)


class Afspraak(BaseModel, frozen=True):
    """No lessons on these days of the week (Monday is 0), from `van` to `tot`, both included."""

    dagen: frozenset[int]
    van: date
    tot: date

    def zonder_les(self, dag: date) -> bool:
        return self.van <= dag <= self.tot and dag.weekday() in self.dagen

    @property
    def in_woorden(self) -> str:
        """`dinsdag en donderdag`."""
        namen = [WEEKDAGEN[dag] for dag in sorted(self.dagen)]
        return " en ".join(deel for deel in (", ".join(namen[:-1]), namen[-1]) if deel)


def fouten(afspraak: Afspraak) -> dict[str, str]:
    """What makes the agreement impossible, by field."""
    if not afspraak.dagen:
        return {"dag-0": "Kies op welke dagen er geen les is."}
    if len(afspraak.dagen) >= HELE_WEEK:
        return {"dag-0": "Geen enkele les is geen lestijdvermindering, maar een vrijstelling."}
    if afspraak.van < MOGELIJK_VANAF:
        return {"van": f"Dit kan pas sinds {MOGELIJK_VANAF:%d-%m-%Y}."}
    if afspraak.tot < afspraak.van:
        return {"tot": "De laatste dag kan niet vóór de eerste dag liggen."}
    return {}


def geen_verzuim(regels: Iterable[tuple[date, Decimal]], afspraken: Sequence[Afspraak]) -> Decimal:
    """The hours that fall on days without lessons: these are no absence."""
    vrij = (uren for dag, uren in regels if any(a.zonder_les(dag) for a in afspraken))
    return sum(vrij, Decimal(0))
