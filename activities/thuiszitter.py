"""What the rules decide for a thuiszitter, from the register as it is: the next step, and its day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from activities.zaak import Zaak
from domain import thuiszitter
from domain.kalender import dag_van
from domain.leerplicht import VOLWASSEN, verjaardag
from domain.procedures.thuiszitter_velden import METEEN
from domain.soorten import Fase
from domain.termijnen import Afspraakcode, geldige_afspraak
from storage.database import Lezer
from storage.thuiszitters import Gedaan, feiten_over_onderwijs, gedane_stappen
from storage.trajecten import jongste_melding

VASTGESTELD = ("thuiszitter.vaststellen", "ja")
PLAN_KLAAR = ("thuiszitter.plan", "plan")
DOORZETTINGSMACHT = "thuiszitter.doorzettingsmacht"


@dataclass(frozen=True)
class Stand:
    """A thuiszitter case on the day of a step: what was done, and the days that come."""

    zaak: Zaak
    vandaag: date
    eerste_dag: date
    mislukt_op: date | None
    gedaan: tuple[Gedaan, ...]

    @property
    def vastgesteld(self) -> bool:
        return any((stap.soort, stap.uitkomst) == VASTGESTELD for stap in self.gedaan)

    @property
    def heeft_plan(self) -> bool:
        return any((stap.soort, stap.uitkomst) == PLAN_KLAAR for stap in self.gedaan)

    @property
    def achttien(self) -> date:
        return verjaardag(self.zaak.kader.geboortedatum, VOLWASSEN)

    @property
    def tafel(self) -> date:
        """The next Thuiszitterstafel: who is discussed today, is discussed again at the next one."""
        dag, om_de = self.aantal(Afspraakcode.THUISZITTERSTAFEL_DAG, Afspraakcode.THUISZITTERSTAFEL)
        return thuiszitter.tafel_na(self.zaak.kader.kalender, self.vandaag, dag=dag, om_de=om_de)

    @property
    def escalatie(self) -> date:
        begin = thuiszitter.begin_zonder_aanbod(self.eerste_dag, self.mislukt_op)
        na, om_de = self.aantal(Afspraakcode.THUISZITTER_ESCALATIE, Afspraakcode.THUISZITTER_ESCALATIE_DAARNA)
        besluiten = [dag_van(stap.op) for stap in self.gedaan if stap.soort == DOORZETTINGSMACHT]
        return thuiszitter.escalatiedag(begin, max(besluiten, default=None), na=na, om_de=om_de)

    def aantal(self, *codes: Afspraakcode) -> tuple[int, ...]:
        kader = self.zaak.kader
        return tuple(geldige_afspraak(kader.regels, c, self.vandaag, kader.regio).aantal for c in codes)


async def _lees(sessie: Lezer, zaak: Zaak) -> Stand:
    velden = await zaak.velden(sessie)
    return Stand(
        zaak=zaak,
        vandaag=dag_van(zaak.opdracht.nu),
        eerste_dag=_dag(velden, "eerste_dag") or (await jongste_melding(sessie, zaak.traject)).eerste_dag,
        mislukt_op=_dag(velden, "mislukt_op"),
        gedaan=await gedane_stappen(sessie, zaak.procedure.id),
    )


def _dag(velden: Mapping[str, Any], naam: str) -> date | None:
    return date.fromisoformat(velden[naam]) if velden.get(naam) else None


async def is_thuiszitter(sessie: Lezer, zaak: Zaak) -> str:
    """The outcome of the step with that name; see domain/thuiszitter.py for the rule."""
    stand = await _lees(sessie, zaak)
    situatie = thuiszitter.Situatie(
        eerste_dag=stand.eerste_dag,
        vandaag=stand.vandaag,
        geboortedatum=zaak.kader.geboortedatum,
        feiten=await feiten_over_onderwijs(sessie, zaak.traject.leerling_id),
        vastgesteld=stand.vastgesteld,
        gesloten=zaak.traject.fase == Fase.GESLOTEN,
    )
    return thuiszitter.is_thuiszitter(situatie).value


async def vooruit(sessie: Lezer, zaak: Zaak) -> str:
    """What comes first: a plan, unless the months are over; then the next table, decision or birthday."""
    stand = await _lees(sessie, zaak)
    if stand.achttien <= stand.vandaag:
        return "achttien"
    if not stand.heeft_plan and stand.escalatie > stand.vandaag:
        return "plan"
    dagen = {stand.tafel: "tafel", stand.escalatie: "escalatie", stand.achttien: "verjaardag"}
    return dagen[min(dagen)]


async def begindag(sessie: Lezer, zaak: Zaak) -> date:
    """Four weeks after the first day without education; today when an officer does not wait for that."""
    stand = await _lees(sessie, zaak)
    if zaak.procedure.gegevens.get("beginnen") == METEEN:
        return stand.vandaag
    (dagen,) = stand.aantal(Afspraakcode.THUISZITTER)
    return stand.eerste_dag + timedelta(days=dagen)


async def tafeldag(sessie: Lezer, zaak: Zaak) -> date:
    return (await _lees(sessie, zaak)).tafel


async def escalatiedag(sessie: Lezer, zaak: Zaak) -> date:
    return (await _lees(sessie, zaak)).escalatie


async def achttien(sessie: Lezer, zaak: Zaak) -> date:
    return (await _lees(sessie, zaak)).achttien


async def inhaaldag(sessie: Lezer, zaak: Zaak) -> date:
    """The day on which an open plan or table is overtaken: the decision, or the eighteenth birthday."""
    stand = await _lees(sessie, zaak)
    return min(stand.escalatie, stand.achttien)
