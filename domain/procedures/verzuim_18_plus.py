"""Absence of 18 and over: the Doorstroompunt takes a report up when the school has a worry (catalogue 201).

Letter, contact or home visit by the points of domain/risico.py; whoever does something else says why.
Guidance is voluntary. The school hears of every action and agreement (RMC guideline; catalogue 49, 282).
"""

from domain.namen import keuzes, label
from domain.procedures.model import (
    Doelgroep,
    Plan,
    Regelstap,
    Stap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Vraagstap,
    Wachtstap,
)
from domain.procedures.verzuim_18_plus_velden import (
    AANPAKBERICHT,
    BIJSTELLEN,
    DEEL_MET_SCHOOL,
    EINDES,
    GEDAAN,
    GESPROKEN_OP,
    MET_WIE,
    NAAR_WIE,
    VERSLAG,
    WAAROM_ANDERS,
)
from domain.regels import Afspraakcode
from domain.soorten import (
    Aanpak,
    Meldingsoort,
    Proceduresoort,
    Risico,
    Termijncode,
    Wijziging,
)

ZONDER_ZORG = "zonder-zorg"

AFSPRAKEN = Uitkomst(
    "afspraken",
    "Er is gesproken, er zijn afspraken",
    "volgen",
    (GESPROKEN_OP, MET_WIE, VERSLAG, DEEL_MET_SCHOOL),
    schoolbericht="Wij hebben gesproken en afspraken gemaakt.",
)
HULP = Uitkomst(
    "hulp",
    "De student is in contact gebracht met hulp",
    "volgen",
    (GESPROKEN_OP, NAAR_WIE, VERSLAG, DEEL_MET_SCHOOL),
    schoolbericht="Wij hebben de student in contact gebracht met hulp.",
)
BEGELEIDING = Uitkomst(
    "begeleiding",
    "De student wil begeleiding van het Doorstroompunt",
    "toeleidingstraject",
    (GESPROKEN_OP, VERSLAG, DEEL_MET_SCHOOL),
    start=Proceduresoort.BEGELEIDING,
)
WIL_NIET = Uitkomst(
    "wil-niet",
    "De student wil geen hulp",
    "aanbod-geweigerd",
    (GESPROKEN_OP, VERSLAG),
    uitleg="Begeleiding is vrijwillig vanaf 18 jaar.",
)
GESTOPT = Uitkomst(
    "gestopt",
    "De student is gestopt met de opleiding",
    "gestopt",
    (Veld("uitgevallen_op", "Laatste dag op school", Veldsoort.DATUM, vroeger=True), VERSLAG),
    start=Proceduresoort.UITVAL,
)


def _keuze(aanpak: Aanpak, advies: Aanpak | None) -> Uitkomst:
    """One way to begin; another one than advised demands a motivation."""
    afwijking = advies not in (None, aanpak)
    return Uitkomst(
        aanpak.value,
        label(aanpak),
        "na-brief" if aanpak is Aanpak.BRIEF else aanpak.value,
        (WAAROM_ANDERS,) if afwijking else (),
        uitleg="Dit is het advies." if aanpak is advies else "",
        schoolbericht=AANPAKBERICHT[aanpak],
        brief="waarschuwing-verzuim" if aanpak is Aanpak.BRIEF else "",
    )


def _kiezen(advies: Aanpak) -> Taakstap:
    return Taakstap(
        f"kiezen-{advies}",
        f"Aanpak kiezen (advies: {label(advies).lower()})",
        uitleg="De punten van de inschatting staan bij deze procedure. Wijkt u af, leg dan uit waarom.",
        termijn=Termijncode.VERZUIM_18PLUS,
        advies=advies.value,
        uitkomsten=(
            *(_keuze(aanpak, advies) for aanpak in Aanpak),
            Uitkomst("bijstellen", "Ik weet meer: stel de inschatting bij", "inschatten", BIJSTELLEN),
        ),
    )


