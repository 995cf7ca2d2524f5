"""What the outcome of a procedure's step changes in the register, and who hears of it."""

from collections.abc import Mapping
from datetime import datetime

from activities import doorstroompunt, thuiszitter_verhuisd
from activities.afronden import namens_wie
from activities.deelname import CAMPAGNE_EINDGEVOLGEN, CAMPAGNE_GEVOLGEN
from activities.no_show import NO_SHOW_GEVOLGEN
from activities.overstap import OVERSTAP_GEVOLGEN
from activities.uitkomst import definitief
from activities.verlenen import (
    VERLOF_EINDGEVOLGEN,
    VRIJSTELLING_EINDGEVOLGEN,
    VRIJSTELLING_GEVOLGEN,
    Eindgevolg,
    Gevolg,
)
from domain.procedures.alle import PLANNEN, procedurestap, taaksoort
from domain.procedures.model import Agenda, Einde, Stap, Taakstap, Uitkomst, uitkomst_van
from domain.soorten import Fase, Proceduresoort, Wijziging
from storage.agenda import haal_uit_agenda, zet_in_agenda
from storage.brieven import maak_brief
from storage.campagneovername import laat_campagnedossier_los
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.mails import Sjabloon
from storage.post import schrijf_school
from storage.procedures import meld_wijziging, start_procedure, vind_procedure
from storage.tabellen import Procedure, Taak, Taakantwoord, Traject

GEVOLGEN: Mapping[str, Gevolg] = {
    **VRIJSTELLING_GEVOLGEN,
    **CAMPAGNE_GEVOLGEN,
    **OVERSTAP_GEVOLGEN,
    **NO_SHOW_GEVOLGEN,
}
"""What an outcome writes besides the fact, by procedure, step and outcome."""
EINDGEVOLGEN: Mapping[str, Eindgevolg] = {
    **VRIJSTELLING_EINDGEVOLGEN,
    **VERLOF_EINDGEVOLGEN,
    **thuiszitter_verhuisd.EINDGEVOLGEN,
    **doorstroompunt.EINDGEVOLGEN,
    **CAMPAGNE_EINDGEVOLGEN,
}
"""What an end writes, by procedure and result."""


async def voer_uitkomst_uit(
    sessie: Schrijver, traject: Traject, taak: Taak, antwoord: Taakantwoord, nu: datetime
) -> None:
    """The fact in the dossier, the sentence to the school, the letter, and the procedure that begins."""
    stap, uitkomst = _uitkomst(taak, antwoord)
    await _leg_vast(sessie, taak, antwoord, stap, uitkomst, nu)
    if gevolg := GEVOLGEN.get(f"{taak.soort}.{uitkomst.code}"):
        await gevolg(sessie, traject, await procedure_van(sessie, taak), antwoord, nu)
    if uitkomst.schoolbericht:
        gegevens = {"taak": taak.soort, "uitkomst": uitkomst.code, "antwoord_id": str(antwoord.id)}
        await schrijf_school(sessie, Sjabloon.PROCEDUREBERICHT, traject.id, antwoord.id, nu, gegevens)
    if uitkomst.brief:
        await maak_brief(sessie, traject, taak, antwoord, uitkomst.brief, nu)
    if uitkomst.agenda:
        await _werk_agenda_bij(sessie, taak, antwoord, uitkomst.agenda, nu)
    if uitkomst.wijziging:
        await _vertel(sessie, taak, antwoord, uitkomst.wijziging, nu)
    if uitkomst.start and traject.fase != Fase.GESLOTEN:
        door, aanleiding = antwoord.gebruiker_id, antwoord.id
        await start_procedure(
            sessie, traject.id, uitkomst.start, nu, door=door, gegevens=antwoord.velden, aanleiding=aanleiding
        )


async def voer_einde_uit(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """What the end of a procedure changes in the register, and what the school hears of it."""
    einde = PLANNEN[Proceduresoort(procedure.soort)].stap(procedure.resultaat)
    if isinstance(einde, Einde) and einde.schoolbericht:
        gegevens = {"taak": taaksoort(Proceduresoort(procedure.soort), einde.code)}
        await schrijf_school(sessie, Sjabloon.PROCEDUREBERICHT, traject.id, procedure.id, nu, gegevens)
    if gevolg := EINDGEVOLGEN.get(f"{procedure.soort}.{procedure.resultaat}"):
        await gevolg(sessie, traject, procedure, nu)
    await laat_campagnedossier_los(sessie, traject, procedure, nu)


async def procedure_van(sessie: Lezer, taak: Taak) -> Procedure:
    """The procedure that a task belongs to."""
    assert taak.procedure_id is not None
    return await vind_procedure(sessie, taak.procedure_id)


async def _werk_agenda_bij(
    sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, agenda: Agenda, nu: datetime
) -> None:
    """The conversation appears in people's calendars, moves, or goes."""
    procedure = await procedure_van(sessie, taak)
    if agenda is Agenda.ZET:
        await zet_in_agenda(sessie, procedure, antwoord, nu)
    else:
        await haal_uit_agenda(sessie, procedure, antwoord.id, nu)


async def _vertel(
    sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, wijziging: Wijziging, nu: datetime
) -> None:
    """What this outcome changes for the other procedures; not for the one that it comes from."""
    id_, zelf = taak.traject_id, taak.procedure_id
    await meld_wijziging(
        sessie, id_, wijziging, nu, sleutel=antwoord.id, door=antwoord.gebruiker_id, behalve=zelf
    )


def _uitkomst(taak: Taak, antwoord: Taakantwoord) -> tuple[Stap, Uitkomst]:
    gevonden = procedurestap(taak.soort)
    uitkomst = uitkomst_van(gevonden[1], antwoord.besluit) if gevonden else None
    if gevonden is None or uitkomst is None:
        raise definitief("UitkomstOnbekend", "Deze uitkomst kan niet bij deze taak.")
    return gevonden[1], uitkomst


def _afwijking(stap: Stap, uitkomst: Uitkomst) -> dict[str, str | bool]:
    """Comply or explain, for the dossier and the reports: what was advised and what was chosen."""
    if not isinstance(stap, Taakstap) or not stap.advies:
        return {}
    afwijking = stap.wijkt_af(uitkomst.code)
    return {"advies": stap.advies, "gekozen": uitkomst.code, "afwijking": afwijking}


async def _leg_vast(
    sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, stap: Stap, uitkomst: Uitkomst, nu: datetime
) -> None:
    gegevens = {"taak": taak.soort, "uitkomst": uitkomst.code, "naar": uitkomst.naar}
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
            gegevens=gegevens | _afwijking(stap, uitkomst) | namens_wie(taak, antwoord),
        ),
    )
