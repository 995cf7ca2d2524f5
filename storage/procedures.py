"""Procedures that run in a trajectory: started and told of changes through the outbox, closed once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlmodel import and_, col, or_, select

from domain.berichten import Stand
from domain.procedures.alle import PLANNEN
from domain.procedures.model import Einde
from domain.soorten import Fase, Proceduresoort, Procedurestatus, Wijziging
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.rijen import voeg_toe
from storage.tabellen import Gebruiker, Procedure, Schoollocatie, Taak, Taakantwoord, Traject
from storage.trajecten import vergrendel_traject
from storage.uitgaand import Uitgaandsoort, zet_uitgaand

RUST = "rust"
UIT_GEMEENTE = "uit_gemeente"
"""The municipality that a procedure ran in before a move: its reports count a result that followed on it."""


class TrajectIsDicht(Exception):
    """A closed trajectory starts nothing."""


async def start_procedure(
    sessie: Schrijver,
    traject_id: UUID,
    soort: Proceduresoort,
    nu: datetime,
    *,
    door: UUID | None = None,
    gegevens: dict[str, str] | None = None,
    aanleiding: UUID | None = None,
) -> UUID | None:
    """Start a procedure: row, fact and the message that starts its workflow, in one transaction.

    None when one of this kind runs already, or when this very `aanleiding` started one before.
    Raises TrajectIsDicht.
    """
    traject = await vergrendel_traject(sessie, traject_id)
    if traject.fase == Fase.GESLOTEN:
        raise TrajectIsDicht
    id_ = procedure_id_van(traject_id, soort, aanleiding or uuid4())
    if await _staat_er_al(sessie, traject_id, soort, id_):
        return None
    rij = nieuwe_procedure(traject, soort, nu, id_, door=door, gegevens=gegevens, aanleiding=aanleiding)
    voeg_toe(sessie, rij)
    await voeg_feit_toe(sessie, start_feit(rij))
    await vertel_start(sessie, rij)
    return id_


def procedure_id_van(traject_id: UUID, soort: Proceduresoort, aanleiding: UUID) -> UUID:
    """The same cause starts the same procedure in a trajectory."""
    return uuid5(traject_id, f"procedure:{soort}:{aanleiding}")


def nieuwe_procedure(
    traject: Traject,
    soort: Proceduresoort,
    nu: datetime,
    id_: UUID,
    *,
    door: UUID | None = None,
    gegevens: dict[str, str] | None = None,
    aanleiding: UUID | None = None,
) -> Procedure:
    """The row of a procedure at its first step."""
    return Procedure(
        id=id_,
        traject_id=traject.id,
        gemeente_code=traject.gemeente_code,
        soort=soort,
        status=Procedurestatus.LOOPT,
        stap=PLANNEN[soort].eerste,
        gegevens=dict(gegevens or {}),
        aanleiding_id=aanleiding,
        gestart_op=nu,
        gestart_door=door,
    )


async def _staat_er_al(sessie: Lezer, traject_id: UUID, soort: Proceduresoort, id_: UUID) -> bool:
    van_traject = select(Procedure.id).where(Procedure.traject_id == traject_id)
    loopt = and_(Procedure.soort == soort, Procedure.status == Procedurestatus.LOOPT)
    return (await sessie.exec(van_traject.where(or_(loopt, col(Procedure.id) == id_)))).first() is not None


def start_feit(rij: Procedure) -> Feit:
    """That a procedure began, for the log."""
    return Feit(
        traject_id=rij.traject_id,
        sleutel=f"procedure-gestart:{rij.id}",
        op=rij.gestart_op,
        wat="procedure-gestart",
        namens="mens" if rij.gestart_door else "systeem",
        wie=rij.gestart_door,
        gegevens={"procedure": rij.soort},
    )


async def vertel_start(sessie: Schrijver, rij: Procedure) -> None:
    """Owe the message that starts the procedure's workflow."""
    await zet_uitgaand(
        sessie, Uitgaandsoort.PROCEDURE, rij.traject_id, rij.id, rij.gestart_op, procedure_id=rij.id
    )


async def meld_wijziging(
    sessie: Schrijver,
    traject_id: UUID,
    wijziging: Wijziging,
    nu: datetime,
    *,
    sleutel: UUID,
    door: UUID | None = None,
    toelichting: str = "",
    behalve: UUID | None = None,
) -> bool:
    """Write down what happened around the pupil and tell every running procedure that reacts to it.

    `sleutel` is drawn by who reports it, so that reporting it twice is once: False the second time.
    `behalve` is the procedure that it comes from.
    """
    await vergrendel_traject(sessie, traject_id)
    feit = Feit(
        traject_id=traject_id,
        sleutel=f"wijziging:{sleutel}",
        op=nu,
        wat="wijziging",
        namens="mens" if door else "systeem",
        wie=door,
        waarom=toelichting,
        gegevens={"wijziging": wijziging},
    )
    is_nieuw = await voeg_feit_toe(sessie, feit)
    if is_nieuw:
        await vertel_procedures(sessie, traject_id, wijziging, nu, sleutel, behalve=behalve)
    return is_nieuw


