"""The right officer for a task: home municipality, age, school, load and absence."""

from datetime import date
from typing import NamedTuple

from storage.kandidaten import kandidaten_voor

from domain.berichten import OpenTaak
from domain.kalender import dag_van
from domain.leerplicht import bevoegd
from domain.soorten import Afdeling, Taaksoort
from domain.toewijzing import Zaak, kies_behandelaar
from storage.database import Lezer
from storage.post import vind_ambtenaar
from storage.tabellen import Gebruiker, Leerling, Traject
from storage.trajecten import schoolcode


class Toegewezen(NamedTuple):
    """Who gets the task, and why; nobody means that a coordinator has to choose."""

    gebruiker: Gebruiker | None
    afdeling: Afdeling
    reden: str


async def wijs_toe(sessie: Lezer, traject: Traject, leerling: Leerling, taak: OpenTaak) -> Toegewezen:
    """The officer who took the case up goes on with it; a report to assess is assigned by the rules."""
    afdeling = _afdeling(traject, leerling, taak)
    if traject.behandelaar_id and taak.soort is not Taaksoort.BEOORDELEN:
        behandelaar = await vind_ambtenaar(sessie, traject.behandelaar_id)
        return Toegewezen(behandelaar, afdeling, "De behandelaar van dit traject gaat ermee verder.")
    return await _kies(sessie, traject, afdeling, dag_van(taak.nu))


def _afdeling(traject: Traject, leerling: Leerling, taak: OpenTaak) -> Afdeling:
    if taak.doorstroompunt:
        return Afdeling.DOORSTROOMPUNT
    return bevoegd(leerling.geboortedatum, traject.gemeente_code, dag_van(taak.nu))


async def _kies(sessie: Lezer, traject: Traject, afdeling: Afdeling, dag: date) -> Toegewezen:
    kandidaten = await kandidaten_voor(sessie, traject.gemeente_code, dag)
    school = await schoolcode(sessie, traject.locatie_id)
    keuze = kies_behandelaar(
        kandidaten, Zaak(gemeente=traject.gemeente_code, afdeling=afdeling, school=school, dag=dag)
    )
    gekozen = await vind_ambtenaar(sessie, keuze.id) if keuze.id else None
    return Toegewezen(gekozen, afdeling, keuze.reden)
