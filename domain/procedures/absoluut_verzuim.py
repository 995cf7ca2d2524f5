"""Absoluut verzuim: of school age, enrolled nowhere, not exempt (catalogue 20, 115, 120-123).

A typing error first, then the last school, then the parents, then a visit at home; in the end a result of the
municipal list. A finding that turns out to be wrong was an investigation, never a case (catalogue 124).
"""

from domain.lijsten import REDENEN_ABSOLUUT, RESULTATEN_ABSOLUUT
from domain.procedures.model import (
    Doelgroep,
    Einde,
    Plan,
    Regelstap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Vraagstap,
    Wachtstap,
)
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

TERMIJN = Termijncode.ABSOLUUT_VERZUIM
NIET_VASTGESTELD = "niet-vastgesteld"
SCHOOL_IN_VERGELIJKING = "school_locatie_id"
"""The school that a probable match names: a field that the comparison fills in at the start."""

REDEN = Veld(
    "reden",
    "Reden van het absoluut verzuim",
    Veldsoort.KEUZE,
    keuzes=REDENEN_ABSOLUUT,
    uitleg="Kies uit de lijst.",
)
VERSLAG = Veld("verslag", "Wat is er besproken?")
GEDAAN = Veld("verslag", "Wat hebt u gedaan en gehoord?")
MOTIVERING = Veld("motivering", "Waarom kiest u dit?")
SCHOOL = Veld("school", "Naam van de school", Veldsoort.REGEL)
VANAF = Veld("school_vanaf", "Vanaf welke dag staat de leerling ingeschreven?", Veldsoort.DATUM)
NAAR = Veld("verhuisd_naar", "Waarheen is de leerling verhuisd?", Veldsoort.REGEL, verplicht=False)

LAST = (
    Veld("besluitdatum", "Datum van het besluit", Veldsoort.DATUM, vroeger=True),
    Veld("bedrag", "Dwangsom per keer, in hele euro's", Veldsoort.GETAL),
    Veld("maximum", "Hoogste totaal, in hele euro's", Veldsoort.GETAL),
    Veld(
        "begunstiging_tot",
        "Tot wanneer kunnen de ouders de leerling nog inschrijven zonder te betalen?",
        Veldsoort.DATUM,
        later=True,
    ),
    MOTIVERING,
)
VERLENGING = Veld("begunstiging_tot", "Nieuwe laatste dag", Veldsoort.DATUM, later=True)

BLEEK_INGESCHREVEN = Uitkomst(
    "ingeschreven", "De leerling stond wel ingeschreven", NIET_VASTGESTELD, (SCHOOL, GEDAAN)
)
VERHUISD = Uitkomst("verhuisd", "De leerling is verhuisd", "verhuisd", (NAAR, GEDAAN))
AFSPRAKEN = Uitkomst("afspraken", "Er is gesproken, er zijn afspraken", "volgen", (REDEN, VERSLAG))

