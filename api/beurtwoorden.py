"""What the last turn of a line of the yearly agenda did, and what waits now, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from api.weergave import maand, meervoud
from domain.campagnes.agenda import AGENDA, Jaaractie
from domain.maanden import lees_maand
from storage.lijsten.jaaragenda import Wachtend

VERTELD = "De coördinatoren kregen een mail."
VERGELIJKEN = (Jaaractie.ABSOLUUT_VERZUIM, Jaaractie.ABSOLUUT_VERZUIM_ZOMER)


def gedaan(actie: Jaaractie, uitkomst: Mapping[str, Any]) -> str:
    """What a turn did, as its row says it."""
    if actie is Jaaractie.VERZUIMSTATEN:
        return _verzuimstaten(uitkomst)
    if actie in VERGELIJKEN:
        return _controle(uitkomst)
    if actie is Jaaractie.OVERZICHT_18PLUS:
        return _overzicht(uitkomst)
    if AGENDA[actie].campagne:
        return f"De campagne staat klaar. {VERTELD}"
    return VERTELD


def _verzuimstaten(uitkomst: Mapping[str, Any]) -> str:
    if uitkomst.get("liep_al"):
        return "Er liep nog een vraag aan de scholen. Er is geen tweede begonnen."
    return f"De vraag gaat naar {meervoud(uitkomst.get('scholen', 0), 'school', 'scholen')}. {VERTELD}"


def _controle(uitkomst: Mapping[str, Any]) -> str:
    """What the control of enrolment found and did; an older turn has no such numbers."""
    gemeenten = meervoud(uitkomst.get("gemeenten", 0), "gemeente", "gemeenten")
    zinnen = [f"Gecontroleerd in {gemeenten}."]
    if "geopend" in uitkomst:
        zonder = meervoud(uitkomst["zonder_school"], "leerling", "leerlingen")
        zinnen.append(f"Zonder school: {zonder}. Nieuw in onderzoek: {uitkomst['geopend']}.")
    if uitkomst.get("vervallen"):
        zinnen.append(f"Vanzelf opgelost: {uitkomst['vervallen']}.")
    return " ".join((*zinnen, VERTELD))


def _overzicht(uitkomst: Mapping[str, Any]) -> str:
    over: date | None = lees_maand(str(uitkomst.get("maand", "")))
    aantal = meervoud(uitkomst.get("meldingen", 0), "melding", "meldingen")
    return f"Overzicht van {maand(over) if over else 'de vorige maand'} verstuurd: {aantal}."


def wacht(actie: Jaaractie, n: Wachtend) -> str:
    """What somebody still has to do; empty when nothing waits."""
    if actie is Jaaractie.VERZUIMSTATEN:
        return f"{meervoud(n.te_bellen, 'school', 'scholen')} te bellen" if n.te_bellen else ""
    if actie in VERGELIJKEN:
        return _te_vergelijken(n)
    if actie is Jaaractie.EEN_OKTOBER and n.geteld < n.gemeenten:
        return f"{meervoud(n.gemeenten - n.geteld, 'gemeente', 'gemeenten')} nog niet geteld"
    campagne = AGENDA[actie].campagne
    return "Klaargezet, nog niet gestart" if campagne and campagne.value in n.klaargezet else ""


def _te_vergelijken(n: Wachtend) -> str:
    delen = (
        (n.te_vergelijken, f"{meervoud(n.te_vergelijken, 'gemeente', 'gemeenten')} nog te vergelijken"),
        (n.te_beslissen, f"{meervoud(n.te_beslissen, 'leerling', 'leerlingen')} nog te beslissen"),
    )
    return ", ".join(zin for aantal, zin in delen if aantal)
