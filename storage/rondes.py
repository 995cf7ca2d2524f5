"""What is looked for every morning: cases that something is due in because of the calendar alone."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from domain.kalender import dag_van, maanden_erbij
from domain.leerplicht import verjaardag
from domain.soorten import Proceduresoort
from storage.database import Lezer, Schrijver
from storage.lezen import rijen
from storage.procedures import start_procedure

VOORUIT = timedelta(days=45)
"""Further than the month before the birthday, in which the hand-over begins: a morning can be missed."""

_BIJNA_ACHTTIEN = """
SELECT t.id, l.geboortedatum FROM traject t JOIN leerling l ON l.id = t.leerling_id
WHERE t.fase <> 'gesloten' AND t.afdeling = 'leerplicht' AND l.overleden_op IS NULL
  AND l.geboortedatum BETWEEN :van AND :tot
  AND NOT EXISTS (SELECT 1 FROM procedure p WHERE p.traject_id = t.id AND p.soort = 'overdracht-achttien')
ORDER BY l.geboortedatum, t.id LIMIT 500
"""


async def start_overdrachten(sessie: Schrijver, nu: datetime) -> int:
    """Start the hand-over of every open trajectory whose pupil turns 18 soon; how many were started."""
    gestart = [
        await _start(sessie, traject_id, geboren, nu)
        for traject_id, geboren in await _bijna_achttien(sessie, dag_van(nu))
    ]
    return len([id_ for id_ in gestart if id_])


async def _bijna_achttien(sessie: Lezer, vandaag: date) -> list[tuple[UUID, date]]:
    van, tot = maanden_erbij(vandaag, -18 * 12), maanden_erbij(vandaag + VOORUIT, -18 * 12)
    gevonden = await rijen(sessie, _BIJNA_ACHTTIEN, van=van, tot=tot)
    return [(rij["id"], rij["geboortedatum"]) for rij in gevonden]


async def _start(sessie: Schrijver, traject_id: UUID, geboren: date, nu: datetime) -> UUID | None:
    achttien_op = verjaardag(geboren, 18).isoformat()
    return await start_procedure(
        sessie,
        traject_id,
        Proceduresoort.OVERDRACHT_ACHTTIEN,
        nu,
        gegevens={"achttien_op": achttien_op},
        aanleiding=uuid5(traject_id, achttien_op),
    )
