"""Begeleid Wonen Jongeren: intake through the Doorstroompunt, with its conditions (catalogue 230, 280)."""

from domain.procedures.model import (
    Doelgroep,
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
from domain.soorten import Proceduresoort, Wijziging

JA_NEE = {"ja": "Ja", "nee": "Nee"}
TOELICHTING = Veld("toelichting", "Toelichting")
VOORWAARDEN = (
    Veld(
        "dagbesteding",
        "Wat doet de jongere overdag?",
        Veldsoort.KEUZE,
        keuzes={"school": "School", "werk": "Werk", "leerwerktraject": "Leerwerktraject", "geen": "Niets"},
    ),
    Veld("inkomen", "Heeft de jongere genoeg inkomen?", Veldsoort.KEUZE, keuzes=JA_NEE),
    Veld("doet_mee", "Doet de jongere mee aan de begeleiding?", Veldsoort.KEUZE, keuzes=JA_NEE),
    Veld("aanleiding", "Waarom kan de jongere niet thuis wonen?"),
)

BEGELEID_WONEN = Plan(
    soort=Proceduresoort.BEGELEID_WONEN,
    titel="Begeleid wonen",
    voor=Doelgroep.VANAF_ACHTTIEN,
    uitleg="Voor een jongere vanaf 18 jaar die niet thuis kan wonen, en ook nog niet alleen.",
    grond="Regionale werkafspraak Begeleid Wonen Jongeren: dagbesteding, inkomen en begeleiding.",
    bevindingen=(Veld("voorwaarden", "Voorwaarden"),),
    stappen=(
        Taakstap(
            "aanmelden",
            "Aanmelden voor begeleid wonen",
            uitleg="Leg vast of de jongere aan de voorwaarden voldoet.",
            uitkomsten=(
                Uitkomst("aangemeld", "De jongere is aangemeld", "voorwaarden", VOORWAARDEN),
                Uitkomst("ingetrokken", "De jongere wil het niet (meer)", "ingetrokken", (TOELICHTING,)),
            ),
        ),
        Regelstap(
            "voorwaarden",
            "De voorwaarden toetsen",
            uitkomsten=(
                Uitkomst("voldoet", "De jongere voldoet", "plaatsen"),
                Uitkomst("voldoet-niet", "De jongere voldoet nog niet", "nog-niet"),
            ),
        ),
        Taakstap(
            "nog-niet",
            "Kiezen hoe het verdergaat (voldoet nog niet)",
            uitleg="Bij de procedure staat aan welke voorwaarde de jongere niet voldoet.",
            uitkomsten=(
                Uitkomst("opnieuw", "Het is nu in orde: toets opnieuw", "aanmelden", (TOELICHTING,)),
                Uitkomst("afwijzen", "Wijs de aanmelding af", "afgewezen", (TOELICHTING,)),
                Uitkomst("ingetrokken", "De jongere wil het niet (meer)", "ingetrokken", (TOELICHTING,)),
            ),
        ),
        Taakstap(
            "plaatsen",
            "Een woonplek zoeken",
            uitkomsten=(
                Uitkomst(
                    "geplaatst",
                    "De jongere heeft een plek",
                    "wonen",
                    (Veld("woont_sinds", "Sinds wanneer?", Veldsoort.DATUM, vroeger=True), TOELICHTING),
                ),
                Uitkomst("wachtlijst", "Er is nog geen plek", "wachtlijst", (TOELICHTING,)),
                Uitkomst("ingetrokken", "De jongere wil het niet (meer)", "ingetrokken", (TOELICHTING,)),
            ),
        ),
        Wachtstap(
            "wachtlijst",
            "Wachten op een plek",
            naar="plaatsen",
            afspraak=Afspraakcode.BEGELEID_WONEN_VOLGEN,
            rust=True,
        ),
        Wachtstap(
            "wonen",
            "Wachten tot het volgende gesprek over het wonen",
            naar="voortgang",
            afspraak=Afspraakcode.BEGELEID_WONEN_VOLGEN,
            rust=True,
        ),
        Taakstap(
            "voortgang",
            "Nagaan hoe het begeleid wonen gaat",
            uitkomsten=(
                Uitkomst("loopt", "De jongere woont er nog", "wonen", (TOELICHTING,)),
                Uitkomst("zelfstandig", "De jongere woont nu zelfstandig", "zelfstandig", (TOELICHTING,)),
                Uitkomst("beeindigd", "Het begeleid wonen is gestopt", "beeindigd", (TOELICHTING,)),
            ),
        ),
        Einde("zelfstandig", "Uitgestroomd naar zelfstandig wonen"),
        Einde("beeindigd", "Traject beëindigd"),
        Einde("afgewezen", "Aanmelding afgewezen"),
        Einde("ingetrokken", "Aanmelding ingetrokken"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de jongere"),
    ),
    bij={Wijziging.BUITENLAND: "vervallen", Wijziging.OVERLEDEN: "vervallen"},
)
"""Not TRAJECT_GESLOTEN: who lives there goes on living there."""
