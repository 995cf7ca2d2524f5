"""The control of enrolment in the register: who left and went nowhere, and the cases that it opens.

The query serves the page and the monthly turn alike: what one sees is what the turn will do
(decision 0032).
"""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from domain.inschrijfcontrole import (
    DOSSIER_KLAAR,
    LOOPT_BIJ,
    PROCEDURE_KLAAR,
    ZONDER_SCHOOL,
    Vertrekfeiten,
    Vertrekstand,
    stand_van,
)
from domain.kalender import dag_van
from domain.regels import Afspraakcode, geldige_afspraak
from domain.soorten import Kanaal, Proceduresoort
from domain.termijnen import duur
from domain.vrijstelling import VERLOF
from storage.absolute_melding import Vondst, meld_zonder_school
from storage.afspraken import regels_voor
from storage.database import Lezer, Schrijver
from storage.leerlingen import Bijgewerkt
from storage.lezen import alle, rijen
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD
from storage.procedures import start_procedure
from storage.tabellen import Leerling

# Leaving shows as an enrolment that ended or as a leaving notice; an exemption that ended and a case that was
# closed unsolved leave somebody without a school as well. An enrolment holds until its school sends a notice.
_VERTROKKEN = f"""
WITH wie AS (
  SELECT l.* FROM leerling l WHERE l.gemeente_code = ANY (:gemeenten) AND l.samengevoegd_met IS NULL
    AND l.geboortedatum > CAST(:vandaag AS date) - interval '19 years'),
weg AS (
  SELECT leerling_id, max(dag) AS sinds FROM (
    SELECT leerling_id, tot AS dag FROM inschrijving WHERE tot > van AND tot <= :vandaag
    UNION ALL
    SELECT leerling_id, eerste_dag FROM melding WHERE soort = 'uitschrijving' AND eerste_dag <= :vandaag
    UNION ALL
    SELECT leerling_id, tot FROM vrijstelling WHERE tot < :vandaag AND NOT artikel = ANY (:verlof)
    UNION ALL
    SELECT t.leerling_id, CAST(p.gesloten_op AS date) FROM procedure p JOIN traject t ON t.id = p.traject_id
    WHERE p.soort = 'absoluut-verzuim' AND p.resultaat = 'niet-opgelost'
  ) vertrek WHERE leerling_id IN (SELECT id FROM wie) GROUP BY leerling_id)
SELECT l.id AS leerling_id, l.gemeente_code, g.naam AS gemeente, l.geboortedatum, w.sinds,
  {KORTE_NAAM} AS naam, {LEEFTIJD} AS leeftijd, l.overleden_op IS NOT NULL AS overleden,
  coalesce((SELECT s.naam FROM inschrijving i JOIN schoollocatie s ON s.id = i.locatie_id
    WHERE i.leerling_id = l.id ORDER BY i.tot DESC NULLS FIRST, i.van DESC, i.id LIMIT 1), '') AS school,
  coalesce((SELECT t.nummer FROM traject t WHERE t.leerling_id = l.id
    ORDER BY t.gesloten_op DESC NULLS FIRST, t.geopend_op DESC LIMIT 1), '') AS dossier,
  (SELECT min(i.van) FROM inschrijving i WHERE i.leerling_id = l.id AND (i.tot IS NULL OR i.tot > :vandaag)
     AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.leerling_id = l.id AND m.soort = 'uitschrijving'
                     AND m.locatie_id = i.locatie_id AND m.meldingsdatum >= i.van)) AS weer_op,
  EXISTS (SELECT 1 FROM vrijstelling v WHERE v.leerling_id = l.id AND NOT v.artikel = ANY (:verlof)
          AND :vandaag BETWEEN v.van AND v.tot) AS vrijgesteld,
  coalesce(p.startkwalificatie, false) AS startkwalificatie, coalesce(p.loopt, false) AS loopt,
  coalesce(p.onderzocht, false)
    OR EXISTS (SELECT 1 FROM traject t WHERE t.leerling_id = l.id AND t.resultaat = ANY (:dossier_klaar)
               AND t.gesloten_op >= w.sinds)
    OR EXISTS (SELECT 1 FROM vermoeden m WHERE m.bsn_index = l.bsn_index AND m.status = 'afgewezen'
               AND m.beslist_op >= w.sinds) AS onderzocht,
  EXISTS (SELECT 1 FROM vermoeden m WHERE m.bsn_index = l.bsn_index AND m.status = 'open') AS te_beslissen,
  EXISTS (SELECT 1 FROM deelnemer d WHERE d.leerling_id = l.id AND d.staat IN ('wacht', 'benaderd'))
    AS in_campagne,
  l.bsn_index IS NOT NULL AND EXISTS (
    SELECT 1 FROM (SELECT id, peildatum FROM vergelijking k WHERE k.gemeente_code = l.gemeente_code
                   ORDER BY k.peildatum DESC, k.gemaakt_op DESC LIMIT 1) laatste
    WHERE laatste.peildatum >= w.sinds AND NOT EXISTS (
      SELECT 1 FROM vermoeden m WHERE m.vergelijking_id = laatste.id AND m.bsn_index = l.bsn_index))
    AS vergeleken
FROM weg w
JOIN wie l ON l.id = w.leerling_id
JOIN gemeente g ON g.code = l.gemeente_code
LEFT JOIN LATERAL (
  SELECT bool_or(q.status = 'loopt' AND q.soort = ANY (:loopt_bij)) AS loopt,
    bool_or(q.resultaat = 'startkwalificatie') AS startkwalificatie,
    bool_or(q.soort || '.' || q.resultaat = ANY (:procedure_klaar) AND q.gesloten_op >= w.sinds) AS onderzocht
  FROM procedure q JOIN traject t ON t.id = q.traject_id WHERE t.leerling_id = l.id) p ON true
ORDER BY w.sinds, l.achternaam, l.id
"""
_VASTE = {
    "verlof": sorted(artikel.value for artikel in VERLOF),
    "loopt_bij": sorted(soort.value for soort in LOOPT_BIJ),
    "dossier_klaar": sorted(DOSSIER_KLAAR),
    "procedure_klaar": sorted(PROCEDURE_KLAAR),
}
# A suspect of the comparison who turned up at a school, or was exempted, after its reference day.
_OPGELOST = """
UPDATE vermoeden v SET status = 'vervallen'
FROM vergelijking k, leerling l
WHERE v.vergelijking_id = k.id AND l.bsn_index = v.bsn_index AND v.status = 'open'
  AND v.gemeente_code = ANY (:gemeenten)
  AND (EXISTS (SELECT 1 FROM inschrijving i WHERE i.leerling_id = coalesce(l.samengevoegd_met, l.id)
               AND i.van > k.peildatum AND (i.tot IS NULL OR i.tot > :vandaag))
    OR EXISTS (SELECT 1 FROM vrijstelling r WHERE r.leerling_id = coalesce(l.samengevoegd_met, l.id)
               AND NOT r.artikel = ANY (:verlof) AND :vandaag BETWEEN r.van AND r.tot))
RETURNING v.id
"""


