"""Tasks: mine, those of the team, and one with everything that is needed to decide."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.procedures.alle import besluitnaam, taaknaam
from domain.soorten import Dossiersoort, WachtStatus
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, een, rijen
from storage.lijsten.bladzijde import Bladzijde, blader
from storage.lijsten.dossiers import Dossier, dossier_bij_id
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD, MAG_TAAK, bereik
from storage.lijsten.procedures import Procedurekaart


class Taakregel(BaseModel, frozen=True):
    """A task in a list; `leerling` is initial and surname, `toegewezen_aan` empty when it is nobody's.

    `soort` is a Taaksoort, or "procedure.stap" for a task of a procedure.
    """

    id: UUID
    soort: str
    status: WachtStatus
    traject_id: UUID
    procedure_id: UUID | None
    traject_nummer: str
    leerling: str
    leeftijd: int
    school: str
    soort_melding: Dossiersoort
    gemeente_code: str
    geopend_op: datetime
    uiterlijk: datetime
    te_laat: bool
    toegewezen_aan: str
    van_mij: bool
    spoed: bool

    @property
    def naam(self) -> str:
        """What people call this task."""
        return taaknaam(self.soort)


class Taakdetail(Taakregel, frozen=True):
    """A task with its answer, as far as there is one."""

    toewijzing_reden: str
    besluit: str
    antwoord_id: UUID | None
    motivering: str
    afgerond_door: str
    afgerond_op: datetime | None

    @property
    def besluitnaam(self) -> str:
        """What was decided, in words; empty when nobody did."""
        return besluitnaam(self.soort, self.besluit)


class Taakscherm(BaseModel, frozen=True):
    """What an officer needs to decide."""

    taak: Taakdetail
    dossier: Dossier

    @property
    def procedure(self) -> Procedurekaart | None:
        """The procedure that the task belongs to, if it does."""
        return next((p for p in self.dossier.procedures if p.id == self.taak.procedure_id), None)


KOLOMMEN = f"""
a.id, a.soort, a.status, a.traject_id, a.procedure_id, t.nummer AS traject_nummer, {KORTE_NAAM} AS leerling,
{LEEFTIJD} AS leeftijd, s.naam AS school, t.soort AS soort_melding, a.gemeente_code,
a.geopend_op, a.uiterlijk, a.status = 'open' AND (a.te_laat OR a.uiterlijk < :nu) AS te_laat,
coalesce(g.naam, '') AS toegewezen_aan,
coalesce(a.toegewezen_aan = CAST(:ik AS uuid), false) AS van_mij,
EXISTS (SELECT 1 FROM melding m WHERE m.traject_id = t.id AND m.spoed) AS spoed
"""
TABELLEN = """
FROM taak a
JOIN traject t ON t.id = a.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker g ON g.id = a.toegewezen_aan
"""
OPEN = f"SELECT {KOLOMMEN} {TABELLEN} WHERE a.status = 'open' AND {MAG_TAAK}"
MIJN = f"{OPEN} AND a.toegewezen_aan = :ik ORDER BY a.uiterlijk, a.id"
TEAM = f"""{OPEN} AND a.toegewezen_aan IS DISTINCT FROM :ik
AND (CAST(:gemeente AS text) IS NULL OR a.gemeente_code = :gemeente)
AND (NOT :niet_toegewezen OR a.toegewezen_aan IS NULL)"""
TAAK = f"""SELECT {KOLOMMEN}, a.toewijzing_reden, a.besluit, a.antwoord_id,
coalesce(w.motivering, '') AS motivering,
coalesce(d.naam, '') AS afgerond_door, a.afgerond_op {TABELLEN}
LEFT JOIN gebruiker d ON d.id = a.afgerond_door
LEFT JOIN taakantwoord w ON w.id = a.antwoord_id
WHERE a.id = :id AND {MAG_TAAK}"""
AANTAL = f"""SELECT count(*) AS aantal FROM taak a
WHERE a.status = 'open' AND a.toegewezen_aan = :ik AND {MAG_TAAK}"""


async def mijn_taken(sessie: Lezer, persoon: Persoon, nu: datetime) -> tuple[Taakregel, ...]:
    """Everything that waits for this person, the first due first."""
    return await alle(sessie, Taakregel, MIJN, **_wie(persoon, nu))


async def teamtaken(
    sessie: Lezer,
    persoon: Persoon,
    nu: datetime,
    *,
    gemeente: str | None = None,
    niet_toegewezen: bool = False,
    pagina: int = 1,
) -> Bladzijde[Taakregel]:
    """Open tasks of colleagues and of nobody in this person's municipalities, those of nobody first."""
    filters = {"gemeente": gemeente, "niet_toegewezen": niet_toegewezen}
    volgorde = "a.toegewezen_aan IS NOT NULL, a.uiterlijk, a.id"
    return await blader(sessie, Taakregel, TEAM, volgorde, pagina, **_wie(persoon, nu), **filters)


async def aantal_open_taken(sessie: Lezer, persoon: Persoon) -> int:
    """The number beside "Mijn taken"."""
    gevonden = await rijen(sessie, AANTAL, ik=persoon.id, **bereik(persoon))
    return int(gevonden[0]["aantal"])


async def taak(sessie: Lezer, persoon: Persoon, taak_id: UUID, nu: datetime) -> Taakdetail | None:
    """One task, open or done; None when it is not of this person's municipalities."""
    return await een(sessie, Taakdetail, TAAK, id=taak_id, **_wie(persoon, nu))


async def taak_scherm(sessie: Lezer, persoon: Persoon, taak_id: UUID, nu: datetime) -> Taakscherm | None:
    """The task and its dossier; None as with `taak`."""
    gevonden = await taak(sessie, persoon, taak_id, nu)
    if gevonden is None:
        return None
    dossier = await dossier_bij_id(sessie, persoon, gevonden.traject_id, nu)
    return Taakscherm(taak=gevonden, dossier=dossier) if dossier else None


def _wie(persoon: Persoon, nu: datetime) -> dict[str, object]:
    return {"ik": persoon.id, "nu": nu, "vandaag": dag_van(nu), **bereik(persoon)}
