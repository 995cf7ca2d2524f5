"""Moving and pausing a deadline by hand: how far a promise may shift, and where its moments go.

A reason is always needed, and all shifts of one promise together are bounded by an agreement of the region
(`Afspraakcode.UITSTEL_HOOGSTENS`): whoever needs longer decides something else about the case.
"""

from datetime import date, datetime, timedelta

from domain.fouten import Invoerfout
from domain.kalender import Kalender, dag_van, einde_termijn, op_dag

GEEN_REDEN = "Zeg kort waarom. Dat komt in het dossier."
LATER = "Kies een dag na vandaag."
ZELFDE = "Dit is al de uiterste dag."


def schuif(op: datetime, dagen: int, kalender: Kalender) -> datetime:
    """The moment so many days on (or back), at the same Dutch time, on a working day (ATW art. 1)."""
    return op_dag(einde_termijn(kalender, dag_van(op) + timedelta(days=dagen)), op)


def check_verzetten(dag: date, laatste: date, grens: date, vandaag: date, kalender: Kalender) -> None:
    """The new last day: after today, a working day, and no later than `grens`. Raises Invoerfout."""
    if dag <= vandaag:
        raise Invoerfout({"dag": LATER})
    if dag == laatste:
        raise Invoerfout({"dag": ZELFDE})
    if not kalender.is_werkdag(dag):
        raise Invoerfout({"dag": "Kies een werkdag, geen weekend of feestdag."})
    if dag > grens:
        raise Invoerfout({"dag": f"Kies een dag tot en met {grens:%d-%m-%Y}. Langer uitstel kan niet."})


def check_pauze(tot: date, nieuwe_laatste: date, grens: date, vandaag: date) -> None:
    """Until which day everything stands still. Raises Invoerfout."""
    if tot <= vandaag:
        raise Invoerfout({"tot": LATER})
    if nieuwe_laatste > grens:
        raise Invoerfout(
            {"tot": f"Zo lang kan niet: de uiterste dag mag niet na {grens:%d-%m-%Y} komen. Kies eerder."}
        )


def check_reden(waarom: str) -> None:
    """Raises Invoerfout."""
    if not waarom.strip():
        raise Invoerfout({"waarom": GEEN_REDEN})
