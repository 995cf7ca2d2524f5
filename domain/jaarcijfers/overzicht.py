"""Het jaar in één oogopslag (catalogue 237-239): its tables, each with how it was counted."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.jaarcijfers.feiten import Jaarfeiten, Telregels, som
from domain.jaarcijfers.kruistabellen import absoluut, jeugdarts, vrijstellingen
from domain.jaarcijfers.meldingen import (
    apart_geteld,
    per_dossier,
    per_leerling,
    per_plicht,
    per_procedure,
    per_resultaat,
    per_soort,
)
from domain.jaarcijfers.tabel import Kruistabel, Tabel, Telling, regels


@dataclass(frozen=True)
class Definitie:
    """A table: what it is called, how it is counted, and the function that counts."""

    code: str
    titel: str
    uitleg: tuple[str, ...]
    tel: Callable[[Jaarfeiten, Telregels], Telling]
    telt_op: bool = True

    def maak(self, dit: Jaarfeiten, vorig: Jaarfeiten | None, telregels: Telregels) -> Tabel:
        eerder = self.tel(vorig, telregels) if vorig else None
        lijnen = regels(self.tel(dit, telregels), eerder)
        return Tabel(self.code, self.titel, self.uitleg, lijnen, self.telt_op)


POPULATIE = Definitie(
    "leerlingen-register",
    "Leer- en kwalificatieplichtige leerlingen in het register",
    (
        "Dit zijn de leerlingen die het register kent door een melding, een vergelijking of een campagne."
        " Het is niet het aantal inwoners: een leerling over wie nooit iets is gemeld, staat hier niet bij.",
        "Leerplichtig is een leerling van de eerste dag van de maand na de vijfde verjaardag tot het einde"
        " van het schooljaar waarin de leerling 16 wordt. Daarna is de leerling kwalificatieplichtig tot de"
        " achttiende verjaardag of een startkwalificatie.",
        "Wij tellen wie nu in de gemeente woont, met de leeftijd op de peildatum. Wie is overleden telt niet"
        " mee, wie is samengevoegd telt een keer.",
    ),
    per_plicht,
)
LEERLINGEN = Definitie(
    "leerlingen",
    "Leerlingen over wie is gemeld",
    (
        "Elke leerling telt een keer per regel, hoe vaak er ook is gemeld.",
        "De soorten tellen niet op tot de eerste regel: over een leerling kan voor meer soorten zijn gemeld."
        " Een leerling die verhuisde, kan in twee gemeenten meetellen en telt in de regio een keer.",
    ),
    per_leerling,
    telt_op=False,
)
TABELLEN = (
    Definitie(
        "meldingen",
        "Meldingen naar soort",
        (
            "Elke melding staat in precies een soort: de soort waarmee zij is gemeld.",
            "De dag van de melding bepaalt het schooljaar (1 augustus tot en met 31 juli), niet de dag waarop"
            " wij haar verwerkten. De gemeente is die van het dossier.",
            "Aanvragen voor een vrijstelling en meldingen van 18 jaar en ouder staan hier niet bij. Hoeveel"
            " dat er zijn, staat onder 'Wat ergens anders telt'.",
        ),
        per_soort,
    ),
    LEERLINGEN,
    Definitie(
        "resultaten",
        "Resultaten van de meldingen",
        (
            "Een melding krijgt het resultaat van haar dossier zoals dat er nu voor staat. Een dossier dat"
            " weer open is, staat bij 'Nog niet afgesloten'. Daarom kan een oud jaar nog veranderen.",
            "De vijftien resultaten gelden voor alle soorten samen. Welk resultaat waaronder telt, is een"
            " afspraak met een datum.",
            "Het totaal is gelijk aan het totaal van de meldingen naar soort.",
        ),
        per_resultaat,
    ),
    Definitie(
        "dossiers",
        "Dossiers die in dit schooljaar zijn gesloten",
        (
            "Elk dossier van een van de zes soorten telt een keer, met het resultaat waarmee het is gesloten."
            " In een dossier kunnen meer meldingen zitten.",
            "De dag van sluiten bepaalt het schooljaar.",
        ),
        per_dossier,
    ),
    Definitie(
        "procedures",
        "Procedures die in dit schooljaar eindigden",
        (
            "Hier staat wat procedures opleverden, zoals een proces-verbaal of Halt. Een dossier kan meer"
            " procedures hebben, dus dit telt niet op tot de meldingen.",
            "'Geen resultaat voor de leerling' is een procedure die niet nodig bleek, of die verder ging in"
            " een andere procedure.",
        ),
        per_procedure,
    ),
    Definitie(
        "elders",
        "Wat ergens anders telt",
        ("Deze meldingen kwamen wel binnen, maar horen bij een ander overzicht.",),
        apart_geteld,
    ),
)
VOOR_BESTUUR = ("meldingen", "leerlingen", "resultaten", "dossiers", "elders")
"""The tables that a school board sees of its own schools."""


@dataclass(frozen=True)
class Overzicht:
    """All tables of a year at a glance; `verleend`: exemptions; `bekend`: obliged pupils."""

    tabellen: tuple[Tabel, ...]
    vrijstellingen: Kruistabel
    absoluut: Kruistabel
    jeugdarts: Kruistabel
    verleend: int
    bekend: Tabel

    def tabel(self, code: str) -> Tabel:
        return next(tabel for tabel in self.tabellen if tabel.code == code)


def overzicht(dit: Jaarfeiten, vorig: Jaarfeiten | None, telregels: Telregels) -> Overzicht:
    """`vorig` is None when the register has nothing of the year before: then nothing is compared."""
    return Overzicht(
        tabellen=tuple(definitie.maak(dit, vorig, telregels) for definitie in TABELLEN),
        vrijstellingen=vrijstellingen(dit),
        absoluut=absoluut(dit),
        jeugdarts=jeugdarts(dit),
        verleend=som(groep for groep in dit.besluiten if groep.verleend),
        bekend=POPULATIE.maak(dit, None, telregels),
    )
