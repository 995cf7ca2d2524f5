"""Strafrechtelijke route: casusoverleg, warning, hearing, proces-verbaal with its terms, decision of the OM.

Catalogue 93, 110, 111, 113, 114. Parents are heard before a proces-verbaal, a pupil from twelve too.
"""

from domain.procedures.acties import actievelden
from domain.procedures.model import (
    MOTIVERING,
    Einde,
    Plan,
    Regelstap,
    Taakstap,
    Uitkomst,
    Veld,
    Veldsoort,
    Wachtstap,
)
from domain.soorten import Proceduresoort, Termijncode, Wijziging

DATUM = Veldsoort.DATUM
OVERLEG = Veld("overlegdatum", "Datum van het casusoverleg", DATUM, later=True)
WAAROM = Veld(MOTIVERING, "Waarom?")
BESLIST = (
    Veld("beslisdatum", "Datum van de beslissing", DATUM, vroeger=True),
    Veld("toelichting", "Toelichting", verplicht=False),
)
ADVIEZEN = (
    Veld("besproken_op", "Datum van het overleg", DATUM, vroeger=True),
    Veld("advies_leerplicht", "Advies van leerplicht"),
    Veld("advies_om", "Advies van het OM"),
    Veld("advies_raad", "Advies van de Raad voor de Kinderbescherming", verplicht=False),
    *actievelden(verplicht=0),
)
VERKLARING = Veld("verklaring", "Wat is er verklaard?")
RECHTEN = Veld("cautie", "Wij hebben verteld dat antwoorden niet hoeft", Veldsoort.VINKJE)
OPGEROEPEN = Veld(MOTIVERING, "Hoe en wanneer is er opgeroepen?")

