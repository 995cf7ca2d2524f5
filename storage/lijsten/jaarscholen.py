"""What each school location reported in a school year: only counts, and never about whom.

Read as the system: a municipality sees its own residents only, and a school that reported about pupils from
elsewhere is no silent school. The caller says which municipalities or boards; nothing else comes out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.jaarcijfers.feiten import eerste_dag
from domain.jaarcijfers.lijst import Sector
from domain.jaarcijfers.scholen import Meldende
from domain.soorten import Kanaal, Meldingsoort
from storage.database import Lezer
from storage.lezen import rijen
from storage.lijsten.jaarfragmenten import SECTOR_VAN_SCHOOL, ZONDER_SCHOOL, jaar_van

NIET_VAN_SCHOOL = [Kanaal.VERGELIJKING.value, Kanaal.CAMPAGNE.value, Kanaal.CONTROLE.value]
# Overig verzuim of the national desk is licht verzuim here (domain/namen.py).
_SCHOLEN = f"""
SELECT s.id, s.naam, s.plaats, s.brin || s.vestiging AS code, {SECTOR_VAN_SCHOOL} AS sector,
  count(m.id) AS meldingen, count(m.id) FILTER (WHERE m.soort <> :overig) AS anders
FROM schoollocatie s JOIN school h ON h.id = s.school_id
LEFT JOIN melding m ON m.locatie_id = s.id AND m.kanaal <> ALL (:niet_van_school)
  AND m.meldingsdatum >= :van AND m.meldingsdatum < :tot
WHERE {{waar}} AND NOT {ZONDER_SCHOOL}
GROUP BY s.id ORDER BY s.naam, code
"""  # noqa: S608
_SOORTEN = f"""
SELECT {jaar_van("m.meldingsdatum")} AS jaar, m.soort, count(*) AS aantal
FROM melding m
WHERE m.locatie_id = :locatie AND m.kanaal <> ALL (:niet_van_school)
  AND m.meldingsdatum >= :van AND m.meldingsdatum < :tot
GROUP BY 1, 2
"""  # noqa: S608
_LOCATIE = """
SELECT s.naam, s.plaats, s.brin || s.vestiging AS code, s.mail, s.telefoon, h.bestuur,
  (SELECT max(meldingsdatum) FROM melding WHERE locatie_id = s.id AND kanaal <> ALL (:niet_van_school))
    AS laatste
FROM schoollocatie s JOIN school h ON h.id = s.school_id
WHERE s.id = :locatie AND s.gemeente_code = ANY (:gemeenten)
"""
_VAN_BESTUUR = """
SELECT s.id FROM schoollocatie s JOIN school h ON h.id = s.school_id WHERE h.bestuur = ANY (:besturen)
"""


@dataclass(frozen=True)
class Schoolkaart:
    """A location as its page shows it; `laatste` is the day of its last melding ever."""

    naam: str
    plaats: str
    code: str
    mail: str
    telefoon: str
    bestuur: str
    laatste: date | None


async def scholen_van_gemeenten(sessie: Lezer, gemeenten: Collection[str], jaar: int) -> tuple[Meldende, ...]:
    """Every location that stands in one of these municipalities."""
    return await _scholen(sessie, "s.gemeente_code = ANY (:wie)", sorted(gemeenten), jaar)


async def scholen_van_besturen(sessie: Lezer, besturen: Collection[str], jaar: int) -> tuple[Meldende, ...]:
    """Every location of the schools of these boards."""
    return await _scholen(sessie, "h.bestuur = ANY (:wie)", sorted(besturen), jaar)


async def locaties_van_besturen(sessie: Lezer, besturen: Collection[str]) -> tuple[UUID, ...]:
    return tuple(rij["id"] for rij in await rijen(sessie, _VAN_BESTUUR, besturen=sorted(besturen)))


async def schoolkaart(sessie: Lezer, locatie: UUID, gemeenten: Collection[str]) -> Schoolkaart | None:
    """A location in one of these municipalities; None for any other."""
    waarden = {"locatie": locatie, "gemeenten": sorted(gemeenten), "niet_van_school": NIET_VAN_SCHOOL}
    gevonden = await rijen(sessie, _LOCATIE, **waarden)
    return Schoolkaart(**gevonden[0]) if gevonden else None


async def meldingen_van_locatie(
    sessie: Lezer, locatie: UUID, jaar: int
) -> dict[int, dict[Meldingsoort, int]]:
    """What one location reported per kind, in this school year and the one before."""
    per_jaar: dict[int, dict[Meldingsoort, int]] = {jaar: {}, jaar - 1: {}}
    waarden = {"locatie": locatie, "niet_van_school": NIET_VAN_SCHOOL}
    grenzen = {"van": eerste_dag(jaar - 1), "tot": eerste_dag(jaar + 1)}
    for rij in await rijen(sessie, _SOORTEN, **waarden, **grenzen):
        per_jaar[rij["jaar"]][Meldingsoort(rij["soort"])] = rij["aantal"]
    return per_jaar


async def _scholen(sessie: Lezer, waar: str, wie: list[str], jaar: int) -> tuple[Meldende, ...]:
    gevonden = await rijen(
        sessie,
        _SCHOLEN.format(waar=waar),
        wie=wie,
        overig=Meldingsoort.RELATIEF_LICHT.value,
        niet_van_school=NIET_VAN_SCHOOL,
        van=eerste_dag(jaar),
        tot=eerste_dag(jaar + 1),
    )
    return tuple(Meldende(**{**rij, "sector": Sector(rij["sector"])}) for rij in gevonden)
