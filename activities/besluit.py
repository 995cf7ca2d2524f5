"""What each decision of an officer changes in the register, and what the school hears of it."""

from datetime import datetime

from activities.afronden import behandelaar_na, namens_wie
from activities.uitkomst import definitief
from domain.besluiten import Besluitinvulling, resultaat_van
from domain.kalender import dag_van
from domain.leerplicht import achttien_of_ouder
from domain.soorten import Besluit, Fase, Proceduresoort, Wijziging
from storage.database import Lezer, Schrijver
from storage.gebeurtenissen import Feit, voeg_feit_toe
from storage.kader import lees_kader
from storage.mails import Sjabloon
from storage.post import schrijf_school
from storage.procedures import start_procedure, vertel_procedures
from storage.tabellen import Taak, Taakantwoord, Traject
from storage.trajecten import GemeenteOnbekend, naar_doorstroompunt, sluit
from storage.verhuizing import laat_verhuizen

BERICHT_AAN_SCHOOL = {
    Besluit.OPPAKKEN: Sjabloon.OPGEPAKT,
    Besluit.PROCEDURE: Sjabloon.PROCEDUREBERICHT,
    Besluit.TER_KENNISNAME: Sjabloon.TER_KENNISNAME,
    Besluit.ANDERE_GEMEENTE: Sjabloon.OVERGEDRAGEN,
    Besluit.DOORSTROOMPUNT: Sjabloon.OVERGEDRAGEN,
    Besluit.SLUITEN: Sjabloon.GESLOTEN,
}
"""Not VRAAG_SCHOOL: the question is itself the message."""


async def voer_uit(
    sessie: Schrijver, traject: Traject, taak: Taak, antwoord: Taakantwoord, nu: datetime
) -> None:
    """Carry the decision out; the officer who decides to go on becomes the handler."""
    besluit = Besluit(antwoord.besluit)
    match besluit:
        case Besluit.OPPAKKEN | Besluit.VRAAG_SCHOOL:
            traject.behandelaar_id, traject.fase = behandelaar_na(taak, antwoord), Fase.BEHANDELING
        case Besluit.PROCEDURE:
            traject.behandelaar_id, traject.fase = behandelaar_na(taak, antwoord), Fase.BEHANDELING
            await _start(sessie, antwoord, nu)
        case Besluit.TER_KENNISNAME | Besluit.SLUITEN:
            sluit(traject, _resultaat(antwoord), antwoord.motivering, nu)
            await vertel_procedures(sessie, traject.id, Wijziging.TRAJECT_GESLOTEN, nu, antwoord.id)
        case Besluit.ANDERE_GEMEENTE:
            await _draag_over(sessie, traject, antwoord, nu)
            await vertel_procedures(sessie, traject.id, Wijziging.VERHUISD, nu, antwoord.id)
        case Besluit.DOORSTROOMPUNT:
            naar_doorstroompunt(traject)
            await vertel_procedures(sessie, traject.id, await _waarom(sessie, traject, nu), nu, antwoord.id)
    sessie.add(traject)
    await _leg_vast(sessie, taak, antwoord, nu)
    await _bericht(sessie, besluit, traject, antwoord, nu)


async def _waarom(sessie: Lezer, traject: Traject, nu: datetime) -> Wijziging:
    """Somebody younger than 18 can go to the Doorstroompunt too, and has not turned 18 by that."""
    kader = await lees_kader(sessie, traject.id)
    volwassen = achttien_of_ouder(kader.geboortedatum, dag_van(nu))
    return Wijziging.ACHTTIEN if volwassen else Wijziging.NAAR_DOORSTROOMPUNT


async def _start(sessie: Schrijver, antwoord: Taakantwoord, nu: datetime) -> None:
    """The procedure that the officer goes on in; one that runs already simply goes on."""
    await start_procedure(
        sessie,
        antwoord.traject_id,
        Proceduresoort(antwoord.velden["procedure"]),
        nu,
        door=antwoord.gebruiker_id,
        aanleiding=antwoord.id,
    )


async def _draag_over(sessie: Schrijver, traject: Traject, antwoord: Taakantwoord, nu: datetime) -> None:
    try:
        await laat_verhuizen(sessie, traject, antwoord.doelgemeente, nu, sleutel=antwoord.id)
    except GemeenteOnbekend:
        raise definitief("GemeenteOnbekend", "Deze gemeente staat niet in het register.") from None


def _resultaat(antwoord: Taakantwoord) -> str:
    return resultaat_van(Besluit(antwoord.besluit), Besluitinvulling(resultaat=antwoord.resultaat))


async def _leg_vast(sessie: Schrijver, taak: Taak, antwoord: Taakantwoord, nu: datetime) -> None:
    await voeg_feit_toe(
        sessie,
        Feit(
            traject_id=taak.traject_id,
            sleutel=f"taak-afgerond:{taak.id}",
            op=nu,
            wat="taak-afgerond",
            namens="mens",
            wie=antwoord.gebruiker_id,
            waarom=antwoord.motivering,
            gegevens={
                "taak": taak.soort,
                "besluit": antwoord.besluit,
                "resultaat": _resultaat(antwoord),
                "doelgemeente": antwoord.doelgemeente,
                **namens_wie(taak, antwoord),
            },
        ),
    )


async def _bericht(
    sessie: Schrijver, besluit: Besluit, traject: Traject, antwoord: Taakantwoord, nu: datetime
) -> None:
    if besluit not in BERICHT_AAN_SCHOOL:
        return
    gegevens = {"behandelaar_id": str(antwoord.gebruiker_id), "resultaat": traject.resultaat}
    if besluit is Besluit.ANDERE_GEMEENTE:
        gegevens["doelgemeente"] = antwoord.doelgemeente
    if besluit is Besluit.PROCEDURE:
        gegevens["procedure"] = antwoord.velden["procedure"]
    if besluit is Besluit.DOORSTROOMPUNT:
        gegevens["afdeling"] = "doorstroompunt"
    await schrijf_school(sessie, BERICHT_AAN_SCHOOL[besluit], traject.id, antwoord.id, nu, gegevens)
