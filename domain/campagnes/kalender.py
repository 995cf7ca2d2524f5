"""The days of a campaign's year."""

from datetime import date

from domain.kalender import Kalender, eerstvolgende_werkdag
from domain.regels import Regels
from domain.soorten import Campagnesoort

TAFEL = "overstaptafel"
AANMELDEN = "aanmelden"
BEGIN_SCHOOLJAAR = "begin-schooljaar"


def momenten(
    regels: Regels, soort: Campagnesoort, jaar: int, kalender: Kalender, regio: str
) -> tuple[tuple[date, str], ...]:
    """The days of this year with what they are for, in order; on a working day.

    A region with days of its own uses those, and none of the standard ones.
    """
    geldig = [rij for rij in regels.campagnemoment if rij.soort is soort and rij.vanaf.year <= jaar]
    eigen = [rij for rij in geldig if rij.regio == regio]
    gekozen = eigen or [rij for rij in geldig if not rij.regio]
    dagen = ((eerstvolgende_werkdag(kalender, date(jaar, rij.maand, rij.dag)), rij.code) for rij in gekozen)
    return tuple(sorted(dagen))


def eerste(dagen: tuple[tuple[date, str], ...], code: str) -> date:
    """The first day of this kind. LookupError when the calendar has none."""
    gevonden = [dag for dag, soort in dagen if soort == code]
    if not gevonden:
        raise LookupError(f"no {code} in the calendar of the campaign")
    return gevonden[0]


def volgende(dagen: tuple[tuple[date, str], ...], na: date, *codes: str) -> date | None:
    """The first day after `na`, of one of these kinds when any are named."""
    return next((dag for dag, soort in dagen if dag > na and (not codes or soort in codes)), None)
