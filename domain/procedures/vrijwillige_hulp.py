"""Route vrijwillige hulp: refer, look after six weeks whether it works, then as agreed (catalogue 108)."""

from domain.procedures.model import MOTIVERING, Einde, Plan, Taakstap, Uitkomst, Veld, Veldsoort, Wachtstap
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Wijziging

VERSLAG = Veld("verslag", "Hoe gaat het?")
NIEUWE_DATUM = Veld("navraagdatum", "Wanneer kijkt u weer?", Veldsoort.DATUM, later=True)
NIET_GENOEG = Veld(MOTIVERING, "Waarom is vrijwillige hulp niet genoeg?")

VRIJWILLIGE_HULP = Plan(
    soort=Proceduresoort.VRIJWILLIGE_HULP,
    titel="Vrijwillige hulp",
    uitleg="U maakt afspraken met school, leerling en ouders en verwijst naar hulp.",
    grond="Methodische Aanpak Schoolverzuim, route vrijwillige hulp.",
    zelf_starten=False,
    stappen=(
        Taakstap(
            "verwijzen",
            "Afspraken maken en verwijzen naar hulp",
            uitkomsten=(
                Uitkomst(
                    "verwezen",
                    "De leerling of het gezin is verwezen",
                    naar="op-gang",
                    velden=(
                        Veld("verwijsdatum", "Datum van de verwijzing", Veldsoort.DATUM, vroeger=True),
                        Veld("organisatie", "Naar wie?", Veldsoort.REGEL, uitleg="Bijvoorbeeld: jeugdteam."),
                        Veld("afspraken", "Welke afspraken zijn er met school, leerling en ouders?"),
                    ),
                    schoolbericht="Wij hebben hulp voorgesteld en afspraken gemaakt.",
                ),
                Uitkomst(
                    "wil-niet",
                    "De leerling of de ouders willen geen hulp",
                    naar="niet-genoeg",
                    velden=(NIET_GENOEG,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Wachtstap(
            "op-gang",
            "Wachten tot de hulp op gang is",
            naar="navraag",
            afspraak=Afspraakcode.NAVRAAG_VRIJWILLIGE_HULP,
            vanaf="verwijsdatum",
        ),
        Taakstap(
            "navraag",
            "Nagaan of de hulp werkt",
            uitleg="Vraag het de hulpverlener, de school en de ouders.",
            uitkomsten=(
                Uitkomst("loopt", "De hulp loopt nog", naar="vervolg-wacht", velden=(VERSLAG, NIEUWE_DATUM)),
                Uitkomst(
                    "klaar",
                    "Het is genoeg geweest: het verzuim is opgelost",
                    naar="hulpverlening",
                    velden=(VERSLAG,),
                ),
                Uitkomst(
                    "niet-genoeg",
                    "Het is niet genoeg: kies een andere route",
                    naar="niet-genoeg",
                    velden=(NIET_GENOEG,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Wachtstap("vervolg-wacht", "Wachten tot de afgesproken dag", naar="navraag", vanaf="navraagdatum"),
        Einde("hulpverlening", "Hulp gaf genoeg resultaat"),
        Einde("niet-genoeg", "Vrijwillige hulp was niet genoeg"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.VRIJGESTELD: "vervallen",
        Wijziging.ANDERE_SCHOOL: "navraag",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
