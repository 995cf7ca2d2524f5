"""Leave outside the holidays: up to ten school days in a school year the head decides, above that the LPA.

LPW art. 11 onder e (religion), f (holiday) and g (weighty circumstances); catalogue 22, 175, 270. The LPA
hears the head first (art. 14). What the head decides is recorded, since it counts for the next request.
"""

from domain.procedures.model import (
    Doelgroep,
    Einde,
    Plan,
    Regelstap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Vraagstap,
)
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging
from domain.verlof import Verlofsoort

SOORTEN = {
    Verlofsoort.GEWICHTIG.value: "Gewichtige omstandigheden",
    Verlofsoort.VAKANTIE.value: "Vakantie die door het werk van de ouders niet anders kan",
    Verlofsoort.RELIGIE.value: "Religie of levensovertuiging",
}
SOORT = Veld("verlofsoort", "Waarvoor is het verlof?", Veldsoort.KEUZE, keuzes=SOORTEN)
EERSTE_DAG = Veld("eerste_dag", "Eerste dag van het verlof", Veldsoort.DATUM)
LAATSTE_DAG = Veld("laatste_dag", "Laatste dag van het verlof", Veldsoort.DATUM, niet_voor="eerste_dag")
GEVRAAGD_OP = Veld("gevraagd_op", "Wanneer is het verlof gevraagd?", Veldsoort.DATUM, vroeger=True)
DAGEN_EERDER = Veld(
    "dagen_eerder",
    "Hoeveel schooldagen verlof had de leerling dit schooljaar al?",
    Veldsoort.GETAL,
    verplicht=False,
    uitleg="Verlof dat hier al is vastgelegd, tellen wij zelf mee.",
)
BELANG = Veld(
    "belang",
    "Weeg de reden af tegen het belang van onderwijs",
    uitleg="Waarom weegt de reden van het verlof wel of niet zwaarder?",
)
TOELICHTING = Veld("toelichting", "Toelichting", verplicht=False)
MOTIVERING = Veld("motivering", "Waarom kan dit verlof toch?")
VAN_HET_HOOFD = (
    Uitkomst("toegekend", "Het verlof is gegeven", naar="toegekend-hoofd"),
    Uitkomst("geweigerd", "Het verlof is geweigerd", naar="geweigerd-hoofd"),
    Uitkomst("ingetrokken", "De ouders willen het verlof niet meer", naar="ingetrokken"),
)

VERLOF = Plan(
    soort=Proceduresoort.VERLOF,
    titel="Verlof",
    voor=Doelgroep.TOT_ACHTTIEN,
    uitleg="Voor een verzoek om verlof buiten de schoolvakanties.",
    grond="Leerplichtwet artikel 11, 13, 13a en 14.",
    meldingsoorten=(Meldingsoort.VRIJSTELLING, Meldingsoort.LUXE),
    startvelden=(SOORT, EERSTE_DAG, LAATSTE_DAG, GEVRAAGD_OP, DAGEN_EERDER),
    stappen=(
        Regelstap(
            "wie-beslist",
            "Bepalen wie beslist",
            uitkomsten=(
                Uitkomst("hoofd", "Het hoofd van de school", naar="hoofd"),
                Uitkomst("leerplicht", "De leerplichtambtenaar", naar="hoofd-horen"),
                Uitkomst("kennisgeving", "Niemand: het is op tijd gemeld", naar="kennisgeving"),
                Uitkomst("kan-niet", "Dit verlof past niet in de regels", naar="past-niet"),
                Uitkomst("niet-nodig", "Er is geen les in deze dagen", naar="niet-nodig"),
            ),
        ),
        Vraagstap(
            "hoofd",
            "Besluit van het hoofd van de school",
            vraag=(
                "Voor deze leerling is verlof gevraagd. U beslist daarover."
                " Wilt u ons laten weten wat u hebt besloten?"
            ),
            uitkomsten=VAN_HET_HOOFD,
            stil="nabellen",
        ),
        Taakstap(
            "nabellen",
            "School bellen over het verlof",
            termijn=Termijncode.NABELLEN,
            uitleg="De school antwoordde niet. Bel de school en leg vast wat het hoofd heeft besloten.",
            uitkomsten=VAN_HET_HOOFD,
        ),
        Vraagstap(
            "hoofd-horen",
            "Het hoofd van de school vragen",
            vraag=(
                "Voor deze leerling is meer verlof gevraagd dan u mag geven. De leerplichtambtenaar beslist."
                " Wat vindt u van het verzoek?"
            ),
            uitkomsten=(
                Uitkomst("eens", "Ik vind dat het verlof kan", naar="besluit"),
                Uitkomst("oneens", "Ik vind dat het verlof niet kan", naar="besluit"),
                Uitkomst("geen-mening", "Ik heb daar geen mening over", naar="besluit"),
            ),
            stil="besluit",
        ),
        Taakstap(
            "besluit",
            "Besluiten over verlof",
            uitleg="Met dit verlof is het meer dan het hoofd mag geven. De ouders krijgen een brief.",
            termijn=Termijncode.VERLOFBESLUIT,
            uitkomsten=(
                Uitkomst(
                    "toegekend",
                    "Verlof geven",
                    naar="toegekend",
                    velden=(BELANG,),
                    schoolbericht="Wij hebben het verlof gegeven.",
                    brief="verlof-toegekend",
                ),
                Uitkomst(
                    "geweigerd",
                    "Verlof weigeren",
                    naar="geweigerd",
                    velden=(BELANG,),
                    schoolbericht="Wij hebben het verlof geweigerd.",
                    brief="verlof-geweigerd",
                ),
                Uitkomst("ingetrokken", "De ouders willen het verlof niet meer", naar="ingetrokken"),
            ),
        ),
        Taakstap(
            "past-niet",
            "Verlof past niet in de regels",
            uitleg="Bij de stap hiervoor staat waarom. Praat met het hoofd van de school of met de ouders.",
            termijn=Termijncode.VERLOFBESLUIT,
            uitkomsten=(
                Uitkomst(
                    "geweigerd",
                    "Het verlof kan niet",
                    naar="geweigerd",
                    velden=(BELANG,),
                    schoolbericht="Dit verlof kan niet volgens de regels.",
                    brief="verlof-geweigerd",
                ),
                Uitkomst("andere-reden", "De reden is een andere", "wie-beslist", (SOORT, TOELICHTING)),
                Uitkomst("toch-hoofd", "Het hoofd moet toch beslissen", "hoofd", (MOTIVERING,)),
                Uitkomst("ingetrokken", "De ouders willen het verlof niet meer", naar="ingetrokken"),
            ),
        ),
        Einde("toegekend", "Verlof gegeven door de leerplichtambtenaar"),
        Einde("geweigerd", "Verlof geweigerd"),
        Einde("toegekend-hoofd", "Verlof gegeven door het hoofd van de school"),
        Einde("geweigerd-hoofd", "Verlof geweigerd door het hoofd van de school"),
        Einde("kennisgeving", "Verlof op tijd gemeld, geen besluit nodig"),
        Einde("niet-nodig", "Geen verlof nodig"),
        Einde("ingetrokken", "Verzoek ingetrokken"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.ANDERE_SCHOOL: "wie-beslist",
        Wijziging.ACHTTIEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
