"""Worrying or frequent sick leave: the school talks first, then the youth doctor, then the follow-up.

Protocol "Ziekteverzuim als signaal" (catalogue 142-151). Two months after the advice the school is asked
what became of the absence; silence ends as a task that an officer owns, never as an empty figure.
"""

from domain.procedures.model import (
    Einde,
    Plan,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Vraagstap,
    Wachtstap,
    Wie,
)
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging

ADVIESDATUM = Veld("adviesdatum", "Datum van het advies", Veldsoort.DATUM, vroeger=True)
ADVIES = Veld("advies", "Advies aan de school", uitleg="De school krijgt dit advies niet in de mail.")
TOELICHTING = Veld("toelichting", "Toelichting", verplicht=False)
VERSLAG = Veld("verslag", "Wat is er besproken?")
VOLGT = "De jeugdarts heeft advies gegeven. Over twee maanden vragen wij u hoe het met het verzuim gaat."

ZIEKTEVERZUIM = Plan(
    soort=Proceduresoort.ZIEKTEVERZUIM,
    titel="Ziekteverzuim",
    uitleg="Voor een leerling die zo vaak of zo lang ziek is dat u zich zorgen maakt.",
    grond="Protocol Ziekteverzuim als signaal.",
    meldingsoorten=(Meldingsoort.ZORG,),
    stappen=(
        Taakstap(
            "schoolgesprek",
            "Nagaan of de school heeft gesproken",
            uitleg="De school praat eerst zelf met de leerling en de ouders en maakt afspraken.",
            uitkomsten=(
                Uitkomst(
                    "zorgen-blijven",
                    "Er is gesproken, de zorgen blijven",
                    naar="onderzoek",
                    velden=(VERSLAG,),
                    schoolbericht="Wij melden de leerling aan bij de jeugdarts.",
                ),
                Uitkomst(
                    "opgelost",
                    "Er is gesproken, de zorgen zijn weg",
                    naar="niet-langer-zorgelijk",
                    velden=(VERSLAG,),
                ),
                Uitkomst(
                    "nog-niet",
                    "De school heeft nog niet gesproken",
                    naar="schoolgesprek-vragen",
                ),
            ),
        ),
        Vraagstap(
            "schoolgesprek-vragen",
            "De school vragen om een gesprek",
            vraag=(
                "Wilt u met de leerling en de ouders praten over het ziekteverzuim en afspraken maken?"
                " Laat ons daarna weten hoe het ging."
            ),
            uitkomsten=(
                Uitkomst("gesproken", "Wij hebben gesproken en afspraken gemaakt", naar="schoolgesprek"),
                Uitkomst("lukt-niet", "Het lukt niet om te praten", naar="schoolgesprek"),
            ),
            stil="schoolgesprek",
        ),
        Taakstap(
            "onderzoek",
            "Onderzoek door de jeugdarts",
            wie=Wie.JEUGDARTS,
            termijn=Termijncode.JEUGDARTS,
            uitleg="Kan de leerling onderwijs volgen? Praat met de leerling en de ouders.",
            uitkomsten=(
                Uitkomst("ja", "Ja", "advies-wacht", (ADVIESDATUM, ADVIES), schoolbericht=VOLGT),
                Uitkomst(
                    "gedeeltelijk", "Gedeeltelijk", "advies-wacht", (ADVIESDATUM, ADVIES), schoolbericht=VOLGT
                ),
                Uitkomst("nee", "Nee", "advies-wacht", (ADVIESDATUM, ADVIES), schoolbericht=VOLGT),
                Uitkomst(
                    "nog-niet-te-beoordelen",
                    "Nog niet te beoordelen",
                    "onderzoek-later",
                    (ADVIESDATUM, TOELICHTING),
                ),
                Uitkomst("niet-verschenen", "De leerling is niet verschenen", "oproep-arts", (TOELICHTING,)),
            ),
        ),
        Wachtstap(
            "onderzoek-later",
            "Wachten op een nieuw onderzoek",
            naar="onderzoek",
            afspraak=Afspraakcode.NIEUW_ONDERZOEK_JEUGDARTS,
            vanaf="adviesdatum",
        ),
        Wachtstap(
            "advies-wacht",
            "Wachten tot de navraag bij de school",
            naar="navraag",
            afspraak=Afspraakcode.ZIEKTEVERZUIM_NAVRAAG,
            vanaf="adviesdatum",
        ),
        Vraagstap(
            "navraag",
            "Navraag bij de school",
            vraag=(
                "Twee maanden geleden gaf de jeugdarts advies over het ziekteverzuim van deze leerling."
                " Hoe gaat het nu met het verzuim?"
            ),
            uitkomsten=(
                Uitkomst("gestopt", "Het verzuim is gestopt", naar="gestopt"),
                Uitkomst("verminderd", "Het verzuim is minder geworden", naar="verminderd"),
                Uitkomst("niet-verminderd", "Het verzuim is niet minder geworden", naar="niet-verminderd"),
                Uitkomst("van-school", "De leerling is niet meer op onze school", naar="van-school"),
                Uitkomst("onbekend", "Dat weten wij niet", naar="nabellen"),
            ),
            stil="nabellen",
        ),
        Taakstap(
            "nabellen",
            "School bellen over het ziekteverzuim",
            termijn=Termijncode.NABELLEN,
            uitleg="De school weet het niet of antwoordde niet. Bel de school en leg vast hoe het gaat.",
            uitkomsten=(
                Uitkomst("gestopt", "Het verzuim is gestopt", naar="gestopt"),
                Uitkomst("verminderd", "Het verzuim is minder geworden", naar="verminderd"),
                Uitkomst("niet-verminderd", "Het verzuim is niet minder geworden", naar="niet-verminderd"),
                Uitkomst("van-school", "De leerling is van school", naar="van-school"),
                Uitkomst(
                    "geen-reactie",
                    "De school reageert ook nu niet",
                    naar="onbekend",
                    velden=(Veld("motivering", "Wat hebt u gedaan om de school te bereiken?"),),
                ),
            ),
        ),
        Taakstap(
            "niet-verminderd",
            "Leerling en ouders oproepen",
            uitleg="Het verzuim is niet minder geworden. Roep de leerling en de ouders op voor een gesprek.",
            uitkomsten=(
                Uitkomst(
                    "afspraken",
                    "Er is gesproken, er zijn afspraken",
                    naar="niet-verminderd-einde",
                    velden=(VERSLAG,),
                    schoolbericht="Wij hebben met de leerling en de ouders gesproken en afspraken gemaakt.",
                ),
                Uitkomst(
                    "opnieuw-jeugdarts", "Opnieuw naar de jeugdarts", naar="onderzoek", velden=(TOELICHTING,)
                ),
                Uitkomst(
                    "verzuimaanpak",
                    "Verder als verzuim",
                    naar="verzuim",
                    velden=(Veld("motivering", "Waarom gaat u verder als verzuim?"),),
                ),
            ),
        ),
        Taakstap(
            "oproep-arts",
            "Oproepen na niet verschijnen bij de jeugdarts",
            uitleg="Roep de leerling en de ouders op, zelf of samen met de school.",
            uitkomsten=(
                Uitkomst("nieuwe-afspraak", "Er is een nieuwe afspraak bij de jeugdarts", naar="onderzoek"),
                Uitkomst(
                    "verzuimaanpak",
                    "Verder als verzuim",
                    naar="verzuim",
                    velden=(Veld("motivering", "Waarom gaat u verder als verzuim?"),),
                ),
                Uitkomst("opgelost", "Niet meer nodig", naar="niet-langer-zorgelijk", velden=(VERSLAG,)),
            ),
        ),
        Einde("gestopt", "Verzuim gestopt"),
        Einde("verminderd", "Verzuim verminderd"),
        Einde("niet-verminderd-einde", "Verzuim niet verminderd, afspraken gemaakt"),
        Einde("onbekend", "Onbekend, school niet gereageerd"),
        Einde("van-school", "Onbekend, leerling is van school"),
        Einde("niet-langer-zorgelijk", "Niet langer zorgelijk"),
        Einde("verzuim", "Verder als verzuim"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.ANDERE_SCHOOL: "schoolgesprek",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
        Wijziging.VRIJGESTELD: "vervallen",
    },
)
