"""The agenda of the year: what comes back every month or year, and what the coordinator does then."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.soorten import Campagnesoort


class Jaaractie(StrEnum):
    """What comes back by itself."""

    OVERSTAP = "overstap"
    OVERSTAPTAFEL = "overstaptafel"
    NO_SHOW = "no-show"
    ZOMERACTIE = "zomeractie"
    ABSOLUUT_VERZUIM = "absoluut-verzuim"
    ABSOLUUT_VERZUIM_ZOMER = "absoluut-verzuim-zomer"
    VERZUIMSTATEN = "verzuimstaten"
    OVERZICHT_18PLUS = "overzicht-18-plus"
    LEERPLICHTTELLING = "leerplichttelling"
    EEN_OKTOBER = "een-oktober"


@dataclass(frozen=True)
class Agendaregel:
    """When (months and a day of the month, at nine in the morning in the Netherlands) and what to do.

    `pagina` is where it is done or shown. A turn prepares its `campagne` as a concept in every region; what
    the others do by themselves stands in storage/jaarbeurten.py.
    """

    naam: str
    uitleg: str
    wanneer: str
    maanden: tuple[int, ...]
    dag: int
    pagina: str = "/campagnes"
    campagne: Campagnesoort | None = None


ELKE_MAAND = tuple(range(1, 13))
AGENDA: Mapping[Jaaractie, Agendaregel] = {
    Jaaractie.OVERSTAP: Agendaregel(
        "Overstap starten",
        "De campagne staat klaar. Vraag de scholen om een lijst met examenkandidaten, voeg die toe en start.",
        "elk jaar op 10 januari",
        (1,),
        10,
        campagne=Campagnesoort.OVERSTAP,
    ),
    Jaaractie.OVERSTAPTAFEL: Agendaregel(
        "Overstaptafel voorbereiden",
        "Halverwege de maand is de Overstaptafel. Open de Overstap en kijk wie op de lijst staat.",
        "op 1 maart, 1 juni en 1 september",
        (3, 6, 9),
        1,
    ),
    Jaaractie.NO_SHOW: Agendaregel(
        "No-showcontrole starten",
        "De campagne staat klaar. Vraag de mbo-scholen om namen van nieuwe studenten, voeg die toe en start.",
        "elk jaar op 25 augustus",
        (8,),
        25,
        campagne=Campagnesoort.NO_SHOW,
    ),
    Jaaractie.ZOMERACTIE: Agendaregel(
        "Zomeractie starten",
        "De campagne staat klaar. U ziet wie er is gestopt en nog geen vervolg heeft. Start als het klopt.",
        "elk jaar op 1 juli",
        (7,),
        1,
        campagne=Campagnesoort.ZOMERACTIE,
    ),
    Jaaractie.ABSOLUUT_VERZUIM: Agendaregel(
        "Absoluut verzuim controleren",
        "Wie van een school vertrok en geen nieuwe heeft, krijgt een onderzoek. Daarna vergelijkt elke"
        " gemeente haar inwoners (BRP) met de inschrijvingen (BRON).",
        "elke maand op de 5e",
        ELKE_MAAND,
        5,
        "/inschrijfcontrole",
    ),
    Jaaractie.ABSOLUUT_VERZUIM_ZOMER: Agendaregel(
        "Absoluut verzuim nog een keer controleren",
        "Rond de zomer gaat deze controle voor: zij loopt dan twee keer per maand.",
        "op de 20e van augustus, september en oktober",
        (8, 9, 10),
        20,
        "/inschrijfcontrole",
    ),
    Jaaractie.VERZUIMSTATEN: Agendaregel(
        "Verzuimstaten opvragen",
        "Elke school krijgt de vraag wie 9 keer of vaker te laat was of ongeoorloofd verzuimde.",
        "op 1 december en 1 mei",
        (5, 12),
        1,
        "/verzuimstaten",
    ),
    Jaaractie.OVERZICHT_18PLUS: Agendaregel(
        "Overzicht 18+",
        "Het overzicht van meldingen van 18 jaar en ouder gaat per mail naar wie ermee werkt.",
        "elke maand op de 1e",
        ELKE_MAAND,
        1,
        "/overzicht-18-plus",
    ),
    Jaaractie.LEERPLICHTTELLING: Agendaregel(
        "Leerplichttelling",
        "Geef in oktober de omvang en behandeling van het verzuim van het afgelopen schooljaar door.",
        "elk jaar op 1 oktober",
        (10,),
        1,
        "/leerplichttelling",
    ),
    Jaaractie.EEN_OKTOBER: Agendaregel(
        "Nieuwe voortijdig schoolverlaters bepalen",
        "Vergelijk wie is vertrokken met de inschrijvingen op 1 oktober.",
        "elk jaar op 2 oktober",
        (10,),
        2,
        "/vsv",
    ),
}
