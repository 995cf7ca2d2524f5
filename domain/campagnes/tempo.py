"""When a campaign approaches people, and how many at a time: no burst, nobody at night."""

from datetime import UTC, date, datetime, timedelta

from domain.kalender import EEN_DAG, Kalender
from domain.klok import AMSTERDAM, amsterdam
from domain.regels import Campagneuren, Regels, geldige_rij
from domain.soorten import Campagnesoort

VENSTER = timedelta(minutes=1)
"""What the pace is counted over, wherever that minute begins."""
PAUZE = VENSTER + timedelta(seconds=5)
"""From one batch to the next: by then the batch before has been asked for a minute."""
PER_KEER = 50
"""So many pupils at most in one transaction."""


def campagneuren(regels: Regels, soort: Campagnesoort, dag: date, regio: str) -> Campagneuren:
    """The hours that hold for this kind of campaign on that day."""
    return geldige_rij([rij for rij in regels.campagne if rij.soort is soort], dag, regio)


def opent_op(uren: Campagneuren, kalender: Kalender, moment: datetime) -> datetime:
    """The moment itself when people may be approached then, or else the next opening, in UTC."""
    lokaal = amsterdam(moment)
    dag = lokaal.date()
    if _is_open(uren, kalender, dag) and uren.begin <= lokaal.time() < uren.einde:
        return moment
    if lokaal.time() >= uren.begin:
        dag += EEN_DAG
    while not _is_open(uren, kalender, dag):
        dag += EEN_DAG
    return datetime.combine(dag, uren.begin, AMSTERDAM).astimezone(UTC)


def _is_open(uren: Campagneuren, kalender: Kalender, dag: date) -> bool:
    return kalender.is_schooldag(dag) if uren.schooldagen else kalender.is_werkdag(dag)


def ruimte(per_minuut: int, gevraagd: int, onderweg: int) -> int:
    """How many may be approached now.

    `gevraagd` were asked in the last minute, `onderweg` were approached and not asked yet. Counting both
    keeps every minute under the pace, wherever it begins, also when a worker that lay still catches up.
    """
    return max(per_minuut - gevraagd - onderweg, 0)


def volgende_ronde(nu: datetime, benaderd: int, vrij: int, laatst_gevraagd: datetime | None) -> datetime:
    """When there is room again for a whole batch; at once when only the size of a transaction was reached."""
    if vrij > PER_KEER:
        return nu
    if benaderd or laatst_gevraagd is None:
        return nu + PAUZE
    return max(laatst_gevraagd + VENSTER, nu + timedelta(seconds=1))
