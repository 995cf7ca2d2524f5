"""The right officer for a task: home municipality, age, school, load and absence."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from domain.beleid import rollen_voor
from domain.berichten import OpenTaak
from domain.kalender import dag_van
from domain.leerplicht import bevoegd
from domain.procedures.model import Wie
from domain.soorten import Afdeling, Rol, Taaksoort
from domain.toewijzing import Zaak, kies_behandelaar, kies_op_rol, kies_vervanger
from storage.database import Lezer
from storage.kader import Kader
from storage.kandidaten import kandidaten_voor
from storage.post import vind_ambtenaar
from storage.tabellen import Gebruiker, Traject
from storage.vervangingen import lopende_vervanging, reden_van, vervangers_van

ROL_BIJ_STAP: Mapping[Wie, Rol] = {
    Wie.JEUGDARTS: Rol.JEUGDARTS,
    Wie.ADMINISTRATIE: Rol.ADMINISTRATIE,
    Wie.COORDINATOR: Rol.COORDINATOR,
}
IEMAND_ANDERS = "Wie het besluit voorbereidde, neemt het niet. De coördinator verdeelt."
GAAT_VERDER = "De behandelaar van dit traject gaat ermee verder."


class Toegewezen(NamedTuple):
    """Who gets the task, and why; nobody means that a coordinator has to choose.

    `namens` is whose task it is when a substitute gets it, by the substitution `vervanging_id`.
    """

    gebruiker: Gebruiker | None
    afdeling: Afdeling
    reden: str
    namens: UUID | None = None
    vervanging_id: UUID | None = None

    @property
    def wie(self) -> dict[str, Any]:
        """As a task keeps it."""
        return {
            "toegewezen_aan": self.gebruiker.id if self.gebruiker else None,
            "toewijzing_reden": self.reden,
            "namens": self.namens,
            "vervanging_id": self.vervanging_id,
        }


async def wijs_toe(sessie: Lezer, traject: Traject, kader: Kader, taak: OpenTaak) -> Toegewezen:
    """The officer who took the case up goes on with it; a report to assess is assigned by the rules.

    Turning 18 on the way moves nobody: the case stays with its department until an officer hands it over.
    Who is replaced today is stood in for.
    """
    toegewezen = await _wijs_toe(sessie, traject, kader, taak)
    return await _neem_waar(sessie, traject, toegewezen, Wie.BEHANDELAAR, taak.nu)


async def _wijs_toe(sessie: Lezer, traject: Traject, kader: Kader, taak: OpenTaak) -> Toegewezen:
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
    toegewezen = Toegewezen(gekozen, Afdeling(traject.afdeling), keuze.reden)
    return await _neem_waar(sessie, traject, toegewezen, wie, nu, niet)


async def _neem_waar(
    sessie: Lezer, traject: Traject, toegewezen: Toegewezen, wie: Wie, nu: datetime, niet: UUID | None = None
) -> Toegewezen:
    """The substitute of who was chosen; who was chosen, when nobody stands in who may."""
    gekozen = toegewezen.gebruiker
    vervanging = await lopende_vervanging(sessie, gekozen.id) if gekozen else None
    if gekozen is None or vervanging is None:
        return toegewezen
    rollen = rollen_voor(toegewezen.afdeling, wie)
    kandidaten = await kandidaten_voor(sessie, traject.gemeente_code, dag_van(nu), rollen)
    naar = kies_vervanger(kandidaten, vervangers_van(vervanging), dag_van(nu), niet)
    if naar is None:
        return toegewezen
    reden = reden_van(gekozen.naam, vervanging)
    vervanger = await vind_ambtenaar(sessie, naar)
    return Toegewezen(vervanger, toegewezen.afdeling, reden, gekozen.id, vervanging.id)


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
