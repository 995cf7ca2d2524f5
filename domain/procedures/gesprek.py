"""Intake and conversation: pupil and parents are invited, visited when they do not come, heard, and held to
what was agreed (Leerplichtwet article 22; domain notes, section 4).
"""

from domain.procedures.acties import actievelden
from domain.procedures.model import (
    Agenda,
    Einde,
    Informatie,
    Plan,
    Taakstap,
    Uitkomst,
    Veld,
    Veldregel,
    Veldsoort,
    Voorwaarde,
    Wachtstap,
    Wie,
)
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

AFSPRAAK = (
    Veld("gespreksdatum", "Datum van het gesprek", Veldsoort.DATUM, later=True),
    Veld("tijd", "Tijd", Veldsoort.TIJD),
    Veld("plaats", "Plaats", Veldsoort.REGEL, uitleg="Bijvoorbeeld: Stadskantoor, kamer 2."),
    Veld(
        "uitgenodigd",
        "Wie nodigt u uit?",
        Veldsoort.KEUZE,
        keuzes={
            "ouders-en-leerling": "De ouders en de leerling",
            "ouders": "Alleen de ouders",
            "leerling": "Alleen de leerling",
        },
    ),
    Veld(
        "ouder_mail",
        "Mailadres van de ouders",
        Veldsoort.REGEL,
        verplicht=False,
        mailadres=True,
        uitleg="Dan krijgen zij de afspraak ook voor in hun agenda. De brief maakt u altijd.",
    ),
)
HUISBEZOEK = (
    Veld("huisbezoekdatum", "Datum van het huisbezoek", Veldsoort.DATUM, later=True),
    Veld("huisbezoektijd", "Tijd", Veldsoort.TIJD, verplicht=False),
)
GEHOORD = (
    Veld("gehoord_op", "Wanneer hebt u de ouders gehoord?", Veldsoort.DATUM, vroeger=True),
    Veld("gehoord_door", "Wie heeft de ouders gehoord?", Veldsoort.REGEL),
    Veld(
        "leerling_gehoord",
        "Is de leerling gehoord?",
        Veldsoort.KEUZE,
        keuzes={
            "ja": "Ja",
            "nee-niet-aanwezig": "Nee, de leerling was er niet",
            "nee-wil-niet": "Nee, de leerling wilde niets zeggen",
        },
        uitleg="De wet zegt dat u een leerling van 12 jaar of ouder ook zelf hoort.",
        als=Voorwaarde(Veldregel.LEERLING_HOREN, dag="gehoord_op"),
    ),
)
VERSLAG = Veld(
    "verslag",
    "Verslag van het gesprek",
    uitleg="Dit staat in de brief. Schrijf zo dat iedereen het begrijpt.",
)
PLAN_MET = tuple(
    Veld(f"gevraagd_{code}", f"{naam} gevraagd voor het plan", Veldsoort.VINKJE, verplicht=False)
    for code, naam in {
        "leerling": "Leerling",
        "ouders": "Ouders",
        "school": "School",
        "hulp": "Hulpverlening",
        "veiligheid": "Politie of een partner voor veiligheid",
    }.items()
)
"""Whom the officer asked to make one plan together, early on (catalogue 116, [S1:112-114])."""
AFSPRAKEN = (
    *PLAN_MET,
    Veld("afspraken", "Welke afspraken zijn er gemaakt?", uitleg="Dit staat in de brief."),
    *actievelden(verplicht=0),
    Veld("opvolgdatum", "Wanneer kijkt u of het goed gaat?", Veldsoort.DATUM, later=True),
)
MOTIVERING = Veld("motivering", "Waarom?")
BESPROKEN = "Wij hebben met de leerling of de ouders gesproken en afspraken gemaakt."


def _planning(naar: str, brief: str, code: str = "gepland", label: str = "Er is een datum") -> Uitkomst:
    """A conversation gets a day: a letter to the parents, and an appointment in everybody's calendar."""
    return Uitkomst(code, label, naar, AFSPRAAK, brief=brief, agenda=Agenda.ZET)


def _verloop(stap: str, titel: str, niet_verschenen: str, wacht: str, plannen: str, brief: str) -> Taakstap:
    """How a conversation went; the first and the second differ in what follows when nobody came."""
    return Taakstap(
        stap,
        titel,
        uitkomsten=(
            Uitkomst("verschenen", "Er is gesproken", naar="horen"),
            Uitkomst("niet-verschenen", "Niemand is gekomen", naar=niet_verschenen),
            _planning(wacht, brief, "verzet", "Afgezegd, er is een nieuwe datum"),
            Uitkomst("afgezegd", "Afgezegd, nog geen nieuwe datum", naar=plannen, agenda=Agenda.HAAL_WEG),
        ),
    )


