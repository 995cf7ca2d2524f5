"""The count of 1 October: who left in a reporting year without startkwalificatie and did not come back.

From stopped, less returned, to new vsv'ers (catalogue 221, 236); a change of course or school within the
window is no stop, and who left pro, vso or Entree for work or day care is no vsv'er (catalogue 228).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from domain.leerplicht import einde_schooljaar, verjaardag
from domain.regels.normen import Uitvalnorm
from domain.soorten import Onderwijssoort
from domain.uitval import TELDAG, is_wissel, leeftijdsgrens

KWETSBAAR = frozenset({Onderwijssoort.PRO, Onderwijssoort.VSO, Onderwijssoort.MBO_1})
VANAF = 12
NIET_NAAR_ONDERWIJS = frozenset({"werk", "dagbesteding"})


class Vsvklasse(StrEnum):
    """What somebody is on 1 October."""

    INGESCHREVEN = "ingeschreven"
    STARTKWALIFICATIE = "startkwalificatie"
    NIEUW = "nieuwe-vsver"
    TERUGGEKEERD = "teruggekeerd"
    OUD = "oude-vsver"
    KWETSBAAR = "kwetsbare-jongere"
    VOLGEND_JAAR = "volgend-schooljaar"
    BUITEN_DOELGROEP = "buiten-doelgroep"


@dataclass(frozen=True)
class Onderwijsperiode:
    """An enrolment: the first day, and the last one when it ended; `profiel` only for pro, vso and Entree."""

    van: date
    tot: date | None
    onderwijssoort: Onderwijssoort
    brin: str
    vestiging: str
    profiel: str = ""

    def dekt(self, dag: date) -> bool:
        return self.van <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True)
class Loopbaan:
    """The enrolments of one person, in any order; `startkwalificatie_op` is the day of the diploma."""

    nummer: str
    geboortedatum: date
    gemeentecode: str
    periodes: tuple[Onderwijsperiode, ...]
    startkwalificatie_op: date | None = None


@dataclass(frozen=True)
class Bepaling:
    """What somebody is, with the sentence that says why, and the enrolment that ended."""

    loopbaan: Loopbaan
    klasse: Vsvklasse
    reden: str
    laatste: Onderwijsperiode | None = None


def teldag(schooljaar: int) -> date:
    """1 October after the school year that began in `schooljaar`: 2025 is 2025-2026, counted in 2026."""
    return date(schooljaar + 1, *TELDAG)


def bepaal(loopbaan: Loopbaan, schooljaar: int, norm: Uitvalnorm) -> Bepaling:
    """What somebody is on 1 October after a school year (1 August to 31 July)."""
    dag = teldag(schooljaar)
    if not verjaardag(loopbaan.geboortedatum, VANAF) <= dag < leeftijdsgrens(loopbaan.geboortedatum, dag):
        return Bepaling(loopbaan, Vsvklasse.BUITEN_DOELGROEP, "Te jong of te oud voor de telling.")
    behaald = loopbaan.startkwalificatie_op
    if behaald is not None and behaald <= dag:
        return Bepaling(loopbaan, Vsvklasse.STARTKWALIFICATIE, f"Startkwalificatie op {behaald:%d-%m-%Y}.")
    gestopt = _gestopt_in(loopbaan, schooljaar, norm)
    if any(periode.dekt(dag) for periode in loopbaan.periodes):
        return _ingeschreven(loopbaan, gestopt)
    return _niet_ingeschreven(loopbaan, dag, gestopt, schooljaar)


def bepaal_alle(loopbanen: Iterable[Loopbaan], schooljaar: int, norm: Uitvalnorm) -> tuple[Bepaling, ...]:
    return tuple(bepaal(loopbaan, schooljaar, norm) for loopbaan in loopbanen)


def tel(bepalingen: Iterable[Bepaling]) -> dict[Vsvklasse, int]:
    """How many of each; they add up to everybody in the file."""
    aantal = Counter(bepaling.klasse for bepaling in bepalingen)
    return {klasse: aantal[klasse] for klasse in Vsvklasse}


def deelnemers(loopbanen: Iterable[Loopbaan], schooljaar: int) -> int:
    """Who was enrolled at the start of the school year, counted on its 1 October, within the ages.

    Of them the vsv rate is a percentage (catalogue 7, [S0:49-52]).
    """
    dag = teldag(schooljaar - 1)
    return sum(
        verjaardag(wie.geboortedatum, VANAF) <= dag < leeftijdsgrens(wie.geboortedatum, dag)
        and any(periode.dekt(dag) for periode in wie.periodes)
        for wie in loopbanen
    )


def vsv_percentage(nieuw: int, ingeschreven: int) -> Decimal | None:
    """The rate to one decimal, halves up; None when nobody was enrolled."""
    if not ingeschreven:
        return None
    return (Decimal(nieuw * 100) / ingeschreven).quantize(Decimal("0.1"), ROUND_HALF_UP)


def trechter(telling: Mapping[Vsvklasse, int]) -> tuple[int, int, int]:
    """Stopped, of whom returned, and the new vsv'ers that are left (catalogue 221)."""
    nieuw, terug = telling[Vsvklasse.NIEUW], telling[Vsvklasse.TERUGGEKEERD]
    return nieuw + terug, terug, nieuw


