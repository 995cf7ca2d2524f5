"""What a coordinator watches: how much work there is, what is stuck, what still has to be handed on."""

from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel

from domain.berichten import procedure_workflow_id, traject_workflow_id
from domain.campagnes.berichten import campagne_workflow_id
from domain.klok import amsterdam
from storage.database import Lezer
from storage.gebruikers import Persoon
from storage.lezen import alle, rijen
from storage.lijsten.bladzijde import Bladzijde, blader_samen

PAS_GESLOTEN = timedelta(days=30)


class Gemeentetelling(BaseModel, frozen=True):
    """The state of one municipality; `te_laat` counts dossiers with an overdue promise."""

    gemeente_code: str
    gemeente: str
    open_trajecten: int
    intake: int
    behandeling: int
    wacht_op_school: int
    te_laat: int
    zonder_behandelaar: int
    open_taken: int
    gesloten_30_dagen: int


class _Vastgelopen(BaseModel, frozen=True):
    traject_id: UUID | None
    campagne_id: UUID | None
    locatie_id: UUID
    om_verzuimstaat: bool
    procedure_id: UUID | None
    wie_id: UUID | None
    traject_nummer: str
    gemeente_code: str
    school: str
    wat: str
    wie: str
    op: datetime
    grond: str


class Vastgelopen(_Vastgelopen, frozen=True):
    """An overdue promise: who owes what, since when, on which ground; `wie` is empty when it is nobody's.

    One of a school that was asked by a campaign is about no dossier.
    """

    dagen_te_laat: int

    @property
    def adres(self) -> str:
        """Where one goes on with it."""
        if self.traject_id:
            return f"/dossiers/{self.traject_nummer}"
        if self.om_verzuimstaat:
            return f"/verzuimstaten/{self.campagne_id}/{self.locatie_id}"
        return f"/campagnes/{self.campagne_id}/klassen"

    @property
    def workflow_id(self) -> str:
        """What waits: a procedure, the trajectory itself, or a campaign."""
        if self.procedure_id:
            return procedure_workflow_id(self.procedure_id)
        if self.traject_id:
            return traject_workflow_id(self.traject_id)
        assert self.campagne_id is not None, "a promise apart from any dossier is made to a campaign"
        return campagne_workflow_id(self.campagne_id)


class Achterstand(BaseModel, frozen=True):
    """What the register still has to hand on, and since when the oldest waits (the played moment)."""

    uitgaand: int
    oudste_uitgaand: datetime | None
    mails: int
    oudste_mail: datetime | None
    geweigerde_mails: int


