"""The steps of an exemption in four parts: look it over, handle it by article, decide, and follow it."""

from domain.procedures.model import Regelstap, Taakstap, Uitkomst, Veld, Veldsoort, Wachtstap, Wie
from domain.regels import Afspraakcode
from domain.soorten import Termijncode, Wijziging
from domain.vrijstelling import ARTIKELNAAM, EINDENAAM, naam_met_vorm

ARTIKEL = Veld(
    "artikel",
    "Artikel waarop de ouders zich beroepen",
    Veldsoort.KEUZE,
    keuzes={artikel.value: naam_met_vorm(artikel) for artikel in ARTIKELNAAM},
)
VAN = Veld("ingangsdatum", "Vrijstelling gevraagd vanaf", Veldsoort.DATUM)
KENNISGEVING_OP = Veld("kennisgeving_op", "Aanvraag ontvangen op", Veldsoort.DATUM, vroeger=True)
TOELICHTING = Veld("toelichting", "Toelichting")
BEOORDELING = Veld("beoordeling", "Wat hebt u nagekeken en gezien?")
BELANG = Veld(
    "belang",
    "Weeg de reden af tegen het belang van onderwijs",
    uitleg="Waarom weegt de reden van de aanvraag wel of niet zwaarder dan het recht op onderwijs?",
)
ARTS = Veld(
    "arts",
    "Van welke arts is de verklaring?",
    Veldsoort.KEUZE,
    keuzes={"onafhankelijk": "Een onafhankelijke arts", "behandelend": "De behandelend arts"},
)
EINDE = Veld(
    "einde",
    "Tot wanneer geldt de vrijstelling?",
    Veldsoort.KEUZE,
    keuzes={einde.value: naam for einde, naam in EINDENAAM.items()},
)
MOTIVERING = Veld("motivering", "Waarom gaat u toch verder?")
VERLEEND = Uitkomst(
    "verleend",
    "Verlenen",
    naar="vervolg",
    velden=(EINDE, BELANG),
    uitleg="De ouders krijgen een brief. Andere procedures van de leerling horen het.",
    schoolbericht="De leerling heeft een vrijstelling gekregen.",
    brief="vrijstelling-verleend",
    wijziging=Wijziging.VRIJGESTELD,
)
NIET_VERLEEND = Uitkomst(
    "niet-verleend",
    "Niet verlenen",
    naar="niet-verleend",
    velden=(BELANG,),
    uitleg="De ouders krijgen een brief met de reden.",
    schoolbericht="De leerling heeft geen vrijstelling gekregen.",
    brief="vrijstelling-geweigerd",
)
INGETROKKEN = Uitkomst("ingetrokken", "De ouders trekken de aanvraag in", naar="ingetrokken")

