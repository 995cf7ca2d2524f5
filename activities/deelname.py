"""What every campaign's procedures share: what a step and an end write about the pupil, and the hand-over."""

from collections.abc import Mapping
from datetime import datetime

from activities.verlenen import Eindgevolg, Gevolg
from activities.zaak import Zaak
from domain.campagnes.draaiboek import DRAAIBOEKEN, Draaiboek
from domain.kalender import dag_van
from domain.leerplicht import achttien_of_ouder
from domain.procedures.model import Taakstap
from domain.soorten import Campagnesoort, Proceduresoort
from storage.campagneovername import Overdracht, draag_over_aan_dossier
from storage.database import Schrijver
from storage.deelnemers import deelnemer_van, sluit_deelnemer
from storage.tabellen import Deelnemer, Procedure, Taakantwoord, Traject
from storage.vragen import trek_open_vragen_in

GEZEGD = ("opleiding", "school", "bij_wie")
NAMENS = ("gezegd_door", "gezegd_op")
DRAAIBOEK_VAN: Mapping[Proceduresoort, Draaiboek] = {boek.plan.soort: boek for boek in DRAAIBOEKEN.values()}


async def draag_over(sessie: Schrijver, zaak: Zaak) -> str:
    """Under 18 to leerplicht, which begins absoluut verzuim; from 18 to the Doorstroompunt."""
    boek = DRAAIBOEK_VAN[Proceduresoort(zaak.procedure.soort)]
    volwassen = achttien_of_ouder(zaak.kader.geboortedatum, dag_van(zaak.opdracht.nu))
    start = boek.volwassen_start if volwassen else Proceduresoort.ABSOLUUT_VERZUIM
    if deelnemer := await deelnemer_van(sessie, zaak.procedure):
        overdracht = Overdracht(volwassen=volwassen, start=start, reden=boek.overdracht)
        await draag_over_aan_dossier(sessie, zaak.traject, deelnemer, zaak.opdracht.nu, overdracht)
    return "doorstroompunt" if volwassen else "leerplicht"


async def noteer_stap(
    sessie: Schrijver, traject: Traject, procedure: Procedure, antwoord: Taakantwoord, nu: datetime
) -> None:
    """Who helps goes on helping; a visit is counted, and what was found out stands with the pupil."""
    deelnemer = await deelnemer_van(sessie, procedure)
    if deelnemer is None:
        return
    if traject.soort in set(Campagnesoort):
        traject.behandelaar_id = antwoord.gebruiker_id
        sessie.add(traject)
    if procedure.stap in DRAAIBOEK_VAN[Proceduresoort(procedure.soort)].bezoekstappen:
        deelnemer.bezoeken += 1
    _noteer_gezegd(deelnemer, antwoord.velden, nu)
    sessie.add(deelnemer)


def _noteer_gezegd(deelnemer: Deelnemer, velden: Mapping[str, str], nu: datetime) -> None:
    """An answer that was given by telephone is kept as theirs, with who said it and when."""
    gezegd = {veld: velden[veld] for veld in GEZEGD if velden.get(veld)}
    namens = {veld: velden[veld] for veld in NAMENS if velden.get(veld)}
    if velden.get("antwoord"):
        deelnemer.antwoord, deelnemer.antwoord_op = velden["antwoord"], nu
        deelnemer.gegevens = {**deelnemer.gegevens, "ouders": gezegd | namens}
    elif gezegd:
        deelnemer.gegevens = {**deelnemer.gegevens, "begeleider": gezegd}


async def rond_af(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """Close the pupil's row and ask nothing more."""
    await trek_open_vragen_in(sessie, procedure.id, nu)
    if deelnemer := await deelnemer_van(sessie, procedure):
        await sluit_deelnemer(sessie, deelnemer, procedure.resultaat, nu)


CAMPAGNE_GEVOLGEN: Mapping[str, Gevolg] = {
    f"{boek.plan.soort}.{stap.code}.{uitkomst.code}": noteer_stap
    for boek in DRAAIBOEKEN.values()
    for stap in boek.plan.stappen
    if isinstance(stap, Taakstap)
    for uitkomst in stap.uitkomsten
}
CAMPAGNE_EINDGEVOLGEN: Mapping[str, Eindgevolg] = {
    f"{boek.plan.soort}.{einde.code}": rond_af for boek in DRAAIBOEKEN.values() for einde in boek.plan.eindes
}
