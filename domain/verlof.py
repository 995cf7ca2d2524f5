"""Who decides about leave, and what is no leave at all (LPW art. 11 onder e, f, g; art. 13, 13a, 14).

The numbers are dated data (domain/regels/verlof.toml). Days are school days of the pupil's own school.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.kalender import EEN_DAG, Kalender, Periode, eerstvolgende_schooldag
from domain.leerplicht import einde_schooljaar
from domain.lesweken import WEEK, is_lesweek, maandag
from domain.regels import STANDAARDREGIO, Afspraakcode, Regels, geldige_afspraak


class Verlofsoort(StrEnum):
    """Why parents ask for leave."""

    GEWICHTIG = "gewichtige-omstandigheden"
    VAKANTIE = "vakantie"
    RELIGIE = "religie"


class Beslisser(StrEnum):
    """Who decides about a request, or why nobody has to."""

    HOOFD = "hoofd"
    LEERPLICHT = "leerplicht"
    KENNISGEVING = "kennisgeving"
    KAN_NIET = "kan-niet"
    NIET_NODIG = "niet-nodig"


class Verlofregels(NamedTuple):
    """The agreements that hold for a request."""

    hoofd_dagen: int
    vakantie_dagen: int
    vakantie_keer: int
    eerste_lesweken: int
    religie_dagen: int


class Verlofaanvraag(NamedTuple):
    """What is asked, and what the pupil had before in this school year.

    `dagen_eerder` are school days of leave for weighty circumstances, `vakanties_eerder` times of holiday
    leave.
    """

    soort: Verlofsoort
    periode: Periode
    gevraagd_op: date
    dagen_eerder: int = 0
    vakanties_eerder: int = 0


class Verlofoordeel(NamedTuple):
    """Who decides, about how many school days, and why: a Dutch sentence."""

    beslisser: Beslisser
    schooldagen: int
    reden: str


def verlofregels(regels: Regels, dag: date, regio: str = STANDAARDREGIO) -> Verlofregels:
    """The agreements that hold on the day of the request."""
    codes = (
        Afspraakcode.VERLOF_HOOFD,
        Afspraakcode.VERLOF_VAKANTIE,
        Afspraakcode.VERLOF_VAKANTIE_KEER,
        Afspraakcode.VERLOF_EERSTE_LESWEKEN,
        Afspraakcode.VERLOF_RELIGIE,
    )
    return Verlofregels(*(geldige_afspraak(regels, code, dag, regio).aantal for code in codes))


def schooldagen(kalender: Kalender, periode: Periode) -> int:
    """How many days of the period the school has lessons; KalenderOnbekend beyond the calendar."""
    lengte = (periode.laatste - periode.eerste).days + 1
    return sum(kalender.is_schooldag(periode.eerste + timedelta(days=n)) for n in range(lengte))


def begin_schooljaar(dag: date) -> date:
    """The 1st of August of the school year in which the day falls."""
    einde = einde_schooljaar(dag)
    return date(einde.year - 1, 8, 1)


def eerste_lesweken(kalender: Kalender, dag: date, aantal: int) -> Periode:
    """The first lesson weeks of the school year in which `dag` falls, from the first day with lessons."""
    eerste = eerstvolgende_schooldag(kalender, begin_schooljaar(dag))
    week, geteld = maandag(eerste), 1
    while geteld < aantal:
        week += WEEK
        geteld += is_lesweek(kalender, week)
    return Periode(eerste=eerste, laatste=week + WEEK - EEN_DAG)


def beoordeel(aanvraag: Verlofaanvraag, kalender: Kalender, regels: Verlofregels) -> Verlofoordeel:
    """Who decides; KalenderOnbekend when the school's calendar does not reach that far."""
    dagen = schooldagen(kalender, aanvraag.periode)
    if dagen == 0:
        return Verlofoordeel(Beslisser.NIET_NODIG, 0, "In deze dagen is er geen les. Verlof is niet nodig.")
    match aanvraag.soort:
        case Verlofsoort.GEWICHTIG:
            return _gewichtig(aanvraag, dagen, regels)
        case Verlofsoort.VAKANTIE:
            return _vakantie(aanvraag, dagen, kalender, regels)
        case Verlofsoort.RELIGIE:
            return _religie(aanvraag, dagen, regels)


def _gewichtig(aanvraag: Verlofaanvraag, dagen: int, regels: Verlofregels) -> Verlofoordeel:
    """Up to and including ten days in the school year the head decides, above that the LPA."""
    samen, grens = dagen + aanvraag.dagen_eerder, regels.hoofd_dagen
    telling = f"Met dit verlof zijn het {samen} schooldagen in dit schooljaar."
    if samen <= grens:
        return Verlofoordeel(Beslisser.HOOFD, dagen, f"{telling} Tot en met {grens} beslist het hoofd.")
    zin = f"{telling} Boven {grens} beslist de leerplichtambtenaar."
    return Verlofoordeel(Beslisser.LEERPLICHT, dagen, zin)


def _vakantie(
    aanvraag: Verlofaanvraag, dagen: int, kalender: Kalender, regels: Verlofregels
) -> Verlofoordeel:
    """Always the head's, and only within the limits of art. 13a."""
    bezwaren = []
    if dagen > regels.vakantie_dagen:
        bezwaren.append(f"Vakantieverlof duurt hooguit {regels.vakantie_dagen} schooldagen.")
    if aanvraag.vakanties_eerder >= regels.vakantie_keer:
        bezwaren.append("De leerling had dit schooljaar al vakantieverlof.")
    if _raakt_lessen(kalender, aanvraag.periode, regels.eerste_lesweken):
        bezwaren.append(f"Het valt in de eerste {regels.eerste_lesweken} lesweken van het schooljaar.")
    if bezwaren:
        return Verlofoordeel(Beslisser.KAN_NIET, dagen, " ".join(bezwaren))
    return Verlofoordeel(Beslisser.HOOFD, dagen, "Over vakantieverlof beslist het hoofd van de school.")


def _religie(aanvraag: Verlofaanvraag, dagen: int, regels: Verlofregels) -> Verlofoordeel:
    """A notice in time is enough; a late one is the head's to accept."""
    vooraf = (aanvraag.periode.eerste - aanvraag.gevraagd_op).days
    if vooraf >= regels.religie_dagen:
        zin = f"Het is minstens {regels.religie_dagen} dagen van tevoren gemeld. Een besluit is niet nodig."
        return Verlofoordeel(Beslisser.KENNISGEVING, dagen, zin)
    zin = f"Het is minder dan {regels.religie_dagen} dagen van tevoren gemeld. Het hoofd beslist."
    return Verlofoordeel(Beslisser.HOOFD, dagen, zin)


def _raakt_lessen(kalender: Kalender, periode: Periode, lesweken: int) -> bool:
    """Whether a day of the period falls in the first lesson weeks of its school year."""
    for dag in {periode.eerste, periode.laatste}:
        begin = eerste_lesweken(kalender, dag, lesweken)
        if periode.eerste <= begin.laatste and begin.eerste <= periode.laatste:
            return True
    return False
