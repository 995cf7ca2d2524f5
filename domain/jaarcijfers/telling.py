"""The leerplichttelling for DUO: about leer- en kwalificatieplichtigen only, computed from the register.

Catalogue 231, 232, 234. DUO's own form changes from year to year; the lines here are those of the yearly
report, in its order, to be typed over. Every number is that of the overview, limited to who is obliged.
"""

from collections.abc import Callable
from dataclasses import dataclass

from domain.jaarcijfers.feiten import Jaarfeiten, Telregels, som
from domain.jaarcijfers.lijst import BINNEN_TELLING, GRONDEN, PLICHTNAAM, RESULTAATNAAM, Jaarresultaat
from domain.jaarcijfers.meldingen import jaarmeldingen, per_procedure, per_resultaat, per_soort
from domain.jaarcijfers.tabel import Telling

UITLEG_BUITEN = (
    "De telling gaat alleen over leerlingen die op de dag van de melding leer- of kwalificatieplichtig waren."
)
PROCEDURES = (Jaarresultaat.HALT, Jaarresultaat.PROCES_VERBAAL)


@dataclass(frozen=True)
class Tellingsregel:
    """A line of the form: numbers of who is leerplichtig, and of who is kwalificatieplichtig."""

    nummer: str
    naam: str
    leerplichtig: int
    kwalificatieplichtig: int

    @property
    def totaal(self) -> int:
        return self.leerplichtig + self.kwalificatieplichtig


@dataclass(frozen=True)
class Rubriek:
    """A part of the form; without `telt_op` its lines are different questions."""

    letter: str
    titel: str
    uitleg: str
    regels: tuple[Tellingsregel, ...]
    telt_op: bool = True

    @property
    def totaal(self) -> Tellingsregel:
        leer = sum(regel.leerplichtig for regel in self.regels)
        kwal = sum(regel.kwalificatieplichtig for regel in self.regels)
        return Tellingsregel(f"{self.letter}.t", "Totaal", leer, kwal)


@dataclass(frozen=True)
class Leerplichttelling:
    """The form, the different pupils (who do not divide), and how many meldingen stay outside, and why."""

    rubrieken: tuple[Rubriek, ...]
    leerlingen: int
    inwoners: int | None
    buiten: Telling

    @property
    def meldingen(self) -> int:
        return self.rubriek("B").totaal.totaal

    def rubriek(self, letter: str) -> Rubriek:
        return next(rubriek for rubriek in self.rubrieken if rubriek.letter == letter)


def leerplichttelling(feiten: Jaarfeiten, telregels: Telregels) -> Leerplichttelling:
    """The past school year on one form."""
    return Leerplichttelling(
        rubrieken=tuple(vraag.maak(feiten, telregels) for vraag in VRAGEN),
        leerlingen=(feiten.leerlingen or {}).get(None, (0, 0))[1],
        inwoners=feiten.inwoners,
        buiten=buiten_de_telling(feiten),
    )


def buiten_de_telling(feiten: Jaarfeiten) -> Telling:
    """Meldingen of the six kinds about pupils without obligation, by why not."""
    return {
        naam: som(g for g in jaarmeldingen(feiten) if g.plicht is plicht)
        for plicht, naam in PLICHTNAAM.items()
        if plicht not in BINNEN_TELLING
    }


def _bekend(feiten: Jaarfeiten, _: Telregels) -> Telling:
    return {"Leerlingen in het register": som(feiten.bekend)}


def _vervolging(feiten: Jaarfeiten, telregels: Telregels) -> Telling:
    alle = per_procedure(feiten, telregels)
    return {RESULTAATNAAM[lid]: alle[RESULTAATNAAM[lid]] for lid in PROCEDURES}


def _besluiten(feiten: Jaarfeiten, _: Telregels) -> Telling:
    return {
        f"{naam}: {besluit}": som(g for g in feiten.besluiten if (g.grond, g.verleend) == (code, ja))
        for code, naam in GRONDEN.items()
        for besluit, ja in (("verleend", True), ("niet verleend", False))
    }


@dataclass(frozen=True)
class Vraag:
    """A part of the form before it is filled in; `tel` counts for one obligation."""

    letter: str
    titel: str
    uitleg: str
    tel: Callable[[Jaarfeiten, Telregels], Telling]
    telt_op: bool = True

    def maak(self, feiten: Jaarfeiten, telregels: Telregels) -> Rubriek:
        leer, kwal = (self.tel(feiten.van_plicht({plicht}), telregels) for plicht in BINNEN_TELLING)
        regels = tuple(
            Tellingsregel(f"{self.letter}.{nummer}", naam, leer[naam], kwal[naam])
            for nummer, naam in enumerate(leer, 1)
        )
        return Rubriek(self.letter, self.titel, self.uitleg, regels, self.telt_op)


VRAGEN = (
    Vraag(
        "A",
        "Leerlingen",
        "Leerlingen die het register kent en die op de peildatum plichtig zijn. Vraagt het formulier om"
        " inwoners? Neem dan het aantal uit de BRP.",
        _bekend,
        telt_op=False,
    ),
    Vraag("B", "Meldingen naar soort", "Elke melding staat in precies een soort.", per_soort),
    Vraag(
        "C",
        "Resultaten van de meldingen",
        "Het resultaat van het dossier, zoals dat er nu voor staat. Het totaal is gelijk aan dat van B.",
        per_resultaat,
    ),
    Vraag(
        "D",
        "Halt en proces-verbaal",
        "Procedures die in het schooljaar eindigden. De dag waarop de procedure eindigde bepaalt de plicht.",
        _vervolging,
        telt_op=False,
    ),
    Vraag(
        "E",
        "Vrijstellingen",
        "Besluiten in het schooljaar, met de plicht op de dag van het besluit.",
        _besluiten,
    ),
)
