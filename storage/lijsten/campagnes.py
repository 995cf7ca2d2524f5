"""What the pages about campaigns show; every list is of the municipalities or schools of who looks."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.soorten import Campagnesoort, Campagnestatus, Deelnemerstaat, Onderwijssoort
from storage.campagnecijfers import SCHOOL_EERST, TELLINGEN, Telling
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, een, rijen
from storage.lijsten.bladzijde import Bladzijde, blader
from storage.lijsten.fragmenten import KORTE_NAAM

WAT: Mapping[str, tuple[str, str]] = {
    "alle": ("Alle leerlingen", "true"),
    "wacht": ("Nog niet benaderd", "d.staat = 'wacht'"),
    "benaderd": ("Benaderd", "d.staat IN ('benaderd', 'klaar')"),
    "beantwoord": ("Beantwoord", f"(d.antwoord <> '' OR {SCHOOL_EERST} AND d.decaan <> '')"),
    "stil": (
        "Nog geen antwoord",
        f"CASE WHEN {SCHOOL_EERST} THEN d.decaan = ''"
        " ELSE d.staat IN ('benaderd', 'klaar') AND d.antwoord = '' END",
    ),
    "risico": ("Met een risico", "d.risicos <> '{}'"),
    "bij-vo": ("Nu aan zet: de vo-school", "d.gegevens ->> 'aan_zet' = 'vo'"),
    "bij-mbo": ("Nu aan zet: de mbo-school", "d.gegevens ->> 'aan_zet' = 'mbo'"),
    "bij-lvs": ("Nu aan zet: leerplicht en Doorstroompunt", "d.gegevens ->> 'aan_zet' = 'lvs'"),
    "tafel": (
        "Op de Overstaptafel",
        "d.procedure_id IN (SELECT q.id FROM procedure q WHERE q.id = d.procedure_id"
        " AND q.status = 'loopt' AND q.stap IN ('tafel-wacht', 'tafel'))",
    ),
    "bezocht": ("Op huisbezoek geweest", "d.bezoeken > 0"),
    "klaar": ("Klaar", "d.staat = 'klaar'"),
    "overgedragen": ("Overgedragen", "d.resultaat LIKE 'overgedragen-%'"),
    "overgeslagen": ("Niet benaderd, met de reden", "d.staat = 'overgeslagen'"),
}
"""What one can look at: by code the words and the condition."""


class Campagnekop(BaseModel, frozen=True):
    """A campaign; `gestart_door` is a colleague's name."""

    id: UUID
    soort: Campagnesoort
    jaar: int
    naam: str
    status: Campagnestatus
    gestart_op: datetime
    gewijzigd_op: datetime
    gestart_door: str
    rmc_regio_code: str
    vakantieregio: str


class Schoolregel(BaseModel, frozen=True):
    """One school in a campaign."""

    locatie_id: UUID
    school: str
    telling: Telling


class Deelnemerregel(BaseModel, frozen=True):
    """One pupil in a campaign."""

    id: UUID
    leerling: str
    leerlingnummer: str
    school: str
    klas: str
    onderwijssoort: Onderwijssoort
    staat: Deelnemerstaat
    antwoord: str
    antwoord_op: datetime | None
    decaan: str
    decaan_op: datetime | None
    mbo_status: str
    mbo_sinds: date | None
    risicos: dict[str, str]
    bezoeken: int
    resultaat: str
    reden: str
    aan_zet: str
    dossier: str
    wacht_op: str
    uiterlijk: datetime | None


class Bezoekregel(BaseModel, frozen=True):
    """A visit or a call that has to be made, with the address."""

    taak_id: UUID
    soort: str
    school: str
    klas: str
    dossier: str
    leerling: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    behandelaar: str
    uiterlijk: datetime


