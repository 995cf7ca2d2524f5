"""The Overstap from vo to mbo of one candidate: asked, followed, helped, and checked in September.

Parents answer by one-time link, the school's counsellor and the mbo schools add what they know; the rules of
domain/campagnes/overstap.py say who is at risk, and a casemanager goes on from there (catalogue 188-197).
"""

from collections.abc import Mapping

from domain.campagnes.overstap import AAN_ZET, STANDNAAM, Overstapstand, Partij
from domain.procedures.campagnestappen import (
    NAAR_WEG,
    OPLEIDING,
    OVERDRAGEN,
    SCHOOL,
    VERSLAG,
    WANNEER,
    WEG,
    WIE_ZEI_HET,
)
from domain.procedures.model import (
    Aan,
    Einde,
    Plan,
    Regelstap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Vraagstap,
    Wachtstap,
)
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

TERMIJN = Termijncode.OVERSTAP
GEDAAN = Veld("verslag", "Wat hebt u gedaan en gehoord?")
NAAR = Veld("verhuisd_naar", "Waarheen is de leerling verhuisd?", Veldsoort.REGEL, verplicht=False)

VERHUISD = Uitkomst("verhuisd", "De leerling is verhuisd", "verhuisd", (NAAR, GEDAAN))
GEREGELD = Uitkomst("geregeld", "De overstap is geregeld", "volgen", (OPLEIDING, SCHOOL, VERSLAG))
NOG_BEZIG = Uitkomst("nog-bezig", "Nog niet klaar: kijk later weer", "begeleiden-wacht", (VERSLAG,))
NAAR_TAFEL = Uitkomst("tafel", "Bespreek de leerling op de Overstaptafel", "tafel-wacht", (VERSLAG,))
HUISBEZOEK = Uitkomst("huisbezoek", "Niet te bereiken: ga op huisbezoek", "huisbezoek", (GEDAAN,))

ANTWOORD_TELEFOON = Uitkomst(
    "antwoord-telefoon",
    "De ouders of de leerling antwoordden aan de telefoon",
    "peilen",
    (
        Veld(
            "antwoord",
            "Wat is het antwoord?",
            Veldsoort.KEUZE,
            keuzes={stand.value: naam for stand, naam in STANDNAAM.items()},
        ),
        OPLEIDING,
        SCHOOL,
        WIE_ZEI_HET,
        WANNEER,
    ),
)
VERDELING = (
    Uitkomst("vo-pakt-op", "De vo-school pakt het op", "begeleiden-wacht", (VERSLAG,)),
    Uitkomst("mbo-pakt-op", "De mbo-school pakt het op", "begeleiden-wacht", (VERSLAG,)),
    Uitkomst(
        "buiten-onderwijs",
        "Er spelen problemen buiten de school: wij pakken het op",
        "begeleiden-wacht",
        (VERSLAG,),
    ),
)
PARTIJ_NA: Mapping[str, Partij] = {
    "vo-pakt-op": Partij.VO,
    "mbo-pakt-op": Partij.MBO,
    "buiten-onderwijs": Partij.LVS,
}
"""Who is to act after these outcomes; the casemanager looks again after the agreed time (catalogue 195)."""

