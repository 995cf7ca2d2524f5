"""Dropout: the school of origin, an offer, an answer, and a visit at home when nobody answers.

Everybody who leaves without startkwalificatie is approached (catalogue 212-217). Who is enrolled again within
the window changed course or school, and did not drop out: see domain/uitval.py.
"""

from domain.lijsten import REDENEN_UITSCHRIJVING
from domain.procedures.model import (
    Einde,
    Plan,
    Regelstap,
    Stap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
)
from domain.regels import Afspraakcode
from domain.soorten import Meldingsoort, Proceduresoort, Termijncode, Wijziging
from domain.startkwalificatie import DIPLOMAS
from domain.uitval import Herkomst, Telling, Vsvsoort

TERMIJN = Termijncode.UITVAL_AANBOD
ACHTERGROND = {
    "vmbo": "VMBO",
    "havo": "HAVO",
    "vwo": "VWO",
    "mbo": "MBO",
    "onbekend": "school onbekend",
    "inburgering": "inburgering",
    "particulier": "particulier onderwijs",
}
"""Where dropouts come from, as table 12 of the yearly report counts (catalogue 217)."""
NIET_BEGELEID = {
    "aanbod-geweigerd": "Heeft aanbod geweigerd",
    "wajong": "Volgt traject arbeidsbeperkt (Wajong)",
    "geen-aanbod-beperking": "Geen aanbod i.v.m. beperking",
    "werk-of-studie": "Is gaan werken en/of studeren",
    "niet-getraceerd": "Niet getraceerd na huisbezoek",
    "inburgering": "Volgt traject inburgering",
}
"""Why somebody is not guided, as graph 4 and table 14 count (catalogue 215)."""

UITGEVALLEN_OP = Veld(
    "uitgevallen_op",
    "Laatste dag op school",
    Veldsoort.DATUM,
    verplicht=False,
    uitleg="Leeg laten als de school de dag heeft gemeld.",
    vroeger=True,
)
VSV_HERKOMST = Veld(
    "vsv_herkomst",
    "Waar ging de jongere eerder naar school?",
    Veldsoort.KEUZE,
    verplicht=False,
    keuzes={
        Herkomst.HIER.value: "Op een school die wij kennen",
        Herkomst.NIEUW_IN_GEMEENTE.value: "Ergens anders: de jongere kwam hier wonen",
        Herkomst.NIEUWKOMER.value: "Nog niet in Nederland: de jongere is nieuwkomer",
    },
    uitleg="Wie nieuw is in de gemeente of in Nederland, telt als oude voortijdig schoolverlater.",
)
VERSLAG = Veld("verslag", "Wat is er besproken?")
GEDAAN = Veld("gedaan", "Wat hebt u gedaan?")
REDEN = Veld("reden", "Waarom stopte de jongere?", Veldsoort.KEUZE, keuzes=REDENEN_UITSCHRIJVING)
WEER_OP = Veld("weer_ingeschreven_op", "Eerste dag van de nieuwe inschrijving", Veldsoort.DATUM)
NIEUWE_SCHOOL = Veld("nieuwe_school", "Welke school of opleiding?", Veldsoort.REGEL)

WEER_INGESCHREVEN = Uitkomst(
    "weer-ingeschreven",
    "De jongere staat weer ingeschreven op een school",
    "telt",
    (WEER_OP, NIEUWE_SCHOOL),
)
HEEFT_DIPLOMA = Uitkomst(
    "startkwalificatie",
    "De jongere heeft een startkwalificatie",
    "startkwalificatie",
    (
        Veld(
            "diploma",
            "Welk diploma?",
            Veldsoort.KEUZE,
            keuzes=DIPLOMAS,
            uitleg="Mbo niveau 1 is geen startkwalificatie.",
        ),
    ),
)
BEGELEIDING = Uitkomst(
    "begeleiding",
    "De jongere wil begeleiding",
    "begeleid",
    (VERSLAG,),
    schoolbericht="Wij begeleiden de jongere die bij u stopte.",
    start=Proceduresoort.BEGELEIDING,
)
MATCHMAKER = Uitkomst(
    "matchmaker",
    "Een MatchMaker gaat de jongere opzoeken",
    "bij-matchmaker",
    (Veld("opdracht", "Wat moet de MatchMaker weten?"),),
    start=Proceduresoort.MATCHMAKER,
)
WERK_OF_STUDIE = Uitkomst(
    "werk-of-studie",
    "De jongere werkt, of volgt een cursus of studie",
    "werk-of-studie",
    (
        Veld(
            "doet_nu",
            "Wat doet de jongere?",
            Veldsoort.KEUZE,
            keuzes={"werk": "Werk", "studie": "Studie of cursus", "beide": "Allebei"},
        ),
        VERSLAG,
    ),
)
NIET_NODIG = tuple(
    Uitkomst(code, naam, code, (VERSLAG,))
    for code, naam in NIET_BEGELEID.items()
    if code not in ("niet-getraceerd", "werk-of-studie")
)
ANTWOORDEN = (BEGELEIDING, MATCHMAKER, WERK_OF_STUDIE, WEER_INGESCHREVEN, HEEFT_DIPLOMA, *NIET_NODIG)


def _telt_als(telling: Telling, naam: str) -> Uitkomst:
    """What leaving turns out to be is the result."""
    return Uitkomst(telling.value, naam, telling.value)


