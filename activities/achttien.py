"""The day on which a pupil turns 18."""

from activities.zaak import Zaak
from domain.soorten import Fase, Proceduresoort, Wijziging
from storage.database import Schrijver
from storage.procedures import start_procedure
from storage.wijzigingen import verwerk_wijziging


async def draag_over_bij_achttien(sessie: Schrijver, zaak: Zaak) -> str:
    """The trajectory goes to the Doorstroompunt with its file, which begins by getting to know the youngster.

    Every procedure hears of it; what the officer wrote for the Doorstroompunt stands in the new one.
    """
    sleutel, nu, traject = zaak.opdracht.wacht_id, zaak.opdracht.nu, zaak.traject
    await verwerk_wijziging(sessie, traject.id, Wijziging.ACHTTIEN, nu, sleutel=sleutel)
    if traject.fase != Fase.GESLOTEN:
        overdracht = {"overdracht": (await zaak.velden(sessie)).get("overdracht", "")}
        soort = Proceduresoort.BEGELEIDING
        await start_procedure(sessie, traject.id, soort, nu, gegevens=overdracht, aanleiding=sleutel)
    return "overgedragen"
