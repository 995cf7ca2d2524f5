"""Exemptions of the Leerplichtwet: articles, conditions, and until when one holds.

The numbers are dated data (domain/regels/vrijstelling.toml). A condition that is not met is a Dutch sentence
that the officer reads: the officer decides, not the rule.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.kalender import maanden_erbij
from domain.leerplicht import (
    VOLWASSEN,
    begin_leerplicht,
    einde_leerplicht,
    einde_schooljaar,
    kwalificatieplichtig,
    leeftijd,
    verjaardag,
)
from domain.regels import STANDAARDREGIO, Afspraakcode, Regels, geldige_afspraak

VERLENGEN_VOOR = (7, 1)
"""Who is exempted gives notice again every year before the first of July (LPW art. 6)."""


class Artikel(StrEnum):
    """The articles under which a pupil does not have to be at school, or not at this one."""

    A3A = "3a"
    A3B = "3b"
    A5A = "5a"
    A5B = "5b"
    A5C = "5c"
    A11E = "11e"
    A11F = "11f"
    A11G = "11g"
    A15 = "15"


VERLOF = frozenset({Artikel.A11E, Artikel.A11F, Artikel.A11G})
"""Leave of some days: permitted absence of a pupil who stays at school (see domain/verlof.py)."""
MET_KENNISGEVING = frozenset({Artikel.A5A, Artikel.A5B, Artikel.A5C})
ARTIKELNAAM: Mapping[Artikel, str] = {
    Artikel.A3A: "3a: ander programma met praktijktijd",
    Artikel.A3B: "3b: laatste leerplichtjaar op het mbo",
    Artikel.A5A: "5 onder a: lichamelijke of psychische redenen",
    Artikel.A5B: "5 onder b: bezwaar tegen de richting van scholen",
    Artikel.A5C: "5 onder c: school in het buitenland",
    Artikel.A15: "15: ander onderwijs",
}
"""What can be asked for as an exemption; leave has a procedure of its own."""


class Vorm(StrEnum):
    """What the pupil is freed from (catalogue 168, 169)."""

    VERVANGENDE_LEERPLICHT = "vervangende-leerplicht"
    INSCHRIJVING = "inschrijving"
    GEREGELD_SCHOOLBEZOEK = "geregeld-schoolbezoek"
    ANDER_ONDERWIJS = "ander-onderwijs"


VORMNAAM: Mapping[Vorm, str] = {
    Vorm.VERVANGENDE_LEERPLICHT: "vervangende leerplicht",
    Vorm.INSCHRIJVING: "vrijstelling van inschrijving",
    Vorm.GEREGELD_SCHOOLBEZOEK: "vrijstelling van geregeld schoolbezoek",
    Vorm.ANDER_ONDERWIJS: "vrijstelling wegens ander onderwijs",
}
VORM: Mapping[Artikel, Vorm] = {
    **dict.fromkeys((Artikel.A3A, Artikel.A3B), Vorm.VERVANGENDE_LEERPLICHT),
    **dict.fromkeys(sorted(MET_KENNISGEVING), Vorm.INSCHRIJVING),
    **dict.fromkeys(sorted(VERLOF), Vorm.GEREGELD_SCHOOLBEZOEK),
    Artikel.A15: Vorm.ANDER_ONDERWIJS,
}


def naam_met_vorm(artikel: Artikel) -> str:
    """What an officer chooses: the article, and what it frees the pupil from."""
    return f"{ARTIKELNAAM[artikel]} ({VORMNAAM[VORM[artikel]]})"


class EindeVan(StrEnum):
    """Until when an exemption is granted."""

    SCHOOLJAAR = "schooljaar"
    LEERPLICHT = "leerplicht"
    KWALIFICATIEPLICHT = "kwalificatieplicht"


EINDENAAM: Mapping[EindeVan, str] = {
    EindeVan.SCHOOLJAAR: "Tot het einde van het schooljaar",
    EindeVan.LEERPLICHT: "Tot het einde van de leerplicht",
    EindeVan.KWALIFICATIEPLICHT: "Tot de leerling 18 wordt",
}


class Aanvraag(NamedTuple):
    """A request for an exemption; `kennisgeving_op` is the day on which the parents handed it in."""

    artikel: Artikel
    geboortedatum: date
    van: date
    kennisgeving_op: date
    verlenging: bool = False


def einde_plicht(geboortedatum: date) -> date:
    """The last day on which somebody can be obliged: the day before the eighteenth birthday (art. 4a)."""
    return verjaardag(geboortedatum, VOLWASSEN) - timedelta(days=1)


def einddatum(geboortedatum: date, van: date, einde: EindeVan) -> date:
    """The last day of an exemption that starts on `van`, never after the last day of the obligation.

    After the end of leerplicht, "the end of leerplicht" is that of the kwalificatieplicht.
    """
    laatste = einde_plicht(geboortedatum)
    match einde:
        case EindeVan.SCHOOLJAAR:
            gekozen = einde_schooljaar(van)
        case EindeVan.LEERPLICHT:
            leerplicht = einde_leerplicht(geboortedatum)
            gekozen = leerplicht if van <= leerplicht else laatste
        case EindeVan.KWALIFICATIEPLICHT:
            gekozen = laatste
    return min(gekozen, laatste)


def kan_verlengd(geboortedatum: date, tot: date) -> bool:
    """Whether there is anything to be exempted from after the last day."""
    return tot < einde_plicht(geboortedatum)


def ontbreekt(aanvraag: Aanvraag, regels: Regels, regio: str = STANDAARDREGIO) -> tuple[str, ...]:
    """The conditions that the request does not meet, a sentence each; empty when it meets all."""
    return tuple(zin for voorwaarde in VOORWAARDEN for zin in voorwaarde(aanvraag, regels, regio))


def _verplicht(aanvraag: Aanvraag, regels: Regels, regio: str) -> Iterator[str]:
    if not begin_leerplicht(aanvraag.geboortedatum) <= aanvraag.van <= einde_plicht(aanvraag.geboortedatum):
        yield "De leerling is op de eerste dag niet leerplichtig en niet kwalificatieplichtig."


def _artikel_3a(aanvraag: Aanvraag, regels: Regels, regio: str) -> Iterator[str]:
    vanaf = _aantal(Afspraakcode.VRIJSTELLING_3A_VANAF, aanvraag, regels, regio)
    if aanvraag.artikel is Artikel.A3A and leeftijd(aanvraag.geboortedatum, aanvraag.van) < vanaf:
        yield f"Artikel 3a kan pas vanaf {vanaf} jaar."


def _artikel_3b(aanvraag: Aanvraag, regels: Regels, regio: str) -> Iterator[str]:
    laatste_jaar = einde_schooljaar(aanvraag.van) == einde_leerplicht(aanvraag.geboortedatum)
    if aanvraag.artikel is Artikel.A3B and not laatste_jaar:
        yield "Artikel 3b kan alleen in het laatste schooljaar van de leerplicht."


def _artikel_15(aanvraag: Aanvraag, regels: Regels, regio: str) -> Iterator[str]:
    plichtig = kwalificatieplichtig(aanvraag.geboortedatum, aanvraag.van)
    if aanvraag.artikel is Artikel.A15 and not plichtig:
        yield "Artikel 15 is voor leerlingen die kwalificatieplichtig zijn."


def _op_tijd(aanvraag: Aanvraag, regels: Regels, regio: str) -> Iterator[str]:
    if aanvraag.artikel not in MET_KENNISGEVING:
        return
    if aanvraag.verlenging:
        juli = date(einde_schooljaar(aanvraag.van).year - 1, *VERLENGEN_VOOR)
        if aanvraag.kennisgeving_op >= juli:
            yield f"De ouders vroegen verlenging na 30 juni {juli.year}."
        return
    maanden = _aantal(Afspraakcode.VRIJSTELLING_KENNISGEVING, aanvraag, regels, regio)
    if aanvraag.kennisgeving_op > maanden_erbij(aanvraag.van, -maanden):
        yield "De ouders meldden zich minder dan een maand voor de eerste dag."


Voorwaarde = Callable[[Aanvraag, Regels, str], Iterator[str]]
VOORWAARDEN: tuple[Voorwaarde, ...] = (_verplicht, _artikel_3a, _artikel_3b, _artikel_15, _op_tijd)


def verklaring_ontbreekt(
    verklaring_op: date, behandelend: bool, aanvraag: Aanvraag, regels: Regels, regio: str = STANDAARDREGIO
) -> tuple[str, ...]:
    """What is wrong with a doctor's statement for 5a: too old when the parents handed it in, or not
    independent (LPW art. 7)."""
    maanden = _aantal(Afspraakcode.VRIJSTELLING_VERKLARING, aanvraag, regels, regio)
    zinnen = []
    if verklaring_op < maanden_erbij(aanvraag.kennisgeving_op, -maanden):
        zinnen.append(f"De verklaring van de arts is ouder dan {maanden} maanden.")
    if behandelend:
        zinnen.append("De verklaring is van de behandelend arts. Een andere arts moet oordelen.")
    return tuple(zinnen)


def richting_vervalt(
    bezocht_op: date, aanvraag: Aanvraag, regels: Regels, regio: str = STANDAARDREGIO
) -> bool:
    """Whether 5b lapses: the pupil attended a school of that kind within a year before (LPW art. 8)."""
    maanden = _aantal(Afspraakcode.VRIJSTELLING_RICHTING, aanvraag, regels, regio)
    return bezocht_op > maanden_erbij(aanvraag.van, -maanden)


def _aantal(code: Afspraakcode, aanvraag: Aanvraag, regels: Regels, regio: str) -> int:
    return geldige_afspraak(regels, code, aanvraag.kennisgeving_op, regio).aantal