def _gestopt_in(loopbaan: Loopbaan, schooljaar: int, norm: Uitvalnorm) -> Onderwijsperiode | None:
    """The last time in the school year that somebody really stopped; None for who only switched."""
    eindes = (p for p in loopbaan.periodes if p.tot and einde_schooljaar(p.tot).year == schooljaar + 1)
    echt = (periode for periode in eindes if not _ging_door(loopbaan, periode, norm))
    return max(echt, key=_volgorde, default=None)


def _volgorde(periode: Onderwijsperiode) -> tuple[date, date, bool, str]:
    """By the last day. Of two that end on one day the later begun counts, then the one with a place to go to.

    So the order of lines in the file never decides what somebody is.
    """
    naar_werk = periode.onderwijssoort in KWETSBAAR and periode.profiel in NIET_NAAR_ONDERWIJS
    waar = "|".join((periode.onderwijssoort, periode.profiel, periode.brin, periode.vestiging))
    return periode.tot or periode.van, periode.van, naar_werk, waar


def _ging_door(loopbaan: Loopbaan, einde: Onderwijsperiode, norm: Uitvalnorm) -> bool:
    """Whether another enrolment was there already, or began within the window."""
    assert einde.tot is not None
    anders = [periode for periode in loopbaan.periodes if periode is not einde]
    return any(
        (p.dekt(einde.tot) and (p.tot is None or p.tot > einde.tot))
        or (p.van > einde.tot and is_wissel(einde.tot, p.van, norm))
        for p in anders
    )


def _ingeschreven(loopbaan: Loopbaan, gestopt: Onderwijsperiode | None) -> Bepaling:
    if gestopt is None or gestopt.tot is None:
        return Bepaling(loopbaan, Vsvklasse.INGESCHREVEN, "Ingeschreven, of alleen gewisseld.")
    zin = f"Gestopt op {gestopt.tot:%d-%m-%Y}, op 1 oktober weer ingeschreven."
    return Bepaling(loopbaan, Vsvklasse.TERUGGEKEERD, zin, gestopt)


def _niet_ingeschreven(
    loopbaan: Loopbaan, dag: date, gestopt: Onderwijsperiode | None, schooljaar: int
) -> Bepaling:
    laatste = max((p for p in loopbaan.periodes if p.tot and p.tot < dag), key=_volgorde, default=None)
    if laatste is None or laatste.tot is None:
        return Bepaling(loopbaan, Vsvklasse.BUITEN_DOELGROEP, "Nog niet begonnen aan een opleiding.")
    if laatste.onderwijssoort in KWETSBAAR and laatste.profiel in NIET_NAAR_ONDERWIJS:
        zin = f"Uitgestroomd op {laatste.tot:%d-%m-%Y} met profiel {laatste.profiel}."
        return Bepaling(loopbaan, Vsvklasse.KWETSBAAR, zin, laatste)
    klasse = Vsvklasse.NIEUW if gestopt else Vsvklasse.OUD
    if gestopt is None and einde_schooljaar(laatste.tot).year > schooljaar + 1:
        zin = f"Pas op {laatste.tot:%d-%m-%Y} gestopt: telt bij het volgende schooljaar."
        return Bepaling(loopbaan, Vsvklasse.VOLGEND_JAAR, zin, laatste)
    zin = f"Gestopt op {laatste.tot:%d-%m-%Y}, op 1 oktober niet ingeschreven, geen startkwalificatie."
    return Bepaling(loopbaan, klasse, zin, laatste)
