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
from storage.lijsten.bladzijde import Bladzijde, blader

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


TELLINGEN = """
SELECT n.code AS gemeente_code, n.naam AS gemeente,
  count(t.id) FILTER (WHERE t.fase <> 'gesloten') AS open_trajecten,
  count(t.id) FILTER (WHERE t.fase = 'intake') AS intake,
  count(t.id) FILTER (WHERE t.fase = 'behandeling') AS behandeling,
  count(t.id) FILTER (WHERE t.fase = 'wacht-op-school') AS wacht_op_school,
  count(t.id) FILTER (WHERE t.fase <> 'gesloten' AND (t.te_laat OR t.uiterlijk < :nu)) AS te_laat,
  count(t.id) FILTER (WHERE t.fase <> 'gesloten' AND t.behandelaar_id IS NULL) AS zonder_behandelaar,
  (SELECT count(*) FROM taak a WHERE a.gemeente_code = n.code AND a.status = 'open') AS open_taken,
  count(t.id) FILTER (WHERE t.fase = 'gesloten' AND t.gesloten_op >= :pas_gesloten) AS gesloten_30_dagen
FROM gemeente n LEFT JOIN traject t ON t.gemeente_code = n.code
WHERE n.code = ANY (:gemeenten) GROUP BY n.code, n.naam ORDER BY n.naam
"""
# Open waits whose last day is over: tasks of officers, questions to schools, requests of campaigns to them.
# A last day that somebody moved on after it had passed counts no more. A class list is open while students
# wait of whom nothing was said; once one of them carries the task to call, that is the promise.
VASTGELOPEN = """
SELECT r.traject_id, r.procedure_id, k.campagne_id, s.id AS locatie_id,
  coalesce(k.soort = 'verzuimstaten', false) AS om_verzuimstaat,
  coalesce(a.toegewezen_aan, k.eigenaar_id) AS wie_id, coalesce(t.nummer, '') AS traject_nummer,
  r.gemeente_code, s.naam AS school, r.wat,
  coalesce(g.naam, CASE WHEN v.id IS NULL AND k.id IS NULL THEN '' ELSE s.naam END) AS wie, r.op, r.grond
FROM termijn r
LEFT JOIN traject t ON t.id = r.traject_id
LEFT JOIN taak a ON a.id = r.wacht_id AND a.status = 'open'
LEFT JOIN vraag v ON v.id = r.wacht_id AND v.status = 'open'
LEFT JOIN (
  SELECT q.id, q.campagne_id, q.eigenaar_id, c.soort
  FROM klassenvraag q JOIN campagne c ON c.id = q.campagne_id
  WHERE c.status <> 'gestopt' AND q.antwoord = '' AND (c.soort = 'verzuimstaten' OR (
    EXISTS (SELECT 1 FROM deelnemer d WHERE d.campagne_id = q.campagne_id AND d.locatie_id = q.locatie_id
      AND d.staat = 'wacht' AND d.decaan = '' AND NOT d.aan_de_beurt)
    AND NOT EXISTS (SELECT 1 FROM deelnemer d WHERE d.campagne_id = q.campagne_id
      AND d.locatie_id = q.locatie_id AND d.decaan = '' AND d.staat = 'benaderd')))) k ON k.id = r.wacht_id
JOIN schoollocatie s ON s.id = coalesce(v.locatie_id, t.locatie_id, r.locatie_id)
LEFT JOIN gebruiker g ON g.id = coalesce(a.toegewezen_aan, k.eigenaar_id)
WHERE r.gemeente_code = ANY (:gemeenten) AND r.aard = 'uiterlijk' AND r.op < :nu
  AND (a.id IS NOT NULL OR v.id IS NOT NULL OR k.id IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM termijn n WHERE n.wacht_id = r.wacht_id AND n.aard = 'uiterlijk'
                  AND n.volgnummer > r.volgnummer)
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
    """Overdue promises in the person's municipalities, the oldest first; two queries."""
    gevonden = await blader(
        sessie, _Vastgelopen, VASTGELOPEN, "r.op, r.id", pagina, gemeenten=list(persoon.gemeenten), nu=nu
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
