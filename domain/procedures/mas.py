"""Methodische Aanpak Schoolverzuim: analysis, advice by the rules, and a choice that complies or explains.

Each advice has its own step, so that the plan itself says which choices need a motivation (catalogue
103-107). The chosen route runs as a procedure of its own and comes back here when it was not enough.
"""

from domain.mas import ROUTENAAM, Oorzaak, Route
from domain.procedures.model import MOTIVERING, Einde, Plan, Regelstap, Taakstap, Uitkomst, Veld, Veldsoort
from domain.procedures.tellingen import TE_LAAT
from domain.soorten import Meldingsoort, Proceduresoort, Wijziging

JA_NEE = {"ja": "Ja", "nee": "Nee"}
JA_NEE_ONBEKEND = {**JA_NEE, "onbekend": "Weet ik nog niet"}
OORZAKEN = {
    Oorzaak.VERWIJTBAAR.value: "De leerling of de ouders kunnen er iets aan doen",
    Oorzaak.ZORG.value: "Er zijn problemen bij de leerling of thuis",
    Oorzaak.BEIDE.value: "Allebei",
    Oorzaak.GEEN.value: "Geen van beide",
}
ANALYSE = (
    Veld("analyse", "Wat is er aan de hand?", uitleg="De redenen achter het verzuim en wie u sprak."),
    Veld("oorzaak", "Waar komt het verzuim door?", Veldsoort.KEUZE, keuzes=OORZAKEN),
    Veld("werkt_mee", "Werken de leerling en de ouders mee?", Veldsoort.KEUZE, keuzes=JA_NEE),
    Veld(
        "onveilig",
        "Zijn er ernstige zorgen over ontwikkeling of veiligheid?",
        Veldsoort.KEUZE,
        keuzes=JA_NEE,
    ),
    Veld("eigen_initiatief", "Verzuimt de leerling uit zichzelf?", Veldsoort.KEUZE, keuzes=JA_NEE_ONBEKEND),
    Veld(
        "zorg_zonder_hulp",
        "Heeft de leerling ernstige psychische problemen zonder hulp?",
        Veldsoort.KEUZE,
        keuzes=JA_NEE_ONBEKEND,
    ),
    *TE_LAAT,
)
STARTS = {
    Route.VRIJWILLIGE_HULP: Proceduresoort.VRIJWILLIGE_HULP,
    Route.HALT: Proceduresoort.HALT,
    Route.STRAFRECHTELIJK: Proceduresoort.STRAFRECHTELIJK,
    Route.CIVIELRECHTELIJK: Proceduresoort.CIVIELRECHTELIJK,
}
WAAROM_ANDERS = Veld(MOTIVERING, "Waarom wijkt u af van het advies?")
WAAROM_GEEN = Veld(
    "reden_geen",
    "Waarom geen maatregel?",
    Veldsoort.KEUZE,
    keuzes={
        "niet-verwijtbaar": "Het verzuim is niet verwijtbaar",
        "ter-kennisname-dossier": "Alleen opnemen in het dossier",
        "naar-school": "De leerling gaat weer naar school",
    },
)
EIGEN_VELDEN = {Route.GEEN_MAATREGEL: (WAAROM_GEEN,)}


def _keuze(route: Route, advies: Route) -> Uitkomst:
    """One of the choices at an advice; another one than advised demands a motivation."""
    velden = EIGEN_VELDEN.get(route, ())
    naar = "waarschuwing" if route is Route.WAARSCHUWING else _einde(route)
    return Uitkomst(
        route.value,
        ROUTENAAM[route],
        naar=naar,
        velden=velden if route is advies else (*velden, WAAROM_ANDERS),
        uitleg="Dit is het advies." if route is advies else "",
        start=STARTS.get(route),
    )


def _einde(route: Route) -> str:
    return f"route-{route}" if route in STARTS else route.value


def _keuzestap(advies: Route) -> Taakstap:
    return Taakstap(
        f"kiezen-{advies}",
        f"Route kiezen (advies: {ROUTENAAM[advies].lower()})",
        uitleg="De redenen van het advies staan bij deze procedure. Wijkt u af, leg dan uit waarom.",
        advies=advies.value,
        uitkomsten=tuple(_keuze(route, advies) for route in Route),
    )


MAS = Plan(
    soort=Proceduresoort.MAS,
    titel="Route kiezen (MAS)",
    uitleg="U onderzoekt het verzuim en kiest de route die daarbij past. U volgt het advies of legt uit.",
    grond="Methodische Aanpak Schoolverzuim; Leerplichtwet artikel 22.",
    meldingsoorten=(
        Meldingsoort.RELATIEF_WETTELIJK,
        Meldingsoort.RELATIEF_LICHT,
        Meldingsoort.LRV,
        Meldingsoort.LUXE,
        Meldingsoort.ABSOLUUT,
    ),
    bevindingen=(
        Veld("advies", "Advies", Veldsoort.KEUZE, keuzes={r.value: ROUTENAAM[r] for r in Route}),
        Veld("adviesredenen", "Waarom dit advies"),
    ),
    stappen=(
        Taakstap(
            "analyse",
            "Analyse van het verzuim",
            uitleg="Spreek de leerling, de ouders en de school. Wat zit er achter het verzuim?",
            uitkomsten=(Uitkomst("klaar", "De analyse is klaar", naar="advies", velden=ANALYSE),),
        ),
        Regelstap(
            "advies",
            "Advies volgens de regels",
            uitkomsten=tuple(Uitkomst(r.value, ROUTENAAM[r], naar=f"kiezen-{r}") for r in Route),
        ),
        *(_keuzestap(advies) for advies in Route),
        Taakstap(
            "waarschuwing",
            "Formele waarschuwing geven",
            uitleg="Waarschuw in een gesprek of met een brief, en leg vast wie de waarschuwing kreeg.",
            uitkomsten=(
                Uitkomst(
                    "gegeven",
                    "De waarschuwing is gegeven",
                    naar="formele-waarschuwing",
                    velden=(
                        Veld("waarschuwingsdatum", "Datum", Veldsoort.DATUM, vroeger=True),
                        Veld("gewaarschuwd", "Wie kreeg de waarschuwing?", Veldsoort.REGEL),
                    ),
                    schoolbericht="Wij hebben een officiële waarschuwing gegeven.",
                ),
                Uitkomst(
                    "andere-route",
                    "Toch geen waarschuwing",
                    naar="analyse",
                    velden=(Veld(MOTIVERING, "Waarom niet?"),),
                ),
            ),
        ),
        *(Einde(_einde(route), f"Gekozen: {ROUTENAAM[route].lower()}") for route in STARTS),
        Einde("formele-waarschuwing", "Formele waarschuwing gegeven"),
        Einde("geen-maatregel", "Geen maatregel"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.VRIJGESTELD: "vervallen",
        Wijziging.ACHTTIEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
