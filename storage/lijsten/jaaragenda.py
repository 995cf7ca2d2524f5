"""The yearly agenda as a coordinator sees it: what the last turns did, and what still waits for somebody."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from domain.campagnes.agenda import Jaaractie
from storage.database import Lezer
from storage.lezen import alle, een


class Beurtregel(BaseModel, frozen=True):
    """The last turn of a line in one's region."""

    actie: Jaaractie
    op: datetime
    uitkomst: dict[str, Any]


class Wachtend(BaseModel, frozen=True):
    """What waits in somebody's municipalities.

    `te_vergelijken` counts municipalities that did not compare since the control began, `te_beslissen`
    suspects, `te_bellen` silent schools, `geteld` the municipalities with a count of 1 October of that year,
    `klaargezet` the kinds of campaigns that nobody started yet.
    """

    te_vergelijken: int
    te_beslissen: int
    te_bellen: int
    gemeenten: int
    geteld: int
    klaargezet: tuple[str, ...]


class Controleregel(BaseModel, frozen=True):
    """One municipality in the control of absolute absence: when it compared since the control began."""

    gemeente: str
    sinds: datetime
    vergeleken_op: datetime | None
    te_beslissen: int


_LAATSTE = """
SELECT DISTINCT ON (b.actie) b.actie, b.op, b.uitkomst FROM jaarbeurt b
WHERE b.rmc_regio_code IN (SELECT rmc_regio_code FROM gemeente WHERE code = ANY (:gemeenten))
ORDER BY b.actie, b.op DESC
"""
_CONTROLE = """
SELECT g.naam AS gemeente, b.op AS sinds,
  (SELECT max(v.gemaakt_op) FROM vergelijking v WHERE v.gemeente_code = g.code AND v.gemaakt_op >= b.op)
    AS vergeleken_op,
  (SELECT count(*) FROM vermoeden m WHERE m.gemeente_code = g.code AND m.status = 'open') AS te_beslissen
FROM gemeente g JOIN LATERAL (
  SELECT max(op) AS op FROM jaarbeurt j
  WHERE j.rmc_regio_code = g.rmc_regio_code AND j.actie LIKE 'absoluut-verzuim%') b ON b.op IS NOT NULL
WHERE g.code = ANY (:gemeenten) ORDER BY g.naam
"""
_WACHTEND = """
SELECT
  (SELECT count(*) FROM gemeente g WHERE g.code = ANY (:gemeenten) AND EXISTS (
     SELECT 1 FROM jaarbeurt j WHERE j.rmc_regio_code = g.rmc_regio_code AND j.actie LIKE 'absoluut-verzuim%'
     HAVING max(j.op) > coalesce((SELECT max(v.gemaakt_op) FROM vergelijking v
                                  WHERE v.gemeente_code = g.code), '-infinity'))) AS te_vergelijken,
  (SELECT count(*) FROM vermoeden m WHERE m.gemeente_code = ANY (:gemeenten) AND m.status = 'open')
    AS te_beslissen,
  (SELECT count(*) FROM klassenvraag v JOIN campagne c ON c.id = v.campagne_id
   WHERE c.soort = 'verzuimstaten' AND c.status <> 'gestopt' AND v.antwoord = ''
     AND v.gemeente_code = ANY (:gemeenten)
     AND EXISTS (SELECT 1 FROM termijn r WHERE r.wacht_id = v.id AND r.volgnummer >= 100)) AS te_bellen,
  cardinality(:gemeenten) AS gemeenten,
  (SELECT count(DISTINCT t.gemeente_code) FROM vsvtelling t
   WHERE t.gemeente_code = ANY (:gemeenten) AND t.schooljaar = :schooljaar) AS geteld,
  coalesce((SELECT array_agg(DISTINCT c.soort) FROM campagne c WHERE c.status = 'concept'
     AND c.rmc_regio_code IN (SELECT rmc_regio_code FROM gemeente WHERE code = ANY (:gemeenten))), '{}')
    AS klaargezet
"""


async def laatste_beurten(sessie: Lezer, gemeenten: Collection[str]) -> dict[Jaaractie, Beurtregel]:
    """By line, the last turn in the region of these municipalities."""
    gevonden = await alle(sessie, Beurtregel, _LAATSTE, gemeenten=list(gemeenten))
    return {beurt.actie: beurt for beurt in gevonden}


async def wat_wacht(sessie: Lezer, gemeenten: Collection[str], vandaag: date) -> Wachtend:
    """What still has to be done in these municipalities; the last count of 1 October is that of last year."""
    schooljaar = vandaag.year - (1 if vandaag >= date(vandaag.year, 10, 1) else 2)
    waarden = {"gemeenten": list(gemeenten), "schooljaar": schooljaar}
    wachtend = await een(sessie, Wachtend, _WACHTEND, **waarden)
    assert wachtend is not None, "a count always has a row"
    return wachtend


async def controle(sessie: Lezer, gemeenten: Collection[str]) -> tuple[Controleregel, ...]:
    """How far the running control of absolute absence is; empty before the first."""
    return await alle(sessie, Controleregel, _CONTROLE, gemeenten=list(gemeenten))
