"""The agenda of the Thuiszitterstafel: who is discussed, for how long at home, what was agreed."""

# ruff: noqa: S608  (queries are put together from constants of our own only; input goes in as parameters)

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import BaseModel

from domain.kalender import Vakantieregio, dag_van, maanden_erbij
from domain.procedures.thuiszitter_velden import Actie, acties_van
from domain.termijnen import Afspraakcode, geldige_afspraak
from domain.thuiszitter import begin_zonder_aanbod, tafel_na, volle_maanden
from storage.database import Lezer
from storage.kader import kalender_van, regels_met
from storage.lezen import alle
from storage.lijsten.fragmenten import KORTE_NAAM, LEEFTIJD
from storage.thuiszitters import Gedaan

OP_TAFEL = ("tafel", "doorzettingsmacht")
ONDERWEG = ("tot-tafel", "tot-escalatie")
TAFELS = """
SELECT n.code AS gemeente_code, n.naam AS gemeente, n.rmc_regio_code AS regio, n.vakantieregio,
       coalesce((SELECT json_agg(w ORDER BY w.id)::text FROM werkafspraak w
                 WHERE w.ingetrokken_op IS NULL
                   AND (w.rmc_regio_code IS NULL OR w.rmc_regio_code = n.rmc_regio_code)), '') AS afspraken
FROM gemeente n WHERE n.code = ANY (:gemeenten) ORDER BY n.naam
"""
AGENDA = f"""
SELECT t.nummer AS traject_nummer, {KORTE_NAAM} AS leerling, {LEEFTIJD} AS leeftijd, s.naam AS school,
       coalesce(b.naam, '') AS behandelaar, p.gemeente_code, p.stap, p.uiterlijk, p.gegevens,
       (SELECT m.eerste_dag FROM melding m WHERE m.traject_id = t.id
        ORDER BY m.ontvangen_op DESC LIMIT 1) AS gemeld_vanaf,
       coalesce((SELECT jsonb_agg(jsonb_build_object('soort', a.soort, 'uitkomst', w.besluit,
                                                     'velden', w.velden, 'op', a.afgerond_op)
                                  ORDER BY a.afgerond_op)
                 FROM taak a JOIN taakantwoord w ON w.id = a.antwoord_id
                 WHERE a.procedure_id = p.id), '[]') AS gedaan
FROM procedure p
JOIN traject t ON t.id = p.traject_id
JOIN leerling l ON l.id = t.leerling_id
JOIN schoollocatie s ON s.id = t.locatie_id
LEFT JOIN gebruiker b ON b.id = t.behandelaar_id
WHERE p.gemeente_code = ANY (:gemeenten) AND p.soort = 'thuiszitter' AND p.status = 'loopt'
  AND p.stap = ANY (:stappen)
ORDER BY l.achternaam, t.nummer
"""


class _Gemeente(BaseModel, frozen=True):
    gemeente_code: str
    gemeente: str
    regio: str
    vakantieregio: Vakantieregio
    afspraken: str

    def aantal(self, code: Afspraakcode, dag: date) -> int:
        return geldige_afspraak(regels_met(self.afspraken), code, dag, self.regio).aantal

    def tafel(self, vandaag: date) -> date:
        """Today's table is still the next one."""
        return tafel_na(
            kalender_van(self.vakantieregio),
            vandaag - timedelta(days=1),
            dag=self.aantal(Afspraakcode.THUISZITTERSTAFEL_DAG, vandaag),
            om_de=self.aantal(Afspraakcode.THUISZITTERSTAFEL, vandaag),
        )


class _Rij(BaseModel, frozen=True):
    traject_nummer: str
    leerling: str
    leeftijd: int
    school: str
    behandelaar: str
    gemeente_code: str
    stap: str
    uiterlijk: datetime
    gegevens: Mapping[str, Any]
    gemeld_vanaf: date
    gedaan: tuple[Gedaan, ...]

    @property
    def thuis_sinds(self) -> date:
        """The first day without education, or the day on which an offer failed."""
        velden = dict(self.gegevens)
        for stap in self.gedaan:
            velden |= stap.velden
        mislukt = velden.get("mislukt_op")
        eerste = date.fromisoformat(velden.get("eerste_dag") or self.gemeld_vanaf.isoformat())
        return begin_zonder_aanbod(eerste, date.fromisoformat(mislukt) if mislukt else None)

    @property
    def besloten(self) -> Gedaan | None:
        """The newest answer in which something was decided: the plan, the table or the doorzettingsmacht."""
        return next((stap for stap in reversed(self.gedaan) if stap.velden.get("besluit")), None)

    def komt_op(self, tafel: date) -> bool:
        return self.stap in OP_TAFEL or dag_van(self.uiterlijk) <= tafel


class Bespreking(BaseModel, frozen=True):
    """A pupil who is discussed; `acties` are those of the last decision, which repeats what is not done.

    `maanden` says how many whole months it is until the day of escalation, or since it when `voorbij`.
    """

    traject_nummer: str
    leerling: str
    leeftijd: int
    school: str
    behandelaar: str
    thuis_sinds: date
    dagen_thuis: int
    escalatie: date
    maanden: int
    voorbij: bool
    besluit: str
    besloten_op: datetime | None
    acties: tuple[Actie, ...]


class Tafel(BaseModel, frozen=True):
    """The next Thuiszitterstafel of a municipality and who is discussed at it."""

    gemeente: str
    op: date
    besprekingen: tuple[Bespreking, ...]


async def tafels(sessie: Lezer, gemeenten: Collection[str], nu: datetime) -> tuple[Tafel, ...]:
    """The next table of each of these municipalities, by name; two queries."""
    vandaag, codes = dag_van(nu), list(gemeenten)
    van = await alle(sessie, _Gemeente, TAFELS, gemeenten=codes)
    rijen = await alle(sessie, _Rij, AGENDA, gemeenten=codes, vandaag=vandaag, stappen=[*OP_TAFEL, *ONDERWEG])
    return tuple(_tafel(gemeente, rijen, vandaag) for gemeente in van)


def _tafel(gemeente: _Gemeente, rijen: tuple[_Rij, ...], vandaag: date) -> Tafel:
    op, na = gemeente.tafel(vandaag), gemeente.aantal(Afspraakcode.THUISZITTER_ESCALATIE, vandaag)
    eigen = (rij for rij in rijen if rij.gemeente_code == gemeente.gemeente_code)
    besproken = tuple(_bespreking(rij, na, vandaag) for rij in eigen if rij.komt_op(op))
    return Tafel(gemeente=gemeente.gemeente, op=op, besprekingen=besproken)


def _bespreking(rij: _Rij, na: int, vandaag: date) -> Bespreking:
    escalatie, besloten = maanden_erbij(rij.thuis_sinds, na), rij.besloten
    voorbij = escalatie <= vandaag
    return Bespreking(
        **rij.model_dump(include={"traject_nummer", "leerling", "leeftijd", "school", "behandelaar"}),
        thuis_sinds=rij.thuis_sinds,
        dagen_thuis=(vandaag - rij.thuis_sinds).days,
        escalatie=escalatie,
        maanden=volle_maanden(escalatie, vandaag) if voorbij else volle_maanden(vandaag, escalatie),
        voorbij=voorbij,
        besluit=besloten.velden["besluit"] if besloten else "",
        besloten_op=besloten.op if besloten else None,
        acties=acties_van(besloten.velden) if besloten else (),
    )
