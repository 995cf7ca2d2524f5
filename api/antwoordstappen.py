"""An answer from home in small screens: one question at a time, with a way back, and nothing kept on the way.

What was filled in travels along in the form, so that no answer is stored before somebody sends it, also
without JavaScript. A form that sends everything at once is taken as well.
"""

from dataclasses import dataclass
from enum import StrEnum

from api.formulieren import Formulier

VERDER, TERUG, WIJZIG = "verder", "terug", "wijzig:"


class Scherm(StrEnum):
    KEUZE = "keuze"
    MEER = "meer"
    NAAM = "naam"
    CONTROLE = "controle"


@dataclass(frozen=True)
class Schermen:
    """The screens of a question, in order; `velden` are its fields besides choice, words and name."""

    velden: tuple[str, ...]

    @property
    def volgorde(self) -> tuple[Scherm, ...]:
        return tuple(scherm for scherm in Scherm if scherm is not Scherm.MEER or self.velden)

    @property
    def alles(self) -> tuple[str, ...]:
        return ("keuze", *self.velden, "antwoord", "naam")

    def velden_van(self, scherm: Scherm) -> tuple[str, ...]:
        return {
            Scherm.KEUZE: ("keuze",),
            Scherm.MEER: self.velden,
            Scherm.NAAM: ("antwoord", "naam"),
            Scherm.CONTROLE: (),
        }[scherm]

    def met_fout(self, fouten: dict[str, str]) -> Scherm | None:
        """The first screen that something is wrong with."""
        return next((s for s in self.volgorde if set(self.velden_van(s)) & set(fouten)), None)

    def naast(self, scherm: Scherm, stap: int) -> Scherm:
        plek = self.volgorde.index(scherm) + stap
        return self.volgorde[min(max(plek, 0), len(self.volgorde) - 1)]


def volgende_scherm(formulier: Formulier, schermen: Schermen) -> Scherm | None:
    """Which screen comes now; None when the answer is complete and was sent.

    Only its own faults stay, and only where somebody wanted to go on: what nobody has seen yet is no fault.
    """
    huidig = _huidig(formulier, schermen)
    scherm = _kies(formulier, schermen, huidig)
    if scherm:
        gezien = _wil_versturen(formulier) or (formulier.waarde("knop") == VERDER and scherm is huidig)
        eigen = schermen.velden_van(scherm) if gezien else ()
        formulier.fouten = {veld: zin for veld, zin in formulier.fouten.items() if veld in eigen}
    return scherm


def _kies(formulier: Formulier, schermen: Schermen, huidig: Scherm) -> Scherm | None:
    knop = formulier.waarde("knop")
    if knop == TERUG:
        return schermen.naast(huidig, -1)
    if knop.startswith(WIJZIG):
        return next((s for s in schermen.volgorde if s == knop.removeprefix(WIJZIG)), huidig)
    if knop == VERDER:
        fout = set(schermen.velden_van(huidig)) & set(formulier.fouten)
        return huidig if fout else schermen.naast(huidig, 1)
    return schermen.met_fout(formulier.fouten)


def _wil_versturen(formulier: Formulier) -> bool:
    knop = formulier.waarde("knop")
    return knop not in (VERDER, TERUG) and not knop.startswith(WIJZIG)


def _huidig(formulier: Formulier, schermen: Schermen) -> Scherm:
    return next((s for s in schermen.volgorde if s == formulier.waarde("scherm")), schermen.volgorde[0])