# Every open dossier is counted once, in a few groups that are then added up; of the closed ones only those
# of the last days are looked at.
TELLINGEN = """
WITH lopend AS (
  SELECT t.gemeente_code, t.fase, coalesce(t.te_laat OR t.uiterlijk < :nu, false) AS te_laat,
    t.behandelaar_id IS NULL AS van_niemand, count(*) AS aantal
  FROM traject t WHERE t.fase <> 'gesloten' AND t.gemeente_code = ANY (:gemeenten) GROUP BY 1, 2, 3, 4),
gesloten AS (
  SELECT t.gemeente_code, count(*) AS aantal FROM traject t
  WHERE t.fase = 'gesloten' AND t.gesloten_op >= :pas_gesloten AND t.gemeente_code = ANY (:gemeenten)
  GROUP BY 1),
taken AS (
  SELECT a.gemeente_code, count(*) AS aantal FROM taak a
  WHERE a.status = 'open' AND a.gemeente_code = ANY (:gemeenten) GROUP BY 1)
SELECT n.code AS gemeente_code, n.naam AS gemeente, coalesce(sum(l.aantal), 0) AS open_trajecten,
  coalesce(sum(l.aantal) FILTER (WHERE l.fase = 'intake'), 0) AS intake,
  coalesce(sum(l.aantal) FILTER (WHERE l.fase = 'behandeling'), 0) AS behandeling,
  coalesce(sum(l.aantal) FILTER (WHERE l.fase = 'wacht-op-school'), 0) AS wacht_op_school,
  coalesce(sum(l.aantal) FILTER (WHERE l.te_laat), 0) AS te_laat,
  coalesce(sum(l.aantal) FILTER (WHERE l.van_niemand), 0) AS zonder_behandelaar,
  coalesce((SELECT aantal FROM taken WHERE gemeente_code = n.code), 0) AS open_taken,
  coalesce((SELECT aantal FROM gesloten WHERE gemeente_code = n.code), 0) AS gesloten_30_dagen
FROM gemeente n LEFT JOIN lopend l ON l.gemeente_code = n.code
WHERE n.code = ANY (:gemeenten) GROUP BY n.code, n.naam ORDER BY n.naam
"""
# Open waits whose last day is over: tasks of officers, questions to schools, requests of campaigns to them.
# The last day of a task or question is the latest of the ledger (storage/uitstel.py): the ledger is only
# asked about those of this page. A class list is open while students wait of whom nothing was said; once
# one of them carries the task to call, that is the promise. So it is with a question to a pupil's home: once
# an officer has the task to call, the late answer is no longer what one waits for.
_TE_LAAT = """
SELECT a.id, a.traject_id, a.uiterlijk, a.toegewezen_aan, CAST(NULL AS uuid) AS locatie_id,
  'taak' AS van, CAST(NULL AS uuid) AS campagne_id, false AS om_verzuimstaat
FROM taak a WHERE a.status = 'open' AND a.gemeente_code = ANY (:gemeenten) AND a.uiterlijk < :nu
UNION ALL
SELECT v.id, v.traject_id, v.uiterlijk, NULL, v.locatie_id,
  CASE WHEN v.locatie_id IS NULL THEN 'thuis' ELSE 'school' END, NULL, false
FROM vraag v JOIN traject t ON t.id = v.traject_id
WHERE v.status = 'open' AND v.uiterlijk < :nu AND t.gemeente_code = ANY (:gemeenten) AND (
  v.locatie_id IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM taak a WHERE a.procedure_id = v.procedure_id AND a.status = 'open'))
UNION ALL
SELECT q.id, NULL, r.op, q.eigenaar_id, q.locatie_id, 'school', q.campagne_id, c.soort = 'verzuimstaten'
FROM klassenvraag q
JOIN campagne c ON c.id = q.campagne_id AND c.status <> 'gestopt'
JOIN LATERAL (SELECT l.op FROM termijn l WHERE l.wacht_id = q.id AND l.aard = 'uiterlijk'
              ORDER BY l.volgnummer DESC LIMIT 1) r ON r.op < :nu
WHERE q.gemeente_code = ANY (:gemeenten) AND q.antwoord = '' AND (c.soort = 'verzuimstaten' OR (
  EXISTS (SELECT 1 FROM deelnemer d WHERE d.campagne_id = q.campagne_id AND d.locatie_id = q.locatie_id
    AND d.staat = 'wacht' AND d.decaan = '' AND NOT d.aan_de_beurt)
  AND NOT EXISTS (SELECT 1 FROM deelnemer d WHERE d.campagne_id = q.campagne_id
    AND d.locatie_id = q.locatie_id AND d.decaan = '' AND d.staat = 'benaderd')))
"""
_KOLOMMEN = """
SELECT keuze.traject_id, r.procedure_id, keuze.campagne_id, s.id AS locatie_id, keuze.om_verzuimstaat,
  keuze.toegewezen_aan AS wie_id, coalesce(t.nummer, '') AS traject_nummer, r.gemeente_code, s.naam AS school,
  r.wat, coalesce(g.naam,
    CASE keuze.van WHEN 'school' THEN s.naam WHEN 'thuis' THEN 'De leerling of de ouders' ELSE '' END) AS wie,
  keuze.uiterlijk AS op, r.grond
FROM keuze
LEFT JOIN traject t ON t.id = keuze.traject_id
JOIN schoollocatie s ON s.id = coalesce(keuze.locatie_id, t.locatie_id)
JOIN LATERAL (SELECT l.procedure_id, l.wat, l.grond, l.gemeente_code FROM termijn l
              WHERE l.wacht_id = keuze.id AND l.aard = 'uiterlijk'
              ORDER BY l.volgnummer DESC LIMIT 1) r ON true
LEFT JOIN gebruiker g ON g.id = keuze.toegewezen_aan
"""
ACHTERSTAND = """
SELECT u.*, m.* FROM
  (SELECT count(*) AS uitgaand, min(gemaakt_op) AS oudste_uitgaand
   FROM uitgaand WHERE doorgegeven_op IS NULL) AS u,
  (SELECT count(*) FILTER (WHERE status = 'klaar') AS mails,
          min(gemaakt_op) FILTER (WHERE status = 'klaar') AS oudste_mail,
          count(*) FILTER (WHERE status = 'geweigerd') AS geweigerde_mails
   FROM mail WHERE status IN ('klaar', 'geweigerd')) AS m
"""


async def tellingen(sessie: Lezer, persoon: Persoon, nu: datetime) -> tuple[Gemeentetelling, ...]:
    """A row for each of the person's municipalities, by name; one query."""
    waarden = {"gemeenten": list(persoon.gemeenten), "nu": nu, "pas_gesloten": nu - PAS_GESLOTEN}
    return await alle(sessie, Gemeentetelling, TELLINGEN, **waarden)


async def vastgelopen(
    sessie: Lezer, persoon: Persoon, nu: datetime, *, pagina: int | None = 1
) -> Bladzijde[Vastgelopen]:
    """Overdue promises in the person's municipalities, the oldest first; one query."""
    waarden = {"gemeenten": list(persoon.gemeenten), "nu": nu}
    gevonden = await blader_samen(
        sessie, _Vastgelopen, _KOLOMMEN, _TE_LAAT, "keuze.uiterlijk, keuze.id", pagina, **waarden
    )
    regels = tuple(
        Vastgelopen(**rij.model_dump(), dagen_te_laat=_dagen(rij.op, nu)) for rij in gevonden.regels
    )
    return Bladzijde(
        regels=regels, totaal=gevonden.totaal, pagina=gevonden.pagina, per_pagina=gevonden.per_pagina
    )


async def achterstand(sessie: Lezer) -> Achterstand:
    """Counts over everybody's rows, without a name in them: read as the system."""
    return Achterstand.model_validate(dict((await rijen(sessie, ACHTERSTAND))[0]))


def _dagen(op: datetime, nu: datetime) -> int:
    """Calendar days over the last day."""
    return (amsterdam(nu).date() - amsterdam(op).date()).days
