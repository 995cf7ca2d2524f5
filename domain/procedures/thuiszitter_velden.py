"""What is filled in at the steps of a thuiszitter case, and the outcomes that several steps share."""

from domain.lijsten import RESULTATEN_LRV
from domain.procedures.acties import actievelden
from domain.procedures.model import Uitkomst, Veld, Veldsoort

NA_VIER_WEKEN, METEEN = "na-vier-weken", "meteen"
EERSTE_DAG = Veld("eerste_dag", "Eerste dag zonder onderwijs", Veldsoort.DATUM, vroeger=True)
BEGINNEN = Veld(
    "beginnen",
    "Wanneer begint de procedure?",
    Veldsoort.KEUZE,
    keuzes={NA_VIER_WEKEN: "Als de leerling vier weken thuis is", METEEN: "Meteen"},
)
OVERGENOMEN = Veld("overgenomen", "Overgenomen van een andere gemeente")
SINDS = Veld("sinds", "Sinds wanneer?", Veldsoort.DATUM, vroeger=True)
VANAF = Veld("vanaf", "Vanaf wanneer?", Veldsoort.DATUM)
TOELICHTING = Veld("motivering", "Toelichting")
AANBOD = (
    Veld("aanbod", "Wat is het aanbod?"),
    Veld("aanbod_op", "Datum van het aanbod", Veldsoort.DATUM, vroeger=True),
)
ACTIES = actievelden(verplicht=1)
OP_SCHOOL = "De leerling is geen thuiszitter meer."


def zin(code: str) -> str:
    label = RESULTATEN_LRV[code]
    return label[0].upper() + label[1:]


def _resultaat(code: str, *velden: Veld) -> Uitkomst:
    """The case ends with a result of table 8."""
    bericht = OP_SCHOOL if code != "niet-opgelost" else ""
    return Uitkomst(code, zin(code), code, (*velden, TOELICHTING), schoolbericht=bericht)


OPGELOST = tuple(
    _resultaat(code, VANAF)
    for code in (
        *("naar-school", "onderwijszorgarrangement", "schoolvervangend-traject"),
        *("hulpverlening", "werk", "vrijstelling"),
    )
)
NIET_OPGELOST = _resultaat("niet-opgelost")
KRIJGT_AANBOD = Uitkomst(
    "aanbod",
    "Er is een passend aanbod",
    "aanbod",
    AANBOD,
    uitleg="De drie maanden tellen niet verder, zolang dit aanbod loopt.",
    schoolbericht="Er is een passend aanbod voor de leerling.",
)
