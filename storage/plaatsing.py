"""Putting a task on somebody's name: the row, its terms, the dossier's log, the mail, and the workflow."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import text

from domain.procedures.alle import WIENAAM, wie_doet
from domain.soorten import Afdeling
from domain.toewijzing import NIEMAND, WIE_WACHT
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import Sjabloon
from storage.post import coordinatoren, schrijf_ambtenaar, vind_ambtenaar
from storage.procedures import vind_procedure
from storage.tabellen import Taak, Traject
from storage.uitgaand import Uitgaandsoort, zet_uitgaand

_NIEUWE_EIGENAAR = text(
    "UPDATE termijn SET wie = :wie WHERE wacht_id = :taak AND status = 'open' AND aard <> 'gepland'"
)


class Plaatsing(BaseModel, frozen=True):
    """Who (`naar`, with `code`) gets a task, from whom (`door`; None is the system) and why.

    `naar` None gives it to the team. `namens` is whose task it stays while a substitute has it, by the
    substitution `vervanging_id`.
    """

    nu: datetime
    waarom: str
    naar: UUID | None = None
    code: str = NIEMAND
    door: UUID | None = None
    namens: UUID | None = None
    vervanging_id: UUID | None = None


async def plaats(sessie: Schrijver, taak: Taak, traject: Traject, plaatsing: Plaatsing) -> None:
    """The caller holds the locks on trajectory and task, and has checked that it may be done."""
    was = {"was": taak.toegewezen_aan, "was_namens": taak.namens, "was_vervanging": taak.vervanging_id}
    taak.toegewezen_aan, taak.toewijzing_reden = plaatsing.naar, plaatsing.waarom
    taak.namens, taak.vervanging_id = plaatsing.namens, plaatsing.vervanging_id
    taak.opvolgen_op = None
    taak.versie += 1
    sessie.add(taak)
    await _toon(sessie, taak, traject, plaatsing)
    await sessie.flush()
    waarden = {"wie": plaatsing.code, "taak": taak.id}
    await (await sessie.connection()).execute(_NIEUWE_EIGENAAR, waarden)
    await voeg_feit_toe(sessie, _feit(taak, plaatsing, was))
    await _vertel(sessie, taak, plaatsing)


async def _toon(sessie: Schrijver, taak: Taak, traject: Traject, plaatsing: Plaatsing) -> None:
    """Whom the case waits for. A dossier stays its handler's while a substitute does the work."""
    if taak.procedure_id:
        procedure = await vind_procedure(sessie, taak.procedure_id)
        procedure.wacht_op = WIENAAM[wie_doet(taak.soort)] if plaatsing.naar else NIEMAND
        sessie.add(procedure)
        return
    traject.wacht_op = WIE_WACHT.get(Afdeling(traject.afdeling), NIEMAND) if plaatsing.naar else NIEMAND
    traject.behandelaar_id = plaatsing.namens or plaatsing.naar
    sessie.add(traject)


def sleutel_van(taak: Taak) -> str:
    """Under which the log holds how the task came to be as it is in this version."""
    return f"taak-toegewezen:{taak.id}:{taak.versie}"


def _feit(taak: Taak, plaatsing: Plaatsing, was: Mapping[str, UUID | None]) -> Feit:
    return Feit(
        traject_id=taak.traject_id,
        sleutel=sleutel_van(taak),
        op=plaatsing.nu,
        wat="taak-toegewezen",
        namens="mens" if plaatsing.door else "systeem",
        wie=plaatsing.door,
        waarom=plaatsing.waarom,
        gegevens={
            "taak": taak.soort,
            "voor": str(plaatsing.naar or ""),
            "namens": str(plaatsing.namens or ""),
        }
        | {naam: str(wie) for naam, wie in was.items() if wie},
    )


async def _vertel(sessie: Schrijver, taak: Taak, plaatsing: Plaatsing) -> None:
    """The workflow shows the new owner; who did not do it themselves gets a mail."""
    await zet_uitgaand(
        sessie,
        Uitgaandsoort.TOEWIJZING,
        taak.traject_id,
        uuid5(taak.id, f"toewijzing:{taak.versie}"),
        plaatsing.nu,
        gegevens={"taak": str(taak.id)},
        procedure_id=taak.procedure_id,
    )
    if plaatsing.naar is None:
        ontvangers = await coordinatoren(sessie, taak.gemeente_code)
    else:
        ontvangers = [await vind_ambtenaar(sessie, plaatsing.naar)]
    for ontvanger in ontvangers:
        if ontvanger.id != plaatsing.door:
            await schrijf_ambtenaar(sessie, Sjabloon.NIEUWE_TAAK, ontvanger, taak, plaatsing.nu)
