"""Who is a thuiszitter, when the Thuiszitterstafel is, and when a case goes up to the doorzettingsmacht."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from pydantic import BaseModel

from domain.kalender import Kalender, eerstvolgende_werkdag, maanden_erbij
from domain.leerplicht import VOLWASSEN, begin_leerplicht, einde_schooljaar, verjaardag
from domain.soorten import Wijziging


class Feitsoort(StrEnum):
    """What the register can know about the education of a pupil who is reported."""

    DEELS_ONDERWIJS = "deels-onderwijs"
    VRIJSTELLING = "vrijstelling"
    ZIEK = "ziek"
    KAN_NAAR_SCHOOL = "kan-naar-school"
    TERUG = "terug"


class Feit(BaseModel, frozen=True):
    """Something that was recorded, from a day on; `tot` is the last day, None when there is none."""

    soort: Feitsoort
    sinds: date
    tot: date | None = None

    def geldt(self, dag: date) -> bool:
        return self.sinds <= dag and (self.tot is None or dag <= self.tot)


class Oordeel(StrEnum):
    """What the rules say; a person answers `VRAGEN`."""

    VRAGEN = "vragen"
    VASTGESTELD = "vastgesteld"
    DEELS_ONDERWIJS = "deels-onderwijs"
    VRIJSTELLING = "vrijstelling"
    ZIEK = "ziek"
    TERUG = "terug"
    TE_JONG = "te-jong"
    ACHTTIEN = "achttien"
    GESLOTEN = "gesloten"


class Situatie(BaseModel, frozen=True):
    """What the register knows of a pupil on a day; `vastgesteld`: a person called this one a thuiszitter."""

    eerste_dag: date
    vandaag: date
    geboortedatum: date
    feiten: tuple[Feit, ...] = ()
    vastgesteld: bool = False
    gesloten: bool = False


def is_thuiszitter(situatie: Situatie) -> Oordeel:
    """Whether the register settles it (catalogue 153-156); what it cannot know, a person is asked.

    An exemption counts while it holds. Of what was recorded since the first day without education the newest
    counts: partial education and illness explain the absence, a youth doctor who says that the pupil can go
    (partly) takes an illness back. What was recorded before that day says nothing about it.
    """
    if situatie.gesloten:
        return Oordeel.GESLOTEN
    if situatie.vandaag >= verjaardag(situatie.geboortedatum, VOLWASSEN):
        return Oordeel.ACHTTIEN
    if situatie.vastgesteld:
        return Oordeel.VASTGESTELD
    if situatie.vandaag < begin_leerplicht(situatie.geboortedatum):
        return Oordeel.TE_JONG
    return _uit_feiten(situatie)


def _uit_feiten(situatie: Situatie) -> Oordeel:
    geldig = [feit for feit in situatie.feiten if feit.geldt(situatie.vandaag)]
    if any(feit.soort is Feitsoort.VRIJSTELLING for feit in geldig):
        return Oordeel.VRIJSTELLING
    sindsdien = [feit for feit in geldig if feit.sinds >= situatie.eerste_dag]
    nieuwste = max(sindsdien, key=lambda feit: feit.sinds, default=None)
    if nieuwste is None or nieuwste.soort is Feitsoort.KAN_NAAR_SCHOOL:
        return Oordeel.VRAGEN
    return Oordeel(nieuwste.soort.value)


class Bewijs(NamedTuple):
    """What an outcome in the register proves; `datumveld` holds the day, empty for the day of the answer."""

    soort: Feitsoort
    datumveld: str = ""


# (kind of task or question, outcome) -> what it proves. Only a youth doctor says who is too ill.
BEWIJZEN: Mapping[tuple[str, str], Bewijs] = {
    ("thuiszitter.vaststellen", "deels-onderwijs"): Bewijs(Feitsoort.DEELS_ONDERWIJS, "sinds"),
    ("thuiszitter.vaststellen", "vrijstelling"): Bewijs(Feitsoort.VRIJSTELLING, "sinds"),
    ("thuiszitter.vaststellen", "ziek"): Bewijs(Feitsoort.ZIEK, "sinds"),
    ("thuiszitter.vaststellen", "terug"): Bewijs(Feitsoort.TERUG, "sinds"),
    ("ziekteverzuim.onderzoek", "nee"): Bewijs(Feitsoort.ZIEK, "adviesdatum"),
    ("ziekteverzuim.onderzoek", "gedeeltelijk"): Bewijs(Feitsoort.KAN_NAAR_SCHOOL, "adviesdatum"),
    ("ziekteverzuim.onderzoek", "ja"): Bewijs(Feitsoort.KAN_NAAR_SCHOOL, "adviesdatum"),
    ("ziekteverzuim.navraag", "gestopt"): Bewijs(Feitsoort.TERUG),
    ("ziekteverzuim.nabellen", "gestopt"): Bewijs(Feitsoort.TERUG),
    ("wijziging", Wijziging.VRIJGESTELD.value): Bewijs(Feitsoort.VRIJSTELLING),
    **{
        (f"thuiszitter.{stap}", "naar-school"): Bewijs(Feitsoort.TERUG, "vanaf")
        for stap in ("plan", "tafel", "aanbod")
    },
}


def als_feit(soort: str, uitkomst: str, velden: Mapping[str, str], op: date) -> Feit | None:
    """What a kept answer proves; None when it says nothing about the pupil's education.

    An exemption of which no end is known is not trusted beyond the school year in which it was given.
    """
    bewijs = BEWIJZEN.get((soort, uitkomst))
    if bewijs is None:
        return None
    dag = velden.get(bewijs.datumveld)
    sinds = date.fromisoformat(dag) if dag else op
    tot = date.fromisoformat(velden["tot"]) if velden.get("tot") else None
    if bewijs.soort is Feitsoort.VRIJSTELLING and tot is None:
        tot = einde_schooljaar(sinds)
    return Feit(soort=bewijs.soort, sinds=sinds, tot=tot)


def tafel_na(kalender: Kalender, na: date, *, dag: int, om_de: int = 1) -> date:
    """The first Thuiszitterstafel after a day: the first working day from the `dag`-th of the month.

    It meets every `om_de` months, counted from January.
    """
    vorige = maanden_erbij(na.replace(day=1), -1)  # its table can fall in the month of `na`
    maanden = (maanden_erbij(vorige, aantal) for aantal in count())
    dagen = (
        eerstvolgende_werkdag(kalender, maand.replace(day=dag))
        for maand in maanden
        if (maand.month - 1) % om_de == 0
    )
    return next(tafel for tafel in dagen if tafel > na)


def escalatiedag(begin: date, laatste: date | None, *, na: int, om_de: int = 1) -> date:
    """The day on which a case without an offer goes up: `na` months after `begin`, then every `om_de` months.

    `laatste` is the day of the last decision: the next time is the first such date after it. Each date is
    counted from `begin` itself, so that the end of February does not shift the months that follow.
    """
    dagen = (maanden_erbij(begin, aantal) for aantal in count(na, om_de))
    return next(dag for dag in dagen if laatste is None or dag > laatste)


def begin_zonder_aanbod(eerste_dag: date, mislukt_op: date | None) -> date:
    """From when the months count: the first day at home, or the day on which an offer failed."""
    return max(eerste_dag, mislukt_op) if mislukt_op else eerste_dag


def volle_maanden(van: date, tot: date) -> int:
    """How many whole months lie between two days, counted from the first; 0 when `tot` is earlier."""
    return next(aantal for aantal in count() if maanden_erbij(van, aantal + 1) > tot)
