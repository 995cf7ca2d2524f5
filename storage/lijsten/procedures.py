"""The procedures of a dossier: where each one stands, what was done, and what is to come."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from pydantic import BaseModel

from domain.namen import label
from domain.procedures.alle import PLANNEN, WIENAAM, procedurestap, uitkomstnaam
from domain.procedures.model import Einde, Plan, Stap, Taakstap, Veld, Veldsoort, Vraagstap, Wachtstap
from domain.soorten import Proceduresoort, Procedurestatus, TermijnAard
from storage.database import Lezer
from storage.driver import Rij
from storage.gebruikers import Persoon
from storage.lezen import Deel, rijen
from storage.lijsten.fragmenten import MAG_DOSSIER, MAG_TAAK, bereik

GEEN_ANTWOORD = "De school gaf geen antwoord"


class Ingevuld(NamedTuple):
    """A field that somebody filled in; `waarde` as people read it, dates as ISO for the page to format."""

    label: str
    waarde: str
    is_datum: bool


class Gezet(BaseModel, frozen=True):
    """A step that was taken; `stap` is its code, empty for a day that was waited for."""

    stap: str
    titel: str
    op: datetime
    wie: str
    uitkomst: str
    velden: tuple[Ingevuld, ...]
    toelichting: str


class Verwachting(BaseModel, frozen=True):
    """A moment of the ledger that is still to come."""

    wat: str
    aard: TermijnAard
    op: datetime
    wie: str

    @property
    def zin(self) -> str:
        """What happens on that day, in words."""
        return self.wat if self.aard is TermijnAard.GEPLAND else f"{label(self.aard)}: {self.wat.lower()}"


class Procedurekaart(BaseModel, frozen=True):
    """A procedure as a dossier shows it; steps taken are oldest first, what comes is in order of date."""

    id: UUID
    traject_id: UUID
    traject_nummer: str
    soort: Proceduresoort
    status: Procedurestatus
    stap: str
    wacht_op: str
    uiterlijk: datetime | None
    te_laat: bool
    resultaat: str
    start: tuple[Ingevuld, ...]
    gestart_op: datetime
    gestart_door: str
    gesloten_op: datetime | None
    taak_id: UUID | None
    gezet: tuple[Gezet, ...]
    verwacht: tuple[Verwachting, ...]

    @property
    def plan(self) -> Plan:
        return PLANNEN[self.soort]

    @property
    def loopt(self) -> bool:
        return self.status is Procedurestatus.LOOPT

    @property
    def nu(self) -> Stap:
        return self.plan.stap(self.stap)

    @property
    def uitslag(self) -> str:
        """The result in words; empty while it runs."""
        return self.plan.stap(self.resultaat).titel if self.resultaat else ""

    @property
    def daarna(self) -> str:
        """The step that follows on the day that is waited for; empty when a person decides what follows."""
        return self.plan.stap(self.nu.naar).titel if isinstance(self.nu, Wachtstap) else ""


class Planregel(BaseModel, frozen=True):
    """A step of the plan as one procedure went through it."""

    titel: str
    wie: str
    huidig: bool
    gezet: tuple[Gezet, ...]


# What was taken: tasks, answers of the school (or its silence, once the procedure went on), days that came.
_GEZET = """
SELECT a.soort, '' AS wat, a.afgerond_op AS op, coalesce(g.naam, '') AS wie,
  a.besluit AS code, w.velden, '' AS toelichting
FROM taak a
LEFT JOIN gebruiker g ON g.id = a.afgerond_door
LEFT JOIN taakantwoord w ON w.id = a.antwoord_id
WHERE a.procedure_id = p.id AND a.status = 'gedaan'
UNION ALL
SELECT v.soort, '', coalesce(v.beantwoord_op, v.uiterlijk), v.antwoord_naam, v.antwoordcode, NULL, v.antwoord
FROM vraag v
WHERE v.procedure_id = p.id AND v.status <> 'vervallen'
  AND (v.status = 'gedaan' OR v.soort <> p.soort || '.' || p.stap)
UNION ALL
SELECT '', r.wat, r.afgegaan_op, '', '', NULL, ''
FROM termijn r WHERE r.procedure_id = p.id AND r.aard = 'gepland' AND r.status = 'gedaan'
"""
_VERWACHT = """
SELECT r.wat, r.aard, r.op, r.id,
  CASE WHEN s.id IS NOT NULL THEN s.naam WHEN r.wie = 'systeem' THEN ''
       ELSE coalesce(g.naam, r.wie) END AS wie
