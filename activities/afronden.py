"""Closing a task with the answer that a person gave, once: of the trajectory and of a procedure alike."""

from datetime import datetime
from uuid import UUID

from activities.uitkomst import definitief
from domain.berichten import Afronding
from domain.fouten import Geweigerd
from storage.database import Lezer, Schrijver
from storage.tabellen import Taak, Taakantwoord
from storage.taken import rond_af, vind_taak_met_antwoord
from storage.vier_ogen import check_vier_ogen


async def sluit_taak(
    sessie: Schrijver, traject_id: UUID, afronding: Afronding, nu: datetime
) -> tuple[Taak, Taakantwoord] | None:
    """Close the task and end its terms; None when this very answer closed it before.

    The caller holds the trajectory's lock. Raises ApplicationError `AntwoordOnbekend`, `TaakAlGedaan` when
    another answer closed it, `VierOgen` when who answers prepared what is decided.
    """
    gevonden = await vind_taak_met_antwoord(sessie, afronding.taak_id, afronding.antwoord_id)
    if gevonden is None or not _hoort_bij(gevonden[1], traject_id, afronding):
        raise definitief("AntwoordOnbekend", "Bij deze taak is dit antwoord niet bewaard.")
    taak, antwoord = gevonden
    if taak.antwoord_id == antwoord.id:
        return None
    await _eis_vier_ogen(sessie, taak, antwoord)
    if not await rond_af(sessie, taak.id, antwoord, nu):
        raise definitief("TaakAlGedaan", "Een collega heeft deze taak al afgerond.")
    return gevonden


def behandelaar_na(taak: Taak, antwoord: Taakantwoord) -> UUID:
    """Who decides to go on becomes the handler; a substitute goes on for who was replaced."""
    vervangt = taak.namens is not None and antwoord.gebruiker_id == taak.toegewezen_aan
    return taak.namens if vervangt and taak.namens else antwoord.gebruiker_id


def namens_wie(taak: Taak, antwoord: Taakantwoord) -> dict[str, str]:
    """For the log, when a substitute finished the task: whose work it was."""
    wie = behandelaar_na(taak, antwoord)
    return {"namens": str(wie)} if wie != antwoord.gebruiker_id else {}


def _hoort_bij(antwoord: Taakantwoord, traject_id: UUID, afronding: Afronding) -> bool:
    """The stored answer is about this task and says what the message says."""
    bewaard = (antwoord.traject_id, antwoord.taak_id, antwoord.besluit)
    return bewaard == (traject_id, afronding.taak_id, afronding.besluit)


async def _eis_vier_ogen(sessie: Lezer, taak: Taak, antwoord: Taakantwoord) -> None:
    """The page refused it already; here too, since this is where it would count."""
    try:
        await check_vier_ogen(sessie, taak, antwoord)
    except Geweigerd as fout:
        raise definitief("VierOgen", str(fout)) from None
