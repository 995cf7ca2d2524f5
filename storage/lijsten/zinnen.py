"""The event log and the mails to a school in Dutch sentences."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from domain.brieven import briefnaam
from domain.namen import label
from domain.procedures.alle import AANNAAM, PLANNEN, aan_wie, besluitnaam, taaknaam, uitkomstnaam
from domain.procedures.model import Aan, Plan
from domain.soorten import Campagnesoort, Dossiersoort, Kanaal, Meldingsoort, Proceduresoort, Wijziging
from storage.aantekeningen import VORMEN
from storage.betrokkenen import ROLLEN
from storage.lijsten.dossiersoorten import resultaatnaam
from storage.mails import Sjabloon


class Gegeven(NamedTuple):
    """What a sentence is made of: ids and choices of the fact, the names with them, the case's kind.

    `namens` is whom somebody stood in for.
    """

    gegevens: Mapping[str, Any]
    voor: str
    gemeente: str
    soort: Dossiersoort
    namens: str = ""


def zin(wat: str, gegeven: Gegeven) -> str:
    """The sentence for a fact; facts that nobody wrote a sentence for are shown by their code."""
    maak = ZINNEN.get(wat)
    return maak(gegeven) if maak else f"{wat.replace('-', ' ').capitalize()}."


def stap(sjabloon: str) -> str:
    """What a mail told the school; empty for mails that are no step."""
    return STAPPEN.get(sjabloon, "")


def _melding(gegeven: Gegeven) -> str:
    feiten = gegeven.gegevens
    kanaal, soort = _woord(Kanaal, feiten.get("kanaal")), _woord(Meldingsoort, feiten.get("soort"))
    begin = "Dossier heropend door melding" if feiten.get("wijze") == "heropend" else "Melding"
    return f"{begin} {feiten.get('nummer', '')} ontvangen: {soort.lower()} ({kanaal.lower()})."


def _taak_geopend(gegeven: Gegeven) -> str:
    taak = taaknaam(str(gegeven.gegevens.get("taak")))
    return (
        f"Taak voor {gegeven.voor}{_namens(gegeven)}: {taak.lower()}."
        if gegeven.voor
        else f"Taak zonder behandelaar: {taak.lower()}."
    )


def _taak_toegewezen(gegeven: Gegeven) -> str:
    taak = taaknaam(str(gegeven.gegevens.get("taak"))).lower()
    if not gegeven.voor:
        return f"Taak terug naar het team: {taak}."
    return f"Taak naar {gegeven.voor}{_namens(gegeven)}: {taak}."


def _namens(gegeven: Gegeven) -> str:
    return f" namens {gegeven.namens}" if gegeven.namens else ""


def _opvolgen(gegeven: Gegeven) -> str:
    dag = str(gegeven.gegevens.get("dag", ""))
    taak = taaknaam(str(gegeven.gegevens.get("taak"))).lower()
    return f"Taak later opvolgen, op {_dag(dag)}: {taak}." if dag else f"Taak weer aan de beurt: {taak}."


def _spoed(gegeven: Gegeven) -> str:
    taak = taaknaam(str(gegeven.gegevens.get("taak"))).lower()
    return f"Taak met spoed: {taak}." if gegeven.gegevens.get("spoed") else f"Taak zonder spoed: {taak}."


def _besluit(gegeven: Gegeven) -> str:
    besluit = besluitnaam(str(gegeven.gegevens.get("taak", "")), str(gegeven.gegevens.get("besluit")))
    resultaat = gegeven.gegevens.get("resultaat")
    if resultaat:
        return f"Besluit: {besluit.lower()}. Resultaat: {resultaatnaam(gegeven.soort, resultaat)}."
    return f"Besluit: {besluit.lower()}" + (f" ({gegeven.gemeente})." if gegeven.gemeente else ".")


def _termijn(begin: str) -> Callable[[Gegeven], str]:
    return lambda gegeven: f"{begin}: {str(gegeven.gegevens.get('wat', '')).lower()}."


def _verzet(begin: str) -> Callable[[Gegeven], str]:
    """From which last day to which; the dates stand there as ISO."""

    def maak(gegeven: Gegeven) -> str:
        feiten = gegeven.gegevens
        pauze = f", pauze tot {_dag(feiten['pauze_tot'])}" if feiten.get("pauze_tot") else ""
        wat, dagen = str(feiten["wat"]).lower(), (_dag(feiten["was"]), _dag(feiten["wordt"]))
        return f"{begin}: {wat}{pauze}. De uiterste dag was {dagen[0]} en is nu {dagen[1]}."

    return maak


def _dag(iso: str) -> str:
    return f"{iso[8:10]}-{iso[5:7]}-{iso[:4]}"


def _gestart(gegeven: Gegeven) -> str:
    return f"Procedure gestart: {_plan(gegeven).titel.lower()}."


def _stap(gegeven: Gegeven) -> str:
    taak = str(gegeven.gegevens.get("taak"))
    uitkomst = besluitnaam(taak, str(gegeven.gegevens.get("uitkomst")))
    anders = " (anders dan het advies)" if gegeven.gegevens.get("afwijking") else ""
    return f"{taaknaam(taak)}: {uitkomst[:1].lower()}{uitkomst[1:]}{anders}."


def _klaar(gegeven: Gegeven) -> str:
    plan = _plan(gegeven)
    resultaat = plan.stap(str(gegeven.gegevens["resultaat"])).titel
    return f"Procedure {plan.titel.lower()} is klaar: {resultaat.lower()}."


def _gestopt(gegeven: Gegeven) -> str:
    reden = _woord(Wijziging, gegeven.gegevens.get("wijziging"))
    naar = _plan(gegeven).stap(str(gegeven.gegevens.get("naar", ""))).titel
    return f"{reden}. Procedure {_plan(gegeven).titel.lower()} gaat naar: {naar.lower()}."


def _wijziging(gegeven: Gegeven) -> str:
    return f"{_woord(Wijziging, gegeven.gegevens.get('wijziging'))}."


def _gepland(gegeven: Gegeven) -> str:
    return f"{gegeven.gegevens['wat']}, tot {_dag(gegeven.gegevens['op'])}."


def _plan(gegeven: Gegeven) -> Plan:
    return PLANNEN[Proceduresoort(gegeven.gegevens["procedure"])]


HEEFT = {Aan.SCHOOL: "De school heeft", Aan.OUDERS: "De ouders hebben", Aan.JONGERE: "De jongere heeft"}


def _beantwoord(gegeven: Gegeven) -> str:
    """With what the school chose, if it was asked to choose."""
    feiten = gegeven.gegevens
    if not feiten.get("uitkomst"):
        return "De school heeft de vraag beantwoord."
    keuze = uitkomstnaam(str(feiten["vraag"]), str(feiten["uitkomst"]))
    wie = HEEFT[aan_wie(str(feiten["vraag"]))]
    return f"{wie} geantwoord: {keuze[:1].lower()}{keuze[1:]}."


def _gevraagd(gegeven: Gegeven) -> str:
    return f"Vraag gesteld aan {AANNAAM[Aan(gegeven.gegevens.get('aan', Aan.SCHOOL))]}."


def _campagne(gegeven: Gegeven) -> str:
    return f"Dossier geopend door de campagne {_woord(Campagnesoort, gegeven.gegevens.get('soort'))}."


def _contact(gegeven: Gegeven) -> str:
    vorm = VORMEN.get(str(gegeven.gegevens.get("vorm")), "Contact")
    return f"{vorm} vastgelegd." if gegeven.gegevens.get("gesproken", True) else f"{vorm}: niemand bereikt."


def _brief(gegeven: Gegeven) -> str:
    return f"Brief gemaakt: {briefnaam(str(gegeven.gegevens['soort'])).lower()}."


def _dossier(tekst: str) -> Callable[[Gegeven], str]:
    return lambda gegeven: tekst.format(gegeven.gegevens.get("dossier", ""))


def _samengevoegd(gegeven: Gegeven) -> str:
    nummer = gegeven.gegevens.get("dossier", "")
    if gegeven.gegevens.get("richting") == "daar":
        return f"Samengevoegd met dossier {nummer}: daar gaat het verder."
    return f"Dossier {nummer} is van dezelfde leerling en is hiermee samengevoegd."


def _betrokkene(begin: str) -> Callable[[Gegeven], str]:
    return lambda gegeven: f"{begin}: {ROLLEN.get(str(gegeven.gegevens.get('rol')), 'iemand').lower()}."


def _verkort(gegeven: Gegeven) -> str:
    taak = taaknaam(str(gegeven.gegevens.get("taak"))).lower()
    return f"Eerder klaar, uiterlijk {gegeven.gegevens.get('op', '')}: {taak}."


def _gezin(begin: str) -> Callable[[Gegeven], str]:
    return lambda gegeven: f"{begin}: dossier {gegeven.gegevens['dossier']}."


def _vast(tekst: str) -> Callable[[Gegeven], str]:
    return lambda _: tekst


def _woord(soort: type[StrEnum], waarde: Any) -> str:
    return label(soort(waarde)) if waarde in set(soort) else str(waarde or "onbekend")


ZINNEN: Mapping[str, Callable[[Gegeven], str]] = {
    "melding-ontvangen": _melding,
    "pv-dossier": _vast("Het pv-dossier is gemaakt en opgehaald."),
    "melding-gevoegd": _vast("De melding is bij dit dossier gevoegd."),
    "taak-geopend": _taak_geopend,
    "taak-toegewezen": _taak_toegewezen,
    "taak-opvolgen": _opvolgen,
    "taak-spoed": _spoed,
    "taak-afgerond": _besluit,
    "procedure-gestart": _gestart,
    "stap-gedaan": _stap,
    "procedure-klaar": _klaar,
    "mas-advies": _vast("De regels gaven een advies over de route."),
    "risico-ingeschat": _vast("Het risico op uitval is ingeschat."),
    "halt-getoetst": _vast("De criteria van Halt zijn nagegaan."),
    "procedure-gestopt": _gestopt,
    "wijziging": _wijziging,
    "gepland": _gepland,
    "campagne-geopend": _campagne,
    "vraag-gesteld": _gevraagd,
    "vraag-beantwoord": _beantwoord,
    "termijn-herinnering": _termijn("Herinnering verstuurd"),
    "termijn-uiterlijk": _termijn("De uiterste dag is voorbij"),
    "uitstel-kalender": _verzet("Uiterste dag verzet door de schoolkalender"),
    "uitstel-verzet": _verzet("Uiterste dag verzet"),
    "uitstel-pauze": _verzet("Gepauzeerd"),
    "uitstel-gestopt": _verzet("Pauze gestopt"),
    "termijn-hervatting": _termijn("De pauze is voorbij"),
    "termijn-escalatie": _termijn("Doorgegeven omdat het te lang duurt"),
    "taak-verkort": _verkort,
    "mail-geweigerd": _vast("Een mail is geweigerd door de mailserver van de ontvanger."),
    "mail-opnieuw": _vast("Een geweigerde mail is opnieuw verstuurd."),
    "bepaald": _vast("De regels zijn toegepast."),
    "brief-gemaakt": _brief,
    "dossier-heropend": _vast("Dossier met de hand heropend."),
    "dossier-afgedrukt": _vast("Het dossier is als PDF gemaakt en opgehaald."),
    "dossier-verbonden": _dossier("Verbonden met dossier {}."),
    "dossier-samengevoegd": _samengevoegd,
    "koppeling-ongedaan": _dossier("De koppeling met dossier {} is ongedaan gemaakt."),
    "maatwerk-afgesproken": lambda g: f"Lestijdvermindering vanaf {_dag(str(g.gegevens.get('dag')))}.",
    "maatwerk-ingetrokken": lambda g: "Lestijdvermindering ingetrokken.",
    "betrokkene-toegevoegd": _betrokkene("Toegevoegd bij de mensen om de leerling"),
    "betrokkene-beeindigd": _betrokkene("Niet meer betrokken"),
    "document-toegevoegd": _vast("Document toegevoegd."),
    "document-vervangen": _vast("Nieuwe versie van een document toegevoegd."),
    "gezin-gekoppeld": _gezin("Broer of zus gekoppeld"),
    "gezin-losgemaakt": _gezin("Vastgelegd als geen broer of zus"),
    "notitie-toegevoegd": _vast("Notitie toegevoegd."),
    "contact-vastgelegd": _contact,
    "notitie-ingetrokken": _vast("Notitie ingetrokken."),
    "contact-ingetrokken": _vast("Contactmoment ingetrokken."),
}
STAPPEN: Mapping[str, str] = {
    Sjabloon.ONTVANGSTBEVESTIGING: "Wij hebben de melding ontvangen.",
    Sjabloon.GEVOEGD: "Wij hebben de melding ontvangen en bij het lopende dossier gevoegd.",
    Sjabloon.HEROPEND: "Wij hebben de melding ontvangen en het dossier heropend.",
    Sjabloon.DOSSIER_HEROPEND: "Wij hebben het dossier weer geopend.",
    Sjabloon.OPGEPAKT: "De behandelaar heeft de melding opgepakt.",
    Sjabloon.VRAAG_SCHOOL: "Wij hebben uw school een vraag gesteld.",
    Sjabloon.HERINNERING_VRAAG: "Wij hebben u herinnerd aan onze vraag.",
    Sjabloon.VRAAG_TEAMLEIDER: "Wij hebben de teamleider om antwoord gevraagd.",
    Sjabloon.ANTWOORD_ONTVANGEN: "Wij hebben uw antwoord ontvangen.",
    Sjabloon.PROCEDUREBERICHT: "Wij hebben u laten weten hoe het verdergaat.",
    Sjabloon.AFSPRAAK: "Wij hebben u laten weten wanneer het gesprek is.",
    Sjabloon.TER_KENNISNAME: "De melding is opgenomen in het dossier.",
    Sjabloon.OVERGEDRAGEN: "De melding is overgedragen.",
    Sjabloon.GESLOTEN: "De melding is afgerond.",
}
