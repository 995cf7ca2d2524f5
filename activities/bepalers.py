"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities import absoluut_verzuim
from activities.zaak import Zaak
from domain.procedures.alle import taaksoort
from domain.soorten import Proceduresoort
from storage.database import Lezer

Bepaler = Callable[[Lezer, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {
    taaksoort(Proceduresoort.ABSOLUUT_VERZUIM, "school-bekend"): absoluut_verzuim.is_school_bekend,
}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {}
"""The day that a Wachtstap waits for, where one field and one agreement do not tell it."""
