"""What a dossier is about, in words: a report, or the campaign that opened it."""

from domain.lijsten import STANDAARD
from domain.procedures.alle import CAMPAGNEPLANNEN
from domain.soorten import Campagnesoort, Dossiersoort, Meldingsoort


def als_dossiersoort(waarde: str) -> Dossiersoort:
    """The kind behind the register's code. ValueError for an unknown one."""
    return Campagnesoort(waarde) if waarde in set(Campagnesoort) else Meldingsoort(waarde)


def resultaatnaam(soort: Dossiersoort, code: str) -> str:
    """What people call the result with which a dossier was closed; empty while it is open."""
    if not code:
        return ""
    if isinstance(soort, Campagnesoort):
        return CAMPAGNEPLANNEN[soort].stap(code).titel
    return STANDAARD.resultaat_label(soort, code)
