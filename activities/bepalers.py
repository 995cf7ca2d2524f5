"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities import mas
from activities.achttien import draag_over_bij_achttien
from activities.zaak import Zaak
from storage.database import Lezer, Schrijver

Bepaler = Callable[[Schrijver, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {
    "overdracht-achttien.overdragen": draag_over_bij_achttien,
    "mas.advies": mas.bepaal_advies,
    "halt.toets": mas.toets_halt,
    "strafrechtelijk.leerling-horen-nodig": mas.leerling_horen,
}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {
    "strafrechtelijk.proces-verbaal-opmaken": mas.eerste_melding,
    "strafrechtelijk.insturen": mas.eerste_verhoor,
}
"""The day that a Wachtstap waits for or that a Taakstap's term counts from, where one field does not tell."""
