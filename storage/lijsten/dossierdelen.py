"""The parts of a dossier, read together; whoever asks has checked that the dossier may be seen.

Their parameter `:id` is the dossier, `:nu` the moment.
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.procedures.alle import besluitnaam, taaknaam, uitkomstnaam
from domain.soorten import TermijnAard, WachtStatus
from storage.driver import Rij
from storage.lezen import Deel, regels
from storage.lijsten.dossiersoorten import als_dossiersoort
from storage.lijsten.fragmenten import MAG_TAAK
from storage.lijsten.zinnen import Gegeven, zin


class Gebeurtenisregel(BaseModel, frozen=True):
    """A fact of the log as a sentence; `namens` is mens, school or systeem, `wie` a name or empty.

    `dossier` is the number of a merged dossier that it comes from, empty for one's own.
    """

    volgnummer: int
    op: datetime
    wat: str
    zin: str
    namens: str
    wie: str
    waarom: str
    dossier: str


class Taakkaart(BaseModel, frozen=True):
    """A task in a dossier; `te_openen` says whether who looks may see its page."""

    id: UUID
    soort: str
    status: WachtStatus
    toegewezen_aan: str
    namens: str
    geopend_op: datetime
    uiterlijk: datetime
    te_laat: bool
    besluit: str
    motivering: str
    afgerond_door: str
    afgerond_op: datetime | None
    te_openen: bool

    @property
    def naam(self) -> str:
        return taaknaam(self.soort)

    @property
    def wie(self) -> str:
        """Whose it is: "X namens Y" while somebody stands in; empty when it is nobody's."""
        return f"{self.toegewezen_aan} namens {self.namens}" if self.namens else self.toegewezen_aan

    @property
    def besluitnaam(self) -> str:
        return besluitnaam(self.soort, self.besluit)


class Termijnregel(BaseModel, frozen=True):
    """A moment of the ledger, past or to come; `wie` is a name or the code that the ledger holds.

    `oorspronkelijk_op` is where it stood before somebody moved it.
    """

    id: UUID
    wacht_id: UUID
    wat: str
    aard: TermijnAard
    op: datetime
    wie: str
    grond: str
    status: WachtStatus
    afgegaan_op: datetime | None
    oorspronkelijk_op: datetime | None


class Mailregel(BaseModel, frozen=True):
    id: UUID
    onderwerp: str
    sjabloon: str
    aan: str
    status: str
    gemaakt_op: datetime
    verzonden_op: datetime | None
    tekst: str
    fout: str


class Vraagkaart(BaseModel, frozen=True):
    """A question to a school; `soort` is "procedure.stap" when it chose its answer from a list."""

    id: UUID
    soort: str
    tekst: str
    school: str
    status: WachtStatus
    gesteld_op: datetime
    gesteld_door: str
    uiterlijk: datetime
    te_laat: bool
    antwoord: str
    antwoordcode: str
    antwoord_naam: str
    beantwoord_op: datetime | None

    @property
    def keuze(self) -> str:
        """The answer that the school chose, in words; empty when it was not asked to choose."""
        return uitkomstnaam(self.soort, self.antwoordcode) if self.antwoordcode else ""


class Notitieregel(BaseModel, frozen=True):
    id: UUID
    tekst: str
    gedeeld_met_school: bool
    door: str
    door_id: UUID
    op: datetime


class Contactregel(BaseModel, frozen=True):
    id: UUID
    vorm: str
    met: str
    verslag: str
    gesproken: bool
    uitkomst: str
    gehad_op: date
    aanwezigheid: int | None
    welbevinden: int | None
    door: str
    door_id: UUID
    op: datetime

    @property
    def gemeten(self) -> bool:
        """Whether presence or well-being was asked."""
        return not (self.aanwezigheid is None and self.welbevinden is None)


