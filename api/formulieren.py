"""Forms as people fill them in: what was typed is kept, and every fault stands at its field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from domain.fouten import Invoerfout

MAX_VELDEN = 1200
MAX_BESTANDEN = 10
ONLEESBAAR = "Uw formulier kwam niet goed aan. Ga terug en verstuur het nog een keer."
MAANDEN = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_DAG_CIJFERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAG_AANEEN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DAG_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAG_WOORD = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})")


@dataclass
class Formulier:
    """Typed values by field name, files by field name, and a Dutch sentence per faulty field.

    A fault under the empty name belongs to no field and stands at the top only.
    """

    waarden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)
    bestanden: dict[str, list[UploadFile]] = field(default_factory=dict)

    def waarde(self, naam: str) -> str:
        return self.waarden.get(naam, "")

    def tekst(self, naam: str) -> str:
        """The value without white space around it."""
        return self.waarde(naam).strip()

    def aangevinkt(self, naam: str) -> bool:
        return self.waarde(naam) == "ja"

    def fout(self, naam: str) -> str:
        return self.fouten.get(naam, "")

    def verplicht(self, naam: str, zin: str) -> str:
        """The value; `zin` becomes the fault when it is empty."""
        if not self.tekst(naam):
            self.fouten.setdefault(naam, zin)
        return self.tekst(naam)

    def neem_over(self, fout: Invoerfout, namen: Mapping[str, str] | None = None) -> None:
        """Put the faults of the rules at their fields; `namen` maps a path to a field called otherwise."""
        for pad, zin in fout.fouten.items():
            self.fouten.setdefault((namen or {}).get(pad, pad), zin)


async def lees_formulier(request: Request) -> Formulier:
    """What a browser sent, as text; HTTP 400 for bytes that are no form or text that no database takes."""
    gegevens = await request.form(max_fields=MAX_VELDEN, max_files=MAX_BESTANDEN, max_part_size=1_000_000)
    waarden = {naam: _een_regeleinde(waarde) for naam, waarde in _teksten(gegevens)}
    if any("\0" in waarde or _los_surrogaat(waarde) for waarde in waarden.values()):
        raise HTTPException(400, ONLEESBAAR)
    return Formulier(waarden, bestanden=_bestanden(gegevens))


def _teksten(gegevens: FormData) -> Iterable[tuple[str, str]]:
    return ((naam, waarde) for naam, waarde in gegevens.multi_items() if isinstance(waarde, str))


def _bestanden(gegevens: FormData) -> dict[str, list[UploadFile]]:
    gevonden: dict[str, list[UploadFile]] = {}
    for naam, waarde in gegevens.multi_items():
        if isinstance(waarde, UploadFile) and waarde.filename:
            gevonden.setdefault(naam, []).append(waarde)
    return gevonden


def _een_regeleinde(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").replace("\r", "\n")


def _los_surrogaat(tekst: str) -> bool:
    return any("\ud800" <= teken <= "\udfff" for teken in tekst)


def lees_dag(tekst: str) -> str:
    """ISO date for what people type: 3-9-2026, 03/09/2026, 03092026, 3 september 2026, 2026-09-03.

    Text that is no such date comes back as it is, for the rules to refuse.
    """
    delen = _dagdelen(tekst.strip().lower())
    if delen is None:
        return tekst.strip()
    jaar, maand, dag = delen
    try:
        return date(jaar, maand, dag).isoformat()
    except ValueError:
        return f"{jaar:04d}-{maand:02d}-{dag:02d}"


def _dagdelen(tekst: str) -> tuple[int, int, int] | None:
    if iso := _DAG_ISO.fullmatch(tekst):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if cijfers := _DAG_CIJFERS.fullmatch(tekst) or _DAG_AANEEN.fullmatch(tekst):
        return int(cijfers[3]), int(cijfers[2]), int(cijfers[1])
    if woord := _DAG_WOORD.fullmatch(tekst):
        maand = [nummer for nummer, naam in enumerate(MAANDEN, 1) if naam.startswith(woord[2])]
        return (int(woord[3]), maand[0], int(woord[1])) if maand else None
    return None


def lees_uren(tekst: str) -> str:
    """A decimal point for the decimal comma that people type; other text comes back as it is."""
    return tekst.strip().replace(",", ".")


def als_uren(waarde: str) -> Decimal | None:
    """The number typed, or None."""
    schoon = lees_uren(waarde)
    return Decimal(schoon) if re.fullmatch(r"\d{1,4}(\.\d{1,2})?", schoon, re.ASCII) else None