NAKIJKEN = (
    Taakstap(
        "nakijken",
        "Aanvraag nakijken",
        uitleg="Is de aanvraag ondertekend en zitten de stukken van dit artikel erbij?",
        uitkomsten=(
            Uitkomst("volledig", "De aanvraag is volledig", naar="voorwaarden"),
            Uitkomst(
                "onvolledig",
                "Er ontbreekt iets",
                naar="aanvullen",
                velden=(Veld("ontbreekt", "Wat moeten de ouders nog geven?"),),
            ),
            Uitkomst("buiten-behandeling", "Niet in behandeling nemen", "buiten-behandeling", (TOELICHTING,)),
            INGETROKKEN,
        ),
    ),
    Wachtstap(
        "aanvullen",
        "Wachten op de aanvulling van de ouders",
        naar="nakijken",
        afspraak=Afspraakcode.VRIJSTELLING_AANVULLEN,
    ),
    Regelstap(
        "voorwaarden",
        "Voorwaarden van de wet nagaan",
        uitkomsten=(
            Uitkomst("voldoet", "De aanvraag voldoet", naar="artikel"),
            Uitkomst("voldoet-niet", "De aanvraag voldoet niet", naar="voldoet-niet"),
        ),
    ),
    Taakstap(
        "voldoet-niet",
        "Aanvraag voldoet niet aan een voorwaarde",
        uitleg="Bij de stap hiervoor staat aan welke voorwaarde de aanvraag niet voldoet.",
        termijn=Termijncode.VRIJSTELLINGSBESLUIT,
        uitkomsten=(
            NIET_VERLEEND,
            Uitkomst("aangepast", "De aanvraag is aangepast", "voorwaarden", (ARTIKEL, VAN, KENNISGEVING_OP)),
            Uitkomst("toch-behandelen", "Toch behandelen", "artikel", (MOTIVERING,)),
            INGETROKKEN,
        ),
    ),
)
BEHANDELEN = (
    Taakstap(
        "programma",
        "Programma en plaats nagaan (3a en 3b)",
        uitleg="3a: een programma met praktijktijd. 3b: een plaats op het mbo. Is het geschikt en geregeld?",
        uitkomsten=(
            Uitkomst("geschikt", "Het programma is geschikt", "besluit", (BEOORDELING,)),
            Uitkomst("niet-geschikt", "Het programma is niet geschikt", "besluit", (BEOORDELING,)),
        ),
    ),
    Taakstap(
        "verklaring",
        "Verklaring van een onafhankelijke arts (5a)",
        uitleg="Hooguit 3 maanden oud toen de ouders haar gaven, en niet van de behandelend arts.",
        uitkomsten=(
            Uitkomst(
                "ontvangen",
                "De verklaring is er",
                naar="verklaring-toets",
                velden=(
                    Veld("verklaring_op", "Datum van de verklaring", Veldsoort.DATUM, vroeger=True),
                    ARTS,
                ),
            ),
            Uitkomst("geen-verklaring", "Er komt geen verklaring", "voorbereiden", (TOELICHTING,)),
        ),
    ),
    Regelstap(
        "verklaring-toets",
        "Verklaring van de arts nagaan",
        uitkomsten=(
            Uitkomst("geldig", "De verklaring is geldig", naar="swv"),
            Uitkomst("ongeldig", "De verklaring is niet geldig", naar="verklaring"),
        ),
    ),
    Taakstap(
        "swv",
        "Samenwerkingsverband raadplegen (5a)",
        uitleg="Kan de leerling met hulp toch onderwijs volgen? Leg het advies vast.",
        uitkomsten=(
            Uitkomst(
                "geraadpleegd",
                "Het samenwerkingsverband heeft geadviseerd",
                naar="voorbereiden",
                velden=(
                    Veld("swv_op", "Datum van het advies", Veldsoort.DATUM, vroeger=True),
                    Veld("swv_advies", "Advies van het samenwerkingsverband"),
                ),
            ),
        ),
    ),
    Taakstap(
        "richting",
        "Bezwaar tegen de richting nagaan (5b)",
        uitleg="Kijk naar alle scholen in de buurt. Zat de leerling eerder op zo'n school?",
        uitkomsten=(
            Uitkomst("nooit-bezocht", "Nee, nooit", "besluit", (BEOORDELING,)),
            Uitkomst(
                "bezocht",
                "Ja",
                naar="richting-toets",
                velden=(Veld("bezocht_op", "Laatste dag op die school", Veldsoort.DATUM), BEOORDELING),
            ),
        ),
    ),
    Regelstap(
        "richting-toets",
        "Nagaan hoe lang dat geleden is",
        uitkomsten=(
            Uitkomst("langer", "Langer dan een jaar", naar="besluit"),
            Uitkomst("afgelopen-jaar", "In het afgelopen jaar: 5b kan niet", naar="voldoet-niet"),
        ),
    ),
    Taakstap(
        "buitenland",
        "School in het buitenland nagaan (5c)",
        uitleg="Is er een bewijs van inschrijving, en gaat de leerling er geregeld heen?",
        uitkomsten=(
            Uitkomst("bewijs", "Er is een bewijs", "besluit", (Veld("school", "Welke school?"), BEOORDELING)),
            Uitkomst("geen-bewijs", "Er is geen bewijs", "besluit", (BEOORDELING,)),
        ),
    ),
    Taakstap(
        "ander-onderwijs",
        "Ander onderwijs nagaan (15)",
        uitleg="Krijgt de leerling op een andere manier genoeg onderwijs?",
        uitkomsten=(
            Uitkomst("genoeg", "Ja", "besluit", (BEOORDELING,)),
            Uitkomst("niet-genoeg", "Nee", "besluit", (BEOORDELING,)),
        ),
    ),
)
BESLUITEN = (
    Taakstap(
        "voorbereiden",
        "Besluit voorbereiden (5a)",
        uitleg="Een ander dan u neemt het besluit. Schrijf op wat u voorstelt.",
        uitkomsten=(
            Uitkomst("voorstel-verlenen", "Voorstel: verlenen", "beslissen", (BELANG,)),
            Uitkomst("voorstel-weigeren", "Voorstel: niet verlenen", "beslissen", (BELANG,)),
        ),
    ),
    Taakstap(
        "beslissen",
        "Besluiten over een vrijstelling (5a)",
        uitleg="U beslist over het voorstel van een collega.",
        wie=Wie.COORDINATOR,
        termijn=Termijncode.VRIJSTELLINGSBESLUIT,
        ander_dan="voorbereiden",
        uitkomsten=(
            VERLEEND,
            NIET_VERLEEND,
            Uitkomst("terug", "Terug naar wie het voorbereidde", "voorbereiden", (TOELICHTING,)),
        ),
    ),
    Taakstap(
        "besluit",
        "Besluiten over een vrijstelling",
        termijn=Termijncode.VRIJSTELLINGSBESLUIT,
        uitkomsten=(VERLEEND, NIET_VERLEEND, INGETROKKEN),
    ),
)
VOLGEN = (
    Regelstap(
        "vervolg",
        "Bepalen wat er hierna gebeurt",
        uitkomsten=(
            Uitkomst("terugkeer", "Eerst kijken of de leerling terug kan", naar="wachten-terugkeer"),
            Uitkomst("verlengen", "Op tijd naar verlenging vragen", naar="wachten-verlengen"),
            Uitkomst("einde", "Verlengen is niet nodig", naar="wachten-einde"),
        ),
    ),
    Wachtstap(
        "wachten-terugkeer",
        "Wachten tot het onderzoek naar terugkeer",
        naar="terugkeer",
        afspraak=Afspraakcode.VRIJSTELLING_TERUGKEER,
        rust=True,
    ),
    Wachtstap(
        "wachten-verlengen",
        "Wachten tot de vraag om verlenging",
        naar="verlengen",
        afspraak=Afspraakcode.VRIJSTELLING_VERLENGEN,
        voor=True,
        rust=True,
    ),
    Wachtstap("wachten-einde", "Wachten tot de vrijstelling afloopt", naar="afgelopen", rust=True),
    Taakstap(
        "terugkeer",
        "Onderzoeken of de leerling terug kan (5a)",
        uitleg="Kan de leerling weer (deels) onderwijs volgen? Praat met de ouders en de leerling.",
        uitkomsten=(
            Uitkomst("nog-niet", "Nog niet", "vervolg", (Veld("bevindingen", "Wat hebt u besproken?"),)),
            Uitkomst(
                "terug",
                "De leerling gaat weer onderwijs volgen",
                naar="terug-naar-onderwijs",
                velden=(Veld("terug_op", "Eerste dag op school", Veldsoort.DATUM), TOELICHTING),
            ),
        ),
    ),
    Taakstap(
        "verlengen",
        "Ouders vragen of zij verlenging willen",
        uitleg="De vrijstelling loopt bijna af. Vraag of de ouders haar willen verlengen.",
        termijn=Termijncode.VERLENGING,
        uitkomsten=(
            Uitkomst("aangevraagd", "De ouders vragen verlenging", "voorwaarden", (VAN, KENNISGEVING_OP)),
            Uitkomst("niet-aangevraagd", "De ouders vragen geen verlenging", naar="wachten-einde"),
        ),
    ),
)
