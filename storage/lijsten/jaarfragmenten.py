"""Pieces of SQL of the yearly figures: the school year of a day, the obligation of a pupil, the sector.

The obligation is the rule of domain/leerplicht.py, so that PostgreSQL can count by it; a test compares them
on the days on which they could differ.
"""

from domain.jaarcijfers.lijst import SECTOR, Plicht, Sector
from domain.leerplicht import LEERPLICHT_TOT, LEERPLICHT_VANAF, VOLWASSEN


def jaar_van(dag: str) -> str:
    """The year in which the school year of this day began: it begins on 1 August."""
    return f"CAST(extract(year FROM {dag} - interval '7 months') AS int)"


def dag_van(moment: str) -> str:
    """The day in the Netherlands."""
    return f"CAST({moment} AT TIME ZONE 'Europe/Amsterdam' AS date)"


def plicht(dag: str) -> str:
    """The obligation of pupil `l` on this day, a code of Plicht.

    The last day of leerplicht is 31 July of the school year of the sixteenth birthday.
    """
    begin = f"date_trunc('month', {_verjaardag(LEERPLICHT_VANAF)}) + interval '1 month'"
    zestien = f"{jaar_van(_verjaardag(LEERPLICHT_TOT))} + 1"
    return f"""CASE
  WHEN {dag} < {begin} THEN '{Plicht.TE_JONG}'
  WHEN {dag} < make_date({zestien}, 8, 1) THEN '{Plicht.LEERPLICHTIG}'
  WHEN {dag} >= {_verjaardag(VOLWASSEN)} THEN '{Plicht.ACHTTIEN}'
  WHEN EXISTS (SELECT 1 FROM procedure k JOIN traject q ON q.id = k.traject_id
    WHERE q.leerling_id = l.id AND k.resultaat = 'startkwalificatie' AND {dag_van("k.gesloten_op")} <= {dag})
    THEN '{Plicht.STARTKWALIFICATIE}'
  ELSE '{Plicht.KWALIFICATIEPLICHTIG}' END"""  # noqa: S608  (constants of our own only)


def _verjaardag(leeftijd: int) -> str:
    """Born on 29 February counts on 1 March in other years; PostgreSQL says 28 February."""
    op = f"CAST(l.geboortedatum + interval '{leeftijd} years' AS date)"
    return f"""({op} + CASE WHEN to_char(l.geboortedatum, 'MMDD') = '0229'
  AND to_char({op}, 'MMDD') = '0228' THEN 1 ELSE 0 END)"""


def _soorten(sector: Sector) -> str:
    return ", ".join(f"'{soort}'" for soort, van in SECTOR.items() if van is sector)


ZONDER_SCHOOL = "s.brin LIKE 'GM%'"
"""The municipality's own place for pupils of no school (storage/zonder_school.py)."""
SECTOR_VAN_SCHOOL = f"""CASE WHEN {ZONDER_SCHOOL} THEN '{Sector.GEEN}'
  WHEN s.onderwijssoort IN ({_soorten(Sector.PO)}) THEN '{Sector.PO}'
  WHEN s.onderwijssoort IN ({_soorten(Sector.MBO)}) THEN '{Sector.MBO}' ELSE '{Sector.VO}' END"""
