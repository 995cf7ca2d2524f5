"""Which fields the law lets us ask about a pupil: pure rules, with the sentence that a person reads."""

from collections.abc import Callable, Mapping
from datetime import date

from domain.horen import leerling_horen
from domain.procedures.model import Veld, Veldregel
from domain.regels import STANDAARD_REGELS, Afspraakcode, geldige_afspraak


def waarom_niet(veld: Veld, geboortedatum: date, dag: date) -> str:
    """Why this field is not asked about a pupil who was born then; empty when it is."""
    return REGELS[veld.als.regel](geboortedatum, dag) if veld.als else ""


def _leerling_horen(geboortedatum: date, dag: date) -> str:
    if leerling_horen(geboortedatum, dag, STANDAARD_REGELS):
        return ""
    afspraak = geldige_afspraak(STANDAARD_REGELS, Afspraakcode.LEERLING_HOREN, dag)
    return (
        f"U hoeft de leerling niet te horen: die was toen nog geen {afspraak.aantal} jaar. {afspraak.grond}"
    )


REGELS: Mapping[Veldregel, Callable[[date, date], str]] = {Veldregel.LEERLING_HOREN: _leerling_horen}
