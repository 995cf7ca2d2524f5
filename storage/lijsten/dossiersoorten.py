"""What a dossier is about, in words: a report, or the campaign that opened it."""

from domain.lijsten import STANDAARD
from domain.procedures.alle import CAMPAGNEPLANNEN
from domain.soorten import Campagnesoort, Dossiersoort, Meldingsoort

_SOORTEN: dict[str, Dossiersoort] = {soort.value: soort for soort in (*Meldingsoort, *Campagnesoort)}


def als_dossiersoort(waarde: str) -> Dossiersoort:
    """The kind behind the register's code. KeyError for an unknown one."""
    return _SOORTEN[waarde]


def resultaatnaam(soort: Dossiersoort, code: str) -> str:
    """What people call the result with which a dossier was closed; empty while it is open."""
    if not code:
        return ""
    if isinstance(soort, Campagnesoort):
        return CAMPAGNEPLANNEN[soort].stap(code).titel
    return STANDAARD.resultaat_label(soort, code)
