"""Whether new mbo students were there after the summer, as their school says by class (catalogue 185-187)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from domain.fouten import Geweigerd


class Aanwezigheid(StrEnum):
    """What a school says about one student."""

    AANWEZIG = "aanwezig"
    AFWEZIG = "afwezig"
    ONBEKEND = "onbekend"


AANWEZIGHEIDNAAM: Mapping[Aanwezigheid, str] = {
    Aanwezigheid.AANWEZIG: "Aanwezig",
    Aanwezigheid.AFWEZIG: "Afwezig",
    Aanwezigheid.ONBEKEND: "Weet ik niet",
}
OPSPOREN = frozenset({Aanwezigheid.AFWEZIG, Aanwezigheid.ONBEKEND})
"""Who has to be traced: a school that does not know has not seen the student either."""
NOSHOWRISICO: Mapping[str, str] = {
    "afwezig": "Afwezig volgens de school",
    "onbekend": "De school weet het niet",
    "geen-opgave": "De school vulde de klassenlijst niet in",
}

CODE_GELDIG = timedelta(minutes=15)
"""So long a mailed code opens the class lists: long enough to read mail, too short to be left lying about."""
TOEGANG = timedelta(hours=2)
"""So long one can work with the lists before a new code is needed."""
HOOGUIT_FOUT = 5
"""Wrong codes before a new one has to be asked: a guess then has a chance of five in a million."""
PER_UUR = 12
"""Codes that one school can ask for in an hour."""
VOORBIJ = "De termijn voor deze klassenlijst is voorbij. Bel de gemeente als er iets niet klopt."


def mag_opgeven(gezegd: str, uiterlijk: datetime, nu: datetime) -> bool:
    """Until the date every answer can be corrected; after it only what nobody answered is still asked."""
    return nu <= uiterlijk or not gezegd


def check_mag_opgeven(gezegd: str, uiterlijk: datetime, nu: datetime) -> None:
    """Raises Geweigerd with a sentence for the school."""
    if not mag_opgeven(gezegd, uiterlijk, nu):
        raise Geweigerd(VOORBIJ)
