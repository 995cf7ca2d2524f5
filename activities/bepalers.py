"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities.zaak import Zaak
from storage.database import Lezer

Bepaler = Callable[[Lezer, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {}
"""The day that a Wachtstap waits for, where one field and one agreement do not tell it."""
