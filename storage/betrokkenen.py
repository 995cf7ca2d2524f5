"""People around a pupil: who they are to the pupil, how to reach them, and from when until when."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlmodel import col, or_, update

from domain.fouten import Invoerfout
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.gebruikers import Persoon
from storage.lezen import regels
from storage.tabellen import Betrokkene

ROLLEN: Mapping[str, str] = {
    "ouder": "Ouder",
    "voogd": "Voogd of verzorger",
    "school": "Contact op school",
    "jeugdarts": "Jeugdarts",
    "jeugdteam": "Jeugdteam of jeugdhulp",
    "swv": "Samenwerkingsverband",
    "halt": "Halt",
    "politie": "Politie of Openbaar Ministerie",
    "bescherming": "Jeugdbescherming of Raad voor de Kinderbescherming",
    "advocaat": "Advocaat",
    "anders": "Iemand anders",
}


class Betrokkeneregel(BaseModel, frozen=True):
    """Somebody around the pupil; `tot` is the first day on which that was over."""

    id: UUID
    rol: str
    naam: str
    telefoon: str
    mail: str
    opmerking: str
    organisatie: str
    van: date
    tot: date | None

    @property
    def rolnaam(self) -> str:
        return ROLLEN.get(self.rol, self.rol)


class NieuweBetrokkene(BaseModel, frozen=True):
    """As typed; `rol` is a code of `ROLLEN`, `organisatie` the name of a partner of the region."""

    rol: str
    naam: str
    telefoon: str = ""
    mail: str = ""
    opmerking: str = ""
    organisatie: str = ""
    van: date


# Who is involved first, then who was.
BETROKKENEN = regels(
    Betrokkeneregel,
    """
SELECT b.id, b.rol, b.naam, b.telefoon, b.mail, b.opmerking, b.organisatie, b.van, b.tot
FROM betrokkene b WHERE b.traject_id = :id ORDER BY b.tot IS NOT NULL, b.van DESC, b.id
""",
)


async def voeg_betrokkene_toe(
    sessie: Schrijver,
    persoon: Persoon,
    traject_id: UUID,
    wie: NieuweBetrokkene,
    nu: datetime,
    *,
    sleutel: UUID,
) -> None:
    """`sleutel` is drawn with the form, so that sending it twice writes once."""
    feit = _feit(persoon, traject_id, f"betrokkene:{sleutel}", "betrokkene-toegevoegd", wie.rol, nu)
    if await leg_feit_vast(sessie, feit):
        sessie.add(Betrokkene(id=sleutel, traject_id=traject_id, door=persoon.id, op=nu, **wie.model_dump()))


async def beeindig_betrokkene(
    sessie: Schrijver, persoon: Persoon, traject_id: UUID, id_: UUID, tot: date, nu: datetime
) -> bool:
    """From `tot` on no longer involved; False when there is no such person in this dossier.

    Raises Invoerfout for a day before the beginning.
    """
    rij = await sessie.get(Betrokkene, id_)
    if rij is None or rij.traject_id != traject_id:
        return False
    if tot < rij.van:
        raise Invoerfout({"tot": f"Kies {rij.van:%d-%m-%Y} of een latere dag."})
    loopt = or_(col(Betrokkene.tot).is_(None), col(Betrokkene.tot) != tot)
    await sessie.exec(update(Betrokkene).where(col(Betrokkene.id) == id_, loopt).values(tot=tot))
    sleutel = f"betrokkene-tot:{id_}:{tot.isoformat()}"
    await leg_feit_vast(sessie, _feit(persoon, traject_id, sleutel, "betrokkene-beeindigd", rij.rol, nu))
    return True


def _feit(persoon: Persoon, traject_id: UUID, sleutel: str, wat: str, rol: str, nu: datetime) -> Feit:
    wie = {"namens": "mens", "wie": persoon.id}
    return Feit(traject_id=traject_id, sleutel=sleutel, op=nu, wat=wat, gegevens={"rol": rol}, **wie)
