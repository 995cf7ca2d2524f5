"""Route Halt: consents, every criterion checked and explained, referral, and what Halt reports back.

The judgement itself stands in domain/halt.py; the numbers in regels/halt.toml (catalogue 109).
"""

from domain.procedures.mas import JA_NEE
from domain.procedures.model import MOTIVERING, Einde, Plan, Regelstap, Taakstap, Uitkomst, Veld, Veldsoort
from domain.procedures.tellingen import TE_LAAT
from domain.soorten import Proceduresoort, Termijncode, Wijziging

DATUM = Veldsoort.DATUM
TOESTEMMINGEN = (
    Veld("akkoord_leerling_op", "Datum waarop de leerling toestemming gaf", DATUM, vroeger=True),
    Veld("akkoord_leerling_aan", "Wie vroeg de leerling om toestemming?", Veldsoort.REGEL),
    Veld(
        "akkoord_ouders_op",
        "Datum waarop de ouders toestemming gaven",
        DATUM,
        verplicht=False,
        uitleg="Nodig als de leerling nog geen 16 is.",
        vroeger=True,
    ),
    Veld("akkoord_ouders_door", "Welke ouder gaf toestemming?", Veldsoort.REGEL, verplicht=False),
)
BEVESTIGD = (
    Veld("eigen_initiatief", "Verzuimt de leerling uit zichzelf?", Veldsoort.KEUZE, keuzes=JA_NEE),
    Veld(
        "zorg_zonder_hulp",
        "Heeft de leerling ernstige psychische problemen zonder hulp?",
        Veldsoort.KEUZE,
        keuzes=JA_NEE,
    ),
    *TE_LAAT,
)
WAAROM = Veld(MOTIVERING, "Waarom?")
BERICHT_OP = Veld("haltdatum", "Datum van het bericht van Halt", DATUM, vroeger=True)
TOELICHTING = Veld("toelichting", "Toelichting", verplicht=False)

HALT = Plan(
    soort=Proceduresoort.HALT,
    titel="Halt",
    uitleg="U gaat na of Halt kan, legt de toestemmingen vast en verwijst. Halt laat weten hoe het afloopt.",
    grond="Criteria van Halt voor schoolverzuim; Methodische Aanpak Schoolverzuim, route Halt.",
    zelf_starten=False,
    bevindingen=(Veld("haltcriteria", "Criteria van Halt"),),
    stappen=(
        Taakstap(
            "toestemming",
            "Criteria nalopen en toestemming vragen",
            uitleg="Spreek de leerling en de ouders. De regels toetsen daarna alle criteria van Halt.",
            uitkomsten=(
                Uitkomst(
                    "akkoord",
                    "De leerling stemt in",
                    naar="toets",
                    velden=(*TOESTEMMINGEN, *BEVESTIGD),
                ),
                Uitkomst(
                    "geen-toestemming",
                    "De leerling of de ouders stemmen niet in",
                    naar="geweigerd",
                    velden=(WAAROM,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Regelstap(
            "toets",
            "Criteria van Halt toetsen",
            uitkomsten=(
                Uitkomst("ja", "Aan alle criteria is voldaan", naar="verwijzen"),
                Uitkomst("samen-beslissen", "Samen beslissen met de officier van justitie", naar="officier"),
                Uitkomst("onbekend", "Er ontbreekt nog iets", naar="aanvullen"),
                Uitkomst("nee", "Aan een criterium is niet voldaan", naar="past-niet"),
            ),
        ),
        Taakstap(
            "aanvullen",
            "Ontbrekende gegevens voor Halt aanvullen",
            uitleg="Onder de 16 jaar is ook toestemming van een ouder nodig.",
            uitkomsten=(
                Uitkomst("aangevuld", "Aangevuld", naar="toets", velden=(*TOESTEMMINGEN, *BEVESTIGD)),
                Uitkomst(
                    "geen-toestemming",
                    "De leerling of de ouders stemmen niet in",
                    naar="geweigerd",
                    velden=(WAAROM,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "officier",
            "Overleggen met de officier van justitie",
            uitleg="Er is meer verzuim dan Halt zelf aanneemt. U beslist samen met de officier van justitie.",
            uitkomsten=(
                Uitkomst(
                    "akkoord",
                    "De officier van justitie is akkoord met Halt",
                    naar="verwijzen",
                    velden=(Veld("officier_op", "Datum van het overleg", DATUM, vroeger=True), TOELICHTING),
                ),
                Uitkomst(
                    "niet-akkoord",
                    "De officier van justitie is niet akkoord",
                    naar="past-niet-einde",
                    velden=(Veld("officier_op", "Datum van het overleg", DATUM, vroeger=True), WAAROM),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "past-niet",
            "Halt past niet: kiezen hoe het verdergaat",
            uitleg="Niet aan alle criteria is voldaan. Zij staan met uitleg bij deze procedure.",
            advies="andere-route",
            uitkomsten=(
                Uitkomst(
                    "andere-route",
                    "Een andere route kiezen",
                    naar="past-niet-einde",
                    start=Proceduresoort.MAS,
                ),
                Uitkomst(
                    "toch-halt",
                    "Toch naar Halt, na overleg met Halt",
                    naar="verwijzen",
                    velden=(Veld(MOTIVERING, "Waarom wijkt u af van de criteria?"),),
                ),
            ),
        ),
        Taakstap(
            "verwijzen",
            "Verwijzen naar Halt",
            uitkomsten=(
                Uitkomst(
                    "verwezen",
                    "De leerling is verwezen",
                    naar="antwoord",
                    velden=(Veld("verwijsdatum", "Datum van de verwijzing", DATUM, vroeger=True),),
                    schoolbericht="Wij hebben een vervolgstap gezet. U hoort van ons hoe het afloopt.",
                ),
            ),
        ),
        Taakstap(
            "antwoord",
            "Antwoord van Halt",
            termijn=Termijncode.HALT_ANTWOORD,
            vanaf="verwijsdatum",
            uitleg="Begint de leerling bij Halt? Hoort u niets, bel dan met Halt.",
            uitkomsten=(
                Uitkomst("gestart", "De leerling is gestart", naar="afloop", velden=(BERICHT_OP,)),
                Uitkomst(
                    "geweigerd",
                    "Halt of de leerling ziet ervan af",
                    naar="geweigerd",
                    velden=(BERICHT_OP, WAAROM),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "afloop",
            "Afloop bij Halt",
            termijn=Termijncode.HALT_AFLOOP,
            vanaf="haltdatum",
            uitkomsten=(
                Uitkomst("geslaagd", "Geslaagd", naar="halt", velden=(BERICHT_OP, TOELICHTING)),
                Uitkomst(
                    "mislukt",
                    "Mislukt",
                    naar="mislukt",
                    velden=(BERICHT_OP, TOELICHTING),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Einde("halt", "Halt geslaagd"),
        Einde("mislukt", "Halt mislukt"),
        Einde("geweigerd", "Halt ging niet door"),
        Einde("past-niet-einde", "Halt past niet"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.VRIJGESTELD: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
