"""Thuiszitter: four weeks without education, a plan, the Thuiszitterstafel, and the doorzettingsmacht.

Thuiszitterspact (catalogue 153-161): no child is at home for more than three months without a suitable offer
of education or care. A decision on that date does not wait for a task that still stands open: it overtakes
the plan and the table. An offer stops the months, an offer that fails starts them again.
"""

from domain.lijsten import REDENEN_LRV, RESULTATEN_LRV
from domain.procedures.model import (
    Doelgroep,
    Einde,
    Plan,
    Regelstap,
    Stap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
    Wie,
)
from domain.procedures.thuiszitter_velden import (
    ACTIES,
    BEGINNEN,
    EERSTE_DAG,
    KRIJGT_AANBOD,
    NIET_OPGELOST,
    OPGELOST,
    OVERGENOMEN,
    SINDS,
    TOELICHTING,
    VANAF,
    zin,
)
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

BEGIN: tuple[Stap, ...] = (
    Wachtstap(
        "vier-weken",
        "Wachten tot de leerling vier weken thuis is",
        naar="is-thuiszitter",
        afspraak=Afspraakcode.THUISZITTER,
        vanaf="eerste_dag",
        sluimert=True,
        bij={Wijziging.VERHUISD: "vier-weken"},
    ),
    Regelstap(
        "is-thuiszitter",
        "Nagaan of de leerling thuiszitter is",
        uitkomsten=(
            Uitkomst("vragen", "Een mens stelt het vast", "vaststellen"),
            Uitkomst("vastgesteld", "De leerling is thuiszitter", "vooruit"),
            Uitkomst("deels-onderwijs", "Volgt deels onderwijs", "geen-deels-onderwijs"),
            Uitkomst("vrijstelling", "Heeft een vrijstelling", "geen-vrijstelling"),
            Uitkomst("ziek", "Is te ziek voor onderwijs", "geen-ziek"),
            Uitkomst("terug", "Is terug op school", "geen-terug"),
            Uitkomst("te-jong", "Is nog niet leerplichtig", "geen-leerplicht"),
            Uitkomst("achttien", "Is 18 jaar", "overdracht"),
            Uitkomst("gesloten", "Het traject is gesloten", "vervallen"),
        ),
    ),
    Taakstap(
        "vaststellen",
        "Is deze leerling thuiszitter?",
        termijn=Termijncode.THUISZITTER_VASTSTELLEN,
        uitleg=(
            "De leerling is vier weken of langer thuis, met of zonder toestemming."
            " Alleen dagbesteding is geen onderwijs."
            " Wie ziek is en van de jeugdarts deels naar school kan, is wel thuiszitter."
        ),
        uitkomsten=(
            Uitkomst(
                "ja",
                "Ja",
                "vooruit",
                (
                    Veld("reden", "Wat is de reden?", Veldsoort.KEUZE, keuzes=REDENEN_LRV),
                    Veld(
                        "eerste_dag",
                        "Eerste dag zonder onderwijs",
                        Veldsoort.DATUM,
                        verplicht=False,
                        uitleg="Vul dit alleen in als de dag in de melding niet klopt.",
                        vroeger=True,
                    ),
                ),
            ),
            Uitkomst("deels-onderwijs", "Nee, volgt deels onderwijs", "geen-deels-onderwijs", (SINDS,)),
            Uitkomst(
                "vrijstelling",
                "Nee, heeft een vrijstelling",
                "geen-vrijstelling",
                (SINDS, Veld("tot", "Tot en met wanneer?", Veldsoort.DATUM, verplicht=False)),
            ),
            Uitkomst("ziek", "Nee, de jeugdarts vindt de leerling te ziek", "geen-ziek", (SINDS,)),
            Uitkomst("terug", "Nee, is terug op school", "geen-terug", (SINDS,)),
        ),
    ),
)
AANPAK: tuple[Stap, ...] = (
    Regelstap(
        "vooruit",
        "Nagaan wat er nu moet gebeuren",
        uitkomsten=(
            Uitkomst("achttien", "De leerling is 18 jaar", "overdracht"),
            Uitkomst("plan", "Er is nog geen plan", "plan"),
            Uitkomst("escalatie", "De doorzettingsmacht is het eerst", "tot-escalatie"),
            Uitkomst("tafel", "De Thuiszitterstafel is het eerst", "tot-tafel"),
            Uitkomst("verjaardag", "De achttiende verjaardag is het eerst", "tot-achttien"),
        ),
    ),
    Taakstap(
        "plan",
        "Plan van aanpak maken",
        termijn=Termijncode.THUISZITTER_PLAN,
        ingehaald_door="vooruit",
        uitleg="Maak het plan met de school, het samenwerkingsverband en jeugdhulp, en met de ouders.",
        uitkomsten=(
            Uitkomst(
                "plan",
                "Het plan is klaar",
                "vooruit",
                (
                    Veld("besluit", "Wat is het plan?"),
                    Veld("school", "Wat doet de school?"),
                    Veld("swv", "Wat doet het samenwerkingsverband?"),
                    Veld("jeugdhulp", "Wat doet jeugdhulp?", verplicht=False),
                    *ACTIES,
                ),
                schoolbericht="Er is een plan van aanpak voor de leerling.",
            ),
            KRIJGT_AANBOD,
            *OPGELOST,
        ),
    ),
    Wachtstap(
        "tot-tafel",
        "Wachten op de Thuiszitterstafel",
        naar="tafel",
        afspraak=Afspraakcode.THUISZITTERSTAFEL,
    ),
    Wachtstap(
        "tot-escalatie",
        "Wachten op de doorzettingsmacht",
        naar="doorzettingsmacht",
        afspraak=Afspraakcode.THUISZITTER_ESCALATIE,
    ),
    Wachtstap(
        "tot-achttien",
        "Wachten op de achttiende verjaardag",
        naar="overdracht",
        grond="De leerplicht stopt als de leerling 18 jaar wordt.",
    ),
    Taakstap(
        "tafel",
        "Bespreken op de Thuiszitterstafel",
        termijn=Termijncode.THUISZITTERSTAFEL,
        ingehaald_door="vooruit",
        uitleg="Leg vast wat de tafel besluit. Schrijf acties die nog niet klaar zijn opnieuw op.",
        uitkomsten=(
            Uitkomst("afspraken", "Er zijn afspraken", "vooruit", (Veld("besluit", "Besluit"), *ACTIES)),
            KRIJGT_AANBOD,
            *OPGELOST,
            NIET_OPGELOST,
        ),
    ),
    Taakstap(
        "doorzettingsmacht",
        "Besluit van de doorzettingsmacht",
        wie=Wie.COORDINATOR,
        termijn=Termijncode.DOORZETTINGSMACHT,
        uitleg=(
            "Deze leerling is drie maanden of langer thuis zonder passend aanbod."
            " Leg het besluit vast: wie moet wat doen, en wanneer."
        ),
        uitkomsten=(
            Uitkomst(
                "besluit",
                "Er is een besluit",
                "vooruit",
                (
                    Veld("besluit", "Besluit"),
                    Veld("besloten_op", "Datum van het besluit", Veldsoort.DATUM, vroeger=True),
                    *ACTIES,
                ),
                schoolbericht="De doorzettingsmacht heeft een besluit genomen over de leerling.",
            ),
            KRIJGT_AANBOD,
        ),
    ),
    Taakstap(
        "aanbod",
        "Nagaan of het aanbod werkt",
        termijn=Termijncode.THUISZITTER_AANBOD,
        uitleg="De leerling heeft een passend aanbod. Is de leerling begonnen, en blijft dat zo?",
        uitkomsten=(
            Uitkomst("loopt-nog", "Dat is nog niet te zeggen", "aanbod", (TOELICHTING,)),
            *OPGELOST,
            Uitkomst(
                "mislukt",
                "Het aanbod werkt niet",
                "vooruit",
                (
                    Veld(
                        "mislukt_op",
                        "Sinds wanneer weer thuis?",
                        Veldsoort.DATUM,
                        vroeger=True,
                    ),
                    TOELICHTING,
                ),
                uitleg="De drie maanden beginnen opnieuw op deze dag.",
            ),
        ),
    ),
    Taakstap(
        "nieuwe-school",
        "Nagaan of de leerling is begonnen op de nieuwe school",
        uitkomsten=(
            Uitkomst("begonnen", "Ja, de leerling is begonnen", "naar-school", (VANAF,)),
            Uitkomst("niet-begonnen", "Nee, de leerling is thuis", "is-thuiszitter", (TOELICHTING,)),
        ),
    ),
    Taakstap(
        "overdracht",
        "Overdragen aan het Doorstroompunt",
        uitleg=(
            "De leerling is 18 jaar. Bespreek het dossier met het Doorstroompunt."
            " Draag daarna het traject over met het besluit 'Overdragen aan Doorstroompunt'."
        ),
        uitkomsten=(
            Uitkomst(
                "overgedragen",
                "Het dossier is besproken",
                "overdracht-doorstroompunt",
                (Veld("met", "Met wie hebt u het dossier besproken?", Veldsoort.REGEL), TOELICHTING),
                schoolbericht="De leerling is 18 jaar. Het Doorstroompunt neemt de begeleiding over.",
            ),
        ),
    ),
)
EINDES: tuple[Stap, ...] = (
    *(Einde(code, zin(code)) for code in RESULTATEN_LRV),
    Einde("geen-deels-onderwijs", "Geen thuiszitter: volgt deels onderwijs"),
    Einde("geen-vrijstelling", "Geen thuiszitter: heeft een vrijstelling"),
    Einde("geen-ziek", "Geen thuiszitter: te ziek voor onderwijs"),
    Einde("geen-terug", "Geen thuiszitter: terug op school"),
    Einde("geen-leerplicht", "Geen thuiszitter: nog niet leerplichtig"),
    Einde("overleden", "Overleden"),
    Einde("vervallen", "Niet meer nodig: het traject is gesloten"),
)