_GEBEURTENISSEN = """
SELECT e.volgnummer, e.op, e.wat, e.gegevens, e.namens, coalesce(g.naam, '') AS wie, e.waarom,
       coalesce(v.naam, '') AS voor, coalesce(n.naam, '') AS gemeente,
       coalesce(x.naam, '') AS voor_wie, t.soort,
       CASE WHEN e.traject_id = :id THEN '' ELSE t.nummer END AS dossier
FROM gebeurtenis e
JOIN traject t ON t.id = e.traject_id
LEFT JOIN gebruiker g ON g.id = e.wie
LEFT JOIN gebruiker v ON v.id = CAST(nullif(e.gegevens ->> 'voor', '') AS uuid)
LEFT JOIN gebruiker x ON x.id = CAST(nullif(e.gegevens ->> 'namens', '') AS uuid)
LEFT JOIN gemeente n ON n.code = e.gegevens ->> 'doelgemeente'
WHERE e.traject_id = ANY (ARRAY(
  SELECT CAST(:id AS uuid) UNION ALL SELECT k.ander_id FROM koppeling k
  WHERE k.traject_id = :id AND k.soort = 'samengevoegd' AND k.ongedaan_op IS NULL))
ORDER BY e.traject_id <> :id, e.volgnummer
"""
_TAKEN = f"""
SELECT a.id, a.soort, a.status, coalesce(g.naam, '') AS toegewezen_aan, coalesce(n.naam, '') AS namens,
       a.geopend_op, a.uiterlijk,
       a.status = 'open' AND (a.te_laat OR a.uiterlijk < :nu) AS te_laat, a.besluit,
       coalesce(w.motivering, '') AS motivering, coalesce(d.naam, '') AS afgerond_door, a.afgerond_op,
       {MAG_TAAK} AS te_openen
FROM taak a
LEFT JOIN gebruiker g ON g.id = a.toegewezen_aan
LEFT JOIN gebruiker n ON n.id = a.namens
LEFT JOIN gebruiker d ON d.id = a.afgerond_door
LEFT JOIN taakantwoord w ON w.id = a.antwoord_id
WHERE a.traject_id = :id ORDER BY a.geopend_op DESC, a.id
"""
_TERMIJNEN = """
SELECT r.id, r.wacht_id, r.wat, r.aard, r.op, coalesce(g.naam, r.wie) AS wie, r.grond, r.status,
       r.afgegaan_op, r.oorspronkelijk_op
FROM termijn r LEFT JOIN gebruiker g ON g.code = r.wie
WHERE r.traject_id = :id ORDER BY r.op DESC, r.id
"""
_MAILS = """
SELECT id, onderwerp, sjabloon, aan, status, gemaakt_op, verzonden_op, tekst, fout
FROM mail WHERE traject_id = :id ORDER BY gemaakt_op DESC, message_id
"""
# The questions to all schools, or to these locations only.
_VRAGEN = """
SELECT v.id, v.soort, v.tekst, coalesce(s.naam, 'de ouders') AS school, v.status, v.gesteld_op,
       coalesce(g.naam, '') AS gesteld_door,
       v.uiterlijk, v.status = 'open' AND (v.te_laat OR v.uiterlijk < :nu) AS te_laat,
       v.antwoord, v.antwoordcode, v.antwoord_naam, v.beantwoord_op
FROM vraag v
LEFT JOIN schoollocatie s ON s.id = v.locatie_id
LEFT JOIN gebruiker g ON g.id = v.gesteld_door
WHERE v.traject_id = :id AND (CAST(:locaties AS uuid[]) IS NULL OR v.locatie_id = ANY (:locaties))
ORDER BY v.gesteld_op DESC, v.id
"""
_NOTITIES = """
SELECT n.id, n.tekst, n.gedeeld_met_school, g.naam AS door, n.door AS door_id, n.op
FROM notitie n JOIN gebruiker g ON g.id = n.door
WHERE n.traject_id = :id AND n.ingetrokken_op IS NULL AND (n.gedeeld_met_school OR NOT :alleen_gedeeld)
ORDER BY n.op DESC, n.id
"""
_CONTACTMOMENTEN = """
SELECT c.id, c.vorm, c.met, c.verslag, c.gesproken, c.uitkomst, c.aanwezigheid, c.welbevinden,
       g.naam AS door, c.door AS door_id, c.op,
       coalesce(c.gehad_op, CAST(c.op AT TIME ZONE 'Europe/Amsterdam' AS date)) AS gehad_op
FROM contactmoment c JOIN gebruiker g ON g.id = c.door
WHERE c.traject_id = :id AND c.ingetrokken_op IS NULL ORDER BY gehad_op DESC, c.op DESC, c.id
"""


def _gebeurtenissen(gevonden: Sequence[Rij]) -> tuple[Gebeurtenisregel, ...]:
    return tuple(map(_gebeurtenis, gevonden))


def _gebeurtenis(rij: Rij) -> Gebeurtenisregel:
    gegeven = Gegeven(
        rij["gegevens"], rij["voor"], rij["gemeente"], als_dossiersoort(rij["soort"]), rij["voor_wie"]
    )
    return Gebeurtenisregel(
        **{veld: rij[veld] for veld in ("volgnummer", "op", "wat", "namens", "waarom", "dossier")},
        wie=_wie(rij),
        zin=zin(rij["wat"], gegeven),
    )


def _wie(rij: Rij) -> str:
    """Who did it; for who, when somebody stood in. A fact that names a new owner says it in its sentence."""
    afgerond = rij["wat"] in ("taak-afgerond", "stap-gedaan") and rij["voor_wie"]
    return f"{rij['wie']} namens {rij['voor_wie']}" if afgerond else str(rij["wie"])


# The log, the oldest first; then those of dossiers that were merged into it.
GEBEURTENISSEN = Deel(_GEBEURTENISSEN, _gebeurtenissen)
TAKEN = regels(Taakkaart, _TAKEN)
TERMIJNEN = regels(Termijnregel, _TERMIJNEN)
MAILS = regels(Mailregel, _MAILS)
VRAGEN = regels(Vraagkaart, _VRAGEN)
NOTITIES = regels(Notitieregel, _NOTITIES)
CONTACTMOMENTEN = regels(Contactregel, _CONTACTMOMENTEN)
