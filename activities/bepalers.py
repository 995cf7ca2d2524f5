"""What the rules decide in a procedure, from the register as it is: outcomes of steps, days to wait for."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from activities import absoluut_verzuim, doorstroompunt, mas, thuiszitter
from activities.achttien import draag_over_bij_achttien
from activities.no_show import NO_SHOW_REGELS
from activities.overstap import OVERSTAP_DAGEN, OVERSTAP_REGELS
from activities.regels_luxe import LUXE_REGELS
from activities.regels_verlof import VERLOF_REGELS
from activities.regels_vrijstelling import VRIJSTELLING_DAGEN, VRIJSTELLING_REGELS
from activities.zaak import Zaak
from activities.zomeractie import ZOMER_REGELS
from storage.database import Lezer, Schrijver

Bepaler = Callable[[Schrijver, Zaak], Awaitable[str]]
Dagbepaler = Callable[[Lezer, Zaak], Awaitable[date]]

BEPALERS: Mapping[str, Bepaler] = {
    "overdracht-achttien.overdragen": draag_over_bij_achttien,
    "mas.advies": mas.bepaal_advies,
    "halt.toets": mas.toets_halt,
    "strafrechtelijk.leerling-horen-nodig": mas.leerling_horen,
    "thuiszitter.is-thuiszitter": thuiszitter.is_thuiszitter,
    "thuiszitter.vooruit": thuiszitter.vooruit,
    **LUXE_REGELS,
    **VERLOF_REGELS,
    **VRIJSTELLING_REGELS,
    **OVERSTAP_REGELS,
    **NO_SHOW_REGELS,
    **ZOMER_REGELS,
    "absoluut-verzuim.school-bekend": absoluut_verzuim.is_school_bekend,
    **doorstroompunt.REGELS,
}
"""The outcome of a Regelstap, by procedure and step, like "thuiszitter.is-thuiszitter"."""

DAGEN: Mapping[str, Dagbepaler] = {
    "thuiszitter.vier-weken": thuiszitter.begindag,
    "thuiszitter.tot-tafel": thuiszitter.tafeldag,
    "thuiszitter.tot-escalatie": thuiszitter.escalatiedag,
    "thuiszitter.tot-achttien": thuiszitter.achttien,
    "thuiszitter.plan": thuiszitter.inhaaldag,
    "thuiszitter.tafel": thuiszitter.inhaaldag,
    **doorstroompunt.DAGEN,
    **OVERSTAP_DAGEN,
}
"""The day that a Wachtstap waits for, where one field and one agreement do not tell it; or the day on which
another step overtakes a Taakstap."""

VANAF: Mapping[str, Dagbepaler] = {
    "strafrechtelijk.proces-verbaal-opmaken": mas.eerste_melding,
    "strafrechtelijk.insturen": mas.eerste_verhoor,
    **VRIJSTELLING_DAGEN,
}
"""The day that a step counts from, where no field tells it."""
