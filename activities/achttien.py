"""The day on which a pupil turns 18."""

from activities.zaak import Zaak
from domain.soorten import Wijziging
from storage.database import Schrijver
from storage.wijzigingen import verwerk_wijziging


async def draag_over_bij_achttien(sessie: Schrijver, zaak: Zaak) -> str:
    """The trajectory goes to the Doorstroompunt with its file, and every procedure hears of it."""
    sleutel, nu = zaak.opdracht.wacht_id, zaak.opdracht.nu
    await verwerk_wijziging(sessie, zaak.traject.id, Wijziging.ACHTTIEN, nu, sleutel=sleutel)
    return "overgedragen"
