"""Turning 18: a month before, the file is made ready, and on the day it goes to the Doorstroompunt.

Leerplicht and kwalificatieplicht end at 18 (LPW art. 4a-4c); guidance by the Doorstroompunt follows on it.
"""

from domain.procedures.model import Einde, Plan, Regelstap, Taakstap, Uitkomst, Veld, Veldsoort, Wachtstap
from domain.regels import Afspraakcode
from domain.soorten import Proceduresoort, Termijncode, Wijziging

ACHTTIEN_OP = Veld("achttien_op", "Datum van de achttiende verjaardag", Veldsoort.DATUM, later=True)
MOTIVERING = Veld("motivering", "Waarom is een overdracht niet nodig?")
NAAR_DOORSTROOMPUNT = "De leerling wordt 18. Vanaf dan gaat het Doorstroompunt met uw melding verder."

OVERDRACHT_ACHTTIEN = Plan(
    soort=Proceduresoort.OVERDRACHT_ACHTTIEN,
    titel="Overdracht bij 18 jaar",
    uitleg="Voor een leerling die 18 wordt terwijl het traject loopt.",
    grond="Leerplichtwet artikel 4a tot en met 4c: de kwalificatieplicht eindigt bij 18 jaar.",
    startvelden=(ACHTTIEN_OP,),
    zelf_starten=False,
    stappen=(
        Wachtstap(
            "maand-ervoor",
            "Wachten tot een maand voor de verjaardag",
            naar="voorbereiden",
            afspraak=Afspraakcode.OVERDRACHT_ACHTTIEN,
            vanaf="achttien_op",
            voor=True,
            sluimert=True,
        ),
        Taakstap(
            "voorbereiden",
            "Overdracht aan het Doorstroompunt voorbereiden",
            termijn=Termijncode.OVERDRACHT_ACHTTIEN,
            uitleg="Bespreek de overdracht met de leerling. Schrijf op wat het Doorstroompunt moet weten.",
            uitkomsten=(
                Uitkomst(
                    "overdragen",
                    "Overdragen op de verjaardag",
                    naar="tot-achttien",
                    velden=(
                        Veld("overdracht", "Wat moet het Doorstroompunt weten?"),
                        Veld(
                            "besproken",
                            "De overdracht is besproken met de leerling",
                            Veldsoort.VINKJE,
                            verplicht=False,
                        ),
                    ),
                    schoolbericht=NAAR_DOORSTROOMPUNT,
                ),
                Uitkomst(
                    "startkwalificatie",
                    "Niet nodig: de leerling heeft een startkwalificatie",
                    naar="niet-overgedragen",
                    velden=(MOTIVERING,),
                ),
                Uitkomst(
                    "opgelost",
                    "Niet nodig: het traject is voor die tijd klaar",
                    naar="niet-overgedragen",
                    velden=(MOTIVERING,),
                ),
            ),
        ),
        Wachtstap(
            "tot-achttien",
            "Wachten tot de verjaardag",
            naar="overdragen",
            vanaf="achttien_op",
            sluimert=True,
        ),
        Regelstap(
            "overdragen",
            "Overdragen aan het Doorstroompunt",
            uitkomsten=(Uitkomst("overgedragen", "Overgedragen", naar="overgedragen"),),
        ),
        Einde("overgedragen", "Overgedragen aan het Doorstroompunt"),
        Einde("niet-overgedragen", "Overdracht niet nodig"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.TRAJECT_GESLOTEN: "vervallen",
    },
)
