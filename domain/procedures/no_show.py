"""The No-show control of one student who was not seen after the summer (catalogue 185-187).

The school says class by class who is there; whoever is not is traced by telephone, then at home, helped to a
place, or handed over. A school that stays silent becomes the task of somebody who calls.
"""

from domain.procedures.campagnestappen import NAAR_WEG, OPLEIDING, WANNEER, WEG, WIE_ZEI_HET
from domain.procedures.campagnestappen import OVERDRAGEN as NAAR_LEEFTIJD
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
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

TERMIJN = Termijncode.NO_SHOW
GEDAAN = Veld("gedaan", "Wat hebt u gedaan en gehoord?")
SCHOOL = Veld("school", "Op welke school?", Veldsoort.REGEL)

VERHUISD = Uitkomst("verhuisd", "De student is verhuisd", "verhuisd", (GEDAAN,))
GESTART = Uitkomst("gestart", "De student is (toch) begonnen", "gestart", (WIE_ZEI_HET, WANNEER, GEDAAN))
INSCHRIJVING = Uitkomst(
    "verkeerd-ingeschreven",
    "De inschrijving klopt niet",
    "inschrijving",
    (GEDAAN,),
    uitleg="Bijvoorbeeld een andere klas of locatie, dubbel ingeschreven, of al uitgeschreven.",
)
ELDERS = Uitkomst("elders", "De student volgt onderwijs op een andere school", "elders", (SCHOOL, GEDAAN))
NIET_BEGONNEN = Uitkomst(
    "niet-begonnen", "De student is niet begonnen en zoekt een plek", "plaatsen", (GEDAAN,)
)
WERK = Uitkomst("werk", "De student werkt", "werk", (GEDAAN,))
OVERDRAGEN = Uitkomst("overdragen", "Niet opgelost: draag de student over", "overdragen", (GEDAAN,))
GETRACEERD = (GESTART, INSCHRIJVING, ELDERS, NIET_BEGONNEN, WERK)

PEILEN = Regelstap(
    "peilen",
    "Nagaan wat de school heeft opgegeven",
    uitkomsten=(
        Uitkomst("aanwezig", "De student is aanwezig", "gestart"),
        Uitkomst("afwezig", "De student is afwezig, of de school weet het niet", "traceren"),
        Uitkomst("geen-opgave", "De school vulde de klassenlijst niet in", "school-bellen"),
    ),
)
SCHOOL_BELLEN = Taakstap(
    "school-bellen",
    "De school bellen over de klassenlijsten",
    uitleg=(
        "De school vulde de klassenlijsten niet in, ook niet na de herinneringen. Bel de school. U kunt de"
        " lijst zelf invullen bij Klassen in de campagne. De taak hangt aan een student, maar geldt voor de"
        " hele school."
    ),
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("ingevuld", "De lijst is ingevuld", "peilen", (WIE_ZEI_HET, WANNEER)),
        Uitkomst("toegezegd", "De school vult de lijst nog in", "opgave-wacht", (WIE_ZEI_HET, WANNEER)),
        Uitkomst("niet-bereikt", "De school is niet bereikt", "opgave-wacht", (GEDAAN,)),
        Uitkomst(
            "opsporen", "De school geeft geen antwoord: zoek deze student zelf op", "traceren", (GEDAAN,)
        ),
    ),
)
OPGAVE_WACHT = Wachtstap(
    "opgave-wacht",
    "Wachten op de klassenlijst",
    naar="peilen",
    afspraak=Afspraakcode.NO_SHOW_OPNIEUW,
    bij={Wijziging.NIEUWE_GEGEVENS: "peilen"},
)
TRACEREN = Taakstap(
    "traceren",
    "Uitzoeken waarom de student er niet is",
    uitleg="Bel de student, de ouders of de school. Klopt de inschrijving? Volgt de student ander onderwijs?",
    termijn=TERMIJN,
    uitkomsten=(
        *GETRACEERD,
        Uitkomst("huisbezoek", "Niet te bereiken: ga op huisbezoek", "huisbezoek", (GEDAAN,)),
        OVERDRAGEN,
        VERHUISD,
    ),
)
BEZOEK = Taakstap(
    "huisbezoek",
    "Huisbezoek omdat de student niet is gezien",
    termijn=TERMIJN,
    uitkomsten=(
        *GETRACEERD,
        Uitkomst("niet-thuis", "Er was niemand thuis: bel nog een keer", "traceren", (GEDAAN,)),
        Uitkomst("niet-gevonden", "De student is niet te vinden: draag over", "overdragen", (GEDAAN,)),
        OVERDRAGEN,
        VERHUISD,
    ),
)
PLAATSEN = Taakstap(
    "plaatsen",
    "De student helpen aan een plek",
    uitleg="Zoek met de student en de scholen een opleiding. Lukt dat niet, draag de student dan over.",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("geplaatst", "De student begint op een opleiding", "geplaatst", (OPLEIDING, SCHOOL, GEDAAN)),
        Uitkomst("nog-bezig", "Nog niet klaar: spreek de student later weer", "plaatsen-wacht", (GEDAAN,)),
        WERK,
        OVERDRAGEN,
        VERHUISD,
    ),
)
PLAATSEN_WACHT = Wachtstap(
    "plaatsen-wacht",
    "Wachten tot het volgende gesprek over een plek",
    naar="plaatsen",
    afspraak=Afspraakcode.NO_SHOW_PLAATSEN,
)
EINDES = (
    Einde("gestart", "Begonnen met de opleiding"),
    Einde("inschrijving", "De inschrijving klopte niet"),
    Einde("elders", "Volgt onderwijs op een andere school"),
    Einde("geplaatst", "Geplaatst op een opleiding"),
    Einde("werk", "Werk"),
    Einde("overgedragen-leerplicht", "Overgedragen aan leerplicht (absoluut verzuim)"),
    Einde("overgedragen-doorstroompunt", "Overgedragen aan het Doorstroompunt (begeleiding)"),
    *WEG,
)
GESLAAGD = frozenset({"gestart", "elders", "geplaatst"})
"""The ends in which a student is at school."""
BUITEN_TELLING = frozenset({"inschrijving", "verhuisd", "vervallen"})

NO_SHOW = Plan(
    soort=Proceduresoort.NO_SHOW,
    titel="No-showcontrole",
    uitleg="Voor een student die na de zomer niet is gezien op het mbo.",
    grond="Regionale werkafspraak over de no-showcontrole; Leerplichtwet 1969, artikel 4a.",
    stappen=(
        *(PEILEN, SCHOOL_BELLEN, OPGAVE_WACHT, TRACEREN, BEZOEK, PLAATSEN, PLAATSEN_WACHT, NAAR_LEEFTIJD),
        *EINDES,
    ),
    zelf_starten=False,
    bevindingen=(Veld("opgave", "Wat de school opgaf"),),
    bij={Wijziging.NIEUWE_GEGEVENS: "peilen", **NAAR_WEG},
)
