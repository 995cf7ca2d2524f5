"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities import thuiszitter
from activities.achttien import draag_over_bij_achttien
from activities.zaak import Zaak
from storage.database import Lezer, Schrijver

Bepaler = Callable[[Schrijver, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {
    "overdracht-achttien.overdragen": draag_over_bij_achttien,
    "thuiszitter.is-thuiszitter": thuiszitter.is_thuiszitter,
    "thuiszitter.vooruit": thuiszitter.vooruit,
}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {
    "thuiszitter.vier-weken": thuiszitter.begindag,
    "thuiszitter.tot-tafel": thuiszitter.tafeldag,
    "thuiszitter.tot-escalatie": thuiszitter.escalatiedag,
    "thuiszitter.tot-achttien": thuiszitter.achttien,
    "thuiszitter.plan": thuiszitter.inhaaldag,
    "thuiszitter.tafel": thuiszitter.inhaaldag,
}
"""The day that a Wachtstap waits for, where one field and one agreement do not tell it; or the day on which
another step overtakes a Taakstap."""
