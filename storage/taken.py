"""Human tasks: opened by a workflow, answered by an officer, closed once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlmodel import and_, col, or_, select, update

from domain.soorten import Taaksoort, WachtStatus
from storage.database import Lezer, Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Taak, Taakantwoord
from storage.vier_ogen import check_vier_ogen

# Built once: putting a statement together costs about as much as running it.
_TAAK = select(Taak).where(Taak.id == bindparam("taak"))
_ZELFDE_WERK = (
    select(Taak)
    .where(
        or_(
            col(Taak.id) == bindparam("taak"),
            and_(
                Taak.traject_id == bindparam("traject"),
                Taak.soort == bindparam("soort"),
                Taak.status == WachtStatus.OPEN,
            ),
        )
    )
    .order_by((col(Taak.id) == bindparam("taak")).desc())
    .limit(1)
)
_ANTWOORD = select(Taakantwoord).where(Taakantwoord.id == bindparam("antwoord"))
_TAAK_MET_ANTWOORD = select(Taak, Taakantwoord).where(
    Taak.id == bindparam("taak"),
    Taakantwoord.id == bindparam("antwoord"),
    Taakantwoord.taak_id == Taak.id,
)
_ROND_AF = text(
    "WITH gedaan AS (UPDATE taak SET status = 'gedaan', besluit = :besluit, antwoord_id = :antwoord,"
    " afgerond_door = :door, afgerond_op = :nu WHERE id = :taak AND status = 'open' RETURNING id),"
    " vervallen AS (UPDATE termijn SET status = 'vervallen' FROM gedaan"
    " WHERE termijn.wacht_id = gedaan.id AND termijn.status = 'open') SELECT id FROM gedaan"
)


async def vind_taak(sessie: Lezer, taak_id: UUID) -> Taak | None:
    return (await sessie.exec(_TAAK, params={"taak": taak_id})).one_or_none()


async def vind_geopende_taak(sessie: Lezer, traject_id: UUID, taak_id: UUID, soort: Taaksoort) -> Taak | None:
    """The task of this id, else the one of this kind that stands open in the trajectory.

    A worker that dies while it opens a task can leave one that another report caused: it is the same work.
    """
    waarden = {"taak": taak_id, "traject": traject_id, "soort": soort}
    return (await sessie.exec(_ZELFDE_WERK, params=waarden)).first()


async def vind_antwoord(sessie: Lezer, antwoord_id: UUID) -> Taakantwoord | None:
    return (await sessie.exec(_ANTWOORD, params={"antwoord": antwoord_id})).one_or_none()


async def vind_taak_met_antwoord(
    sessie: Lezer, taak_id: UUID, antwoord_id: UUID
) -> tuple[Taak, Taakantwoord] | None:
    """A task and an answer that was kept for it; None when either is not there."""
    waarden = {"taak": taak_id, "antwoord": antwoord_id}
    gevonden = (await sessie.exec(_TAAK_MET_ANTWOORD, params=waarden)).one_or_none()
    return (gevonden[0], gevonden[1]) if gevonden else None


async def bewaar_antwoord(sessie: Schrijver, antwoord: Taakantwoord) -> None:
    """Keep what an officer filled in; sending the same form again changes nothing.

    Geweigerd when somebody else has to decide: four eyes.
    """
    taak = await vind_taak(sessie, antwoord.taak_id)
    if taak:
        await check_vier_ogen(sessie, taak, antwoord)
    voeg_toe(sessie, antwoord)


async def rond_af(sessie: Schrijver, taak_id: UUID, antwoord: Taakantwoord, nu: datetime) -> bool:
    """Close an open task with this answer, and its terms; False when an answer closed it before.

    One conditional update: the lasting guard against completing a task twice.
    """
    waarden = {
        "taak": taak_id,
        "antwoord": antwoord.id,
        "besluit": antwoord.besluit,
        "door": antwoord.gebruiker_id,
        "nu": nu,
    }
    return (await (await sessie.connection()).execute(_ROND_AF, waarden)).first() is not None


async def wie_neemt_waar(sessie: Lezer, traject_id: UUID, gebruiker_id: UUID) -> UUID | None:
    """Who does this person's open work in a dossier during a substitution; None when nobody does."""
    namens = select(Taak.toegewezen_aan).where(Taak.traject_id == traject_id, Taak.namens == gebruiker_id)
    return (await sessie.exec(namens.where(Taak.status == WachtStatus.OPEN).limit(1))).first()


async def zet_spoed_bij_melding(sessie: Schrijver, traject_id: UUID, melding_id: UUID) -> None:
    """A report that asks for speed makes what is open in its trajectory urgent."""
    await (await sessie.connection()).execute(_SPOED, {"traject": traject_id, "melding": melding_id})


_SPOED = text(
    "UPDATE taak SET spoed = true, versie = versie + 1 FROM melding m"
    " WHERE m.id = :melding AND m.spoed AND taak.traject_id = :traject AND taak.status = 'open'"
    " AND NOT taak.spoed"
)


async def laat_taak_vervallen(sessie: Schrijver, taak_id: UUID) -> None:
    """Nobody has to do this any more; a task that was done stays done."""
    rij = update(Taak).where(col(Taak.id) == taak_id, col(Taak.status) == WachtStatus.OPEN)
    await sessie.exec(rij.values(status=WachtStatus.VERVALLEN))
