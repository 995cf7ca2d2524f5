"""What the procedure Verzuim 18+ asks, and how it can end: every end tells the school."""

from domain.namen import keuzes
from domain.procedures.model import MOTIVERING, VOOR_SCHOOL, Einde, Veld, Veldsoort
from domain.soorten import Aanpak, Onderwijssoort, Risico

AANPAKBERICHT = {
    Aanpak.BRIEF: "Wij hebben de student een waarschuwingsbrief gestuurd.",
    Aanpak.CONTACT: "Wij pakken uw melding op en zoeken contact met de student.",
    Aanpak.HUISBEZOEK: "Wij pakken uw melding op en gaan bij de student op huisbezoek.",
}
WAAROM_ANDERS = Veld(MOTIVERING, "Waarom wijkt u af van het advies?")
BIJSTELLEN = (
    Veld(
        "opleiding",
        "Laatste afgeronde opleiding",
        Veldsoort.KEUZE,
        verplicht=False,
        keuzes=keuzes(Onderwijssoort),
    ),
    Veld("wisselingen", "Hoe vaak wisselde de student van school?", Veldsoort.GETAL, verplicht=False),
    Veld(
        "eigen_risico",
        "Uw eigen inschatting",
        Veldsoort.KEUZE,
        verplicht=False,
        keuzes=keuzes(Risico),
        uitleg="Vult u dit in, dan geldt uw inschatting en niet de punten.",
    ),
    Veld(MOTIVERING, "Waarom stelt u de inschatting bij?"),
)
GESPROKEN_OP = Veld("gesproken_op", "Datum", Veldsoort.DATUM, vroeger=True)
MET_WIE = Veld(
    "met_wie",
    "Met wie?",
    Veldsoort.KEUZE,
    keuzes={"student": "De student", "ouders": "De ouders of verzorgers", "samen": "De student en de ouders"},
)
VERSLAG = Veld("verslag", "Wat is er besproken?")
DEEL_MET_SCHOOL = Veld(
    VOOR_SCHOOL,
    "Welke afspraken mag de school weten?",
    uitleg="De school krijgt deze tekst in de mail. Namen halen wij eruit.",
)
GEDAAN = Veld("gedaan", "Wat hebt u gedaan?")
NAAR_WIE = Veld(
    "naar_wie",
    "Met welke hulp hebt u de student in contact gebracht?",
    Veldsoort.KEUZE,
    keuzes={
        "zorg": "Zorg of jeugdhulp",
        "werk": "Werk (arbeidsmarkt)",
        "inkomen": "Inkomen of schulden",
        "wonen": "Wonen",
        "school": "Hulp op school",
    },
)

EINDES = (
    Einde("naar-school", "Weer op school", "Wij sluiten de aanpak af: de student gaat weer naar school."),
    Einde(
        "waarschuwingsbrief",
        "Waarschuwingsbrief",
        "Na onze waarschuwingsbrief meldde u niet opnieuw. Wij sluiten de aanpak af.",
    ),
    Einde(
        "ter-kennisname-dossier",
        "Ter kennisname in het dossier",
        "Wij hebben uw melding opgenomen in het dossier. Meldt u opnieuw, dan telt zij mee.",
    ),
    Einde("startkwalificatie", "Startkwalificatie behaald", "De student heeft een startkwalificatie."),
    Einde("werk", "Werk regulier", "De student werkt. Wij sluiten de aanpak af."),
    Einde(
        "toeleidingstraject",
        "Begeleiding door het Doorstroompunt",
        "De student krijgt begeleiding van het Doorstroompunt.",
    ),
    Einde("hulpverlening", "Hulpverlening", "De student krijgt hulp. Wij sluiten de aanpak af."),
    Einde(
        "aanbod-geweigerd",
        "Heeft het aanbod geweigerd",
        "De student wil geen begeleiding van het Doorstroompunt. Dat mag: begeleiding is vrijwillig.",
    ),
    Einde(
        "niet-getraceerd",
        "Niet getraceerd na huisbezoek",
        "Wij gingen op huisbezoek en konden de student niet vinden.",
    ),
    Einde("gestopt", "Gestopt met de opleiding", "De student stopt met de opleiding. Wij doen een aanbod."),
    Einde("verhuisd", "Verhuisd", "De student is verhuisd. Wij sluiten de aanpak af."),
    Einde("vervallen", "Niet meer nodig door een verandering bij de student"),
)