NAKIJKEN = Taakstap(
    "nakijken",
    "Nakijken of het een typefout is",
    uitleg="Kijk bij de vergelijking waarom wij denken dat de leerling niet staat ingeschreven.",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst(
            "school-vragen",
            "Vraag het aan de school die bij de vergelijking staat",
            "school-bekend",
            uitleg="Staat er geen school bij de vergelijking, dan gaat u verder met de laatste school.",
        ),
        Uitkomst("geen-typefout", "Het is geen typefout", "laatste-school"),
        BLEEK_INGESCHREVEN,
    ),
)
SCHOOL_BEKEND = Regelstap(
    "school-bekend",
    "Zoeken welke school het kan weten",
    uitkomsten=(
        Uitkomst("ja", "De vergelijking noemt een school", "typefout"),
        Uitkomst("nee", "De vergelijking noemt geen school", "laatste-school"),
    ),
)
TYPEFOUT = Vraagstap(
    "typefout",
    "De school vragen naar een typefout",
    vraag=(
        "Wij vergelijken wie er in onze gemeente woont met wie er op een school staat ingeschreven. Bij u"
        " staat een leerling ingeschreven van wie de gegevens bijna hetzelfde zijn. Wilt u nakijken of in uw"
        " administratie een nummer, naam of geboortedatum verkeerd is getypt? Bel ons als u niet weet om"
        " welke leerling het gaat."
    ),
    uitkomsten=(
        Uitkomst("hersteld", "Ja, de leerling staat bij ons ingeschreven", "antwoord-nakijken"),
        Uitkomst("uitgeschreven", "De leerling stond bij ons, maar is uitgeschreven", "laatste-school"),
        Uitkomst("onbekend", "Nee, dit is een andere leerling", "laatste-school"),
    ),
    stil="laatste-school",
)
ANTWOORD_NAKIJKEN = Taakstap(
    "antwoord-nakijken",
    "Het antwoord van de school nakijken",
    termijn=TERMIJN,
    uitkomsten=(
        BLEEK_INGESCHREVEN,
        Uitkomst("geen-typefout", "Het gaat om een andere leerling", "laatste-school", (GEDAAN,)),
    ),
)
LAATSTE_SCHOOL = Taakstap(
    "laatste-school",
    "De laatste school bellen",
    uitleg="Vraag waarom de leerling is uitgeschreven en waar hij of zij heen ging.",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("gesproken", "De school weet niet van een nieuwe inschrijving", "ouders", (GEDAAN,)),
        Uitkomst("geen-school", "Er is geen laatste school bekend", "ouders"),
        BLEEK_INGESCHREVEN,
        VERHUISD,
    ),
)
OUDERS = Taakstap(
    "ouders",
    "Contact zoeken met de ouders",
    uitleg="Bel of mail eerst. Lukt dat niet, stuur dan een brief.",
    termijn=TERMIJN,
    uitkomsten=(
        AFSPRAKEN,
        Uitkomst("brief", "Stuur de ouders een brief", "ouders-wacht", brief="absoluut-ouders"),
        Uitkomst("niet-bereikt", "De ouders reageren niet: ga op huisbezoek", "huisbezoek", (GEDAAN,)),
        BLEEK_INGESCHREVEN,
        VERHUISD,
    ),
)
OUDERS_WACHT = Wachtstap(
    "ouders-wacht",
    "Wachten op een reactie van de ouders",
    naar="ouders-reactie",
    afspraak=Afspraakcode.ABSOLUUT_REACTIE_OUDERS,
)
OUDERS_REACTIE = Taakstap(
    "ouders-reactie",
    "Nagaan of de ouders hebben gereageerd",
    termijn=TERMIJN,
    uitkomsten=(
        AFSPRAKEN,
        Uitkomst("niet-bereikt", "Er kwam geen reactie: ga op huisbezoek", "huisbezoek"),
        BLEEK_INGESCHREVEN,
        VERHUISD,
    ),
)
HUISBEZOEK = Taakstap(
    "huisbezoek",
    "Huisbezoek",
    termijn=TERMIJN,
    uitkomsten=(
        AFSPRAKEN,
        Uitkomst(
            "niet-thuis",
            "Er was niemand thuis: stuur een brief",
            "ouders-wacht",
            (GEDAAN,),
            brief="absoluut-ouders",
        ),
        Uitkomst("niet-gevonden", "De leerling is niet te vinden", "resultaat", (REDEN, GEDAAN)),
        BLEEK_INGESCHREVEN,
        VERHUISD,
    ),
)
VOLGEN = Wachtstap(
    "volgen",
    "Wachten of de leerling naar school gaat",
    naar="resultaat",
    afspraak=Afspraakcode.ABSOLUUT_VOLGEN,
)
RESULTAAT = Taakstap(
    "resultaat",
    "Nagaan of de leerling naar school gaat",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("naar-school", "De leerling gaat (weer) naar school", "naar-school", (REDEN, SCHOOL, VANAF)),
        Uitkomst("nog-niet", "Nog niet: kijk later weer", "volgen", (VERSLAG,)),
        Uitkomst("huisbezoek", "Ga (nog een keer) op huisbezoek", "huisbezoek"),
        Uitkomst(
            "vervangend",
            "De leerling volgt een schoolvervangend traject",
            "schoolvervangend-traject",
            (REDEN, VERSLAG),
        ),
        Uitkomst(
            "vrijstelling-vragen",
            "De ouders vragen een vrijstelling aan",
            "volgen",
            (REDEN,),
            start=Proceduresoort.VRIJSTELLING,
        ),
        Uitkomst("vrijstelling", "De leerling heeft een vrijstelling", "vrijstelling", (REDEN,)),
        Uitkomst(
            "einde-leerplicht", "De leerplicht is voorbij: draag over", "overdracht-doorstroompunt", (REDEN,)
        ),
        Uitkomst("dwangsom", "Leg een last onder dwangsom op", "dwangsom", (REDEN, MOTIVERING)),
        Uitkomst(
            "proces-verbaal",
            "Maak proces-verbaal op tegen de ouders",
            "volgen",
            (REDEN, MOTIVERING),
            start=Proceduresoort.STRAFRECHTELIJK,
        ),
        VERHUISD,
        Uitkomst(
            "niet-opgelost", "Het lukt niet: sluit als niet opgelost", "niet-opgelost", (REDEN, MOTIVERING)
        ),
    ),
)
DWANGSOM = Taakstap(
    "dwangsom",
    "Last onder dwangsom opleggen",
    uitleg="Het college moet het besluit nemen. Leg hier vast wat er is besloten.",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("opgelegd", "Het besluit is genomen", "dwangsom-wacht", LAST, brief="last-onder-dwangsom"),
        Uitkomst("niet-opgelegd", "Er komt geen dwangsom", "resultaat", (MOTIVERING,)),
    ),
)
DWANGSOM_WACHT = Wachtstap(
    "dwangsom-wacht",
    "Wachten tot de termijn van de dwangsom voorbij is",
    naar="dwangsom-nagaan",
    vanaf="begunstiging_tot",
)
DWANGSOM_NAGAAN = Taakstap(
    "dwangsom-nagaan",
    "Nagaan of de ouders de leerling hebben ingeschreven",
    termijn=TERMIJN,
    uitkomsten=(
        Uitkomst("voldaan", "Ja, de leerling staat ingeschreven", "naar-school", (REDEN, SCHOOL, VANAF)),
        Uitkomst(
            "verlengd",
            "Nee, de termijn is verlengd",
            "dwangsom-wacht",
            (VERLENGING, MOTIVERING),
            brief="dwangsom-langer",
        ),
        Uitkomst(
            "verbeurd",
            "Nee, de ouders moeten de dwangsom betalen",
            "resultaat",
            (
                Veld(
                    "verbeurd_bedrag", "Bedrag dat de ouders moeten betalen, in hele euro's", Veldsoort.GETAL
                ),
                VERSLAG,
            ),
            brief="dwangsom-betalen",
        ),
    ),
)
EINDES = (
    *(
        Einde(code, naam[:1].upper() + naam[1:])
        for code, naam in RESULTATEN_ABSOLUUT.items()
        if code != "naar-school"
    ),
    Einde("naar-school", "(Terug) naar school"),
    Einde(NIET_VASTGESTELD, "Geen absoluut verzuim: de leerling stond ingeschreven"),
    Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
)

ABSOLUUT_VERZUIM = Plan(
    soort=Proceduresoort.ABSOLUUT_VERZUIM,
    titel="Absoluut verzuim",
    voor=Doelgroep.TOT_ACHTTIEN,
    uitleg="Voor een leerling die naar school moet en op geen school staat ingeschreven.",
    grond="Leerplichtwet 1969, artikel 2 en 3; regionale werkafspraak over de controle van inschrijvingen.",
    meldingsoorten=(Meldingsoort.ABSOLUUT,),
    stappen=(
        *(NAKIJKEN, SCHOOL_BEKEND, TYPEFOUT, ANTWOORD_NAKIJKEN, LAATSTE_SCHOOL),
        *(OUDERS, OUDERS_WACHT, OUDERS_REACTIE, HUISBEZOEK, VOLGEN, RESULTAAT),
        *(DWANGSOM, DWANGSOM_WACHT, DWANGSOM_NAGAAN),
        *EINDES,
    ),
    bij={
        Wijziging.VERHUISD: "verhuisd",
        Wijziging.BUITENLAND: "verhuisd",
        Wijziging.ACHTTIEN: "overdracht-doorstroompunt",
        Wijziging.VRIJGESTELD: "vrijstelling",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
