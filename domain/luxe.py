"""What the guideline says about luxe verzuim: advice that an officer may leave with a reason."""

from datetime import date
from typing import NamedTuple

from domain.regels import STANDAARDREGIO, Afspraakcode, Regels, geldige_afspraak

WAARSCHUWING, ZELF_WEGEN = "waarschuwing", "zelf-wegen"


class Advies(NamedTuple):
    """What is advised, and why: a Dutch sentence."""

    code: str
    reden: str


def advies(schooldagen: int, eerder: int, dag: date, regels: Regels, regio: str = STANDAARDREGIO) -> Advies:
    """A warning for one school day the first time; otherwise the officer weighs (practice: guideline OM).

    `eerder` counts the pupil's earlier periods of luxe verzuim.
    """
    hooguit = geldige_afspraak(regels, Afspraakcode.LUXE_WAARSCHUWING, dag, regio)
    if schooldagen <= hooguit.aantal and not eerder:
        return Advies(WAARSCHUWING, f"Advies: een waarschuwing. {hooguit.grond}")
    if eerder:
        return Advies(ZELF_WEGEN, f"De leerling had al eerder luxe verzuim: {eerder} keer.")
    return Advies(ZELF_WEGEN, f"Het gaat om {schooldagen} schooldagen. Weeg zelf wat past.")
