"""What the rules of the No-show control look up about one student, and what a silent school means."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from activities.deelname import draag_over, noteer_stap
from activities.verlenen import Gevolg
from activities.zaak import Zaak
from domain.campagnes.aanwezigheid import NOSHOWRISICO, OPSPOREN, Aanwezigheid
from storage.database import Schrijver
from storage.deelnemers import deelnemer_van
from storage.klasopgave import spoor_school_op
from storage.tabellen import Procedure, Taakantwoord, Traject


async def peil(sessie: Schrijver, zaak: Zaak) -> str:
    """What the school said by now: present, to be traced, or nothing at all."""
    deelnemer = await deelnemer_van(sessie, zaak.procedure)
    if deelnemer is None or not deelnemer.decaan:
        await zaak.leg_uit(sessie, NOSHOWRISICO["geen-opgave"], opgave=NOSHOWRISICO["geen-opgave"])
        return "geen-opgave"
    gezegd = Aanwezigheid(deelnemer.decaan)
    if gezegd not in OPSPOREN:
        await zaak.leg_uit(sessie, "De school zegt: de student is er.", opgave="Aanwezig volgens de school")
        return "aanwezig"
    reden = NOSHOWRISICO[gezegd]
    await zaak.leg_uit(sessie, f"{reden}.", opgave=reden)
    return "afwezig"


async def spoor_allen_op(
    sessie: Schrijver, traject: Traject, procedure: Procedure, antwoord: Taakantwoord, nu: datetime
) -> None:
    """The task was about the whole school: all its unanswered students are traced."""
    await noteer_stap(sessie, traject, procedure, antwoord, nu)
    if drager := await deelnemer_van(sessie, procedure):
        await sessie.flush()
        await spoor_school_op(sessie, drager, nu)


NO_SHOW_GEVOLGEN: Mapping[str, Gevolg] = {"no-show.school-bellen.opsporen": spoor_allen_op}
NO_SHOW_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "no-show.peilen": peil,
    "no-show.overdragen": draag_over,
}
