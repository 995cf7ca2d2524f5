"""Guidance by the Doorstroompunt until a place is found, with the check at the end of the school year.

Voluntary from 18. Every outflow has a code of table 13, and is checked once more before it counts: at the
end of each school year, guided or gone (catalogue 218-220).
"""

from domain.procedures.model import (
    MOTIVERING,
    Einde,
    Plan,
    Regelstap,
    Stap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
)
from domain.procedures.uitstroom import UITSTROOM
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

OVERDRACHT = Veld("overdracht", "Wat wij van leerplicht weten")
VERSLAG = Veld("verslag", "Wat is er besproken?")
PLAN = (
    Veld(
        "doel",
        "Waar werkt u samen naartoe?",
        Veldsoort.KEUZE,
        keuzes={
            "onderwijs": "Onderwijs",
            "werk": "Werk",
            "werk-en-leren": "Werk en leren samen (BBL)",
            "zorg": "Eerst zorg of hulp",
        },
    ),
    Veld("afspraken", "Welke afspraken zijn er?"),
    Veld("volgend_contact", "Wanneer spreekt u de jongere weer?", Veldsoort.DATUM, later=True),
)
HOOGST_HAALBAAR = Veld(
    "hoogst_haalbaar",
    "Is werk voor deze jongere het hoogst haalbare?",
    Veldsoort.KEUZE,
    keuzes={"ja": "Ja", "nee": "Nee"},
    uitleg="Alleen dan telt werk als een positieve herplaatsing.",
)
SINDS = Veld("sinds", "Sinds wanneer?", Veldsoort.DATUM, vroeger=True)
BIJ_WIE = Veld("bij_wie", "Bij welke school, werkgever of organisatie?", Veldsoort.REGEL, verplicht=False)
MEEGEKOMEN = Veld("contactpersoon", "Wie is daar de contactpersoon?", Veldsoort.REGEL)
WAAROM_NIET = Veld(MOTIVERING, "Waarom niet?")
NOG_IN_TRAJECT = "nog-in-traject"
NIET_PLAATSBAAR = ("geen-motivatie", "verhuisd")


def _velden(code: str) -> tuple[Veld, ...]:
    """What an outflow asks for."""
    if code in NIET_PLAATSBAAR:
        return (Veld(MOTIVERING, "Waarom?"),)
    return (SINDS, BIJ_WIE, *((HOOGST_HAALBAAR,) if code == "werk" else ()))


GEPLAATST = tuple(
    Uitkomst(code, f"Uitstroom: {uitstroom.naam}", "tot-controle", _velden(code))
    for code, uitstroom in UITSTROOM.items()
    if code not in (NOG_IN_TRAJECT, *NIET_PLAATSBAAR)
)
NIET_GEPLAATST = tuple(
    Uitkomst(code, f"Niet plaatsbaar: {UITSTROOM[code].naam}", code, _velden(code))
    for code in NIET_PLAATSBAAR
)
MATCHMAKER = Uitkomst(
    "matchmaker",
    "Een MatchMaker gaat de jongere opzoeken",
    "volgen",
    (Veld("opdracht", "Wat moet de MatchMaker weten?"), PLAN[-1]),
    start=Proceduresoort.MATCHMAKER,
)
OVERDRAGEN = Uitkomst("overdragen", "Overdragen aan werk, zorg of inkomen", "overdragen")

