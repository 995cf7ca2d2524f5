"""The right officer for a task: home municipality, age, school, load and absence."""

from typing import NamedTuple

from domain.berichten import OpenTaak
from domain.kalender import dag_van
from domain.leerplicht import bevoegd
from domain.soorten import Afdeling, Taaksoort
from domain.toewijzing import Zaak, kies_behandelaar
from storage.database import Lezer
from storage.kader import Kader
from storage.kandidaten import kandidaten_voor
from storage.post import vind_ambtenaar
from storage.tabellen import Gebruiker, Traject

GAAT_VERDER = "De behandelaar van dit traject gaat ermee verder."


class Toegewezen(NamedTuple):
    """Who gets the task, and why; nobody means that a coordinator has to choose."""

    gebruiker: Gebruiker | None
    afdeling: Afdeling
    reden: str


async def wijs_toe(sessie: Lezer, traject: Traject, kader: Kader, taak: OpenTaak) -> Toegewezen:
    """The officer who took the case up goes on with it; a report to assess is assigned by the rules.

    Turning 18 on the way moves nobody: the case stays with its department until an officer hands it over.
    """
    if traject.behandelaar_id and taak.soort is not Taaksoort.BEOORDELEN:
        behandelaar = await vind_ambtenaar(sessie, traject.behandelaar_id)
        if behandelaar.actief:
            return Toegewezen(behandelaar, Afdeling(traject.afdeling), GAAT_VERDER)
    return await _kies(sessie, traject, kader, taak)


def _afdeling(traject: Traject, kader: Kader, taak: OpenTaak) -> Afdeling:
    if taak.doorstroompunt:
        return Afdeling.DOORSTROOMPUNT
    return bevoegd(kader.geboortedatum, traject.gemeente_code, dag_van(taak.nu))


async def _kies(sessie: Lezer, traject: Traject, kader: Kader, taak: OpenTaak) -> Toegewezen:
    dag, afdeling = dag_van(taak.nu), _afdeling(traject, kader, taak)
    kandidaten = await kandidaten_voor(sessie, traject.gemeente_code, dag)
    keuze = kies_behandelaar(
        kandidaten, Zaak(gemeente=traject.gemeente_code, afdeling=afdeling, school=kader.school, dag=dag)
    )
    gekozen = await vind_ambtenaar(sessie, keuze.id) if keuze.id else None
    return Toegewezen(gekozen, afdeling, keuze.reden)
