"""The pages about comparisons: which there are, and which suspects still wait for a person."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle, een, rijen
from storage.vergelijken import Inhoud, lees_inhoud
from storage.versleuteling import Kluis

PER_PAGINA = 50
_VELDEN = """
SELECT v.id, v.gemeente_code, g.naam AS gemeente, v.peildatum, v.telling, v.geweigerd_brp, v.geweigerd_bron,
  v.gemaakt_op,
  (SELECT count(*) FROM vermoeden m WHERE m.vergelijking_id = v.id AND m.status = 'open') AS open_,
  (SELECT count(*) FROM vermoeden m WHERE m.vergelijking_id = v.id AND m.status = 'bevestigd') AS bevestigd,
  (SELECT count(*) FROM vermoeden m WHERE m.vergelijking_id = v.id AND m.status = 'afgewezen') AS afgewezen
FROM vergelijking v JOIN gemeente g ON g.code = v.gemeente_code
WHERE v.gemeente_code = ANY(:gemeenten)
"""
_LIJST = _VELDEN + " ORDER BY v.gemaakt_op DESC, v.id LIMIT 50"
_EEN = _VELDEN + " AND v.id = :id"
_VERMOEDENS = """
SELECT m.id, m.inhoud, m.klasse, m.score, m.status, m.reden, m.toelichting, t.nummer AS traject,
  (SELECT o.reden FROM vermoeden o WHERE o.bsn_index = m.bsn_index AND o.status = 'afgewezen' AND o.id <> m.id
   ORDER BY o.beslist_op DESC LIMIT 1) AS eerder
FROM vermoeden m LEFT JOIN traject t ON t.id = m.traject_id
WHERE m.vergelijking_id = :id AND (:alles OR m.status = 'open')
ORDER BY m.klasse, m.score, m.id LIMIT :aantal OFFSET :vanaf
"""


_WACHTEND = "SELECT id FROM vermoeden WHERE vergelijking_id = :id AND status = 'open' ORDER BY id"


class Vergelijkingregel(BaseModel, frozen=True):
    """A comparison with its numbers."""

    id: UUID
    gemeente_code: str
    gemeente: str
    peildatum: date
    telling: dict[str, int]
    geweigerd_brp: int
    geweigerd_bron: int
    gemaakt_op: datetime
    open_: int
    bevestigd: int
    afgewezen: int


class _Rij(BaseModel, frozen=True):
    id: UUID
    inhoud: bytes
    klasse: str
    score: int
    status: str
    reden: str
    toelichting: str
    traject: str | None
    eerder: str | None


class Vermoedenregel(BaseModel, frozen=True):
    """A suspect as the page shows it; `eerder` is why an earlier one about this pupil was rejected."""

    id: UUID
    inhoud: Inhoud
    klasse: str
    score: int
    status: str
    reden: str
    traject: str
    eerder: str


async def vergelijkingen(sessie: Lezer, gemeenten: frozenset[str]) -> tuple[Vergelijkingregel, ...]:
    """The newest comparisons of these municipalities."""
    return await alle(sessie, Vergelijkingregel, _LIJST, gemeenten=sorted(gemeenten))


async def lees_vergelijking(
    sessie: Lezer, gemeenten: frozenset[str], vergelijking_id: UUID
) -> Vergelijkingregel | None:
    return await een(sessie, Vergelijkingregel, _EEN, gemeenten=sorted(gemeenten), id=vergelijking_id)


async def vermoedens(
    sessie: Lezer, kluis: Kluis, vergelijking_id: UUID, *, alles: bool = False, pagina: int = 1
) -> tuple[Vermoedenregel, ...]:
    """Those that wait for a person, or all of them; without any enrolment first."""
    aantal = 100_000 if alles else PER_PAGINA
    waarden = {"id": vergelijking_id, "alles": alles, "aantal": aantal, "vanaf": (pagina - 1) * aantal}
    return tuple(_regel(kluis, rij) for rij in await alle(sessie, _Rij, _VERMOEDENS, **waarden))


async def open_vermoedens(sessie: Lezer, vergelijking_id: UUID) -> list[UUID]:
    """Who of a comparison still waits for a person; nothing is decrypted for that."""
    return [rij["id"] for rij in await rijen(sessie, _WACHTEND, id=vergelijking_id)]


def _regel(kluis: Kluis, rij: _Rij) -> Vermoedenregel:
    return Vermoedenregel(
        id=rij.id,
        inhoud=lees_inhoud(kluis, rij.inhoud),
        klasse=rij.klasse,
        score=rij.score,
        status=rij.status,
        reden=rij.reden,
        traject=rij.traject or "",
        eerder=rij.eerder or "",
    )
