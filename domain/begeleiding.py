"""Rules of guidance: when the outflow is checked, and the conditions of begeleid wonen."""

from collections.abc import Mapping
from datetime import date, timedelta

from domain.leerplicht import VOLWASSEN, einde_schooljaar


def controledag(vandaag: date, laatste: date | None, voor: timedelta) -> date:
    """The next check of the outflow: so long before the end of the school year (catalogue 220).

    `laatste` is the day of the last check; who was checked at the end of this school year waits for the next.
    """
    einde = einde_schooljaar(vandaag)
    if laatste is not None and laatste >= einde - voor:
        einde = einde_schooljaar(einde + timedelta(days=1))
    return einde - voor


def ontbrekende_voorwaarden(velden: Mapping[str, str], leeftijd: int) -> tuple[str, ...]:
    """What stands in the way of begeleid wonen, a sentence each (catalogue 230)."""
    redenen = {
        "De jongere is nog geen 18 jaar.": leeftijd < VOLWASSEN,
        "De jongere heeft overdag geen school, werk of leerwerktraject.": velden["dagbesteding"] == "geen",
        "De jongere heeft niet genoeg inkomen.": velden["inkomen"] != "ja",
        "De jongere doet niet mee aan de begeleiding.": velden["doet_mee"] != "ja",
    }
    return tuple(zin for zin, geldt in redenen.items() if geldt)
