"""Vulnerable youngsters of pro, vso and Entree: no vsv'er, yet followed to the age limit (catalogue 228-229).

The municipality joins the talks about leaving during the last school year; then it asks how it goes, every so
many months, until the birthday on which the Doorstroompunt stops by the law of that day.
"""

from domain.procedures.model import (
    Einde,
    Plan,
    Regelstap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
)
from domain.procedures.uitstroom import UITSTROOM_KWETSBAAR
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

HERKOMST = Veld(
    "herkomst",
    "Van welk onderwijs?",
    Veldsoort.KEUZE,
    keuzes={"pro": "Praktijkonderwijs", "vso": "VSO", "entree": "Entree"},
)
PROFIEL = Veld(
    "profiel",
    "Uitstroomprofiel",
    Veldsoort.KEUZE,
    keuzes={"werk": "Werk", "dagbesteding": "Dagbesteding", "onderwijs": "Vervolgonderwijs"},
)
LAATSTE_DAG = Veld("laatste_schooldag", "Laatste dag op school", Veldsoort.DATUM)
VERSLAG = Veld("verslag", "Wat is er besproken?")
UITSTROOM = Veld("uitstroom", "Waar is de jongere nu?", Veldsoort.KEUZE, keuzes=dict(UITSTROOM_KWETSBAAR))
AANWEZIG = Veld(
    "aanwezig",
    "Wie waren bij het gesprek?",
    Veldsoort.REGEL,
    uitleg="Bijvoorbeeld: de jongere, de ouders, de school, de organisatie voor werk.",
)

KWETSBARE_JONGERE = Plan(
    soort=Proceduresoort.KWETSBARE_JONGERE,
    titel="Kwetsbare jongere",
    uitleg="Voor een jongere van pro, vso of Entree die van school gaat.",
    grond="Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3; Wet van school naar duurzaam werk.",
    startvelden=(HERKOMST, PROFIEL, LAATSTE_DAG),
    stappen=(
        Taakstap(
            "uitstroomgesprek",
            "Uitstroomgesprek in het laatste schooljaar",
            uitleg="Bespreek met de jongere, de ouders en de school welke plek past, en welke hulp nodig is.",
            termijn=Termijncode.KENNISMAKEN,
            uitkomsten=(
                Uitkomst("plek", "Er is een plek of een plan", "volgen", (AANWEZIG, UITSTROOM, VERSLAG)),
                Uitkomst(
                    "begeleiding",
                    "De jongere krijgt begeleiding",
                    "volgen",
                    (AANWEZIG, UITSTROOM, VERSLAG),
                    start=Proceduresoort.BEGELEIDING,
                ),
                Uitkomst(
                    "blijft", "De jongere blijft nog op school", "nog-op-school", (LAATSTE_DAG, VERSLAG)
                ),
            ),
        ),
        Wachtstap(
            "nog-op-school",
            "Wachten tot het einde van school",
            naar="uitstroomgesprek",
            vanaf="laatste_schooldag",
            rust=True,
        ),
        Wachtstap(
            "volgen",
            "Wachten tot wij vragen hoe het gaat",
            naar="leeftijd",
            afspraak=Afspraakcode.KWETSBARE_JONGERE_VOLGEN,
            rust=True,
        ),
        Regelstap(
            "leeftijd",
            "Nagaan of de jongere de leeftijdsgrens heeft bereikt",
            uitkomsten=(
                Uitkomst("binnen", "Nog binnen de leeftijd", "stand"),
                Uitkomst("bereikt", "De leeftijdsgrens is bereikt", "leeftijdsgrens"),
            ),
        ),
        Taakstap(
            "stand",
            "Vragen hoe het gaat",
            uitleg="Bel de jongere, de werkgever of de begeleider.",
            termijn=Termijncode.KENNISMAKEN,
            uitkomsten=(
                Uitkomst("goed", "Er is geen hulp nodig", "volgen", (UITSTROOM, VERSLAG)),
                Uitkomst(
                    "begeleiding",
                    "De jongere krijgt begeleiding",
                    "volgen",
                    (UITSTROOM, VERSLAG),
                    start=Proceduresoort.BEGELEIDING,
                ),
                Uitkomst("startkwalificatie", "De jongere heeft een startkwalificatie", "startkwalificatie"),
                Uitkomst("wil-niet", "De jongere wil niet meer gevolgd worden", "wil-niet", (VERSLAG,)),
            ),
        ),
        Einde("leeftijdsgrens", "Gevolgd tot de leeftijdsgrens"),
        Einde("startkwalificatie", "Startkwalificatie behaald"),
        Einde("wil-niet", "Wil niet meer gevolgd worden"),
        Einde("verhuisd", "Verhuisd naar het buitenland"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de jongere"),
    ),
    bij={Wijziging.BUITENLAND: "verhuisd", Wijziging.OVERLEDEN: "vervallen"},
)
"""Not TRAJECT_GESLOTEN: a youngster is followed for years, whatever the trajectory does."""
