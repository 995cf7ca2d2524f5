"""Civielrechtelijke route: Jeugdbeschermingstafel, Raad, measure or not (catalogue 94, 112)."""

from domain.procedures.model import MOTIVERING, Einde, Plan, Taakstap, Uitkomst, Veld, Veldsoort
from domain.soorten import Proceduresoort, Termijncode, Wijziging

DATUM = Veldsoort.DATUM
WAAROM = Veld(MOTIVERING, "Waarom?")
BESLUIT = (
    Veld("besluitdatum", "Datum van het besluit", DATUM, vroeger=True),
    Veld("toelichting", "Toelichting", verplicht=False),
)
MAATREGELEN = {
    "ondertoezichtstelling": "Ondertoezichtstelling",
    "uithuisplaatsing": "Uithuisplaatsing",
    "gezagsbeeindiging": "Einde van het gezag",
    "anders": "Anders",
}

CIVIELRECHTELIJK = Plan(
    soort=Proceduresoort.CIVIELRECHTELIJK,
    titel="Civielrechtelijke route",
    uitleg="Voor ernstige zorgen over de ontwikkeling of de veiligheid van de leerling.",
    grond="Burgerlijk Wetboek boek 1, titel 14; Methodische Aanpak Schoolverzuim, civielrechtelijke route.",
    zelf_starten=False,
    stappen=(
        Taakstap(
            "aanmelden",
            "Aanmelden bij de Jeugdbeschermingstafel",
            uitkomsten=(
                Uitkomst(
                    "aangemeld",
                    "De zorgen zijn gemeld",
                    naar="tafel",
                    velden=(
                        Veld("aanmelddatum", "Datum van de aanmelding", DATUM, vroeger=True),
                        Veld("zorgen", "Welke zorgen hebt u gemeld?"),
                        Veld("ouders_weten", "De ouders weten van de aanmelding", Veldsoort.VINKJE, False),
                    ),
                ),
                Uitkomst(
                    "toch-niet",
                    "Toch niet aanmelden",
                    naar="andere-route",
                    velden=(WAAROM,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "tafel",
            "Besluit van de Jeugdbeschermingstafel",
            termijn=Termijncode.JEUGDBESCHERMINGSTAFEL,
            vanaf="aanmelddatum",
            uitkomsten=(
                Uitkomst("raad", "De Raad onderzoekt de situatie", naar="raad", velden=BESLUIT),
                Uitkomst(
                    "vrijwillig",
                    "Hulp zonder dwang",
                    naar="hulpverlening",
                    velden=BESLUIT,
                    start=Proceduresoort.VRIJWILLIGE_HULP,
                ),
                Uitkomst(
                    "geen-actie",
                    "De tafel doet niets",
                    naar="andere-route",
                    velden=BESLUIT,
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "raad",
            "Onderzoek van de Raad voor de Kinderbescherming",
            termijn=Termijncode.RAADSONDERZOEK,
            vanaf="besluitdatum",
            uitkomsten=(
                Uitkomst(
                    "maatregel",
                    "Er is een maatregel",
                    naar="maatregel",
                    velden=(
                        Veld("maatregel", "Welke maatregel?", Veldsoort.KEUZE, keuzes=MAATREGELEN),
                        *BESLUIT,
                    ),
                ),
                Uitkomst(
                    "geen-maatregel",
                    "Er komt geen maatregel",
                    naar="geen-maatregel",
                    velden=BESLUIT,
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Einde("maatregel", "Maatregel van de kinderrechter"),
        Einde("geen-maatregel", "Geen maatregel na onderzoek"),
        Einde("hulpverlening", "Verder met vrijwillige hulp"),
        Einde("andere-route", "Verder in een andere route"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
