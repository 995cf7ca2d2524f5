"""What parents or a youngster answer by telephone, written down for them, whether or not a task is open."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from sqlmodel import col, select

from domain.fouten import Geweigerd
from domain.soorten import Deelnemerstaat, WachtStatus, Wijziging
from storage.campagnes import vertel_deelnemer
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, leg_feit_vast
from storage.tabellen import Deelnemer, Vraag
from storage.vragen import sluit_vraag

AL_KLAAR = "Deze leerling is klaar in de campagne. U kunt geen antwoord meer vastleggen."


class Telefoonantwoord(NamedTuple):
    """The choice, what was said about it, and whose words they are; `door` wrote it down."""

    stap: str
    code: str
    velden: dict[str, str]
    gezegd_door: str
    door: UUID


async def leg_antwoord_vast(
    sessie: Schrijver, deelnemer_id: UUID, antwoord: Telefoonantwoord, nu: datetime
) -> None:
    """As if they had used their link while it is open; later it is news, which interrupts waiting only.

    Raises Geweigerd for a pupil who is not being approached.
    """
    zoek = select(Deelnemer).where(Deelnemer.id == deelnemer_id).with_for_update()
    deelnemer = (await sessie.exec(zoek)).one()
    if deelnemer.staat != Deelnemerstaat.BENADERD or deelnemer.traject_id is None:
        raise Geweigerd(AL_KLAAR)
    vraag = await _open_vraag(sessie, deelnemer)
    if vraag:
        vraag.antwoordcode, vraag.velden = antwoord.code, antwoord.velden
        await sluit_vraag(sessie, vraag, "", antwoord.gezegd_door, nu)
        return
    deelnemer.antwoord, deelnemer.antwoord_op = antwoord.code, nu
    deelnemer.gegevens = {**deelnemer.gegevens, "ouders": antwoord.velden}
    sessie.add(deelnemer)
    await leg_feit_vast(sessie, _feit(deelnemer.traject_id, antwoord, nu))
    sleutel = uuid5(deelnemer.id, f"telefoon:{nu.isoformat()}")
    await vertel_deelnemer(sessie, deelnemer, Wijziging.NIEUWE_GEGEVENS, sleutel, nu)


async def _open_vraag(sessie: Schrijver, deelnemer: Deelnemer) -> Vraag | None:
    zoek = select(Vraag).where(
        Vraag.procedure_id == deelnemer.procedure_id,
        Vraag.status == WachtStatus.OPEN,
        col(Vraag.locatie_id).is_(None),
    )
    return (await sessie.exec(zoek.with_for_update())).first()


def _feit(traject_id: UUID, antwoord: Telefoonantwoord, nu: datetime) -> Feit:
    return Feit(
        traject_id=traject_id,
        sleutel=f"telefoonantwoord:{nu.isoformat()}",
        op=nu,
        wat="vraag-beantwoord",
        namens="mens",
        wie=antwoord.door,
        waarom=antwoord.gezegd_door,
        gegevens={"vraag": antwoord.stap, "uitkomst": antwoord.code},
    )