STRAFRECHTELIJK = Plan(
    soort=Proceduresoort.STRAFRECHTELIJK,
    titel="Strafrechtelijke route",
    uitleg="Voor verwijtbaar verzuim. U overlegt met het OM en de Raad, en maakt zo nodig proces-verbaal op.",
    grond="Leerplichtwet artikel 22 en 26; Methodische Aanpak Schoolverzuim, strafrechtelijke route.",
    zelf_starten=False,
    stappen=(
        Taakstap(
            "agenda",
            "Op de agenda van het casusoverleg zetten",
            termijn=Termijncode.CASUSOVERLEG,
            uitkomsten=(
                Uitkomst(
                    "aangemeld",
                    "De leerling staat op de agenda",
                    naar="overleg-wacht",
                    velden=(OVERLEG, Veld("vraag", "Wat vraagt u aan het casusoverleg?")),
                ),
                Uitkomst(
                    "zonder-overleg",
                    "Direct verder, zonder casusoverleg",
                    naar="ouders-horen",
                    velden=(WAAROM,),
                ),
            ),
        ),
        Wachtstap("overleg-wacht", "Wachten op het casusoverleg", naar="overleg", vanaf="overlegdatum"),
        Taakstap(
            "overleg",
            "Advies van het casusoverleg vastleggen",
            uitleg="Leerplicht, OM en Raad voor de Kinderbescherming adviseren samen."
            " Wat u hier vastlegt, staat ook op de pagina Casusoverleg.",
            uitkomsten=(
                Uitkomst("proces-verbaal", "Proces-verbaal opmaken", "ouders-horen", velden=ADVIEZEN),
                Uitkomst("waarschuwen", "Eerst een formele waarschuwing", "waarschuwing", velden=ADVIEZEN),
                Uitkomst("halt", "Toch naar Halt", "halt-alsnog", velden=ADVIEZEN, start=Proceduresoort.HALT),
                Uitkomst(
                    "andere-route",
                    "Een andere route kiezen",
                    "andere-route",
                    velden=ADVIEZEN,
                    start=Proceduresoort.MAS,
                ),
                Uitkomst(
                    "aanhouden",
                    "Later opnieuw bespreken",
                    "overleg-wacht",
                    velden=(OVERLEG, WAAROM, *actievelden(verplicht=0)),
                ),
            ),
        ),
        Taakstap(
            "waarschuwing",
            "Formele waarschuwing geven",
            uitkomsten=(
                Uitkomst(
                    "gegeven",
                    "De waarschuwing is gegeven",
                    naar="formele-waarschuwing",
                    velden=(
                        Veld("waarschuwingsdatum", "Datum", DATUM, vroeger=True),
                        Veld("gewaarschuwd", "Wie kreeg de waarschuwing?", Veldsoort.REGEL),
                    ),
                    schoolbericht="Wij hebben een officiële waarschuwing gegeven.",
                ),
            ),
        ),
        Taakstap(
            "ouders-horen",
            "Ouders horen",
            uitleg="Hoor de ouders voordat u proces-verbaal opmaakt.",
            uitkomsten=(
                Uitkomst(
                    "gehoord",
                    "De ouders zijn gehoord",
                    naar="leerling-horen-nodig",
                    velden=(Veld("ouders_gehoord_op", "Datum", DATUM, vroeger=True), RECHTEN, VERKLARING),
                ),
                Uitkomst(
                    "niet-verschenen",
                    "De ouders zijn opgeroepen en niet verschenen",
                    naar="leerling-horen-nodig",
                    velden=(OPGEROEPEN,),
                ),
            ),
        ),
        Regelstap(
            "leerling-horen-nodig",
            "Nagaan of de leerling 12 jaar of ouder is",
            uitkomsten=(
                Uitkomst("ja", "De leerling moet ook gehoord worden", naar="leerling-horen"),
                Uitkomst("nee", "De leerling is nog geen 12", naar="proces-verbaal-opmaken"),
            ),
        ),
        Taakstap(
            "leerling-horen",
            "Leerling horen",
            uitleg="Een leerling van 12 jaar of ouder wordt gehoord voordat u proces-verbaal opmaakt.",
            uitkomsten=(
                Uitkomst(
                    "gehoord",
                    "De leerling is gehoord",
                    naar="proces-verbaal-opmaken",
                    velden=(
                        Veld("leerling_gehoord_op", "Datum", DATUM, vroeger=True),
                        RECHTEN,
                        Veld("verklaring_leerling", "Wat is er verklaard?"),
                    ),
                ),
                Uitkomst(
                    "niet-verschenen",
                    "De leerling is opgeroepen en niet verschenen",
                    naar="proces-verbaal-opmaken",
                    velden=(OPGEROEPEN,),
                ),
            ),
        ),
        Taakstap(
            "proces-verbaal-opmaken",
            "Proces-verbaal opmaken",
            termijn=Termijncode.PROCES_VERBAAL,
            uitleg="De termijn telt vanaf de eerste melding. Het pv-dossier met de verzuimstaten maakt u in"
            " het dossier.",
            uitkomsten=(
                Uitkomst(
                    "opgemaakt",
                    "Het proces-verbaal is opgemaakt",
                    naar="insturen",
                    velden=(
                        Veld("pv_datum", "Datum van het proces-verbaal", DATUM, vroeger=True),
                        Veld("pv_nummer", "Nummer", Veldsoort.REGEL),
                        Veld(
                            "verdachte",
                            "Tegen wie?",
                            Veldsoort.KEUZE,
                            keuzes={"leerling": "De leerling", "ouders": "De ouders", "beide": "Beide"},
                        ),
                        Veld("verzuimstaat", "De verzuimstaten zitten in het pv-dossier", Veldsoort.VINKJE),
                    ),
                ),
                Uitkomst(
                    "afgezien",
                    "Toch geen proces-verbaal",
                    naar="andere-route",
                    velden=(WAAROM,),
                    start=Proceduresoort.MAS,
                ),
            ),
        ),
        Taakstap(
            "insturen",
            "Proces-verbaal naar het OM sturen",
            termijn=Termijncode.PROCES_VERBAAL_INZENDEN,
            uitleg="De termijn telt vanaf het eerste verhoor.",
            uitkomsten=(
                Uitkomst(
                    "ingestuurd",
                    "Het proces-verbaal is ingestuurd",
                    naar="om-beslissing",
                    velden=(
                        Veld("ingestuurd_op", "Datum", DATUM, vroeger=True),
                        Veld(
                            "raad_kopie",
                            "Er was een eerdere veroordeling: de Raad krijgt een kopie",
                            Veldsoort.VINKJE,
                            verplicht=False,
                        ),
                    ),
                ),
            ),
        ),
        Taakstap(
            "om-beslissing",
            "Beslissing van het OM",
            termijn=Termijncode.OM_BESLISSING,
            vanaf="ingestuurd_op",
            uitkomsten=(
                Uitkomst("boete", "Geldboete", "proces-verbaal", velden=BESLIST),
                Uitkomst("taakstraf", "Taakstraf", "proces-verbaal", velden=BESLIST),
                Uitkomst("leerstraf", "Leerstraf", "proces-verbaal", velden=BESLIST),
                Uitkomst("jeugdreclassering", "Jeugdreclassering", "proces-verbaal", velden=BESLIST),
                Uitkomst("sepot", "Geseponeerd", "geseponeerd", velden=BESLIST),
                Uitkomst("halt", "Halt alsnog", "halt-alsnog", velden=BESLIST, start=Proceduresoort.HALT),
            ),
        ),
        Einde("proces-verbaal", "Proces-verbaal met een straf of begeleiding"),
        Einde("geseponeerd", "Proces-verbaal, door het OM geseponeerd"),
        Einde("formele-waarschuwing", "Formele waarschuwing gegeven"),
        Einde("halt-alsnog", "Alsnog naar Halt"),
        Einde("andere-route", "Verder in een andere route"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