FROM termijn r
LEFT JOIN gebruiker g ON g.code = r.wie
LEFT JOIN vraag v ON v.id = r.wacht_id
LEFT JOIN schoollocatie s ON s.id = v.locatie_id
WHERE r.procedure_id = p.id AND r.status = 'open'
"""
PROCEDURES = f"""
SELECT p.id, p.traject_id, t.nummer AS traject_nummer, p.soort, p.status, p.stap, p.wacht_op, p.uiterlijk,
  p.te_laat OR coalesce(p.status = 'loopt' AND p.uiterlijk < :nu, false) AS te_laat, p.resultaat, p.gegevens,
  p.gestart_op, coalesce(g.naam, '') AS gestart_door, p.gesloten_op,
  (SELECT a.id FROM taak a
   WHERE a.procedure_id = p.id AND a.status = 'open' AND {MAG_TAAK} LIMIT 1) AS taak_id,
  (SELECT coalesce(json_agg(x ORDER BY x.op), '[]') FROM ({_GEZET}) AS x) AS gezet,
  (SELECT coalesce(json_agg(y ORDER BY y.op, y.id), '[]') FROM ({_VERWACHT}) AS y) AS verwacht
FROM procedure p
JOIN traject t ON t.id = p.traject_id
LEFT JOIN gebruiker g ON g.id = p.gestart_door
WHERE {MAG_DOSSIER}
"""
OP_ID = f"{PROCEDURES} AND p.id = :id"


async def procedure(
    sessie: Lezer, persoon: Persoon, procedure_id: UUID, nu: datetime
) -> Procedurekaart | None:
    """One procedure; None when this person may not see its dossier. One query."""
    gevonden = await rijen(sessie, OP_ID, id=procedure_id, nu=nu, **bereik(persoon))
    return _kaart(gevonden[0]) if gevonden else None


def verloop(kaart: Procedurekaart) -> tuple[Planregel, ...]:
    """Every step of the plan in its order, the ends left out, with what was done at it."""
    return tuple(_planregel(kaart, stap) for stap in kaart.plan.stappen if not isinstance(stap, Einde))


def _kaart(rij: Rij) -> Procedurekaart:
    plan = PLANNEN[Proceduresoort(rij["soort"])]
    return Procedurekaart(
        **{naam: waarde for naam, waarde in rij.items() if naam not in ("gegevens", "gezet")},
        start=_ingevuld((*plan.startvelden, *plan.bevindingen), rij["gegevens"]),
        gezet=tuple(map(_gezet, rij["gezet"])),
    )


def _gezet(rij: Rij) -> Gezet:
    gevonden = procedurestap(rij["soort"])
    stap = gevonden[1] if gevonden else None
    return Gezet(
        stap=stap.code if stap else "",
        titel=stap.titel if stap else rij["wat"],
        op=rij["op"],
        wie=rij["wie"],
        uitkomst=_uitkomst(rij, stap),
        velden=velden_van(stap, rij["code"], rij["velden"] or {}),
        toelichting=rij["toelichting"],
    )


def _uitkomst(rij: Rij, stap: Stap | None) -> str:
    if rij["code"]:
        return uitkomstnaam(rij["soort"], rij["code"])
    return GEEN_ANTWOORD if isinstance(stap, Vraagstap) else ""


def velden_van(stap: Stap | None, code: str, waarden: Mapping[str, str]) -> tuple[Ingevuld, ...]:
    """What was filled in with this outcome of a step, in the order of the plan."""
    uitkomst = next((u for u in stap.uitkomsten if u.code == code), None) if stap else None
    return _ingevuld(uitkomst.velden, waarden) if uitkomst else ()


def _ingevuld(velden: Sequence[Veld], waarden: Mapping[str, str]) -> tuple[Ingevuld, ...]:
    return tuple(_veld(veld, str(waarden[veld.naam])) for veld in velden if waarden.get(veld.naam))


def _veld(veld: Veld, waarde: str) -> Ingevuld:
    woorden = {Veldsoort.KEUZE: veld.keuzes.get(waarde, waarde), Veldsoort.VINKJE: waarde.capitalize()}
    return Ingevuld(veld.label, woorden.get(veld.soort, waarde), veld.soort is Veldsoort.DATUM)


def _planregel(kaart: Procedurekaart, stap: Stap) -> Planregel:
    return Planregel(
        titel=stap.titel,
        wie=_wie(stap),
        huidig=kaart.loopt and kaart.stap == stap.code,
        gezet=tuple(g for g in kaart.gezet if stap.code == g.stap or (not g.stap and g.titel == stap.titel)),
    )


def _wie(stap: Stap) -> str:
    match stap:
        case Taakstap():
            return WIENAAM[stap.wie]
        case Vraagstap():
            return "school"
        case _:
            return ""


# The procedures of the dossier `:id`, running ones first.
VAN_TRAJECT = Deel(
    f"{PROCEDURES} AND p.traject_id = :id ORDER BY p.status <> 'loopt', p.gestart_op DESC, p.id",
    lambda gevonden: tuple(map(_kaart, gevonden)),
)
