"""Zorg 18+: a worry about a student of 18 or over without absence (catalogue 207)."""

from domain.procedures.model import (
    VOOR_SCHOOL,
    Doelgroep,
    Einde,
    Plan,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
)
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

REDENEN = {
    "woonproblematiek": "woonproblematiek",
    "psychosociale-problematiek": "psychosociale problematiek",
    "studie-gerelateerd": "studie gerelateerd",
    "anders": "anders",
}
"""What zorg 18+ is counted by [S1:1031-1032]."""
REDEN = Veld("reden", "Wat is de zorg?", Veldsoort.KEUZE, keuzes=REDENEN)
VERSLAG = Veld("verslag", "Wat is er besproken?")
VOOR_DE_SCHOOL = Veld(
    VOOR_SCHOOL,
    "Wat mag de school weten?",
    uitleg="De school krijgt deze tekst in de mail. Namen halen wij eruit.",
)

ZORG_18PLUS = Plan(
    soort=Proceduresoort.ZORG_18PLUS,
    titel="Zorg 18+",
    voor=Doelgroep.VANAF_ACHTTIEN,
    uitleg="Voor een student van 18 jaar of ouder over wie zorgen zijn, zonder verzuim.",
    grond="Regionale werkafspraak: het Doorstroompunt denkt mee bij zorgen van het mbo.",
    meldingsoorten=(Meldingsoort.ZORG,),
    stappen=(
        Taakstap(
            "bespreken",
            "De zorg bespreken",
            uitleg="Bespreek de zorg met de student en met de school, bijvoorbeeld in het zorgoverleg.",
            termijn=Termijncode.KENNISMAKEN,
            uitkomsten=(
                Uitkomst(
                    "afspraken",
                    "Er zijn afspraken",
                    "volgen",
                    (REDEN, VERSLAG, VOOR_DE_SCHOOL),
                    schoolbericht="Wij hebben de zorg besproken en afspraken gemaakt.",
                ),
                Uitkomst(
                    "begeleid-wonen",
                    "De student heeft een woonplek met begeleiding nodig",
                    "volgen",
                    (REDEN, VERSLAG),
                    schoolbericht="Wij kijken of begeleid wonen de student helpt.",
                    start=Proceduresoort.BEGELEID_WONEN,
                ),
                Uitkomst(
                    "begeleiding",
                    "De student krijgt begeleiding van het Doorstroompunt",
                    "volgen",
                    (REDEN, VERSLAG),
                    schoolbericht="Wij begeleiden de student.",
                    start=Proceduresoort.BEGELEIDING,
                ),
                Uitkomst("geen-zorg", "Er is geen zorg meer", "niet-langer-zorgelijk", (VERSLAG,)),
            ),
        ),
        Wachtstap(
            "volgen",
            "Wachten tot wij vragen hoe het gaat",
            naar="afloop",
            afspraak=Afspraakcode.ZORG_18PLUS_VOLGEN,
        ),
        Taakstap(
            "afloop",
            "Nagaan hoe het met de student gaat",
            termijn=Termijncode.KENNISMAKEN,
            uitkomsten=(
                Uitkomst("op-school", "De student is op school gebleven", "op-school", (VERSLAG,)),
                Uitkomst("startkwalificatie", "De student heeft een startkwalificatie", "startkwalificatie"),
                Uitkomst("hulpverlening", "De hulpverlening gaat verder", "hulpverlening", (VERSLAG,)),
                Uitkomst(
                    "gestopt",
                    "De student is gestopt met de opleiding",
                    "gestopt",
                    (Veld("uitgevallen_op", "Laatste dag op school", Veldsoort.DATUM, vroeger=True), VERSLAG),
                    start=Proceduresoort.UITVAL,
                ),
                Uitkomst("loopt", "De zorg blijft: kijk later weer", "volgen", (VERSLAG,)),
            ),
        ),
        Einde("op-school", "Op school gebleven", "De student blijft op school. Wij sluiten de zorg af."),
        Einde("startkwalificatie", "Startkwalificatie behaald", "De student heeft een startkwalificatie."),
        Einde("hulpverlening", "Hulpverlening", "De student krijgt hulp. Wij sluiten de zorg af."),
        Einde("gestopt", "Voortijdig gestopt", "De student stopt met de opleiding. Wij doen een aanbod."),
        Einde("niet-langer-zorgelijk", "Niet langer zorgelijk", "Er is geen zorg meer. Wij sluiten af."),
        Einde("vervallen", "Niet meer nodig door een verandering bij de student"),
    ),
    bij={
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
