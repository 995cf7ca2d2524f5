"""The list that a school returns: who was late or absent so often (catalogue 36), as light reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.fouten import Invoerfout
from domain.melding import MeldingInvoer, lees_melding
from domain.soorten import Meldingsoort
from domain.tekstinvoer import ADRESVELDEN, GEHEEL, LEERLINGVELDEN, melding_uit_tekst

TELVELDEN = ("te_laat", "ongeoorloofd")
KOLOMMEN = (
    *LEERLINGVELDEN,
    *ADRESVELDEN,
    *("onderwijssoort", "klas", "eerste_dag", "laatste_dag", *TELVELDEN, "toelichting"),
)
"""The columns of the file, and the fields of the form."""
HOOGUIT = 500
"""So many pupils at most in one file: a school that has more of them has another problem."""
LANGST = 3


class Staatantwoord(StrEnum):
    """How a school answered: with pupils, or that there are none."""

    LIJST = "lijst"
    GEEN = "geen"


@dataclass(frozen=True)
class Staatkop:
    """What every report of one list has in common: the request, the school, and the day it was asked.

    `drempel` is the number of times from which a pupil belongs in the list.
    """

    vraag_id: UUID
    brin: str
    vestiging: str
    melder: str
    mail: str
    dag: date
    drempel: int


def als_melding(velden: Mapping[str, str], kop: Staatkop) -> MeldingInvoer:
    """One pupil of the list as a report; Invoerfout by field, named as the columns of a file of reports.

    The reference follows from request and pupil: the same line again is the same report. Absence is counted
    until the day of the request, so that answering later changes nothing.
    """
    fouten: dict[str, str] = {}
    aantallen = {naam: _aantal(velden.get(naam, ""), naam, fouten) for naam in TELVELDEN}
    if not fouten and sum(aantallen.values()) < kop.drempel:
        fouten["te_laat"] = f"Te laat en ongeoorloofd zijn samen minder dan {kop.drempel} keer."
    gegevens = melding_uit_tekst(_als_regel(velden, aantallen, kop))
    gegevens.setdefault("leerling", {}).setdefault("adres", {})  # so that each empty field is named
    try:
        melding = lees_melding(gegevens)
    except Invoerfout as fout:
        raise Invoerfout({**fout.fouten, **fouten}) from None
    if fouten:
        raise Invoerfout(fouten)
    return melding


def _aantal(tekst: str, naam: str, fouten: dict[str, str]) -> int:
    getal = tekst.strip() or "0"
    if not GEHEEL.fullmatch(getal) or len(getal) > LANGST:
        fouten[naam] = "Vul een heel getal in, bijvoorbeeld 9."
        return 0
    return int(getal)


def _als_regel(velden: Mapping[str, str], aantallen: Mapping[str, int], kop: Staatkop) -> dict[str, str]:
    """As a line of a file of reports, with what the school does not have to fill in."""
    van_leerling = {naam: velden.get(naam, "") for naam in KOLOMMEN if naam not in TELVELDEN}
    geteld = (
        f"Verzuimstaat: {aantallen['te_laat']} keer te laat, {aantallen['ongeoorloofd']} keer ongeoorloofd."
    )
    return {
        **van_leerling,
        "toelichting": f"{geteld} {van_leerling['toelichting']}".strip(),
        "meldingsnummer": f"staat-{kop.vraag_id.hex[:12]}-{van_leerling['leerlingnummer'].strip()}",
        "brin": kop.brin,
        "vestiging": kop.vestiging,
        "soort": Meldingsoort.RELATIEF_LICHT.value,
        "melder_naam": kop.melder,
        "melder_email": kop.mail,
        "meldingsdatum": f"{kop.dag:%d-%m-%Y}",
    }
