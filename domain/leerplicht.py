"""Who is obliged to attend, on a given day, and who handles the pupil.

Ages and dates of the law are dated rows: they change on a date, for what happens after it.
"""

from datetime import date
from typing import NamedTuple

from domain.soorten import Afdeling

VOLWASSEN = 18
LEERPLICHT_VANAF = 5
NAAR_SCHOOL_VANAF = 4  # not yet obliged, but at school: a melding about a four-year-old needs a handler too
LEERPLICHT_TOT = 16
EINDE_SCHOOLJAAR = (7, 31)


class Bovengrens(NamedTuple):
    """Until which birthday the Doorstroompunt handles somebody, from a day on."""

    vanaf: date
    leeftijd: int
    grond: str


# Newest first. The source documents know 23 (catalogue 4, 271); the later law raised it.
BOVENGRENZEN_RMC = (
    Bovengrens(date(2026, 1, 1), 27, "Wet van school naar duurzaam werk"),
    Bovengrens(date.min, 23, "Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3"),
)


def verjaardag(geboortedatum: date, leeftijd: int) -> date:
    """The day on which somebody reaches an age; born on 29 February counts on 1 March in other years.

    Somebody born on 29 February has lived the full year only when 28 February is over.
    """
    jaar = geboortedatum.year + leeftijd
    try:
        return geboortedatum.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def leeftijd(geboortedatum: date, dag: date) -> int:
    """Full years on that day; negative before the birth."""
    jaren = dag.year - geboortedatum.year
    return jaren if verjaardag(geboortedatum, jaren) <= dag else jaren - 1


def einde_schooljaar(dag: date) -> date:
    """The last day, 31 July, of the school year in which `dag` falls (LPW art. 1: 1 August to 31 July)."""
    dit_jaar = date(dag.year, *EINDE_SCHOOLJAAR)
    return dit_jaar if dag <= dit_jaar else dit_jaar.replace(year=dag.year + 1)


def begin_leerplicht(geboortedatum: date) -> date:
    """The first day of the month after the fifth birthday (LPW art. 3, catalogue 1)."""
    vijf = verjaardag(geboortedatum, LEERPLICHT_VANAF)
    return date(vijf.year + vijf.month // 12, vijf.month % 12 + 1, 1)


def einde_leerplicht(geboortedatum: date) -> date:
    """The last day: the end of the school year in which the child turns sixteen (LPW art. 3)."""
    return einde_schooljaar(verjaardag(geboortedatum, LEERPLICHT_TOT))


def leerplichtig(geboortedatum: date, dag: date) -> bool:
    """From the month after the fifth birthday to the end of the sixteenth's school year (catalogue 1)."""
    return begin_leerplicht(geboortedatum) <= dag <= einde_leerplicht(geboortedatum)


def kwalificatieplichtig(geboortedatum: date, dag: date, startkwalificatie_op: date | None = None) -> bool:
    """After leerplicht, until the eighteenth birthday or the startkwalificatie (LPW art. 4a, catalogue 2)."""
    if startkwalificatie_op is not None and startkwalificatie_op <= dag:
        return False
    return einde_leerplicht(geboortedatum) < dag < verjaardag(geboortedatum, VOLWASSEN)


def achttien_of_ouder(geboortedatum: date, dag: date) -> bool:
    """The age on the day of the report decides between the two branches (catalogue 8)."""
    return dag >= verjaardag(geboortedatum, VOLWASSEN)


def bovengrens_rmc(dag: date) -> Bovengrens:
    """The upper age of the Doorstroompunt that holds on that day."""
    return next(grens for grens in BOVENGRENZEN_RMC if grens.vanaf <= dag)


def bevoegd(geboortedatum: date, gemeente: str, dag: date) -> Afdeling:
    """Who of the home municipality handles the pupil on that day; the school plays no part in it.

    `gemeente` is the code of the home municipality, empty when the pupil lives in none: then nobody is.
    """
    if not gemeente or dag < verjaardag(geboortedatum, NAAR_SCHOOL_VANAF):
        return Afdeling.BUITEN_DOELGROEP
    if not achttien_of_ouder(geboortedatum, dag):
        return Afdeling.LEERPLICHT
    binnen = dag < verjaardag(geboortedatum, bovengrens_rmc(dag).leeftijd)
    return Afdeling.DOORSTROOMPUNT if binnen else Afdeling.BUITEN_DOELGROEP
