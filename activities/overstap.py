"""What the rules of the Overstap look up, and what its steps and ends write about the pupil."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime

from activities.verlenen import Eindgevolg, Gevolg
from activities.zaak import Zaak
from domain.campagnes.kalender import AANMELDEN, BEGIN_SCHOOLJAAR, TAFEL, eerste, momenten, volgende
from domain.campagnes.overstap import (
    RISICONAAM,
    Overstapstand,
    Risico,
    is_begonnen,
    risicos,
    stand_van,
)
from domain.kalender import dag_van
from domain.leerplicht import achttien_of_ouder
from domain.procedures.overstap import BEZOEKSTAPPEN, GEREGELD, OVERSTAP
from domain.regels import geldige_rij
from domain.soorten import Campagnesoort, Proceduresoort
from storage.campagneovername import draag_over_aan_dossier, laat_campagnedossier_los
from storage.database import Lezer, Schrijver
from storage.deelnemers import deelnemer_van, feiten_van, sluit_deelnemer
from storage.tabellen import Deelnemer, Procedure, Taakantwoord, Traject
from storage.vragen import trek_open_vragen_in

Kalenderdagen = tuple[tuple[date, str], ...]


async def peil(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether something new puts the pupil at risk; from the beginning of the school year, who started."""
    deelnemer = await deelnemer_van(sessie, zaak.procedure)
    if _is_begin(zaak):
        return "begin"
    if deelnemer is None:
        return "goed"
    nu_risico = await _bepaal_risicos(sessie, zaak, deelnemer)
    nieuw = [risico for risico in nu_risico if risico.value not in deelnemer.risicos]
    if not nieuw:
        return "goed"
    vandaag = dag_van(zaak.opdracht.nu).isoformat()
    deelnemer.risicos = {**deelnemer.risicos, **{risico.value: vandaag for risico in nieuw}}
    sessie.add(deelnemer)
    redenen = ", ".join(RISICONAAM[risico].lower() for risico in nu_risico)
    await zaak.leg_uit(sessie, f"Risico: {redenen}.", risico=redenen)
    return "risico"


async def kijk_weer(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether a pupil who is being helped still needs it."""
    deelnemer = await deelnemer_van(sessie, zaak.procedure)
    if _is_begin(zaak):
        return "begin"
    return "nodig" if deelnemer and await _bepaal_risicos(sessie, zaak, deelnemer) else "klaar"


async def is_gestart(sessie: Schrijver, zaak: Zaak) -> str:
    """Enrolled and started, in other education, or neither (catalogue 191, 192)."""
    deelnemer = await deelnemer_van(sessie, zaak.procedure)
    if deelnemer is None or not is_begonnen(feiten_van(deelnemer)):
        return "nee"
    return "ander" if stand_van(feiten_van(deelnemer)) is Overstapstand.ANDER_ONDERWIJS else "ja"


async def draag_over(sessie: Schrijver, zaak: Zaak) -> str:
    """Under 18 to leerplicht, which begins absoluut verzuim; from 18 to the Doorstroompunt."""
    volwassen = achttien_of_ouder(zaak.kader.geboortedatum, dag_van(zaak.opdracht.nu))
    if deelnemer := await deelnemer_van(sessie, zaak.procedure):
        await draag_over_aan_dossier(sessie, zaak.traject, deelnemer, zaak.opdracht.nu, volwassen=volwassen)
    return "doorstroompunt" if volwassen else "leerplicht"


async def _bepaal_risicos(sessie: Schrijver, zaak: Zaak, deelnemer: Deelnemer) -> tuple[Risico, ...]:
    """Silence counts from the moment that the parents' step is over without an answer."""
    if deelnemer.gevraagd_op and not deelnemer.antwoord and not deelnemer.stil:
        deelnemer.stil = True
        sessie.add(deelnemer)
    dag, kader = dag_van(zaak.opdracht.nu), zaak.kader
    norm = geldige_rij(kader.regels.overstap, dag, kader.regio)
    return risicos(feiten_van(deelnemer), dag, eerste(_dagen(zaak), AANMELDEN), norm)


def _dagen(zaak: Zaak) -> Kalenderdagen:
    """The calendar of the campaign's year; of this year when no campaign started the procedure."""
    jaar = int(zaak.procedure.gegevens.get("jaar", dag_van(zaak.opdracht.nu).year))
    kader = zaak.kader
    return momenten(kader.regels, Campagnesoort.OVERSTAP, jaar, kader.kalender, kader.regio)


def _is_begin(zaak: Zaak) -> bool:
    return dag_van(zaak.opdracht.nu) >= eerste(_dagen(zaak), BEGIN_SCHOOLJAAR)


async def volgend_moment(sessie: Lezer, zaak: Zaak) -> date:
    """The next day of the calendar; today once the school year has begun."""
    vandaag = dag_van(zaak.opdracht.nu)
    if _is_begin(zaak):
        return vandaag
    return volgende(_dagen(zaak), vandaag) or vandaag


async def volgende_tafel(sessie: Lezer, zaak: Zaak) -> date:
    """The next Overstaptafel; today when there is none any more this year."""
    vandaag = dag_van(zaak.opdracht.nu)
    return volgende(_dagen(zaak), vandaag, TAFEL) or vandaag


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
    if procedure.stap in BEZOEKSTAPPEN:
        deelnemer.bezoeken += 1
    gezegd = {veld: antwoord.velden[veld] for veld in ("opleiding", "school") if antwoord.velden.get(veld)}
    if gezegd or antwoord.besluit == GEREGELD.code:
        deelnemer.gegevens = {**deelnemer.gegevens, "begeleider": gezegd}
    sessie.add(deelnemer)


async def rond_af(sessie: Schrijver, traject: Traject, procedure: Procedure, nu: datetime) -> None:
    """Close the pupil's row, ask nothing more, and close a dossier that only the campaign knew."""
    await trek_open_vragen_in(sessie, procedure.id, nu)
    if deelnemer := await deelnemer_van(sessie, procedure):
        await sluit_deelnemer(sessie, deelnemer, procedure.resultaat, nu)
    await laat_campagnedossier_los(sessie, traject, procedure, nu)


OVERSTAP_REGELS: Mapping[str, Callable[[Schrijver, Zaak], Awaitable[str]]] = {
    "overstap.peilen": peil,
    "overstap.weer-kijken": kijk_weer,
    "overstap.begonnen": is_gestart,
    "overstap.overdragen": draag_over,
}
OVERSTAP_DAGEN: Mapping[str, Callable[[Lezer, Zaak], Awaitable[date]]] = {
    "overstap.volgen": volgend_moment,
    "overstap.tafel-wacht": volgende_tafel,
}
OVERSTAP_GEVOLGEN: Mapping[str, Gevolg] = {
    f"{Proceduresoort.OVERSTAP}.{stap.code}.{uitkomst.code}": noteer_stap
    for stap in OVERSTAP.stappen
    for uitkomst in stap.uitkomsten
}
OVERSTAP_EINDGEVOLGEN: Mapping[str, Eindgevolg] = {
    f"{Proceduresoort.OVERSTAP}.{einde.code}": rond_af for einde in OVERSTAP.eindes
}