_KOP = """
SELECT c.id, c.soort, c.jaar, c.naam, c.status, c.gestart_op, c.gewijzigd_op, c.rmc_regio_code,
  c.vakantieregio, coalesce(g.naam, '') AS gestart_door
FROM campagne c LEFT JOIN gebruiker g ON g.id = c.gestart_door
WHERE c.rmc_regio_code IN (SELECT rmc_regio_code FROM gemeente WHERE code = ANY (:gemeenten))
  AND c.soort <> 'verzuimstaten'
"""
_SCHOLEN = f"""
SELECT d.locatie_id, s.naam AS school, {TELLINGEN}
FROM deelnemer d JOIN schoollocatie s ON s.id = d.locatie_id
WHERE d.campagne_id = :id AND d.gemeente_code = ANY (:gemeenten)
GROUP BY d.locatie_id, s.naam ORDER BY s.naam
"""
_TELLING = f"""
SELECT {TELLINGEN} FROM deelnemer d WHERE d.campagne_id = :id AND d.gemeente_code = ANY (:gemeenten)
"""
_EINDES = """
SELECT resultaat, count(*) AS aantal FROM deelnemer
WHERE campagne_id = :id AND gemeente_code = ANY (:gemeenten) AND resultaat <> '' GROUP BY resultaat
"""
_DEELNEMERS = f"""
SELECT d.id, {KORTE_NAAM} AS leerling, d.leerlingnummer, s.naam AS school, d.klas, d.onderwijssoort, d.staat,
  d.antwoord, d.antwoord_op, d.decaan, d.decaan_op, d.mbo_status, d.mbo_sinds, d.risicos, d.bezoeken,
  d.resultaat, d.reden, coalesce(d.gegevens ->> 'aan_zet', '') AS aan_zet,
  coalesce(t.nummer, '') AS dossier, coalesce(p.wacht_op, '') AS wacht_op, p.uiterlijk
FROM deelnemer d
JOIN leerling l ON l.id = d.leerling_id
JOIN schoollocatie s ON s.id = d.locatie_id
LEFT JOIN traject t ON t.id = d.traject_id
LEFT JOIN procedure p ON p.id = d.procedure_id
WHERE d.campagne_id = :id AND d.gemeente_code = ANY (:gemeenten)
  AND (CAST(:locatie AS uuid) IS NULL OR d.locatie_id = :locatie)
  AND (:klas = '' OR d.klas = :klas)
"""
ZONDER_TAAK = """d.staat = 'benaderd' AND d.antwoord = '' AND d.gevraagd_op IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM taak a
  WHERE a.procedure_id = d.procedure_id AND a.status = 'open' AND a.soort = ANY (:soorten))"""
_BEZOEKEN = f"""
SELECT a.id AS taak_id, a.soort, s.naam AS school, d.klas, t.nummer AS dossier,
  {KORTE_NAAM} AS leerling, coalesce(w.straat, '') AS straat,
  coalesce(w.huisnummer || w.toevoeging, '') AS huisnummer, coalesce(w.postcode, '') AS postcode,
  coalesce(w.plaats, '') AS plaats, coalesce(g.naam, '') AS behandelaar, a.uiterlijk
FROM deelnemer d
JOIN taak a ON a.procedure_id = d.procedure_id AND a.status = 'open' AND a.soort = ANY (:soorten)
JOIN traject t ON t.id = d.traject_id
JOIN leerling l ON l.id = d.leerling_id
JOIN schoollocatie s ON s.id = d.locatie_id
LEFT JOIN adres w ON w.leerling_id = l.id AND w.tot IS NULL
LEFT JOIN gebruiker g ON g.id = a.toegewezen_aan
WHERE d.campagne_id = :id AND d.gemeente_code = ANY (:gemeenten)
ORDER BY w.postcode, w.straat, w.huisnummer, a.id
"""


async def campagnes(sessie: Lezer, persoon: Persoon) -> tuple[Campagnekop, ...]:
    """The campaigns of one's region, the newest first."""
    zoek = f"{_KOP} ORDER BY c.gestart_op DESC, c.id LIMIT 50"
    return await alle(sessie, Campagnekop, zoek, gemeenten=list(persoon.gemeenten))


