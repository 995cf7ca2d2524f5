"""What the rules of the Overstap look up about one candidate, and who is to act."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime

from activities.deelname import draag_over, noteer_stap
from activities.verlenen import Gevolg
from activities.zaak import Zaak
from domain.campagnes.kalender import AANMELDEN, BEGIN_SCHOOLJAAR, TAFEL, eerste, momenten, volgende
from domain.campagnes.overstap import (
    RISICONAAM,
    Overstapstand,
    Partij,
    Risico,
    is_begonnen,
    risicos,
    stand_van,
    wie_is_aan_zet,
)
from domain.kalender import dag_van
from domain.procedures.overstap import PARTIJ_NA
from domain.regels import geldige_rij
from domain.soorten import Campagnesoort
from storage.database import Lezer, Schrijver
from storage.deelnemers import deelnemer_van
from storage.overstapgegevens import feiten_van
from storage.tabellen import Deelnemer, Procedure, Taakantwoord, Traject

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
    kader, dag = zaak.kader, dag_van(zaak.opdracht.nu)
    norm = geldige_rij(kader.regels.overstap, dag, kader.regio)
    _zet_aan_zet(sessie, deelnemer, wie_is_aan_zet(nu_risico, norm))
    redenen = ", ".join(RISICONAAM[risico].lower() for risico in nu_risico)
    aan_zet = deelnemer.gegevens["aan_zet"]
    await zaak.leg_uit(sessie, f"Risico: {redenen}.", risico=redenen, aan_zet=aan_zet)
    return "risico"


def _zet_aan_zet(sessie: Schrijver, deelnemer: Deelnemer, partij: Partij) -> None:
    deelnemer.gegevens = {**deelnemer.gegevens, "aan_zet": partij.value}
    sessie.add(deelnemer)


async def verdeel(
    sessie: Schrijver, traject: Traject, procedure: Procedure, antwoord: Taakantwoord, nu: datetime
) -> None:
    """A school, or the LVS itself, takes it up: the lists show who is to act (catalogue 195)."""
    await noteer_stap(sessie, traject, procedure, antwoord, nu)
    if deelnemer := await deelnemer_van(sessie, procedure):
        _zet_aan_zet(sessie, deelnemer, PARTIJ_NA[antwoord.besluit])


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
OVERSTAP_GEVOLGEN: Mapping[str, Gevolg] = {f"overstap.begeleiden.{code}": verdeel for code in PARTIJ_NA}