GESPREKKEN: tuple[Stap, ...] = (
    Taakstap(
        "kennismaken",
        "Kennismaken met de jongere",
        uitleg="Controleer wat er bekend is en leg contact. Maak samen een plan.",
        termijn=Termijncode.KENNISMAKEN,
        uitkomsten=(
            Uitkomst("plan", "Er is een plan", "volgen", PLAN),
            MATCHMAKER,
            OVERDRAGEN,
            *GEPLAATST,
            *NIET_GEPLAATST,
        ),
    ),
    Wachtstap("volgen", "Wachten tot het volgende contact", naar="aan-de-beurt", vanaf="volgend_contact"),
    Regelstap(
        "aan-de-beurt",
        "Nagaan of de controle van de uitstroom aan de beurt is",
        uitkomsten=(
            Uitkomst("gesprek", "Het volgende gesprek", "begeleiden"),
            Uitkomst("controle", "De controle aan het eind van het schooljaar", "uitstroomcontrole"),
        ),
    ),
    Taakstap(
        "begeleiden",
        "Begeleidingsgesprek",
        termijn=Termijncode.KENNISMAKEN,
        uitkomsten=(
            Uitkomst("loopt", "De begeleiding gaat door", "volgen", (VERSLAG, PLAN[-1])),
            MATCHMAKER,
            OVERDRAGEN,
            *GEPLAATST,
            *NIET_GEPLAATST,
        ),
    ),
)
OVERDRACHT_STAPPEN: tuple[Stap, ...] = (
    Taakstap(
        "overdragen",
        "Overdragen aan werk, zorg of inkomen",
        uitleg="Draag warm over: bespreek het met de jongere en met de ander.",
        uitkomsten=(
            Uitkomst(
                "werk-en-inkomen",
                "De klantmanager werk, zorg en inkomen neemt het over",
                "tot-controle",
                (SINDS, MEEGEKOMEN),
            ),
            Uitkomst("werk", "De organisatie voor werk neemt het over", "tot-controle", (SINDS, MEEGEKOMEN)),
            Uitkomst("zorg", "De hulpverlening neemt het over", "tot-controle", (SINDS, MEEGEKOMEN)),
            Uitkomst(
                "niet-overgenomen",
                "Het is niet overgenomen",
                "begeleiden",
                (Veld(MOTIVERING, "Waarom niet?"),),
            ),
        ),
    ),
)
CONTROLE: tuple[Stap, ...] = (
    Wachtstap(
        "tot-controle",
        "Wachten tot de controle aan het eind van het schooljaar",
        naar="uitstroomcontrole",
        afspraak=Afspraakcode.UITSTROOMCONTROLE_VOOR,
        rust=True,
    ),
    Taakstap(
        "uitstroomcontrole",
        "Uitstroom controleren aan het eind van het schooljaar",
        uitleg="Waar is de jongere nu? Vraag het de jongere, de school of de ander.",
        termijn=Termijncode.UITSTROOMCONTROLE,
        uitkomsten=(
            *(
                Uitkomst(code, f"Uitstroom: {uitstroom.naam}", code, _velden(code))
                for code, uitstroom in UITSTROOM.items()
                if code != NOG_IN_TRAJECT
            ),
            Uitkomst(
                NOG_IN_TRAJECT,
                UITSTROOM[NOG_IN_TRAJECT].naam,
                "volgen",
                (VERSLAG, PLAN[-1]),
                uitleg="De begeleiding gaat door. Volgend jaar controleert u weer.",
            ),
            Uitkomst("terug", "De plek is weg: begin opnieuw", "begeleiden", (VERSLAG,)),
        ),
    ),
)
EINDES = (
    *(Einde(code, uitstroom.naam) for code, uitstroom in UITSTROOM.items() if code != NOG_IN_TRAJECT),
    Einde("vervallen", "Niet meer nodig door een verandering bij de jongere"),
)

BEGELEIDING = Plan(
    soort=Proceduresoort.BEGELEIDING,
    titel="Begeleiding",
    uitleg="Voor een jongere die het Doorstroompunt begeleidt naar school, werk of hulp.",
    grond="Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3 (Doorstroompunt).",
    bevindingen=(OVERDRACHT,),
    stappen=(*GESPREKKEN, *OVERDRACHT_STAPPEN, *CONTROLE, *EINDES),
    bij={
        Wijziging.BUITENLAND: "verhuisd",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "tot-controle",
    },
)
"""With TRAJECT_GESLOTEN only the check at the end of the school year is left."""
