"""The figures of a campaign, counted in one place: for its dashboard, its daily progress and its export."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import text

from domain.campagnes.draaiboek import DRAAIBOEKEN, Draaiboek
from storage.database import Lezer, Schrijver
from storage.lezen import alle, een


def als_lijst(codes: Collection[str]) -> str:
    """Codes of our own as a list in SQL."""
    return ", ".join(f"'{code}'" for code in sorted(codes))


def _van_soort(kies: Callable[[Draaiboek], frozenset[str]]) -> str:
    """Results that a figure counts, each with the kind of campaign: "overstap.gestart"."""
    return als_lijst([f"{soort}.{code}" for soort, boek in DRAAIBOEKEN.items() for code in kies(boek)])


BEREIKT = "staat IN ('benaderd', 'klaar')"
SOORT = "(SELECT soort FROM campagne WHERE id = :id)"
RESULTAAT = f"{SOORT} || '.' || resultaat"
SCHOOL_EERST = (
    f"{SOORT} IN ({als_lijst([soort for soort, boek in DRAAIBOEKEN.items() if boek.school_eerst])})"
)
GESLAAGD = _van_soort(lambda boek: boek.geslaagd)
GETELD = _van_soort(lambda boek: boek.geslaagd | boek.buiten_telling)
# What each figure of the dashboard counts; who died, moved on or was passed over stays in the population.
TELLINGEN = f"""
  count(*) AS populatie,
  count(*) FILTER (WHERE {BEREIKT}) AS benaderd,
  count(*) FILTER (WHERE {BEREIKT} AND antwoord <> '' OR {SCHOOL_EERST} AND decaan <> '') AS beantwoord,
  count(*) FILTER (WHERE {BEREIKT} AND (antwoord <> '' OR decaan <> '' OR mbo_status <> '')) AS bekend,
  count(*) FILTER (WHERE risicos <> '{{}}') AS risico,
  count(*) FILTER (WHERE bezoeken > 0) AS bezocht,
  count(*) FILTER (WHERE staat = 'klaar') AS klaar,
  count(*) FILTER (WHERE resultaat LIKE 'overgedragen-%') AS overgedragen,
  count(*) FILTER (WHERE staat = 'overgeslagen') AS overgeslagen,
  count(*) FILTER (WHERE {RESULTAAT} IN ({GESLAAGD})) AS geslaagd,
  count(*) FILTER (WHERE resultaat <> '' AND {RESULTAAT} NOT IN ({GETELD})) AS niet_geslaagd,
  count(*) FILTER (WHERE decaan = 'aanwezig') AS aanwezig,
  count(*) FILTER (WHERE decaan = 'afwezig') AS afwezig,
  count(*) FILTER (WHERE decaan = 'onbekend') AS onbekend
"""


class Telling(BaseModel, frozen=True):
    """Numbers of pupils."""

    populatie: int = 0
    benaderd: int = 0
    beantwoord: int = 0
    bekend: int = 0
    risico: int = 0
    bezocht: int = 0
    klaar: int = 0
    overgedragen: int = 0
    overgeslagen: int = 0
    geslaagd: int = 0
    niet_geslaagd: int = 0
    aanwezig: int = 0
    afwezig: int = 0
    onbekend: int = 0

    @property
    def procent(self) -> str:
        """The share that went well of those we can tell it of, in Dutch; empty while there are none."""
        geteld = self.geslaagd + self.niet_geslaagd
        return f"{100 * self.geslaagd / geteld:.1f}".replace(".", ",") if geteld else ""


class Dagstand(BaseModel, frozen=True):
    dag: date
    telling: Telling


_TEL = f"SELECT {TELLINGEN} FROM deelnemer WHERE campagne_id = :id"
_BEWAAR = text(
    "INSERT INTO campagnestand (campagne_id, dag, telling) VALUES (:id, :dag, CAST(:telling AS jsonb))"
    " ON CONFLICT (campagne_id, dag) DO UPDATE SET telling = EXCLUDED.telling"
)


async def tel(sessie: Lezer, campagne_id: UUID) -> Telling:
    """The figures now, of the pupils that this session may see."""
    geteld = await een(sessie, Telling, _TEL, id=campagne_id)
    assert geteld is not None, "a count always has a row"
    return geteld


async def bewaar_dagstand(sessie: Schrijver, campagne_id: UUID, dag: date) -> None:
    """The figures of the day so far; the last round of a day has the last word."""
    telling = (await tel(sessie, campagne_id)).model_dump_json()
    waarden = {"id": campagne_id, "dag": dag, "telling": telling}
    await (await sessie.connection()).execute(_BEWAAR, waarden)


async def dagstanden(sessie: Lezer, campagne_id: UUID) -> tuple[Dagstand, ...]:
    """The progress over time, the first day first."""
    zoek = "SELECT dag, telling FROM campagnestand WHERE campagne_id = :id ORDER BY dag"
    return await alle(sessie, Dagstand, zoek, id=campagne_id)
