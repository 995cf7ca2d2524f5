"""MatchMaker: seeks a youngster out at home, and mediates to school, work or both (catalogue 225, 226)."""

from domain.procedures.model import Einde, Plan, Taakstap, Uitkomst, Veld, Veldsoort, Wachtstap
from domain.soorten import Proceduresoort, Termijncode, Wijziging

OPDRACHT = Veld("opdracht", "Wat de MatchMaker moet weten")
BEZOCHT_OP = Veld("bezocht_op", "Datum van het bezoek", Veldsoort.DATUM, vroeger=True)
VERSLAG = Veld("verslag", "Wat is er besproken?")
GEDAAN = Veld("gedaan", "Wat hebt u gezien of gehoord?")
VOLGEND_BEZOEK = Veld("volgend_bezoek", "Wanneer gaat u weer langs?", Veldsoort.DATUM, later=True)
WAAR = Veld("waar", "Bij welke school, werkgever of organisatie?", Veldsoort.REGEL)
RESULTATEN = {
    "onderwijs": "Terug naar onderwijs (ook BBL)",
    "werk": "Uitstroom naar regulier werk",
    "ander-traject": "Bemiddeld naar een ander traject (hulp, zorg of toeleiding)",
}
"""What MatchMakers' results are counted as (catalogue 226)."""

MATCHMAKER = Plan(
    soort=Proceduresoort.MATCHMAKER,
    titel="MatchMaker",
    uitleg="Voor een jongere die u thuis of in de buurt opzoekt.",
    grond="Regionale werkafspraak over MatchMakers.",
    startvelden=(OPDRACHT,),
    stappen=(
        Taakstap(
            "bezoeken",
            "De jongere opzoeken",
            uitleg="Ga langs of spreek af in de buurt. Leg elk bezoek vast.",
            termijn=Termijncode.HUISBEZOEK_18PLUS,
            uitkomsten=(
                Uitkomst("contact", "Er is contact", "tot-bezoek", (BEZOCHT_OP, VERSLAG, VOLGEND_BEZOEK)),
                Uitkomst("niet-thuis", "Er was niemand", "tot-bezoek", (BEZOCHT_OP, GEDAAN, VOLGEND_BEZOEK)),
                *(
                    Uitkomst(code, naam, code, (BEZOCHT_OP, WAAR, VERSLAG))
                    for code, naam in RESULTATEN.items()
                ),
                Uitkomst("wil-niet", "De jongere wil geen hulp", "geen-motivatie", (BEZOCHT_OP, VERSLAG)),
                Uitkomst(
                    "niet-getraceerd", "De jongere is niet te vinden", "niet-getraceerd", (BEZOCHT_OP, GEDAAN)
                ),
            ),
        ),
        Wachtstap("tot-bezoek", "Wachten tot het volgende bezoek", naar="bezoeken", vanaf="volgend_bezoek"),
        *(Einde(code, naam) for code, naam in RESULTATEN.items()),
        Einde("geen-motivatie", "Wil geen hulp"),
        Einde("niet-getraceerd", "Niet getraceerd na huisbezoek"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de jongere"),
    ),
    bij={
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
