"""The transactional outbox: what the register still owes to a workflow (see relay)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel
from sqlalchemy import Integer, func, text, update
from sqlmodel import col, select

from domain.soorten import Proceduresoort
from storage.database import Lezer, Schrijver
from storage.rijen import WEKKANAAL, voeg_toe
from storage.tabellen import Uitgaand

METEEN = datetime(1970, 1, 1, tzinfo=UTC)
"""Due at once on any clock: the relay retries in real time, a demo's clock may stand elsewhere."""

AFGEWEZEN = "afgewezen"
VASTGELOPEN_NA = 5
"""So many refusals for good (not time-outs) make a row a matter for a person."""


class Uitgaandsoort(StrEnum):
    MELDING = "melding"
    ANTWOORD = "antwoord"
    PROCEDURE = "procedure"
    PROCEDURE_KLAAR = "procedure-klaar"
    WIJZIGING = "wijziging"
    TOEWIJZING = "toewijzing"
    CAMPAGNE = "campagne"
    AFRONDING = "afronding"
    TERMIJN = "termijn"


class Bestelling(BaseModel, frozen=True):
    """A row of the outbox that the relay has claimed; ids only."""

    id: UUID
    soort: Uitgaandsoort
    traject_id: UUID | None = None
    traject_nummer: str = ""
    campagne_id: UUID | None = None
    campagne: str = ""
    procedure_id: UUID | None = None
    procedure: Proceduresoort | None = None
    onderwerp_id: UUID
    gegevens: dict[str, Any] = {}
    pogingen: int
    afgewezen: int


async def zet_uitgaand(
    sessie: Schrijver,
    soort: Uitgaandsoort,
    traject_id: UUID | None,
    onderwerp_id: UUID,
    nu: datetime,
    *,
    gegevens: dict[str, Any] | None = None,
    procedure_id: UUID | None = None,
    campagne_id: UUID | None = None,
) -> None:
    """Owe a workflow (of a trajectory, one of its procedures, or a campaign) a message; twice is once."""
    rij = Uitgaand(
        id=uuid5(onderwerp_id, soort),
        soort=soort.value,
        traject_id=traject_id,
        campagne_id=campagne_id,
        procedure_id=procedure_id,
        onderwerp_id=onderwerp_id,
        gegevens=gegevens or {},
        gemaakt_op=nu,
        volgende_poging=METEEN,
    )
    voeg_toe(sessie, rij)


async def wek_relay(sessie: Schrijver) -> None:
    """Let the relay look at once after this commit; without it the row waits for the next round."""
    await (await sessie.connection()).execute(select(func.pg_notify(WEKKANAAL, "")))


_CLAIM = text(
    "UPDATE uitgaand SET pogingen = pogingen + 1, volgende_poging = :tot WHERE id IN ("
    " SELECT id FROM uitgaand WHERE doorgegeven_op IS NULL AND volgende_poging <= :nu"
    " ORDER BY volgende_poging, gemaakt_op, id LIMIT :aantal FOR UPDATE SKIP LOCKED)"
    " RETURNING id, soort, traject_id, procedure_id, campagne_id, onderwerp_id, gegevens, pogingen,"
    " (SELECT soort FROM procedure p WHERE p.id = uitgaand.procedure_id) AS procedure,"
    " coalesce((SELECT nummer FROM traject t WHERE t.id = uitgaand.traject_id), '') AS traject_nummer,"
    " coalesce((SELECT naam FROM campagne c WHERE c.id = uitgaand.campagne_id), '') AS campagne,"
    " coalesce((gegevens->>'afgewezen')::int, 0) AS afgewezen"
)


async def claim(sessie: Schrijver, echt_nu: datetime, aantal: int, houdbaar: timedelta) -> list[Bestelling]:
    """Take at most `aantal` due rows for `houdbaar`; who dies meanwhile leaves them to be taken again."""
    rijen = await (await sessie.connection()).execute(
        _CLAIM, {"nu": echt_nu, "tot": echt_nu + houdbaar, "aantal": aantal}
    )
    return [Bestelling.model_validate(dict(rij)) for rij in rijen.mappings()]


async def vink_af(sessie: Schrijver, bestelling_id: UUID, nu: datetime) -> None:
    """The workflow has it; the row stays as proof."""
    rij = update(Uitgaand).where(col(Uitgaand.id) == bestelling_id)
    await sessie.exec(rij.values(doorgegeven_op=nu, fout=""))


async def stel_uit(sessie: Schrijver, bestelling_id: UUID, tot: datetime, fout: str) -> None:
    """Nobody knows whether it arrived: offer it again at the real moment `tot`."""
    rij = update(Uitgaand).where(col(Uitgaand.id) == bestelling_id)
    await sessie.exec(rij.values(volgende_poging=tot, fout=fout[:500]))


async def wijs_af(sessie: Schrijver, bestelling_id: UUID, tot: datetime, fout: str) -> None:
    """Temporal or the workflow refused it for good; counted, kept, and tried again at `tot`."""
    aantal = func.coalesce(Uitgaand.gegevens[AFGEWEZEN].astext.cast(Integer), 0) + 1
    gegevens = col(Uitgaand.gegevens).op("||")(func.jsonb_build_object(AFGEWEZEN, aantal))
    rij = update(Uitgaand).where(col(Uitgaand.id) == bestelling_id)
    await sessie.exec(rij.values(volgende_poging=tot, fout=fout[:500], gegevens=gegevens))


async def vastgelopen(sessie: Lezer) -> Sequence[Uitgaand]:
    """What keeps being refused: a person has to look; the relay goes on offering it once in a while."""
    aantal = Uitgaand.gegevens[AFGEWEZEN].astext.cast(Integer)
    zoek = select(Uitgaand).where(col(Uitgaand.doorgegeven_op).is_(None), aantal >= VASTGELOPEN_NA)
    return (await sessie.exec(zoek.order_by(col(Uitgaand.gemaakt_op)))).all()
