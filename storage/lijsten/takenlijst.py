"""Lists of open tasks: mine, the team's, nobody's, a colleague's, with filters; urgent and first due first.

A page is chosen on the tasks alone and only then joined to names, so that it costs the same on page 1 and 20.
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Meldingsoort
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, rijen
from storage.lijsten.bladzijde import Bladzijde, Keuze, blader_keuze
from storage.lijsten.fragmenten import MAG_DOSSIER, MAG_TAAK
from storage.lijsten.taken import AAN_DE_BEURT, KOLOMMEN, TABELLEN, Taakregel, wie
from storage.lijsten.treffers import LIJKT, PAST, Treffers

MEESTE_DOSSIERS = 2000
MIJN, LATER, TEAM, NIEMAND = "mijn", "later", "team", "niemand"


class Taakfilter(BaseModel, frozen=True):
    """Which tasks; choices only. `wie` is one of the four lists above, or the id of a colleague."""

    wie: str = MIJN
    taak: str = ""
    melding: Meldingsoort | None = None
    gemeente: str = ""
    school: UUID | None = None
    te_laat: bool = False
    spoed: bool = False

    @property
    def collega(self) -> UUID | None:
        return None if self.wie in VAN_WIE else UUID(self.wie)


class Takenlijst(BaseModel, frozen=True):
    """One page, and how many of all tasks in the list are too late."""

    blad: Bladzijde[Taakregel]
    te_laat: int


VAN_WIE = {
    MIJN: f"a.toegewezen_aan = :ik AND {AAN_DE_BEURT}",
    LATER: f"a.toegewezen_aan = :ik AND NOT {AAN_DE_BEURT}",
    TEAM: "a.toegewezen_aan IS DISTINCT FROM :ik",
    NIEMAND: "a.toegewezen_aan IS NULL",
}
VAN_COLLEGA = "a.toegewezen_aan = :collega"
VOLGORDE = "a.spoed DESC, a.uiterlijk, a.id"
LATER_VOLGORDE = "a.opvolgen_op, a.id"


async def taken(
    sessie: Lezer,
    persoon: Persoon,
    nu: datetime,
    filter_: Taakfilter,
    *,
    gezocht: Treffers | None = None,
    pagina: int = 1,
) -> Takenlijst:
    """Open tasks that this person may see; two queries."""
    waarden = wie(persoon, nu) | filter_.model_dump(mode="json") | {"collega": filter_.collega}
    if gezocht:
        waarden |= gezocht.waarden() | {"meeste": MEESTE_DOSSIERS}
    volgorde = LATER_VOLGORDE if filter_.wie == LATER else VOLGORDE
    keuze = Keuze("a.id", _keuze(persoon, filter_, gezocht is not None), volgorde, TE_LAAT)
    blad, geteld = await blader_keuze(sessie, Taakregel, ALLES, keuze, pagina, **waarden)
    return Takenlijst(blad=blad, te_laat=geteld["te_laat"])


ALLES = f"SELECT {KOLOMMEN} {TABELLEN}"
TE_LAAT = ", count(*) FILTER (WHERE a.uiterlijk < :nu) AS te_laat"


async def gekozen_taken(
    sessie: Lezer, persoon: Persoon, nu: datetime, ids: Collection[UUID]
) -> tuple[Taakregel, ...]:
    """These tasks, open or done, as far as this person may see them; one query."""
    zin = f"{ALLES} WHERE a.id = ANY (:ids) AND {MAG_TAAK} ORDER BY {VOLGORDE}"
    return await alle(sessie, Taakregel, zin, **wie(persoon, nu), ids=list(ids))


def _dossiers(persoon: Persoon) -> str:
    """The dossiers that the text can mean; found first, since they are few and the tasks are many."""
    return (
        f"SELECT t.id FROM traject t WHERE {_mag_dossier(persoon)} AND {PAST} ORDER BY {LIJKT} LIMIT :meeste"
    )


def _keuze(persoon: Persoon, filter_: Taakfilter, gezocht: bool) -> str:
    """FROM and WHERE; the dossier is looked at only when a filter asks for it.

    A school has few dossiers: they are found first, and the tasks by them.
    """
    per_dossier = filter_.melding and not filter_.school
    dossier = f"JOIN traject t ON t.id = a.traject_id AND {_mag_dossier(persoon)}" if per_dossier else ""
    return f"FROM taak a {dossier} WHERE {' AND '.join(_voorwaarden(persoon, filter_, gezocht))}"


def _mag_dossier(persoon: Persoon) -> str:
    """Said again although row-level security says it: this part is cheap, and goes first."""
    return MAG_DOSSIER if persoon.als_arts else "t.gemeente_code = ANY (:gemeenten)"


def _voorwaarden(persoon: Persoon, filter_: Taakfilter, gezocht: bool) -> Iterator[str]:
    yield "a.status = 'open'"
    # Without a doctor's part of the condition an index on the municipality can serve.
    yield MAG_TAAK if persoon.als_arts else "a.gemeente_code = ANY (:gemeenten)"
    yield VAN_WIE.get(filter_.wie, VAN_COLLEGA)
    yield from (zin for naam, zin in _BIJ_FILTER.items() if getattr(filter_, naam))
    if filter_.school:
        soort = f" AND {_SOORT}" if filter_.melding else ""
        yield f"a.traject_id = ANY (ARRAY({_VAN_SCHOOL} AND {_mag_dossier(persoon)}{soort}))"
    elif filter_.melding:
        yield _SOORT
    if gezocht:
        yield f"a.traject_id = ANY (ARRAY({_dossiers(persoon)}))"


_SOORT = "t.soort = :melding"
_VAN_SCHOOL = "SELECT t.id FROM traject t WHERE t.locatie_id = CAST(:school AS uuid)"
_BIJ_FILTER = {
    "taak": "a.soort = :taak",
    "gemeente": "a.gemeente_code = :gemeente",
    "te_laat": "a.uiterlijk < :nu",
    "spoed": "a.spoed",
}


class Keuzelijsten(BaseModel, frozen=True):
    """What the filters can be set to, for this person: (value, words)."""

    collegas: tuple[tuple[str, str], ...]
    scholen: tuple[tuple[str, str], ...]
    gemeenten: tuple[tuple[str, str], ...]


_KEUZES = """
SELECT 'collegas' AS lijst, CAST(g.id AS text) AS waarde, g.naam AS woorden FROM gebruiker g
WHERE g.actief AND g.id <> :ik AND EXISTS (SELECT 1 FROM lidmaatschap l WHERE l.gebruiker_id = g.id
  AND l.gemeente_code = ANY (:alle) AND l.ingetrokken_op IS NULL AND l.rol <> 'beheerder')
UNION ALL SELECT 'scholen', CAST(id AS text), naam || ' (' || brin || vestiging || ')' FROM schoollocatie
UNION ALL SELECT 'gemeenten', code, naam FROM gemeente WHERE code = ANY (:alle)
ORDER BY woorden
"""


async def keuzelijsten(sessie: Lezer, persoon: Persoon) -> Keuzelijsten:
    """Colleagues, schools and municipalities; one query."""
    alle_ = list(persoon.gemeenten | persoon.als_arts)
    gevonden = await rijen(sessie, _KEUZES, ik=persoon.id, alle=alle_)
    per_lijst: dict[str, Any] = {naam: [] for naam in Keuzelijsten.model_fields}
    for rij in gevonden:
        per_lijst[rij["lijst"]].append((rij["waarde"], rij["woorden"]))
    return Keuzelijsten(**per_lijst)