VRAAG_OUDERS = Vraagstap(
    "vraag-ouders",
    "De ouders vragen naar de vervolgopleiding",
    vraag=(
        "Uw kind doet dit schooljaar examen. Wij willen graag dat iedereen na de zomer op een opleiding"
        " begint. Hoe staat het met de vervolgopleiding van uw kind? Om welke opleiding en school gaat het?"
    ),
    uitkomsten=tuple(Uitkomst(stand.value, naam, "peilen") for stand, naam in STANDNAAM.items()),
    stil="peilen",
    termijn=Termijncode.ANTWOORD_OUDERS,
    aan=Aan.OUDERS,
    velden=(OPLEIDING, SCHOOL),
    brief="overstap-ouders",
)
PEILEN = Regelstap(
    "peilen",
    "Nagaan of er een risico is",
    uitkomsten=(
        Uitkomst("risico", "Er is een nieuw risico", "begeleiden"),
        Uitkomst("goed", "Er is geen nieuw risico", "volgen"),
        Uitkomst("begin", "Het schooljaar is begonnen", "begonnen"),
    ),
)
VOLGEN = Wachtstap(
    "volgen",
    "Volgen tot het volgende moment in het jaar",
    naar="peilen",
    grond="De kalender van de Overstap: aanmelden voor 1 april, Overstaptafels, begin van het schooljaar.",
    bij={Wijziging.NIEUWE_GEGEVENS: "peilen"},
)
BEGELEIDEN = Taakstap(
    "begeleiden",
    "Leerling begeleiden bij de overstap",
    uitleg="Kijk bij de gegevens van de campagne waarom er een risico is. Bel de leerling of de ouders.",
    termijn=TERMIJN,
    uitkomsten=(GEREGELD, ANTWOORD_TELEFOON, NOG_BEZIG, *VERDELING, NAAR_TAFEL, HUISBEZOEK, VERHUISD),
)
BEGELEIDEN_WACHT = Wachtstap(
    "begeleiden-wacht",
    "Wachten tot wij weer kijken hoe het gaat",
    naar="weer-kijken",
    afspraak=Afspraakcode.OVERSTAP_BEGELEIDEN,
)
WEER_KIJKEN = Regelstap(
    "weer-kijken",
    "Nagaan of de begeleiding nog nodig is",
    uitkomsten=(
        Uitkomst("nodig", "Er is nog een risico", "begeleiden"),
        Uitkomst("klaar", "Het risico is weg", "volgen"),
        Uitkomst("begin", "Het schooljaar is begonnen", "begonnen"),
    ),
)
TAFEL_WACHT = Wachtstap(
    "tafel-wacht",
    "Wachten op de Overstaptafel",
    naar="tafel",
    grond="De kalender van de Overstap: Overstaptafels in maart, juni en september.",
)
TAFEL = Taakstap(
    "tafel",
    "Bespreken op de Overstaptafel",
    termijn=TERMIJN,
    uitkomsten=(GEREGELD, NOG_BEZIG, HUISBEZOEK, VERHUISD),
)
BEZOEK = Taakstap(
    "huisbezoek",
    "Huisbezoek voor de overstap",
    termijn=TERMIJN,
    uitkomsten=(
        GEREGELD,
        NOG_BEZIG,
        Uitkomst("niet-thuis", "Er was niemand thuis", "begeleiden", (GEDAAN,)),
        VERHUISD,
    ),
)
BEGONNEN = Regelstap(
    "begonnen",
    "Nagaan of de leerling is begonnen",
    uitkomsten=(
        Uitkomst("ja", "De leerling is ingeschreven en begonnen", "gestart"),
        Uitkomst("ander", "De leerling volgt ander onderwijs", "ander-onderwijs"),
        Uitkomst("nee", "De leerling is niet begonnen", "niet-begonnen"),
    ),
)
GEVONDEN = (
    Uitkomst("gestart", "De leerling is (toch) begonnen", "gestart", (OPLEIDING, SCHOOL, GEDAAN)),
    Uitkomst("ander-onderwijs", "De leerling volgt ander onderwijs", "ander-onderwijs", (SCHOOL, GEDAAN)),
    Uitkomst(
        "vervangend", "De leerling volgt een schoolvervangend traject", "schoolvervangend-traject", (VERSLAG,)
    ),
    Uitkomst("werk", "De leerling werkt", "werk", (VERSLAG,)),
    Uitkomst("overdragen", "Niet opgelost: draag de leerling over", "overdragen", (VERSLAG,)),
    VERHUISD,
)
NIET_BEGONNEN = Taakstap(
    "niet-begonnen",
    "Uitzoeken waarom de leerling niet is begonnen",
    uitleg="Bel de leerling, de ouders en de mbo-school.",
    termijn=TERMIJN,
    uitkomsten=(
        *GEVONDEN[:-1],
        Uitkomst("huisbezoek", "Niet te bereiken: ga op huisbezoek", "bezoek-start", (GEDAAN,)),
        VERHUISD,
    ),
)
BEZOEK_START = Taakstap(
    "bezoek-start",
    "Huisbezoek omdat de leerling niet is begonnen",
    termijn=TERMIJN,
    uitkomsten=(
        *GEVONDEN,
        Uitkomst("niet-thuis", "Er was niemand thuis: probeer het weer", "niet-begonnen", (GEDAAN,)),
    ),
)
EINDES = (
    Einde("gestart", "Ingeschreven en begonnen op het mbo"),
    Einde("ander-onderwijs", "Volgt ander onderwijs"),
    Einde("schoolvervangend-traject", "Schoolvervangend traject"),
    Einde("werk", "Werk"),
    Einde("overgedragen-leerplicht", "Overgedragen aan leerplicht"),
    Einde("overgedragen-doorstroompunt", "Overgedragen aan het Doorstroompunt"),
    *WEG,
)
GESLAAGD = frozenset({"gestart", "ander-onderwijs"})
"""The ends that count as a change that went well (catalogue 193)."""
BUITEN_TELLING = frozenset({"verhuisd", "vervallen"})
"""The ends of which nobody here can say whether it went well."""
BEZOEKSTAPPEN = frozenset({"huisbezoek", "bezoek-start"})

OVERSTAP = Plan(
    soort=Proceduresoort.OVERSTAP,
    titel="Overstap",
    uitleg="Voor een examenkandidaat van vmbo, pro, vso of vavo, van januari tot in het nieuwe schooljaar.",
    grond="Regionale werkafspraak over de Overstap van vo naar mbo; Leerplichtwet 1969, artikel 4a.",
    stappen=(
        *(VRAAG_OUDERS, PEILEN, VOLGEN, BEGELEIDEN, BEGELEIDEN_WACHT, WEER_KIJKEN, TAFEL_WACHT, TAFEL),
        *(BEZOEK, BEGONNEN, NIET_BEGONNEN, BEZOEK_START, OVERDRAGEN),
        *EINDES,
    ),
    zelf_starten=False,
    bevindingen=(
        Veld("risico", "Waarom er een risico is"),
        Veld(
            "aan_zet",
            "Wie is aan zet",
            Veldsoort.KEUZE,
            keuzes={partij.value: naam for partij, naam in AAN_ZET.items()},
        ),
    ),
    bij=NAAR_WEG,
)
STANDEN_DECAAN = tuple(stand for stand in STANDNAAM if stand is not Overstapstand.HULP)
"""What a school can fill in about its candidates."""
