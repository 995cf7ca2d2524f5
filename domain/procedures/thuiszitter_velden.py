"""What is filled in at the steps of a thuiszitter case, and the outcomes that several steps share."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from domain.lijsten import RESULTATEN_LRV
from domain.procedures.model import Uitkomst, Veld, Veldsoort

NA_VIER_WEKEN, METEEN = "na-vier-weken", "meteen"
AANTAL_ACTIES = 3
EERSTE_DAG = Veld("eerste_dag", "Eerste dag zonder onderwijs", Veldsoort.DATUM, vroeger=True)
BEGINNEN = Veld(
    "beginnen",
    "Wanneer begint de procedure?",
    Veldsoort.KEUZE,
    keuzes={NA_VIER_WEKEN: "Als de leerling vier weken thuis is", METEEN: "Meteen"},
)
SINDS = Veld("sinds", "Sinds wanneer?", Veldsoort.DATUM, vroeger=True)
VANAF = Veld("vanaf", "Vanaf wanneer?", Veldsoort.DATUM)
TOELICHTING = Veld("motivering", "Toelichting")
AANBOD = (
    Veld("aanbod", "Wat is het aanbod?"),
    Veld("aanbod_op", "Datum van het aanbod", Veldsoort.DATUM, vroeger=True),
)


def _actie(nummer: int) -> tuple[Veld, Veld, Veld]:
    """An action with its owner and its date; the first one is asked, the others may stay empty."""
    eerste = nummer == 1
    return (
        Veld(f"actie{nummer}", f"Actie {nummer}", Veldsoort.REGEL, eerste),
        Veld(f"actie{nummer}_wie", f"Wie doet actie {nummer}?", Veldsoort.REGEL, eerste),
        Veld(f"actie{nummer}_op", f"Wanneer is actie {nummer} klaar?", Veldsoort.DATUM, eerste),
    )


ACTIES = tuple(veld for nummer in range(1, AANTAL_ACTIES + 1) for veld in _actie(nummer))
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


class Actie(NamedTuple):
    """Something that somebody promised to do before a day."""

    wat: str
    wie: str
    op: date


def acties_van(velden: Mapping[str, Any]) -> tuple[Actie, ...]:
    """The actions of an answer; one without an owner or a date was not promised."""
    rijen = (
        [velden.get(f"actie{nummer}{deel}") for deel in ("", "_wie", "_op")]
        for nummer in range(1, AANTAL_ACTIES + 1)
    )
    return tuple(Actie(wat, wie, date.fromisoformat(op)) for wat, wie, op in rijen if wat and wie and op)