STAPPEN: tuple[Stap, ...] = (
    Regelstap(
        "telt",
        "Nagaan of dit uitval is",
        uitkomsten=(
            Uitkomst(Telling.UITVAL.value, "Uitval", "school-van-herkomst"),
            _telt_als(Telling.GEEN_UITVAL, "Gewisseld van opleiding of school"),
            _telt_als(Telling.TERUGGEKEERD, "Later weer ingeschreven"),
            _telt_als(Telling.LEERPLICHT, "Is nog geen 18"),
            _telt_als(Telling.LEEFTIJDSGRENS, "Is te oud"),
        ),
    ),
    Taakstap(
        "school-van-herkomst",
        "Contact met de school van herkomst",
        uitleg="Vraag waarom de jongere stopte, wat er is geprobeerd en of er een nieuwe school of werk is.",
        termijn=TERMIJN,
        uitkomsten=(
            Uitkomst(
                "gesproken",
                "De school is gesproken",
                "aanbod",
                (
                    VERSLAG,
                    REDEN,
                    Veld(
                        "achtergrond", "Onderwijs dat de jongere volgde", Veldsoort.KEUZE, keuzes=ACHTERGROND
                    ),
                ),
                schoolbericht="Wij doen de jongere die bij u stopte een aanbod.",
            ),
            Uitkomst("niet-bereikt", "De school is niet bereikt of niet bekend", "aanbod", (GEDAAN,)),
            WEER_INGESCHREVEN,
            HEEFT_DIPLOMA,
        ),
    ),
    Taakstap(
        "aanbod",
        "Een aanbod doen",
        uitleg="Bied hulp aan bij school, werk of een ander traject.",
        termijn=TERMIJN,
        uitkomsten=(
            Uitkomst("brief", "Stuur de jongere een brief", "aanbod-wacht", brief="aanbod-doorstroompunt"),
            Uitkomst("gebeld", "De jongere is gebeld of gesproken", "antwoord", (VERSLAG,)),
        ),
    ),
    Wachtstap(
        "aanbod-wacht",
        "Wachten op een reactie van de jongere",
        naar="antwoord",
        afspraak=Afspraakcode.UITVAL_REACTIE,
    ),
    Taakstap(
        "antwoord",
        "Het antwoord van de jongere vastleggen",
        termijn=TERMIJN,
        uitkomsten=(
            *ANTWOORDEN,
            Uitkomst(
                "geen-reactie",
                "De jongere reageert niet: ga op huisbezoek",
                "huisbezoek",
                uitleg="Kies dit als er geen gegevens van school of werk bekend zijn.",
            ),
        ),
    ),
    Taakstap(
        "huisbezoek",
        "Huisbezoek na uitval",
        termijn=Termijncode.HUISBEZOEK_18PLUS,
        uitkomsten=(
            *ANTWOORDEN,
            Uitkomst(
                "niet-thuis",
                "Er was niemand thuis: ga nog een keer",
                "bezoek-wacht",
                (GEDAAN,),
                brief="huisbezoek-doorstroompunt",
            ),
            Uitkomst("niet-getraceerd", "De jongere is niet te vinden", "niet-getraceerd", (GEDAAN,)),
        ),
    ),
    Wachtstap(
        "bezoek-wacht",
        "Wachten tot het volgende huisbezoek",
        naar="huisbezoek",
        afspraak=Afspraakcode.UITVAL_OPNIEUW_BEZOEK,
    ),
)
EINDES = (
    Einde("begeleid", "Begeleid"),
    Einde("bij-matchmaker", "Overgedragen aan een MatchMaker"),
    *(Einde(code, naam) for code, naam in NIET_BEGELEID.items()),
    Einde(Telling.GEEN_UITVAL.value, "Geen uitval: gewisseld van opleiding of school"),
    Einde(Telling.TERUGGEKEERD.value, "Later teruggekeerd naar onderwijs"),
    Einde("startkwalificatie", "Heeft een startkwalificatie"),
    Einde(Telling.LEERPLICHT.value, "Nog geen 18: leerplicht behandelt dit"),
    Einde(Telling.LEEFTIJDSGRENS.value, "Te oud voor het Doorstroompunt"),
    Einde("verhuisd", "Verhuisd naar het buitenland"),
    Einde("vervallen", "Niet meer nodig door een verandering bij de jongere"),
)

UITVAL = Plan(
    soort=Proceduresoort.UITVAL,
    titel="Uitval",
    uitleg="Voor een jongere die stopte met school en geen startkwalificatie heeft.",
    grond="Wet educatie en beroepsonderwijs, hoofdstuk 8, titel 3 (Doorstroompunt).",
    meldingsoorten=(Meldingsoort.UITSCHRIJVING,),
    startvelden=(UITGEVALLEN_OP, VSV_HERKOMST),
    bevindingen=(
        Veld(
            "vsv",
            "Voortijdig schoolverlater",
            Veldsoort.KEUZE,
            keuzes={
                Vsvsoort.NIEUW.value: "Nieuwe vsv'er (dit schooljaar gestopt)",
                Vsvsoort.OUD.value: "Oude vsv'er (eerder gestopt)",
            },
        ),
        Veld("telling_uitleg", "Waarom dit wel of geen uitval is"),
    ),
    stappen=(*STAPPEN, *EINDES),
    bij={
        Wijziging.ANDERE_SCHOOL: "telt",
        Wijziging.BUITENLAND: "verhuisd",
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
