"""What changes around a pupil: in the register, for the trajectory, and for every procedure that runs."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import text

from domain.besluiten import NA_WIJZIGING
from domain.kalender import dag_van
from domain.soorten import Wijziging
from storage.database import Schrijver
from storage.mails import AAN_AMBTENAREN
from storage.procedures import meld_wijziging
from storage.schoolwissel import Schoolwissel, wissel_van_school
from storage.tabellen import Traject
from storage.trajecten import naar_doorstroompunt, vergrendel_traject
from storage.uitgaand import Uitgaandsoort, zet_uitgaand
from storage.verhuizing import laat_verhuizen

_OVERLEDEN = text("UPDATE leerling SET overleden_op = :dag WHERE id = :leerling AND overleden_op IS NULL")
# What waits in the queue for a school or for parents; officers still have to hear.
_GEEN_POST = text(
    "UPDATE mail SET status = 'vervallen', fout = 'De leerling is overleden.'"
    " WHERE traject_id = :traject AND status = 'klaar' AND sjabloon <> ALL (:ambtenaren)"
)
_VAN_TRAJECT = "traject_id = :id AND procedure_id IS NULL AND status = 'open'"
_VERVALLEN = text(
    f"WITH v AS (UPDATE vraag SET status = 'vervallen' WHERE {_VAN_TRAJECT} RETURNING id),"  # noqa: S608
    " l AS (UPDATE eenmalige_link SET ingetrokken_op = :nu FROM v"
    " WHERE vraag_id = v.id AND gebruikt_op IS NULL),"
    f" t AS (UPDATE termijn SET status = 'vervallen' WHERE {_VAN_TRAJECT})"
    f" UPDATE taak SET status = 'vervallen' WHERE {_VAN_TRAJECT}"
)


async def verwerk_wijziging(
    sessie: Schrijver,
    traject_id: UUID,
    wijziging: Wijziging,
    nu: datetime,
    *,
    sleutel: UUID,
    door: UUID | None = None,
    toelichting: str = "",
    doelgemeente: str = "",
    school: Schoolwissel | None = None,
) -> None:
    """Change the register, write it in the dossier and owe every workflow a message; twice is once.

    `doelgemeente` is the new home municipality after a move, `school` the new school after a change of it.
    Runs for the system: a move takes the dossier out of the hands of who reports it. Raises GemeenteOnbekend
    or SchoolOnbekend.
    """
    traject = await vergrendel_traject(sessie, traject_id)
    is_nieuw = await meld_wijziging(
        sessie, traject_id, wijziging, nu, sleutel=sleutel, door=door, toelichting=toelichting
    )
    if not is_nieuw:
        return
    if wijziging is Wijziging.VERHUISD:
        await laat_verhuizen(sessie, traject, doelgemeente, nu, sleutel=sleutel)
    await _wijzig_register(sessie, traject, wijziging, nu)
    if school:
        await wissel_van_school(sessie, traject, school)
    if wijziging in NA_WIJZIGING:
        await _vertel_traject(sessie, traject_id, wijziging, nu, sleutel)


async def _wijzig_register(sessie: Schrijver, traject: Traject, wijziging: Wijziging, nu: datetime) -> None:
    verbinding = await sessie.connection()
    if wijziging is Wijziging.ACHTTIEN:
        naar_doorstroompunt(traject)
        sessie.add(traject)
    elif wijziging is Wijziging.OVERLEDEN:
        await verbinding.execute(_OVERLEDEN, {"leerling": traject.leerling_id, "dag": dag_van(nu)})
        await verbinding.execute(_GEEN_POST, {"traject": traject.id, "ambtenaren": list(AAN_AMBTENAREN)})


async def _vertel_traject(
    sessie: Schrijver, traject_id: UUID, wijziging: Wijziging, nu: datetime, sleutel: UUID
) -> None:
    onderwerp, gegevens = uuid5(traject_id, f"{wijziging}:{sleutel}"), {"wijziging": wijziging.value}
    await zet_uitgaand(sessie, Uitgaandsoort.WIJZIGING, traject_id, onderwerp, nu, gegevens=gegevens)


async def laat_wachten_vervallen(sessie: Schrijver, traject_id: UUID, nu: datetime) -> None:
    """Close what the trajectory itself waited for: tasks, questions with their links, and terms."""
    await (await sessie.connection()).execute(_VERVALLEN, {"id": traject_id, "nu": nu})
