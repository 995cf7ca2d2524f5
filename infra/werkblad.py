"""The first cells of a spreadsheet as text. Formulas are not computed: only what the sender last saw."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

MAX_BLADEN, MAX_RIJEN, MAX_KOLOMMEN, MAX_CEL = 3, 30, 12, 200
# Words of all cells and the styles are read whole before the first row is: tens of thousands of them fit.
MAX_DEEL = 5 * 1024 * 1024
GROEIT = ("xl/worksheets/", "xl/media/")


class Onleesbaar(Exception):
    """No preview can be made of this."""


def eerste_cellen(inhoud: bytes) -> tuple[list[tuple[str, list[list[str]]]], bool]:
    """(Name, rows) per sheet, and whether there is more than that. Raises Onleesbaar.

    Whatever breaks the reader is the file's fault, so every error of it is a file that cannot be shown.
    """
    try:
        _controleer(inhoud)
        boek = load_workbook(BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        bladen = [blad for blad in boek.worksheets if blad.sheet_state == "visible"]
        gelezen = [(blad.title, _rijen(blad)) for blad in bladen[:MAX_BLADEN]]
    except Exception as fout:
        raise Onleesbaar from fout
    meer = len(bladen) > MAX_BLADEN or any(te_veel for _, (_, te_veel) in gelezen)
    return [(naam, rijen) for naam, (rijen, _) in gelezen if rijen], meer


def _controleer(inhoud: bytes) -> None:
    """Refuse what would fill the memory, and documents that define words of their own."""
    with zipfile.ZipFile(BytesIO(inhoud)) as pak:
        for deel in pak.infolist():
            if not deel.filename.startswith(GROEIT) and deel.file_size > MAX_DEEL:
                raise Onleesbaar
            if deel.filename.endswith((".xml", ".rels")):
                with pak.open(deel) as bron:
                    if b"<!DOCTYPE" in bron.read(4096):
                        raise Onleesbaar


def _rijen(blad: Any) -> tuple[list[list[str]], bool]:
    """Without the empty rows and columns at the end."""
    ruw = list(blad.iter_rows(max_row=MAX_RIJEN + 1, max_col=MAX_KOLOMMEN + 1, values_only=True))
    rijen = [[_woorden(cel) for cel in rij] for rij in ruw]
    meer = len(rijen) > MAX_RIJEN or any(
        rij[MAX_KOLOMMEN:] != [""] for rij in rijen if len(rij) > MAX_KOLOMMEN
    )
    rijen = [rij[:MAX_KOLOMMEN] for rij in rijen[:MAX_RIJEN]]
    gevuld = [max((i for i, cel in enumerate(rij, 1) if cel), default=0) for rij in rijen]
    laatste = max((i for i, breedte in enumerate(gevuld, 1) if breedte), default=0)
    return [(rij + [""] * MAX_KOLOMMEN)[: max(gevuld)] for rij in rijen[:laatste]], meer


def _woorden(waarde: Any) -> str:
    """As somebody in the Netherlands would write it."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return f"{waarde:%d-%m-%Y}" if waarde.time() == time() else f"{waarde:%d-%m-%Y %H.%M}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, time):
        return f"{waarde:%H.%M}"
    if isinstance(waarde, float):
        return f"{waarde:.10g}".replace(".", ",")
    return str(waarde)[:MAX_CEL]