async def lees_campagne(
    sessie: Lezer, persoon: Persoon, campagne_id: UUID, *, gemeenten: Collection[str] | None = None
) -> Campagnekop | None:
    """One campaign of one's region, or of that of these municipalities; None for another's and for none."""
    zoek, van = f"{_KOP} AND c.id = :id", persoon.gemeenten if gemeenten is None else gemeenten
    return await een(sessie, Campagnekop, zoek, gemeenten=list(van), id=campagne_id)


async def telling(sessie: Lezer, persoon: Persoon, campagne_id: UUID) -> Telling:
    """The figures of one's own municipalities."""
    geteld = await een(sessie, Telling, _TELLING, id=campagne_id, gemeenten=list(persoon.gemeenten))
    assert geteld is not None, "a count always has a row"
    return geteld


async def per_einde(sessie: Lezer, persoon: Persoon, campagne_id: UUID) -> dict[str, int]:
    """How many came to each end, by its code."""
    geteld = await rijen(sessie, _EINDES, id=campagne_id, gemeenten=list(persoon.gemeenten))
    return {rij["resultaat"]: rij["aantal"] for rij in geteld}


async def per_school(sessie: Lezer, persoon: Persoon, campagne_id: UUID) -> tuple[Schoolregel, ...]:
    """The figures of each school."""

    class Rij(Telling, frozen=True):
        locatie_id: UUID
        school: str

    gevonden = await alle(sessie, Rij, _SCHOLEN, id=campagne_id, gemeenten=list(persoon.gemeenten))
    return tuple(Schoolregel(locatie_id=r.locatie_id, school=r.school, telling=r) for r in gevonden)


async def deelnemers(
    sessie: Lezer,
    persoon: Persoon,
    campagne_id: UUID,
    *,
    wat: str = "alle",
    locatie: UUID | None = None,
    klas: str = "",
    pagina: int | None = 1,
) -> Bladzijde[Deelnemerregel]:
    """The pupils behind a figure; `pagina` None gives all of them."""
    sql = f"{_DEELNEMERS} AND {WAT[wat][1]}"
    waarden = {"id": campagne_id, "gemeenten": list(persoon.gemeenten), "locatie": locatie, "klas": klas}
    return await blader(sessie, Deelnemerregel, sql, "school, klas, leerling, id", pagina, **waarden)


async def lees_deelnemer(
    sessie: Lezer, persoon: Persoon, campagne_id: UUID, deelnemer_id: UUID
) -> Deelnemerregel | None:
    """One pupil; None outside one's own municipalities."""
    waarden = {"id": campagne_id, "gemeenten": list(persoon.gemeenten), "locatie": None, "klas": ""}
    sql = f"{_DEELNEMERS} AND d.id = :deelnemer"
    return await een(sessie, Deelnemerregel, sql, deelnemer=deelnemer_id, **waarden)


async def zonder_antwoord(
    sessie: Lezer, persoon: Persoon, campagne_id: UUID, soorten: list[str]
) -> tuple[Deelnemerregel, ...]:
    """Who was asked and said nothing yet, and has none of these tasks to be called by."""
    waarden = {"id": campagne_id, "gemeenten": list(persoon.gemeenten), "locatie": None, "klas": ""}
    sql = f"{_DEELNEMERS} AND {ZONDER_TAAK} ORDER BY school, klas, leerling, d.id LIMIT 500"
    return await alle(sessie, Deelnemerregel, sql, soorten=soorten, **waarden)


async def te_bezoeken(
    sessie: Lezer, persoon: Persoon, campagne_id: UUID, soorten: list[str]
) -> tuple[Bezoekregel, ...]:
    """The tasks of these kinds that are open, in the order of postcodes: a route, or a list to call."""
    wie = {"id": campagne_id, "gemeenten": list(persoon.gemeenten), "soorten": soorten}
    return await alle(sessie, Bezoekregel, _BEZOEKEN, **wie)