GESPREK = Plan(
    soort=Proceduresoort.GESPREK,
    titel="Gesprek",
    uitleg="Nodig de leerling en de ouders uit, hoor hen en maak afspraken.",
    grond="Leerplichtwet artikel 22.",
    meldingsoorten=(Meldingsoort.RELATIEF_LICHT, Meldingsoort.RELATIEF_WETTELIJK, Meldingsoort.LRV),
    stappen=(
        Taakstap(
            "plannen",
            "Gesprek plannen",
            wie=Wie.ADMINISTRATIE,
            termijn=Termijncode.UITNODIGING_GESPREK,
            informatie=(Informatie.BROERS_ZUSSEN,),
            uitleg="Spreek een dag en een plaats af. De uitnodiging staat daarna klaar als brief.",
            uitkomsten=(
                _planning("tot-gesprek", "uitnodiging-gesprek"),
                Uitkomst("niet-nodig", "Een gesprek is niet meer nodig", "niet-nodig", (MOTIVERING,)),
            ),
        ),
        Wachtstap(
            "tot-gesprek",
            "Wachten op het gesprek",
            naar="gesprek",
            vanaf="gespreksdatum",
            bij={Wijziging.VERHUISD: "plannen"},
        ),
        _verloop(
            "gesprek",
            "Hoe ging het gesprek?",
            niet_verschenen="tweede-uitnodiging",
            wacht="tot-gesprek",
            plannen="plannen",
            brief="uitnodiging-gesprek",
        ),
        Taakstap(
            "tweede-uitnodiging",
            "Opnieuw uitnodigen",
            wie=Wie.ADMINISTRATIE,
            termijn=Termijncode.UITNODIGING_GESPREK,
            uitkomsten=(
                _planning("tot-tweede-gesprek", "tweede-uitnodiging"),
                Uitkomst("huisbezoek", "Meteen op huisbezoek", "huisbezoek-plannen", (MOTIVERING,)),
            ),
        ),
        Wachtstap(
            "tot-tweede-gesprek",
            "Wachten op het tweede gesprek",
            naar="tweede-gesprek",
            vanaf="gespreksdatum",
            bij={Wijziging.VERHUISD: "tweede-uitnodiging"},
        ),
        _verloop(
            "tweede-gesprek",
            "Hoe ging het tweede gesprek?",
            niet_verschenen="huisbezoek-plannen",
            wacht="tot-tweede-gesprek",
            plannen="tweede-uitnodiging",
            brief="tweede-uitnodiging",
        ),
        Taakstap(
            "huisbezoek-plannen",
            "Huisbezoek plannen",
            uitleg="De leerling en de ouders zijn niet gekomen. Ga bij hen langs.",
            uitkomsten=(
                Uitkomst(
                    "gepland",
                    "Er is een datum",
                    "tot-huisbezoek",
                    HUISBEZOEK,
                    brief="aankondiging-huisbezoek",
                ),
                Uitkomst("niet-mogelijk", "Een huisbezoek kan niet", "niet-bereikt", (MOTIVERING,)),
            ),
        ),
        Wachtstap("tot-huisbezoek", "Wachten op het huisbezoek", "huisbezoek", vanaf="huisbezoekdatum"),
        Taakstap(
            "huisbezoek",
            "Hoe ging het huisbezoek?",
            uitkomsten=(
                Uitkomst("gesproken", "Er is gesproken", naar="horen"),
                Uitkomst("gesprek", "Er komt alsnog een gesprek bij de gemeente", naar="plannen"),
                Uitkomst("niet-thuis", "Niemand deed open, ik ga nog een keer", naar="huisbezoek-plannen"),
                Uitkomst("niet-bereikt", "Niemand is bereikt, ik stop ermee", "niet-bereikt", (MOTIVERING,)),
            ),
        ),
        Taakstap(
            "horen",
            "Vastleggen wie is gehoord",
            uitleg="De wet zegt dat u de ouders hoort, en de leerling vanaf 12 jaar.",
            uitkomsten=(Uitkomst("gehoord", "Vastleggen", naar="verslag", velden=GEHOORD),),
        ),
        Taakstap(
            "verslag",
            "Verslag en afspraken",
            uitkomsten=(
                Uitkomst(
                    "afspraken",
                    "Er zijn afspraken",
                    naar="tot-opvolging",
                    velden=(VERSLAG, *AFSPRAKEN),
                    brief="verslag-gesprek",
                    schoolbericht=BESPROKEN,
                ),
                Uitkomst(
                    "opgelost",
                    "Er zijn geen afspraken nodig",
                    naar="opgelost",
                    velden=(VERSLAG,),
                    brief="verslag-gesprek",
                    schoolbericht="Wij hebben met de leerling of de ouders gesproken.",
                ),
                Uitkomst(
                    "geen-afspraken",
                    "Het lukt niet om afspraken te maken",
                    naar="naar-mas",
                    velden=(VERSLAG, MOTIVERING),
                    brief="verslag-gesprek",
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Wachtstap(
            "tot-opvolging", "Wachten tot de afspraken zijn nagekomen", "opvolging", vanaf="opvolgdatum"
        ),
        Taakstap(
            "opvolging",
            "Zijn de afspraken nagekomen?",
            uitkomsten=(
                Uitkomst("ja", "Ja", naar="nagekomen"),
                Uitkomst("nee", "Nee", "naar-mas", (MOTIVERING,), start=Proceduresoort.MAS),
                Uitkomst(
                    "nieuwe-afspraken",
                    "Er zijn nieuwe afspraken",
                    naar="tot-opvolging",
                    velden=(VERSLAG, *AFSPRAKEN),
                    brief="verslag-gesprek",
                    schoolbericht=BESPROKEN,
                ),
            ),
        ),
        Einde("nagekomen", "Afspraken nagekomen"),
        Einde("opgelost", "Na het gesprek waren geen afspraken nodig"),
        Einde("naar-mas", "Verder met een route van de MAS"),
        Einde("niet-bereikt", "Leerling en ouders niet bereikt"),
        Einde("niet-nodig", "Gesprek niet meer nodig"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.VRIJGESTELD: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