KIEZEN: tuple[Stap, ...] = (
    Regelstap(
        "inschatten",
        "Nagaan of de school een zorg heeft en het risico inschatten",
        uitkomsten=(
            Uitkomst(ZONDER_ZORG, "Geen zorg van de school en een laag risico", ZONDER_ZORG),
            *(
                Uitkomst(aanpak.value, f"Advies: {label(aanpak).lower()}", f"kiezen-{aanpak}")
                for aanpak in Aanpak
            ),
        ),
    ),
    Taakstap(
        ZONDER_ZORG,
        "Aanpak kiezen (de school heeft geen zorg)",
        uitleg="De school antwoordt drie keer nee op de vragen over zorgen, en het risico is laag.",
        termijn=Termijncode.VERZUIM_18PLUS,
        uitkomsten=(
            *(_keuze(aanpak, None) for aanpak in Aanpak),
            Uitkomst("ter-kennisname", "Alleen opnemen in het dossier", "ter-kennisname-dossier"),
        ),
    ),
    *(_kiezen(aanpak) for aanpak in Aanpak),
)
DOEN: tuple[Stap, ...] = (
    Wachtstap(
        "na-brief",
        "Wachten of de school opnieuw meldt",
        naar="waarschuwingsbrief",
        afspraak=Afspraakcode.VERZUIM_18PLUS_NA_BRIEF,
    ),
    Taakstap(
        Aanpak.CONTACT.value,
        "Contact met de student",
        uitleg="Bel, app of spreek de student, met de ouders erbij als dat helpt. Overleg met de school.",
        termijn=Termijncode.VERZUIM_18PLUS,
        uitkomsten=(
            AFSPRAKEN,
            HULP,
            BEGELEIDING,
            Uitkomst(
                "niet-bereikt",
                "Ik kreeg geen contact: ga op huisbezoek",
                Aanpak.HUISBEZOEK.value,
                (GEDAAN,),
                schoolbericht="Wij konden de student niet bereiken en gaan op huisbezoek.",
            ),
            WIL_NIET,
            GESTOPT,
        ),
    ),
    Taakstap(
        Aanpak.HUISBEZOEK.value,
        "Huisbezoek aan de student",
        termijn=Termijncode.HUISBEZOEK_18PLUS,
        uitkomsten=(
            AFSPRAKEN,
            HULP,
            BEGELEIDING,
            Uitkomst("niet-getraceerd", "De student is niet te vinden", "niet-getraceerd", (GEDAAN,)),
            WIL_NIET,
            GESTOPT,
        ),
    ),
    Wachtstap(
        "volgen",
        "Wachten of de afspraken werken",
        naar="navraag",
        afspraak=Afspraakcode.VERZUIM_18PLUS_VOLGEN,
    ),
    Vraagstap(
        "navraag",
        "De school vragen hoe het gaat",
        vraag=(
            "Vier weken geleden maakten wij afspraken met deze student of brachten wij de student in contact"
            " met hulp. Hoe gaat het nu?"
        ),
        uitkomsten=(
            Uitkomst("weer-op-school", "De student gaat weer naar school", "naar-school"),
            Uitkomst("nog-verzuim", "De student verzuimt nog steeds", Aanpak.CONTACT.value),
            Uitkomst("startkwalificatie", "De student heeft een startkwalificatie", "startkwalificatie"),
            Uitkomst("gestopt", "De student is gestopt met de opleiding", "afronden"),
            Uitkomst("onbekend", "Dat weten wij niet", "afronden"),
        ),
        stil="afronden",
    ),
    Taakstap(
        "afronden",
        "Nagaan hoe het met de student gaat",
        uitleg="Bel de school of de student. Kies daarna hoe het afloopt.",
        termijn=Termijncode.VERZUIM_18PLUS,
        uitkomsten=(
            Uitkomst("naar-school", "De student gaat weer naar school", "naar-school", (VERSLAG,)),
            Uitkomst(
                "startkwalificatie", "De student heeft een startkwalificatie", "startkwalificatie", (VERSLAG,)
            ),
            Uitkomst("werk", "De student werkt", "werk", (VERSLAG,)),
            Uitkomst("hulpverlening", "De hulpverlening gaat verder", "hulpverlening", (VERSLAG,)),
            Uitkomst("verhuisd", "De student is verhuisd", "verhuisd", (VERSLAG,)),
            Uitkomst(
                "nog-verzuim",
                "De student verzuimt nog: zoek opnieuw contact",
                Aanpak.CONTACT.value,
                (VERSLAG,),
                schoolbericht="Wij zoeken opnieuw contact met de student.",
            ),
            BEGELEIDING,
            GESTOPT,
        ),
    ),
)
VERZUIM_18PLUS = Plan(
    soort=Proceduresoort.VERZUIM_18PLUS,
    titel="Verzuim 18+",
    voor=Doelgroep.VANAF_ACHTTIEN,
    uitleg="Voor een student van 18 jaar of ouder die verzuimt.",
    grond="Richtlijn verzuim 18+ van mbo en RMC; regionale verzuimagenda.",
    meldingsoorten=(Meldingsoort.VERZUIM_18PLUS,),
    bevindingen=(
        Veld("zorg", "Zorg van de school", Veldsoort.KEUZE, keuzes={"ja": "Ja", "nee": "Nee"}),
        Veld("risico", "Risico op uitval", Veldsoort.KEUZE, keuzes=keuzes(Risico)),
        Veld("punten", "Punten"),
        Veld("risico_uitleg", "Waarom deze inschatting"),
    ),
    stappen=(*KIEZEN, *DOEN, *EINDES),
    bij={
        Wijziging.NIEUWE_MELDING: "inschatten",
        Wijziging.ANDERE_SCHOOL: "afronden",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
