"""The right officer for a task: home municipality, age, school, load and absence."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.berichten import OpenTaak
from domain.kalender import dag_van
from domain.leerplicht import bevoegd
from domain.procedures.model import Wie
from domain.soorten import Afdeling, Rol, Taaksoort
from domain.toewijzing import Zaak, kies_behandelaar, kies_op_rol
from storage.database import Lezer
from storage.kader import Kader
from storage.kandidaten import kandidaten_voor
from storage.post import vind_ambtenaar
from storage.tabellen import Gebruiker, Traject

ROL_BIJ_STAP: Mapping[Wie, Rol] = {
    Wie.JEUGDARTS: Rol.JEUGDARTS,
    Wie.ADMINISTRATIE: Rol.ADMINISTRATIE,
    Wie.COORDINATOR: Rol.COORDINATOR,
}
IEMAND_ANDERS = "Wie het besluit voorbereidde, neemt het niet. De coördinator verdeelt."
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


async def wijs_stap_toe(
    sessie: Lezer, traject: Traject, kader: Kader, wie: Wie, nu: datetime, niet: UUID | None = None
) -> Toegewezen:
    """Who takes a step of a procedure: the handler of the trajectory, or whoever holds the role it asks.

    `niet` is who may not take it, because of an earlier step.
    """
    if wie is Wie.BEHANDELAAR:
        return await _behandelaar(sessie, traject, kader, nu)
    dag, rol = dag_van(nu), ROL_BIJ_STAP[wie]
    kandidaten = await kandidaten_voor(sessie, traject.gemeente_code, dag, [rol])
    anderen = [kandidaat for kandidaat in kandidaten if kandidaat.id != niet]
    if kandidaten and not anderen:
        return Toegewezen(None, Afdeling(traject.afdeling), IEMAND_ANDERS)
    keuze = kies_op_rol(anderen, traject.gemeente_code, rol, kader.school, dag)
    gekozen = await vind_ambtenaar(sessie, keuze.id) if keuze.id else None
    return Toegewezen(gekozen, Afdeling(traject.afdeling), keuze.reden)


async def _behandelaar(sessie: Lezer, traject: Traject, kader: Kader, nu: datetime) -> Toegewezen:
    """Who handles the trajectory; while nobody does, whoever would get its next task."""
    taak = OpenTaak(
        traject_id=traject.id,
        soort=Taaksoort.BEHANDELEN,
        aanleiding=traject.id,
        nu=nu,
        doorstroompunt=traject.afdeling == Afdeling.DOORSTROOMPUNT,
    )
    return await wijs_toe(sessie, traject, kader, taak)


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