THUISZITTER = Plan(
    soort=Proceduresoort.THUISZITTER,
    titel="Thuiszitter",
    voor=Doelgroep.TOT_ACHTTIEN,
    uitleg="Voor een leerling die vier weken of langer geen onderwijs krijgt.",
    grond="Thuiszitterspact: geen kind zit langer dan drie maanden thuis zonder passend aanbod.",
    meldingsoorten=(Meldingsoort.LRV, Meldingsoort.ZORG, Meldingsoort.ABSOLUUT),
    vanzelf_bij=(Meldingsoort.LRV, Meldingsoort.ZORG, Meldingsoort.ABSOLUUT),
    vanzelf_tot_achttien=True,
    startvelden=(EERSTE_DAG, BEGINNEN),
    bevindingen=(OVERGENOMEN,),
    stappen=(*BEGIN, *AANPAK, *EINDES),
    bij={
        Wijziging.NU_THUISZITTER: "is-thuiszitter",
        Wijziging.VERHUISD: "verhuisd",
        Wijziging.BUITENLAND: "verhuisd",
        Wijziging.ANDERE_SCHOOL: "nieuwe-school",
        Wijziging.ACHTTIEN: "overdracht",
        Wijziging.OVERLEDEN: "overleden",
        Wijziging.VRIJGESTELD: "vrijstelling",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
