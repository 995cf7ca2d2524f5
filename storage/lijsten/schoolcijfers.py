"""Figures of schools over a school year: per location for a school, per school for its board. No pupils.

A board gets counts only: its query runs as the system and never hands out a row about a pupil.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel

from storage.database import Lezer
from storage.lezen import alle

# What tells a school that somebody took its report up.
EERSTE_ACTIES = ("opgepakt", "vraag-school", "procedurebericht", "ter-kennisname", "gesloten", "overgedragen")


class Schoolcijfer(BaseModel, frozen=True):
    """One row of figures; `dagen` is the mean number of days until the school first heard of an action."""

    naam: str
    code: str
    meldingen: int
    leerlingen: int
    lopend: int
    gesloten: int
    te_laat: int
    dagen: Decimal | None
    vragen: int
    op_tijd: int
    wacht_op_school: int


# Counting pupils, not naming them: a pupil who was reported twice counts once.
_CIJFERS = """
SELECT {naam} AS naam, {code} AS code, count(m.id) AS meldingen, count(DISTINCT m.leerling_id) AS leerlingen,
  count(m.id) FILTER (WHERE t.fase <> 'gesloten') AS lopend,
  count(m.id) FILTER (WHERE t.fase = 'gesloten') AS gesloten,
  count(m.id) FILTER (WHERE t.fase <> 'gesloten' AND t.te_laat AND t.wacht_op <> 'school') AS te_laat,
  round(avg(extract(epoch FROM a.op - m.ontvangen_op) / 86400)::numeric, 1) AS dagen,
  coalesce(sum(v.vragen), 0)::int AS vragen, coalesce(sum(v.op_tijd), 0)::int AS op_tijd,
  coalesce(sum(v.wacht), 0)::int AS wacht_op_school
FROM schoollocatie s JOIN school h ON h.id = s.school_id
LEFT JOIN melding m ON m.locatie_id = s.id AND m.ontvangen_op >= :van AND m.ontvangen_op < :tot
LEFT JOIN traject t ON t.id = m.traject_id
LEFT JOIN LATERAL (SELECT min(gemaakt_op) AS op FROM mail
  WHERE traject_id = m.traject_id AND locatie_id = m.locatie_id AND gemaakt_op >= m.ontvangen_op
    AND sjabloon = ANY (:acties)) a ON true
LEFT JOIN LATERAL (SELECT count(*) AS vragen, count(*) FILTER (WHERE beantwoord_op <= uiterlijk) AS op_tijd,
    count(*) FILTER (WHERE status = 'open') AS wacht
  FROM vraag WHERE melding_id = m.id AND locatie_id = s.id) v ON true
WHERE {waar} GROUP BY 1, 2 ORDER BY 1, 2
"""
PER_LOCATIE = _CIJFERS.format(
    naam="s.naam || ', ' || s.plaats", code="s.brin || s.vestiging", waar="s.id = ANY (:wie)"
)
PER_SCHOOL = _CIJFERS.format(naam="h.naam", code="h.brin", waar="h.bestuur = ANY (:wie)")


async def cijfers_van_locaties(
    sessie: Lezer, locaties: Collection[UUID], schooljaar: int
) -> tuple[Schoolcijfer, ...]:
    """Per location of a school, in the school year that starts in August of `schooljaar`."""
    return await _lees(sessie, PER_LOCATIE, list(locaties), schooljaar)


async def cijfers_van_besturen(
    sessie: Lezer, besturen: Collection[str], schooljaar: int
) -> tuple[Schoolcijfer, ...]:
    """Per school of these boards."""
    return await _lees(sessie, PER_SCHOOL, sorted(besturen), schooljaar)


async def _lees(
    sessie: Lezer, sql: str, wie: list[UUID] | list[str], schooljaar: int
) -> tuple[Schoolcijfer, ...]:
    van, tot = (datetime.combine(date(jaar, 8, 1), time(), UTC) for jaar in (schooljaar, schooljaar + 1))
    return await alle(sessie, Schoolcijfer, sql, wie=wie, van=van, tot=tot, acties=list(EERSTE_ACTIES))


def totaal(rijen: Collection[Schoolcijfer]) -> Schoolcijfer | None:
    """All rows together; pupils are left out of it, because one can stand in two rows. None without rows."""
    if not rijen:
        return None
    gewogen = [(rij.dagen, rij.meldingen) for rij in rijen if rij.dagen is not None]
    aantal = sum(gewicht for _, gewicht in gewogen)
    opgeteld = {
        veld: sum(getattr(rij, veld) for rij in rijen)
        for veld in ("meldingen", "lopend", "gesloten", "te_laat", "vragen", "op_tijd", "wacht_op_school")
    }
    dagen = round(sum((d * n for d, n in gewogen), Decimal(0)) / aantal, 1) if aantal else None
    return Schoolcijfer(naam="Totaal", code="", leerlingen=0, dagen=dagen, **opgeteld)
