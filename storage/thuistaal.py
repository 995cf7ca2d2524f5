"""The language in which letters go to a pupil's home."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.lezen import rijen
from storage.tabellen import Thuistaal

_TAAL = "SELECT taal FROM thuistaal h JOIN traject t ON t.leerling_id = h.leerling_id WHERE t.id = :traject"
_LEERLING = "SELECT leerling_id FROM traject WHERE id = :traject"


async def thuistaal_van(sessie: Lezer, traject_id: UUID) -> str:
    """The code of the language; empty when nobody chose one."""
    gevonden = await rijen(sessie, _TAAL, traject=traject_id)
    return str(gevonden[0]["taal"]) if gevonden else ""


async def kies_thuistaal(sessie: Schrijver, traject_id: UUID, taal: str, wie: UUID, nu: datetime) -> None:
    """From now on; letters that are opened later are in this language too. The log says who chose it."""
    leerling_id = (await rijen(sessie, _LEERLING, traject=traject_id))[0]["leerling_id"]
    nieuw = {"taal": taal, "gewijzigd_op": nu, "gewijzigd_door": wie}
    rij = insert(Thuistaal).values(leerling_id=leerling_id, **nieuw)
    await sessie.exec(rij.on_conflict_do_update(index_elements=["leerling_id"], set_=nieuw))
    feit = Feit(
        traject_id=traject_id,
        sleutel=f"thuistaal:{taal}:{nu.isoformat()}",
        op=nu,
        wat="taal-van-brieven-gekozen",
        namens="mens",
        wie=wie,
        gegevens={"taal": taal},
    )
    await leg_feit_vast(sessie, feit)
