"""The agenda of the Thuiszitterstafel: who is discussed, for how long at home, what was agreed."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from pydantic import BaseModel

from domain.kalender import Vakantieregio, dag_van, maanden_erbij
from domain.termijnen import Afspraakcode, geldige_afspraak
from domain.thuiszitter import begin_zonder_aanbod, tafel_na, volle_maanden
from storage.database import Lezer
from storage.kader import kalender_van, regels_met
from storage.lezen import alle
from storage.lijsten.overlegtafels import Agendarij, Besproken, acties, op_agenda
from storage.thuiszitters import Gedaan

OP_TAFEL = ("thuiszitter.tafel", "thuiszitter.doorzettingsmacht")
ONDERWEG = ("thuiszitter.tot-tafel", "thuiszitter.tot-escalatie")
TAFELS = """
SELECT n.code AS gemeente_code, n.naam AS gemeente, n.rmc_regio_code AS regio, n.vakantieregio,
       coalesce((SELECT json_agg(w ORDER BY w.id)::text FROM werkafspraak w
                 WHERE w.rmc_regio_code IS NULL OR w.rmc_regio_code = n.rmc_regio_code), '') AS afspraken
FROM gemeente n WHERE n.code = ANY (:gemeenten) ORDER BY n.naam
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


def _thuis_sinds(rij: Agendarij) -> date:
    """The first day without education, or the day on which an offer failed."""
    velden = rij.velden
    mislukt = velden.get("mislukt_op")
    eerste = date.fromisoformat(velden.get("eerste_dag") or rij.gemeld_vanaf.isoformat())
    return begin_zonder_aanbod(eerste, date.fromisoformat(mislukt) if mislukt else None)


def _besloten(rij: Agendarij) -> Gedaan | None:
    """The newest answer in which something was decided: the plan, the table or the doorzettingsmacht."""
    return next((stap for stap in reversed(rij.gedaan) if stap.velden.get("besluit")), None)


def _komt_op(rij: Agendarij, tafel: date) -> bool:
    return rij.plek in OP_TAFEL or (rij.uiterlijk is not None and dag_van(rij.uiterlijk) <= tafel)


class Bespreking(Besproken, frozen=True):
    """A pupil who is discussed; `acties` are those of the last decision, which repeats what is not done.

    `maanden` says how many whole months it is until the day of escalation, or since it when `voorbij`.
    """

    thuis_sinds: date
    dagen_thuis: int
    escalatie: date
    maanden: int
    voorbij: bool


class Tafel(BaseModel, frozen=True):
    """The next Thuiszitterstafel of a municipality and who is discussed at it."""

    gemeente: str
    op: date
    besprekingen: tuple[Bespreking, ...]


async def tafels(sessie: Lezer, gemeenten: Collection[str], nu: datetime) -> tuple[Tafel, ...]:
    """The next table of each of these municipalities, by name; two queries."""
    vandaag, codes = dag_van(nu), list(gemeenten)
    van = await alle(sessie, _Gemeente, TAFELS, gemeenten=codes)
    rijen = await op_agenda(sessie, codes, nu, stappen=(*OP_TAFEL, *ONDERWEG))
    return tuple(_tafel(gemeente, rijen, vandaag) for gemeente in van)


def _tafel(gemeente: _Gemeente, rijen: tuple[Agendarij, ...], vandaag: date) -> Tafel:
    op, na = gemeente.tafel(vandaag), gemeente.aantal(Afspraakcode.THUISZITTER_ESCALATIE, vandaag)
    eigen = (rij for rij in rijen if rij.gemeente_code == gemeente.gemeente_code)
    besproken = tuple(_bespreking(rij, na, vandaag) for rij in eigen if _komt_op(rij, op))
    return Tafel(gemeente=gemeente.gemeente, op=op, besprekingen=besproken)


def _bespreking(rij: Agendarij, na: int, vandaag: date) -> Bespreking:
    sinds, besloten = _thuis_sinds(rij), _besloten(rij)
    escalatie = maanden_erbij(sinds, na)
    voorbij = escalatie <= vandaag
    return Bespreking(
        **rij.leerlingdelen,
        thuis_sinds=sinds,
        dagen_thuis=(vandaag - sinds).days,
        escalatie=escalatie,
        maanden=volle_maanden(escalatie, vandaag) if voorbij else volle_maanden(vandaag, escalatie),
        voorbij=voorbij,
        besluit=besloten.velden["besluit"] if besloten else "",
        besloten_op=besloten.op if besloten else None,
        acties=acties(besloten),
    )