async def vertel_procedures(
    sessie: Schrijver,
    traject_id: UUID,
    wijziging: Wijziging,
    nu: datetime,
    sleutel: UUID,
    *,
    behalve: UUID | None = None,
) -> None:
    """Owe every running procedure that reacts to the change a message about it."""
    for rij in await lopende(sessie, traject_id):
        if rij.id != behalve and PLANNEN[Proceduresoort(rij.soort)].reageert_op(wijziging):
            await zet_uitgaand(
                sessie,
                Uitgaandsoort.WIJZIGING,
                traject_id,
                uuid5(rij.id, f"{wijziging}:{sleutel}"),
                nu,
                gegevens={"wijziging": wijziging.value},
                procedure_id=rij.id,
            )


async def lopende(sessie: Lezer, traject_id: UUID) -> Sequence[Procedure]:
    """The procedures that run in a trajectory, the oldest first."""
    zoek = select(Procedure).where(
        Procedure.traject_id == traject_id, Procedure.status == Procedurestatus.LOOPT
    )
    return (await sessie.exec(zoek.order_by(col(Procedure.gestart_op), col(Procedure.id)))).all()


async def vind_procedure(sessie: Lezer, procedure_id: UUID) -> Procedure:
    return (await sessie.exec(select(Procedure).where(Procedure.id == procedure_id))).one()


def wacht_nu(procedure: Procedure, stap: str, ronde: int, *, op: str, uiterlijk: datetime | None) -> None:
    """The procedure takes a step and waits for somebody, or for a day; nobody is late yet."""
    procedure.stap, procedure.ronde = stap, ronde
    procedure.wacht_op, procedure.uiterlijk, procedure.te_laat = op, uiterlijk, False


async def laat_rusten(sessie: Schrijver, procedure: Procedure, nu: datetime) -> None:
    """A long pause begins: from now on the trajectory does not wait for this procedure, and is told once."""
    procedure.gegevens = {**procedure.gegevens, RUST: "ja"}
    sessie.add(procedure)
    soort, id_ = Uitgaandsoort.PROCEDURE_KLAAR, procedure.id
    await zet_uitgaand(sessie, soort, procedure.traject_id, id_, nu, procedure_id=id_)


def in_rust(procedure: Procedure) -> bool:
    """Whether the trajectory goes on without this procedure, though it still runs."""
    return RUST in procedure.gegevens


async def sluit_procedure(sessie: Schrijver, procedure: Procedure, einde: Einde, nu: datetime) -> None:
    """Close with the result of the end that it reached; once."""
    procedure.status, procedure.resultaat, procedure.gesloten_op = Procedurestatus.KLAAR, einde.code, nu
    wacht_nu(procedure, einde.code, procedure.ronde, op="", uiterlijk=None)
    sessie.add(procedure)
    feit = Feit(
        traject_id=procedure.traject_id,
        sleutel=f"procedure-klaar:{procedure.id}",
        op=nu,
        wat="procedure-klaar",
        gegevens={"procedure": procedure.soort, "resultaat": einde.code},
    )
    await voeg_feit_toe(sessie, feit)
    soort, id_ = Uitgaandsoort.PROCEDURE_KLAAR, procedure.id
    await zet_uitgaand(sessie, soort, procedure.traject_id, id_, nu, procedure_id=id_)


async def lees_stand(sessie: Lezer, procedure_id: UUID) -> Stand:
    """Where the procedure is now, in the words of the search attributes."""
    zoek = (
        select(Procedure, Schoollocatie.brin, Gebruiker.code)
        .join(Traject, col(Traject.id) == Procedure.traject_id)
        .join(Schoollocatie, col(Schoollocatie.id) == Traject.locatie_id)
        .join(Taak, (col(Taak.procedure_id) == Procedure.id) & (col(Taak.status) == "open"), isouter=True)
        .join(Gebruiker, col(Gebruiker.id) == Taak.toegewezen_aan, isouter=True)
        .where(Procedure.id == procedure_id)
    )
    procedure, brin, behandelaar = (await sessie.exec(zoek.limit(1))).one()
    return Stand(
        fase=_fase(procedure),
        wacht_op=procedure.wacht_op,
        uiterlijk=procedure.uiterlijk,
        gemeente=procedure.gemeente_code,
        school_brin=brin,
        soort=procedure.soort,
        behandelaar=behandelaar or "",
        te_laat=procedure.te_laat,
    )


def _fase(procedure: Procedure) -> Fase:
    if procedure.status != Procedurestatus.LOOPT:
        return Fase.GESLOTEN
    return Fase.WACHT_OP_SCHOOL if procedure.wacht_op == "school" else Fase.BEHANDELING


async def ingevuld(sessie: Lezer, procedure: Procedure) -> dict[str, Any]:
    """Every field that was filled in so far: at the start and at each step, the latest one holding."""
    zoek = (
        select(Taakantwoord.velden)
        .join(Taak, col(Taak.antwoord_id) == Taakantwoord.id)
        .where(Taak.procedure_id == procedure.id)
        .order_by(col(Taak.afgerond_op))
    )
    velden = dict(procedure.gegevens)
    for antwoord in (await sessie.exec(zoek)).all():
        velden |= antwoord
    return velden
