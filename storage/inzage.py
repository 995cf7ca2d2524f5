"""Who opened a dossier, and when: written before it is shown, and only ever added to."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from pydantic import BaseModel

from storage.database import Lezer, Schrijver
from storage.gebruikers import Persoon
from storage.lezen import alle
from storage.lijsten.bladzijde import Bladzijde, blader
from storage.rijen import voeg_toe
from storage.tabellen import Inzage

MINUTEN = 10
"""Opening the same thing again within so many minutes is the same look."""


class Bekeken(StrEnum):
    """What somebody opened."""

    DOSSIER = "dossier"
    TAAK = "taak"
    AFDRUK = "afdruk"
    PV_DOSSIER = "pv-dossier"
    BESTAND = "bestand"


WOORDEN = {
    Bekeken.DOSSIER: "Het dossier",
    Bekeken.TAAK: "Een taak met het dossier",
    Bekeken.AFDRUK: "Het dossier als PDF",
    Bekeken.PV_DOSSIER: "Het pv-dossier",
    Bekeken.BESTAND: "Een bestand",
}


class Inzageregel(BaseModel, frozen=True):
    """One look; `functie` is the job that the person has now."""

    op: datetime
    wie: str
    functie: str
    wat: Bekeken

    @property
    def woorden(self) -> str:
        return WOORDEN[self.wat]


_INZAGE = """
SELECT i.op, g.naam AS wie, g.functie, i.wat FROM inzage i
JOIN gebruiker g ON g.id = i.gebruiker_id WHERE i.traject_id = :traject_id
"""


def noteer(
    sessie: Schrijver, persoon: Persoon, traject_id: UUID, gemeente: str, wat: Bekeken, nu: datetime
) -> None:
    """Write it down; looking again at once is the same row."""
    moment = nu.replace(minute=nu.minute // MINUTEN * MINUTEN, second=0, microsecond=0)
    rij = Inzage(
        id=uuid5(traject_id, f"{persoon.id}:{wat}:{moment.isoformat()}"),
        traject_id=traject_id,
        gemeente_code=gemeente,
        gebruiker_id=persoon.id,
        wat=wat,
        op=nu,
    )
    voeg_toe(sessie, rij)


async def inzages(sessie: Lezer, traject_id: UUID, pagina: int) -> Bladzijde[Inzageregel]:
    """The newest first; whoever asks has checked that the dossier may be seen."""
    return await blader(sessie, Inzageregel, _INZAGE, "i.op DESC, i.id", pagina, traject_id=traject_id)


class _Vindplaats(BaseModel, frozen=True):
    traject_id: UUID
    gemeente_code: str


_BIJLAGE = """
SELECT b.traject_id, t.gemeente_code FROM bijlage b JOIN traject t ON t.id = b.traject_id WHERE b.id = :id
"""


async def noteer_bestand(sessie: Schrijver, persoon: Persoon, bijlage_id: UUID, nu: datetime) -> None:
    """A file of a dossier; one that somebody keeps with a draft belongs to none."""
    for plek in await alle(sessie, _Vindplaats, _BIJLAGE, id=bijlage_id):
        noteer(sessie, persoon, plek.traject_id, plek.gemeente_code, Bekeken.BESTAND, nu)
