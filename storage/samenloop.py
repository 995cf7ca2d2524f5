"""Leave and luxe verzuim of the same days: an officer who sees one has to see the other."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from domain.kalender import Periode
from domain.namen import label
from domain.soorten import Procedurestatus
from storage.database import Lezer
from storage.lezen import alle


class Gevonden(BaseModel, frozen=True):
    """A request for leave, or leave that was given, of days that overlap."""

    status: str
    resultaat: str
    van: date
    tot: date

    @property
    def zin(self) -> str:
        """What it is, for the dossier."""
        stand = self.resultaat or label(Procedurestatus(self.status)).lower()
        return f"Verlof gevraagd van {self.van:%d-%m-%Y} tot en met {self.tot:%d-%m-%Y}: {stand}."


_VERLOF = """
SELECT p.status, p.resultaat, CAST(p.gegevens ->> 'eerste_dag' AS date) AS van,
       CAST(p.gegevens ->> 'laatste_dag' AS date) AS tot
FROM procedure p JOIN traject t ON t.id = p.traject_id
WHERE t.leerling_id = :leerling_id AND p.soort = 'verlof'
  AND CAST(p.gegevens ->> 'eerste_dag' AS date) <= :tot
  AND CAST(p.gegevens ->> 'laatste_dag' AS date) >= :van
ORDER BY p.gestart_op, p.id
"""
_LUXE = """
SELECT nummer FROM melding
WHERE leerling_id = :leerling_id AND soort = 'luxe-verzuim'
  AND eerste_dag <= :tot AND coalesce(laatste_dag, eerste_dag) >= :van
ORDER BY ontvangen_op, id
"""


class Meldingnummer(BaseModel, frozen=True):
    nummer: str


async def verlof_naast(sessie: Lezer, leerling_id: UUID, periode: Periode) -> Sequence[Gevonden]:
    """The requests for leave of a pupil for days in the period."""
    return await alle(
        sessie, Gevonden, _VERLOF, leerling_id=leerling_id, van=periode.eerste, tot=periode.laatste
    )


async def luxe_naast(sessie: Lezer, leerling_id: UUID, periode: Periode) -> tuple[str, ...]:
    """The numbers of the reports of luxe verzuim for days in the period."""
    rijen = await alle(
        sessie, Meldingnummer, _LUXE, leerling_id=leerling_id, van=periode.eerste, tot=periode.laatste
    )
    return tuple(rij.nummer for rij in rijen)
