"""The zomeractie for one youngster who stopped without startkwalificatie (catalogue 223, 224, 227).

By mail and letter, then by telephone, then at home: back to a course that leads to a startkwalificatie, or
on a track towards work.
"""

from domain.campagnes.zomeractie import ZOMERANTWOORDNAAM
from domain.procedures.campagnestappen import NAAR_WEG, OPLEIDING, SCHOOL, VERSLAG, WEG
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
from domain.procedures.uitval import NIET_BEGELEID
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

TERMIJN = Termijncode.ZOMERACTIE
GEDAAN = Veld("gedaan", "Wat hebt u gedaan?")
WERKGEVER = Veld("bij_wie", "Bij welke werkgever of organisatie?", Veldsoort.REGEL, verplicht=False)
NIET_NODIG = ("wajong", "inburgering", "geen-aanbod-beperking")

TERUG = Uitkomst("onderwijs", "Terug naar onderwijs", "onderwijs", (OPLEIDING, SCHOOL, VERSLAG))
BBL = Uitkomst("bbl", "Werken en leren samen (BBL)", "bbl", (OPLEIDING, SCHOOL, VERSLAG))
WERK = Uitkomst("werk", "Werk", "werk", (WERKGEVER, VERSLAG))
TRAJECT = Uitkomst("traject", "Een traject naar werk", "traject", (WERKGEVER, VERSLAG))
BEGELEIDING = Uitkomst(
    "begeleiding",
    "De jongere wil begeleiding van het Doorstroompunt",
    "begeleiding",
    (VERSLAG,),
    start=Proceduresoort.BEGELEIDING,
)
MATCHMAKER = Uitkomst(
    "matchmaker",
    "Een MatchMaker gaat de jongere opzoeken",
    "matchmaker",
    (Veld("opdracht", "Wat moet de MatchMaker weten?"),),
    start=Proceduresoort.MATCHMAKER,
)
WIL_NIET = Uitkomst("aanbod-geweigerd", "De jongere wil geen hulp", "aanbod-geweigerd", (VERSLAG,))
ANDERS = tuple(Uitkomst(code, NIET_BEGELEID[code], code, (VERSLAG,)) for code in NIET_NODIG)
GESPROKEN = (TERUG, BBL, WERK, TRAJECT, BEGELEIDING, MATCHMAKER, WIL_NIET, *ANDERS)
VERHUISD = Uitkomst("verhuisd", "De jongere is verhuisd", "verhuisd", (GEDAAN,))

NOG_NODIG = Regelstap(
    "nog-nodig",
    "Nagaan of de jongere nog geen vervolg heeft",
    uitkomsten=(
        Uitkomst("ja", "Er is nog geen vervolg", "vraag-jongere"),
        Uitkomst("nee", "Er is intussen een vervolg", "al-vervolg"),
    ),
)
VRAAG_JONGERE = Vraagstap(
    "vraag-jongere",
    "De jongere vragen wat die gaat doen",
    vraag=(
        "Je bent gestopt met school en hebt nog geen diploma waarmee je verder kunt. Wij helpen je graag aan"
        " een opleiding, aan werk of aan allebei. Wat ga je na de zomer doen?"
    ),
    uitkomsten=tuple(
        Uitkomst(antwoord.value, naam, "bellen") for antwoord, naam in ZOMERANTWOORDNAAM.items()
    ),
    stil="bellen",
    termijn=Termijncode.ANTWOORD_JONGERE,
    aan=Aan.JONGERE,
    velden=(OPLEIDING, SCHOOL),
    brief="zomeractie-jongere",
)
BELLEN = Taakstap(
    "bellen",
    "De jongere bellen",
    uitleg="Kijk bij de gegevens van de campagne wat de jongere antwoordde. Bespreek wat er nodig is.",
    termijn=TERMIJN,
    uitkomsten=(
        *GESPROKEN,
        Uitkomst("geen-gehoor", "Er nam niemand op: bel later weer", "bellen-wacht", (GEDAAN,)),
        Uitkomst("huisbezoek", "Niet te bereiken: ga op huisbezoek", "huisbezoek", (GEDAAN,)),
        VERHUISD,
    ),
)
BELLEN_WACHT = Wachtstap(
    "bellen-wacht", "Wachten tot wij weer bellen", naar="bellen", afspraak=Afspraakcode.ZOMERACTIE_OPNIEUW
)
BEZOEK = Taakstap(
    "huisbezoek",
    "Huisbezoek in de zomeractie",
    termijn=TERMIJN,
    uitkomsten=(
        *GESPROKEN,
        Uitkomst("niet-thuis", "Er was niemand thuis: ga nog een keer", "bezoek-wacht", (GEDAAN,)),
        Uitkomst("niet-getraceerd", "De jongere is niet te vinden", "niet-getraceerd", (GEDAAN,)),
        VERHUISD,
    ),
)
BEZOEK_WACHT = Wachtstap(
    "bezoek-wacht",
    "Wachten tot het volgende huisbezoek",
    naar="huisbezoek",
    afspraak=Afspraakcode.ZOMERACTIE_OPNIEUW,
)
EINDES = (
    Einde("onderwijs", "Terug naar onderwijs"),
    Einde("bbl", "Werken en leren samen (BBL)"),
    Einde("werk", "Regulier werk"),
    Einde("traject", "Traject naar werk"),
    Einde("begeleiding", "In begeleiding bij het Doorstroompunt"),
    Einde("matchmaker", "Bij een MatchMaker"),
    Einde("aanbod-geweigerd", NIET_BEGELEID["aanbod-geweigerd"]),
    *(Einde(code, NIET_BEGELEID[code]) for code in NIET_NODIG),
    Einde("niet-getraceerd", NIET_BEGELEID["niet-getraceerd"]),
    Einde("al-vervolg", "Had al een vervolg toen wij begonnen"),
    *WEG,
)
GESLAAGD = frozenset({"onderwijs", "bbl", "werk", "traject", "begeleiding", "matchmaker"})
"""The ends that lead to a course or a track towards work (catalogue 224, 226)."""
BUITEN_TELLING = frozenset({"al-vervolg", "verhuisd", "vervallen"})

ZOMERACTIE = Plan(
    soort=Proceduresoort.ZOMERACTIE,
    titel="Zomeractie",
    uitleg="Voor een jongere van 18 tot 23 die stopte zonder startkwalificatie en nog geen vervolg heeft.",
    grond="Regionale werkafspraak over de zomeractie; WEB, hoofdstuk 8, titel 3.",
    stappen=(NOG_NODIG, VRAAG_JONGERE, BELLEN, BELLEN_WACHT, BEZOEK, BEZOEK_WACHT, *EINDES),
    zelf_starten=False,
    bevindingen=(Veld("antwoord_jongere", "Wat de jongere antwoordde"),),
    bij={Wijziging.ANDERE_SCHOOL: "al-vervolg", **NAAR_WEG},
)
