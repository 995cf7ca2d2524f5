"""Forms as people fill them in: what was typed is kept, and every fault stands at its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from domain.fouten import Invoerfout
from domain.school_gegevens import lees_dag

MAX_VELDEN = 1200
MAX_BESTANDEN = 10
ONLEESBAAR = "Uw formulier kwam niet goed aan. Ga terug en verstuur het nog een keer."


@dataclass
class Formulier:
    """Typed values by field name, files by field name, and a Dutch sentence per faulty field.

    A fault under the empty name belongs to no field and stands at the top only. `bewaard_op` is since when
    a draft of it is kept.
    """

    waarden: dict[str, str] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)
    bestanden: dict[str, list[UploadFile]] = field(default_factory=dict)
    bewaard_op: datetime | None = None

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

    def dag(self, naam: str, zin: str) -> date | None:
        """The day; `zin` becomes the fault when it is none."""
        try:
            return lees_dag(self.tekst(naam))
        except ValueError:
            self.fouten[naam] = zin
            return None

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


def sleutel_van(formulier: Formulier) -> UUID:
    """Drawn when the page was made, so that a double click writes once."""
    try:
        return UUID(formulier.waarde("sleutel"))
    except ValueError:
        return uuid4()


def dag_als_iso(tekst: str) -> str:
    """ISO date for a day as people write it; text that is no such day comes back for the rules to refuse."""
    try:
        return lees_dag(tekst).isoformat()
    except ValueError:
        return tekst.strip()
