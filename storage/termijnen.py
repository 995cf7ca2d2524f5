"""The deadline ledger: a row for every moment of every promise."""

from datetime import datetime
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import col, select

from domain.berichten import Ledgermoment
from domain.soorten import TermijnAard, Termijncode, WachtStatus
from domain.termijnen import Moment, Termijnplan
from storage.database import Lezer, Schrijver
from storage.rijen import voeg_toe
from storage.tabellen import Termijn

RONDE = 100
"""Numbers of a later round of the same wait start a hundred further."""


class Belofte(BaseModel, frozen=True):
    """Who (`wie`, a code) owes what (`wat`) in a wait of a trajectory, or of a procedure in it.

    What a school location owes apart from any dossier has `locatie_id` instead.
    """

    traject_id: UUID | None = None
    locatie_id: UUID | None = None
    procedure_id: UUID | None = None
    gemeente_code: str
    wacht_id: UUID
    wie: str
    wat: str


async def plan(
    sessie: Schrijver, belofte: Belofte, termijnplan: Termijnplan, *, ronde: int = 0
) -> tuple[Ledgermoment, ...]:
    """Write the moments of a term and return them in order.

    A later `ronde` of the same wait adds to what went off before. The task or question stands already.
    """
    termijnen = [_termijn(belofte, termijnplan, moment, ronde) for moment in termijnplan.momenten]
    voeg_toe(sessie, *termijnen)
    return tuple(map(_als_moment, termijnen))


def _termijn(belofte: Belofte, termijnplan: Termijnplan, moment: Moment, ronde: int) -> Termijn:
    volgnummer = ronde * RONDE + moment.volgnummer
    return Termijn(
        id=uuid5(belofte.wacht_id, f"{moment.aard}:{volgnummer}"),
        **belofte.model_dump(),
        aard=moment.aard,
        volgnummer=volgnummer,
        op=moment.op,
        status=WachtStatus.OPEN,
        grond=termijnplan.grond,
        regel=termijnplan.regel,
        kalender_versie=termijnplan.kalender_versie,
    )


def _als_moment(rij: Termijn) -> Ledgermoment:
    return Ledgermoment(termijn_id=rij.id, aard=TermijnAard(rij.aard), op=rij.op)


async def open_momenten(sessie: Lezer, wacht_id: UUID) -> tuple[Ledgermoment, ...]:
    """What still has to go off in a wait, the first moment first."""
    van_wacht = select(Termijn).where(Termijn.wacht_id == wacht_id, Termijn.status == WachtStatus.OPEN)
    rijen = (await sessie.exec(van_wacht.order_by(col(Termijn.op), col(Termijn.volgnummer)))).all()
    return tuple(map(_als_moment, rijen))


def code_van(termijn: Termijn) -> Termijncode:
    """The term that the row was planned by: the first part of the rule's name (see Termijnregel.naam)."""
    return Termijncode(termijn.regel.partition("/")[0])


async def vind_termijn(sessie: Lezer, termijn_id: UUID) -> Termijn:
    return (await sessie.exec(select(Termijn).where(Termijn.id == termijn_id))).one()


async def laat_afgaan(sessie: Schrijver, termijn_id: UUID, nu: datetime) -> Termijn | None:
    """Mark a moment as gone off; None when it did before, when the wait is over, or when it was moved on."""
    termijn = (
        await sessie.exec(select(Termijn).where(Termijn.id == termijn_id).with_for_update())
    ).one_or_none()
    if termijn is None or termijn.status != WachtStatus.OPEN or termijn.op > nu:
        return None
    termijn.status, termijn.afgegaan_op = WachtStatus.GEDAAN, nu
    sessie.add(termijn)
    await sessie.flush()
    return termijn


async def laat_vervallen(sessie: Schrijver, wacht_id: UUID) -> None:
    """The promise was kept: what had not gone off yet, never will."""
    await (await sessie.connection()).execute(_LAAT_VERVALLEN, {"wacht": wacht_id})


_LAAT_VERVALLEN = text("UPDATE termijn SET status = 'vervallen' WHERE wacht_id = :wacht AND status = 'open'")
