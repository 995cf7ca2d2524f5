"""Luxe verzuim: is anybody to blame? Parents are heard, and the pupil from twelve (LPW art. 22).

Brothers and sisters who were away together are one family case (catalogue 22, 127-129). For one school day
the first time the guideline says a warning: advice, which an officer may leave with a reason.
"""

from domain.procedures.model import Doelgroep, Einde, Plan, Regelstap, Taakstap, Uitkomst, Veld, Veldsoort
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

GEHOORD_OP = Veld("gehoord_op", "Datum van het gesprek", Veldsoort.DATUM, vroeger=True)
VERSLAG = Veld("verslag", "Wat is er besproken?")
TOELICHTING = Veld("toelichting", "Toelichting")
MOTIVERING = Veld("motivering", "Waarom neemt u dit besluit?")
AFWIJKING = Veld("motivering", "Waarom volgt u het advies niet?")
WAARSCHUWING = Uitkomst(
    "formele-waarschuwing",
    "Formele waarschuwing",
    naar="formele-waarschuwing",
    velden=(MOTIVERING,),
    uitleg="De ouders krijgen een brief.",
    schoolbericht="Wij hebben de ouders een formele waarschuwing gegeven.",
    brief="formele-waarschuwing",
)


def _andere_besluiten(waarom: Veld) -> tuple[Uitkomst, ...]:
    """What an officer can decide besides a warning, with the reason that is asked for."""
    return (
        Uitkomst(
            "ter-kennisname-dossier",
            "Ter kennisname in het dossier",
            naar="ter-kennisname-dossier",
            velden=(waarom,),
            uitleg="U doet nu niets. Het verzuim telt mee als de school opnieuw meldt.",
            schoolbericht="Wij hebben het verzuim opgenomen in het dossier.",
        ),
        Uitkomst(
            "niet-verwijtbaar",
            "Niet verwijtbaar",
            naar="niet-verwijtbaar",
            velden=(waarom,),
            schoolbericht="Het verzuim is de ouders en de leerling niet te verwijten.",
        ),
        Uitkomst(
            "hulpverlening",
            "Hulpverlening",
            naar="hulpverlening",
            velden=(waarom,),
            schoolbericht="Het gezin krijgt hulp.",
        ),
        _proces_verbaal(waarom),
    )


def _proces_verbaal(waarom: Veld) -> Uitkomst:
    return Uitkomst(
        "proces-verbaal",
        "Proces-verbaal",
        naar="proces-verbaal",
        velden=(waarom,),
        uitleg="De strafrechtelijke route begint.",
        schoolbericht="Wij maken een proces-verbaal op.",
        start=Proceduresoort.STRAFRECHTELIJK,
    )


LUXE_VERZUIM = Plan(
    soort=Proceduresoort.LUXE_VERZUIM,
    titel="Luxe verzuim",
    voor=Doelgroep.TOT_ACHTTIEN,
    uitleg="Voor een leerling die zonder toestemming weg was buiten de schoolvakanties.",
    grond="Leerplichtwet artikel 11, 22 en 26.",
    meldingsoorten=(Meldingsoort.LUXE,),
    stappen=(
        Regelstap(
            "gezin",
            "Zoeken naar broers en zussen",
            uitkomsten=(
                Uitkomst("eerste", "Dit is de eerste melding van dit gezin", naar="ouders"),
                Uitkomst("bij-gezin", "Van dit gezin loopt al een zaak", naar="samen"),
            ),
        ),
        Taakstap(
            "samen",
            "Nagaan of de ouders al zijn gehoord",
            uitleg="Een broer of zus was in dezelfde dagen ook weg. Behandel het gezin samen.",
            termijn=Termijncode.HOREN,
            uitkomsten=(
                Uitkomst(
                    "al-gehoord",
                    "De ouders zijn al gehoord, ook over deze leerling",
                    naar="leeftijd",
                    velden=(GEHOORD_OP, VERSLAG),
                ),
                Uitkomst("apart", "Ik hoor de ouders apart over deze leerling", naar="ouders"),
            ),
        ),
        Taakstap(
            "ouders",
            "Ouders horen",
            uitleg="Nodig de ouders uit. Vraag waarom de leerling weg was en of er toestemming was.",
            termijn=Termijncode.HOREN,
            uitkomsten=(
                Uitkomst("gehoord", "Met de ouders gesproken", "leeftijd", (GEHOORD_OP, VERSLAG)),
                Uitkomst("niet-verschenen", "De ouders zijn niet verschenen", "oproep", (TOELICHTING,)),
                Uitkomst(
                    "had-toestemming",
                    "Er was wel toestemming",
                    naar="niet-verwijtbaar",
                    velden=(TOELICHTING,),
                    schoolbericht="Voor deze dagen was toestemming gegeven.",
                ),
            ),
        ),
        Taakstap(
            "oproep",
            "Ouders nog een keer oproepen",
            uitleg="Roep de ouders nog een keer op. Komen zij weer niet, dan gaat u zonder gesprek verder.",
            termijn=Termijncode.HOREN,
            uitkomsten=(
                Uitkomst("gehoord", "Met de ouders gesproken", "leeftijd", (GEHOORD_OP, VERSLAG)),
                Uitkomst("niet-verschenen", "De ouders zijn er weer niet", "leeftijd", (TOELICHTING,)),
            ),
        ),
        Regelstap(
            "leeftijd",
            "Kijken of de leerling zelf wordt gehoord",
            uitkomsten=(
                Uitkomst("zelf-horen", "De leerling is oud genoeg", naar="leerling"),
                Uitkomst("te-jong", "De leerling is jonger", naar="advies"),
            ),
        ),
        Taakstap(
            "leerling",
            "Leerling horen",
            uitleg="Een leerling vanaf 12 jaar vertelt zelf wat er is gebeurd.",
            termijn=Termijncode.HOREN,
            uitkomsten=(
                Uitkomst("gehoord", "Met de leerling gesproken", "advies", (GEHOORD_OP, VERSLAG)),
                Uitkomst("niet-gehoord", "De leerling wil of kan niet praten", "advies", (TOELICHTING,)),
            ),
        ),
        Regelstap(
            "advies",
            "Advies volgens de richtlijn",
            uitkomsten=(
                Uitkomst("waarschuwing", "Een waarschuwing", naar="besluit-advies"),
                Uitkomst("zelf-wegen", "Geen vast advies", naar="besluit"),
            ),
        ),
        Taakstap(
            "besluit-advies",
            "Besluiten: het advies is een waarschuwing",
            uitleg="Eén schooldag en de eerste keer. Kiest u iets anders, leg dan uit waarom.",
            uitkomsten=(WAARSCHUWING, *_andere_besluiten(AFWIJKING)),
        ),
        Taakstap(
            "besluit",
            "Besluiten over luxe verzuim",
            uitleg="Weeg af of het verzuim de ouders of de leerling te verwijten is.",
            uitkomsten=(WAARSCHUWING, *_andere_besluiten(MOTIVERING)),
        ),
        Einde("formele-waarschuwing", "Formele waarschuwing"),
        Einde("ter-kennisname-dossier", "Ter kennisname in het dossier"),
        Einde("niet-verwijtbaar", "Niet verwijtbaar"),
        Einde("hulpverlening", "Hulpverlening"),
        Einde("proces-verbaal", "Proces-verbaal"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
