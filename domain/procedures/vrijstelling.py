"""Exemptions: asked for, checked article by article, decided on, followed and renewed until they end.

LPW art. 3a, 3b, 5 (a, b, c) and 15; catalogue 168-183. Under 5a an independent doctor states, the
samenwerkingsverband is consulted, and who decides is not who prepared. A granted exemption is told to every
other procedure of the trajectory; it goes on when the trajectory closes.
"""

from domain.procedures.model import Doelgroep, Einde, Plan, Regelstap, Uitkomst, Veld, Veldsoort
from domain.procedures.vrijstelling_stappen import (
    ARTIKEL,
    BEHANDELEN,
    BESLUITEN,
    KENNISGEVING_OP,
    NAKIJKEN,
    VAN,
    VOLGEN,
)
from domain.soorten import Meldingsoort, Proceduresoort, Wijziging

TOT = Veld(
    "gevraagd_tot", "Vrijstelling gevraagd tot en met", Veldsoort.DATUM, False, niet_voor="ingangsdatum"
)
PER_ARTIKEL = Regelstap(
    "artikel",
    "De stappen van het artikel kiezen",
    uitkomsten=(
        Uitkomst("artikel-3", "Artikel 3a of 3b", naar="programma"),
        Uitkomst("artikel-5a", "Artikel 5 onder a", naar="verklaring"),
        Uitkomst("artikel-5b", "Artikel 5 onder b", naar="richting"),
        Uitkomst("artikel-5c", "Artikel 5 onder c", naar="buitenland"),
        Uitkomst("artikel-15", "Artikel 15", naar="ander-onderwijs"),
    ),
)

VRIJSTELLING = Plan(
    soort=Proceduresoort.VRIJSTELLING,
    titel="Vrijstelling",
    voor=Doelgroep.TOT_ACHTTIEN,
    uitleg="Voor een leerling die niet naar school hoeft, of niet naar deze school.",
    grond="Leerplichtwet artikel 3a, 3b, 5, 6, 7, 8 en 15.",
    meldingsoorten=(Meldingsoort.VRIJSTELLING,),
    startvelden=(ARTIKEL, VAN, TOT, KENNISGEVING_OP),
    stappen=(
        *NAKIJKEN,
        PER_ARTIKEL,
        *BEHANDELEN,
        *BESLUITEN,
        *VOLGEN,
        Einde("niet-verleend", "Vrijstelling niet verleend"),
        Einde("buiten-behandeling", "Aanvraag niet in behandeling genomen"),
        Einde("ingetrokken", "Aanvraag ingetrokken"),
        Einde("afgelopen", "Vrijstelling afgelopen"),
        Einde("achttien", "Leerling is 18: geen plicht meer"),
        Einde("terug-naar-onderwijs", "Terug naar onderwijs"),
        Einde("vervallen", "Niet meer nodig door een verandering bij de leerling"),
    ),
    bij={
        Wijziging.OVERLEDEN: "vervallen",
        Wijziging.BUITENLAND: "vervallen",
        Wijziging.ACHTTIEN: "achttien",
    },
)
"""Not TRAJECT_GESLOTEN: an exemption holds until its last day, whatever the trajectory does. Not VERHUISD: it
moves along with the dossier to the new municipality."""
