"""What somebody can do with a dossier now, and why something is not possible."""

from dataclasses import dataclass

from api.bezoek import Bezoek
from api.weigering import weigering
from domain.beleid import (
    check_mag_inzage_zien,
    check_mag_procedure_starten,
    check_mag_pv_dossier_maken,
    check_mag_wijziging_doorgeven,
)
from domain.soorten import Afdeling, Fase, Meldingsoort
from storage.lijsten.dossiers import Dossierkop

DICHT = "Dit dossier is gesloten. Heropen het eerst."
OPEN = "Dit dossier is open."
GEEN_MELDING = "Dit dossier hoort bij een campagne en heeft geen melding."


@dataclass(frozen=True)
class Actie:
    """A way on, with its page; `waarom_niet` is empty when it can be done."""

    titel: str
    adres: str
    waarom_niet: str = ""

    @property
    def kan(self) -> bool:
        return not self.waarom_niet


def acties(bezoek: Bezoek, kop: Dossierkop) -> tuple[Actie, ...]:
    """Every way on that a dossier knows, in a fixed order; the pages behind them check again."""
    hier, beleid = f"/dossiers/{kop.nummer}", bezoek.persoon.beleid
    zaak = (beleid, kop.gemeente_code, Afdeling(kop.afdeling))
    open_ = "" if kop.fase is not Fase.GESLOTEN else DICHT
    mag_starten = weigering(check_mag_procedure_starten, *zaak)
    mag_wijzigen = weigering(check_mag_wijziging_doorgeven, *zaak)
    mag_pv = weigering(check_mag_pv_dossier_maken, beleid, kop.gemeente_code)
    mag_inzage = weigering(check_mag_inzage_zien, beleid, kop.gemeente_code)
    alle = (
        Actie("Procedure starten", f"{hier}/procedures/nieuw", mag_starten or open_ or _melding_nodig(kop)),
        Actie("Verandering doorgeven", f"{hier}/wijziging", mag_wijzigen or open_),
        Actie("Dossier heropenen", f"{hier}/heropenen", mag_starten or _heropenbaar(kop)),
        Actie("Koppelen of samenvoegen", f"{hier}/koppelen", mag_wijzigen),
        Actie("Dossier afdrukken (PDF)", f"{hier}/dossier.pdf"),
        Actie("Pv-dossier maken (PDF)", f"{hier}/pv-dossier.pdf", mag_pv),
        Actie("Inzage bekijken", f"{hier}/inzage", mag_inzage),
    )
    return alle if kop.gemeente_code in bezoek.persoon.gemeenten else ()


def _heropenbaar(kop: Dossierkop) -> str:
    return _melding_nodig(kop) if kop.fase is Fase.GESLOTEN else OPEN


def _melding_nodig(kop: Dossierkop) -> str:
    return "" if isinstance(kop.soort, Meldingsoort) else GEEN_MELDING
