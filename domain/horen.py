"""Who has to be heard (LPW art. 22): the parents, and from an age on the pupil too."""

from datetime import date

from domain.leerplicht import leeftijd
from domain.regels import STANDAARDREGIO, Afspraakcode, Regels, geldige_afspraak


def leerling_horen(geboortedatum: date, dag: date, regels: Regels, regio: str = STANDAARDREGIO) -> bool:
    """Whether the pupil is old enough that day; somebody of 29 February gets there on 1 March."""
    vanaf = geldige_afspraak(regels, Afspraakcode.LEERLING_HOREN, dag, regio).aantal
    return leeftijd(geboortedatum, dag) >= vanaf
