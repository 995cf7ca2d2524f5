"""Leaving school: what is a dropout, what is a switch, and of which year (catalogue 212-222, 236, 251)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.leerplicht import (
    achttien_of_ouder,
    bovengrens_rmc,
    einde_schooljaar,
    verjaardag,
)
from domain.regels.normen import Uitvalnorm

TELDAG = (10, 1)


class Vsvsoort(StrEnum):
    """Left in this school year, or in an earlier one (catalogue 222)."""

    NIEUW = "nieuw"
    OUD = "oud"


class Herkomst(StrEnum):
    """Where somebody went to school before."""

    HIER = "hier"
    NIEUW_IN_GEMEENTE = "nieuw-in-gemeente"
    NIEUWKOMER = "nieuwkomer"


class Telling(StrEnum):
    """What leaving turns out to be."""

    UITVAL = "uitval"
    GEEN_UITVAL = "geen-uitval"
    TERUGGEKEERD = "teruggekeerd"
    LEERPLICHT = "leerplicht"
    LEEFTIJDSGRENS = "leeftijdsgrens"


class Vertrek(NamedTuple):
    """Somebody who left: the last day enrolled, and the first day of a new enrolment when there is one."""

    geboortedatum: date
    laatste_dag: date
    weer_op: date | None = None


class Oordeel(NamedTuple):
    """What it is, and why, in a sentence for the dossier."""

    telling: Telling
    reden: str


def laatste_wisseldag(laatste_dag: date, norm: Uitvalnorm) -> date:
    """The last day on which a new enrolment makes leaving a switch; in the summer the day of the count."""
    dag = laatste_dag + timedelta(days=norm.venster_dagen)
    if laatste_dag.month not in norm.zomer_maanden:
        return dag
    return max(dag, date(laatste_dag.year, *TELDAG))


def is_wissel(laatste_dag: date, weer_op: date | None, norm: Uitvalnorm) -> bool:
    """Whether somebody changed course or school instead of dropping out."""
    return weer_op is not None and weer_op <= laatste_wisseldag(laatste_dag, norm)


def beoordeel(vertrek: Vertrek, vandaag: date, norm: Uitvalnorm) -> Oordeel:
    """What leaving is, as far as it is known today."""
    if is_wissel(vertrek.laatste_dag, vertrek.weer_op, norm):
        return Oordeel(Telling.GEEN_UITVAL, f"Weer ingeschreven op {_dag(vertrek.weer_op)}. {norm.grond}")
    if vertrek.weer_op is not None:
        tot = laatste_wisseldag(vertrek.laatste_dag, norm)
        zin = f"Pas op {_dag(vertrek.weer_op)} weer ingeschreven, na {_dag(tot)}."
        return Oordeel(Telling.TERUGGEKEERD, zin)
    return _zonder_inschrijving(vertrek, vandaag)


def _zonder_inschrijving(vertrek: Vertrek, vandaag: date) -> Oordeel:
    if not achttien_of_ouder(vertrek.geboortedatum, vandaag):
        return Oordeel(Telling.LEERPLICHT, "De jongere is nog geen 18: leerplicht behandelt dit.")
    if vandaag >= leeftijdsgrens(vertrek.geboortedatum, vandaag):
        return Oordeel(
            Telling.LEEFTIJDSGRENS, f"Te oud voor het Doorstroompunt. {bovengrens_rmc(vandaag).grond}."
        )
    return Oordeel(Telling.UITVAL, "De jongere staat nergens ingeschreven en heeft geen startkwalificatie.")


def leeftijdsgrens(geboortedatum: date, dag: date) -> date:
    """The birthday on which the Doorstroompunt stops, by the law of that day."""
    return verjaardag(geboortedatum, bovengrens_rmc(dag).leeftijd)


def vsvsoort(laatste_dag: date, vandaag: date, herkomst: Herkomst = Herkomst.HIER) -> Vsvsoort:
    """New when somebody left a school of ours in the school year of today.

    Who is new in town, or a newcomer who never went to school here, is an old one (catalogue 6).
    """
    if herkomst is not Herkomst.HIER:
        return Vsvsoort.OUD
    return Vsvsoort.NIEUW if einde_schooljaar(laatste_dag) >= einde_schooljaar(vandaag) else Vsvsoort.OUD


def _dag(dag: date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else ""
