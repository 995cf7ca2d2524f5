"""What the rules of MAS, Halt and the criminal-law route decide, from the analysis and the register."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from activities.zaak import Zaak
from domain import horen
from domain.halt import Antwoord, Criterium, Haltfeiten, criteria, voldoet
from domain.kalender import dag_van
from domain.leerplicht import kwalificatieplichtig, leeftijd, leerplichtig
from domain.mas import ROUTENAAM, Analyse, Oorzaak, adviseer
from domain.procedures.tellingen import herkomst, keer_te_laat
from domain.regels import Haltnorm, geldige_haltnorm
from domain.soorten import Meldingsoort
from storage.database import Lezer, Schrijver
from storage.mas import Verleden, lees_verleden

JA_NEE: Mapping[str, bool] = {"ja": True, "nee": False}


async def bepaal_advies(sessie: Schrijver, zaak: Zaak) -> str:
    """The advised route; kept with its reasons in the procedure and in the dossier."""
    velden = await zaak.velden(sessie)
    verleden = await lees_verleden(sessie, zaak.traject.id)
    advies = adviseer(_analyse(zaak, velden, verleden), _norm(zaak))
    redenen = "\n".join(advies.redenen)
    zaak.bewaar(sessie, advies=advies.route.value, adviesredenen=redenen)
    uitleg = f"Advies: {ROUTENAAM[advies.route].lower()}.\n{redenen}"
    await zaak.vertel(sessie, uitleg, {"advies": advies.route.value}, wat="mas-advies")
    return advies.route.value


async def toets_halt(sessie: Schrijver, zaak: Zaak) -> str:
    """Whether Halt can take the pupil; every criterion is kept with its answer and its sentence."""
    velden = await zaak.velden(sessie)
    feiten = _haltfeiten(zaak, velden, await lees_verleden(sessie, zaak.traject.id))
    beoordeeld = criteria(feiten, _norm(zaak))
    uitleg = "\n".join(f"{criterium.antwoord.capitalize()}: {criterium.zin}" for criterium in beoordeeld)
    zaak.bewaar(sessie, haltcriteria=uitleg)
    uitkomst = _haltuitkomst(beoordeeld)
    antwoorden = {criterium.code: criterium.antwoord.value for criterium in beoordeeld}
    gegevens = {"uitkomst": uitkomst, "criteria": antwoorden}
    await zaak.vertel(sessie, uitleg, gegevens, wat="halt-getoetst")
    return uitkomst


async def leerling_horen(sessie: Lezer, zaak: Zaak) -> str:
    """Whether the pupil has to be heard before a proces-verbaal."""
    kader, dag = zaak.kader, dag_van(zaak.opdracht.nu)
    return "ja" if horen.leerling_horen(kader.geboortedatum, dag, kader.regels, kader.regio) else "nee"


async def eerste_melding(sessie: Lezer, zaak: Zaak) -> date:
    """The term of a proces-verbaal counts from the first report."""
    return (await lees_verleden(sessie, zaak.traject.id)).eerste_melding


async def eerste_verhoor(sessie: Lezer, zaak: Zaak) -> date:
    """The first hearing of parents or pupil; without one, today."""
    velden = await zaak.velden(sessie)
    dagen = [velden[veld] for veld in ("ouders_gehoord_op", "leerling_gehoord_op") if velden.get(veld)]
    return min(map(date.fromisoformat, dagen), default=dag_van(zaak.opdracht.nu))


def _haltuitkomst(beoordeeld: tuple[Criterium, ...]) -> str:
    """Together with the officier van justitie only when nothing else stands in the way."""
    overig = voldoet(tuple(criterium for criterium in beoordeeld if not criterium.samen_beslissen))
    samen = any(criterium.samen_beslissen for criterium in beoordeeld)
    return "samen-beslissen" if samen and overig is Antwoord.JA else overig.value


def _analyse(zaak: Zaak, velden: Mapping[str, Any], verleden: Verleden) -> Analyse:
    return Analyse(
        oorzaak=Oorzaak(velden["oorzaak"]),
        werkt_mee=velden["werkt_mee"] == "ja",
        onveilig=velden["onveilig"] == "ja",
        luxe=verleden.soort == Meldingsoort.LUXE,
        gewaarschuwd=verleden.gewaarschuwd,
        eerder_pv=verleden.eerder_pv,
        halt=_haltfeiten(zaak, velden, verleden),
    )


def _haltfeiten(zaak: Zaak, velden: Mapping[str, Any], verleden: Verleden) -> Haltfeiten:
    geboren, dag = zaak.kader.geboortedatum, dag_van(zaak.opdracht.nu)
    return Haltfeiten(
        leeftijd=_leeftijd(zaak),
        leerplichtig=leerplichtig(geboren, dag) or kwalificatieplichtig(geboren, dag),
        uren=verleden.uren,
        te_laat=keer_te_laat(velden, verleden.te_laat),
        herkomst=herkomst(velden, verleden.te_laat),
        eerder_halt=verleden.eerder_halt,
        eigen_initiatief=JA_NEE.get(velden.get("eigen_initiatief", "")),
        zorg_zonder_hulp=JA_NEE.get(velden.get("zorg_zonder_hulp", "")),
        leerling_akkoord=True if velden.get("akkoord_leerling_op") else None,
        ouders_akkoord=True if velden.get("akkoord_ouders_op") else None,
    )


def _leeftijd(zaak: Zaak) -> int:
    return leeftijd(zaak.kader.geboortedatum, dag_van(zaak.opdracht.nu))


def _norm(zaak: Zaak) -> Haltnorm:
    return geldige_haltnorm(zaak.kader.regels, dag_van(zaak.opdracht.nu), zaak.kader.regio)