class _Vertrokkene(Vertrekfeiten, frozen=True):
    leerling_id: UUID
    gemeente_code: str
    gemeente: str
    naam: str
    leeftijd: int
    school: str
    dossier: str


class Vertrokkene(_Vertrokkene, frozen=True):
    """Somebody who left, with what the control makes of it and the newest dossier."""

    stand: Vertrekstand


@dataclass(frozen=True)
class Controle:
    """Who is of school age and enrolled nowhere, the longest first; how many others left, by the reason."""

    zonder_school: tuple[Vertrokkene, ...]
    buiten: Mapping[Vertrekstand, int]

    @property
    def te_openen(self) -> tuple[Vertrokkene, ...]:
        return tuple(wie for wie in self.zonder_school if wie.stand is Vertrekstand.OPENEN)


@dataclass(frozen=True)
class Controlebeurt:
    """A turn of the control in one region; `sleutel` is the turn's own."""

    regio: str
    gemeenten: tuple[str, ...]
    sleutel: UUID
    nu: datetime


async def controleer(sessie: Lezer, regio: str, gemeenten: Collection[str], nu: datetime) -> Controle:
    """Look through the register as it is now; writes nothing."""
    dag = dag_van(nu)
    regels = await regels_voor(sessie, regio)
    wachten = duur(geldige_afspraak(regels, Afspraakcode.INSCHRIJFCONTROLE_NA, dag, regio))
    gevonden = await alle(
        sessie, _Vertrokkene, _VERTROKKEN, gemeenten=sorted(gemeenten), vandaag=dag, **_VASTE
    )
    wie = [Vertrokkene(**rij.model_dump(), stand=stand_van(rij, dag, wachten)) for rij in gevonden]
    buiten = Counter(rij.stand for rij in wie if rij.stand not in ZONDER_SCHOOL)
    return Controle(tuple(rij for rij in wie if rij.stand in ZONDER_SCHOOL), buiten)


async def voer_controle_uit(sessie: Schrijver, beurt: Controlebeurt) -> dict[str, int]:
    """Open a case for whoever has none, and drop the questions that solved themselves; numbers only.

    One turn at a time: a second sees what the first opened, and opens nothing twice.
    """
    await rijen(sessie, "SELECT pg_advisory_xact_lock(hashtext('inschrijfcontrole'))")
    vervallen = await rijen(
        sessie,
        _OPGELOST,
        gemeenten=list(beurt.gemeenten),
        vandaag=dag_van(beurt.nu),
        verlof=_VASTE["verlof"],
    )
    controle = await controleer(sessie, beurt.regio, beurt.gemeenten, beurt.nu)
    for wie in controle.te_openen:
        await _open(sessie, wie, beurt)
    return {
        "zonder_school": len(controle.zonder_school),
        "geopend": len(controle.te_openen),
        "vervallen": len(vervallen),
    }


async def _open(sessie: Schrijver, wie: Vertrokkene, beurt: Controlebeurt) -> None:
    """The report by the municipality and the procedure, whose first task is to check that it is true."""
    leerling = await sessie.get_one(Leerling, wie.leerling_id)
    id_ = uuid5(beurt.sleutel, str(wie.leerling_id))
    vondst = Vondst(
        id=id_,
        kanaal=Kanaal.CONTROLE,
        gemeente_code=wie.gemeente_code,
        eerste_dag=_eerste_dag(wie.sinds, beurt.nu),
        toelichting=f"Uit de controle van inschrijvingen. Sinds {wie.sinds:%d-%m-%Y} kennen wij geen school.",
        vingerafdruk=id_.bytes,
        nu=beurt.nu,
        erbij={"controle": str(beurt.sleutel)},
    )
    traject_id = await meld_zonder_school(sessie, Bijgewerkt(leerling, nieuw=False, wijzigingen={}), vondst)
    soort = Proceduresoort.ABSOLUUT_VERZUIM
    await start_procedure(sessie, traject_id, soort, beurt.nu, aanleiding=id_)


def _eerste_dag(sinds: date, nu: datetime) -> date:
    """The day after the last one at school, and never later than today."""
    return min(date.fromordinal(sinds.toordinal() + 1), dag_van(nu))
