"""What the outcome of a procedure's step changes in the register, and who hears of it."""

from datetime import datetime

from activities.uitkomst import definitief
from domain.procedures.alle import PLANNEN, procedurestap
from domain.procedures.model import Uitkomst, uitkomst_van
from domain.soorten import Wijziging
from storage.database import Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import Sjabloon
from storage.post import schrijf_school
from storage.procedures import meld_wijziging, start_procedure
from storage.tabellen import Taak, Taakantwoord, Traject


async def voer_uitkomst_uit(
    sessie: Schrijver, traject: Traject, taak: Taak, antwoord: Taakantwoord, nu: datetime
) -> None:
    """The fact in the dossier, the sentence to the school, and the procedure that begins with it."""
    uitkomst = _uitkomst(taak, antwoord)
    await _leg_vast(sessie, taak, antwoord, uitkomst, nu)
    if uitkomst.schoolbericht:
        gegevens = {"taak": taak.soort, "uitkomst": uitkomst.code}
        await schrijf_school(sessie, Sjabloon.PROCEDUREBERICHT, traject.id, antwoord.id, nu, gegevens)
    if uitkomst.wijziging:
        await _vertel(sessie, taak, antwoord, uitkomst.wijziging, nu)
    if uitkomst.start and uitkomst.start in PLANNEN:
        door, aanleiding = antwoord.gebruiker_id, antwoord.id
        await start_procedure(
            sessie, traject.id, uitkomst.start, nu, door=door, gegevens=antwoord.velden, aanleiding=aanleiding
        )


async def _vertel(
    sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, wijziging: Wijziging, nu: datetime
) -> None:
    """What this outcome changes for the other procedures; not for the one that it comes from."""
    id_, zelf = taak.traject_id, taak.procedure_id
    await meld_wijziging(
        sessie, id_, wijziging, nu, sleutel=antwoord.id, door=antwoord.gebruiker_id, behalve=zelf
    )


def _uitkomst(taak: Taak, antwoord: Taakantwoord) -> Uitkomst:
    gevonden = procedurestap(taak.soort)
    uitkomst = uitkomst_van(gevonden[1], antwoord.besluit) if gevonden else None
    if uitkomst is None:
        raise definitief("UitkomstOnbekend", "Deze uitkomst kan niet bij deze taak.")
    return uitkomst


async def _leg_vast(
    sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, uitkomst: Uitkomst, nu: datetime
) -> None:
    await voeg_feit_toe(
        sessie,
        Feit(
            traject_id=taak.traject_id,
            sleutel=f"taak-afgerond:{taak.id}",
            op=nu,
            wat="stap-gedaan",
            namens="mens",
            wie=antwoord.gebruiker_id,
            waarom=antwoord.motivering,
            gegevens={"taak": taak.soort, "uitkomst": uitkomst.code, "naar": uitkomst.naar},
        ),
    )
