"""One task with everything that is needed to decide; lists of them are made in takenlijst.py."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import dag_van
from domain.procedures.alle import besluitnaam, taaknaam
from domain.soorten import Afdeling, Dossiersoort, WachtStatus
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import een, rijen
from storage.lijsten.dossiers import Dossier, dossier_bij_id
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD, MAG_TAAK, bereik
from storage.lijsten.procedures import Procedurekaart


class Taakregel(BaseModel, frozen=True):
    """A task in a list; `leerling` is initial and surname, `toegewezen_aan` empty when it is nobody's.

    `soort` is a Taaksoort, or "procedure.stap" for a task of a procedure. `namens` is whose task it is while
    `toegewezen_aan` stands in.
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
    afdeling: Afdeling
    geopend_op: datetime
    uiterlijk: datetime
    te_laat: bool
    toegewezen_aan: str
    namens: str
    van_mij: bool
    spoed: bool
    opvolgen_op: date | None
    versie: int

    @property
    def wie(self) -> str:
        """Whose it is, as people write it: "X namens Y"; empty when it is nobody's."""
        return f"{self.toegewezen_aan} namens {self.namens}" if self.namens else self.toegewezen_aan

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


# What waits for a later day stands apart, unless its last day has passed.
AAN_DE_BEURT = "(a.opvolgen_op IS NULL OR a.opvolgen_op <= :vandaag OR a.uiterlijk < :nu)"
KOLOMMEN = f"""
a.id, a.soort, a.status, a.traject_id, a.procedure_id, t.nummer AS traject_nummer, {KORTE_NAAM} AS leerling,
{LEEFTIJD} AS leeftijd, s.naam AS school, t.soort AS soort_melding, a.gemeente_code, t.afdeling,
a.geopend_op, a.uiterlijk, a.status = 'open' AND (a.te_laat OR a.uiterlijk < :nu) AS te_laat,
coalesce(g.naam, '') AS toegewezen_aan, coalesce(n.naam, '') AS namens,
coalesce(a.toegewezen_aan = CAST(:ik AS uuid), false) AS van_mij, a.spoed, a.opvolgen_op, a.versie
"""
TABELLEN = """
FROM taak a
JOIN traject t ON t.id = a.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker g ON g.id = a.toegewezen_aan
LEFT JOIN gebruiker n ON n.id = a.namens
"""
TAAK = f"""SELECT {KOLOMMEN}, a.toewijzing_reden, a.besluit, a.antwoord_id,
coalesce(w.motivering, '') AS motivering,
coalesce(d.naam, '') AS afgerond_door, a.afgerond_op {TABELLEN}
LEFT JOIN gebruiker d ON d.id = a.afgerond_door
LEFT JOIN taakantwoord w ON w.id = a.antwoord_id
WHERE a.id = :id AND {MAG_TAAK}"""
AANTAL = f"""SELECT count(*) AS aantal FROM taak a
WHERE a.status = 'open' AND a.toegewezen_aan = :ik AND {MAG_TAAK} AND {AAN_DE_BEURT}"""


async def aantal_open_taken(sessie: Lezer, persoon: Persoon, nu: datetime) -> int:
    """The number beside "Mijn taken"."""
    gevonden = await rijen(sessie, AANTAL, **wie(persoon, nu))
    return int(gevonden[0]["aantal"])


async def taak(sessie: Lezer, persoon: Persoon, taak_id: UUID, nu: datetime) -> Taakdetail | None:
    """One task, open or done; None when it is not of this person's municipalities."""
    return await een(sessie, Taakdetail, TAAK, id=taak_id, **wie(persoon, nu))


async def taak_scherm(sessie: Lezer, persoon: Persoon, taak_id: UUID, nu: datetime) -> Taakscherm | None:
    """The task and its dossier; None as with `taak`."""
    gevonden = await taak(sessie, persoon, taak_id, nu)
    if gevonden is None:
        return None
    dossier = await dossier_bij_id(sessie, persoon, gevonden.traject_id, nu)
    return Taakscherm(taak=gevonden, dossier=dossier) if dossier else None


def wie(persoon: Persoon, nu: datetime) -> dict[str, object]:
    """The parameters of these queries."""
    return {"ik": persoon.id, "nu": nu, "vandaag": dag_van(nu), **bereik(persoon)}
