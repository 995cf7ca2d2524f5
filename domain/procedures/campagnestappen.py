"""What the plans of the campaigns have in common: fields, the hand-over, and how somebody drops out of it."""

from collections.abc import Mapping

from domain.procedures.model import Einde, Regelstap, Uitkomst, Veld, Veldsoort
from domain.soorten import Wijziging

VERSLAG = Veld("verslag", "Wat is er besproken?")
OPLEIDING = Veld("opleiding", "Welke opleiding?", Veldsoort.REGEL, verplicht=False)
SCHOOL = Veld("school", "Op welke school?", Veldsoort.REGEL, verplicht=False)
WIE_ZEI_HET = Veld("gezegd_door", "Wie zei dat?", Veldsoort.REGEL)
WANNEER = Veld("gezegd_op", "Wanneer?", Veldsoort.DATUM, vroeger=True)

OVERDRAGEN = Regelstap(
    "overdragen",
    "Overdragen aan wie de leeftijd aanwijst",
    uitkomsten=(
        Uitkomst("leerplicht", "Onder de 18: naar leerplicht", "overgedragen-leerplicht"),
        Uitkomst("doorstroompunt", "18 of ouder: naar het Doorstroompunt", "overgedragen-doorstroompunt"),
    ),
)
WEG = (Einde("verhuisd", "Verhuisd"), Einde("vervallen", "Niet meer nodig"))
"""The last ends of every campaign: nobody here can say whether it went well."""
NAAR_WEG: Mapping[Wijziging, str] = {
    Wijziging.VERHUISD: "verhuisd",
    Wijziging.BUITENLAND: "verhuisd",
    Wijziging.OVERLEDEN: "vervallen",
    Wijziging.CAMPAGNE_GESTOPT: "vervallen",
}
"""Where a change around the pupil leads, whatever the step."""
