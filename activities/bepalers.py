"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities.achttien import draag_over_bij_achttien
from activities.regels_luxe import LUXE_REGELS
from activities.regels_verlof import VERLOF_REGELS
from activities.regels_vrijstelling import VRIJSTELLING_DAGEN, VRIJSTELLING_REGELS
from activities.zaak import Zaak
from storage.database import Lezer, Schrijver

Bepaler = Callable[[Schrijver, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {
    "overdracht-achttien.overdragen": draag_over_bij_achttien,
    **LUXE_REGELS,
    **VERLOF_REGELS,
    **VRIJSTELLING_REGELS,
}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {**VRIJSTELLING_DAGEN}
"""The day that a Wachtstap waits for, where one field and one agreement do not tell it."""
