"""Lists as files for a spreadsheet: no cell can become a formula, and the name says what is inside."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import quote

import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from starlette.responses import Response

from domain.klok import amsterdam

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cel = str | int | Decimal | date | None
Rijen = Sequence[Sequence[Cel]]
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\0")
MIN_BREEDTE, MAX_BREEDTE = 10, 45


def als_xlsx(titel: str, koppen: Sequence[str], rijen: Rijen) -> bytes:
    """A workbook with one sheet: real dates and numbers, every text a text, a filter and a frozen head."""
    uit = BytesIO()
    opties = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(uit, opties) as boek:
        blad = boek.add_worksheet(titel[:31])
        vet = boek.add_format({"bold": True, "bottom": 1})
        dag = boek.add_format({"num_format": "dd-mm-yyyy"})
        blad.write_row(0, 0, koppen, vet)
        for nummer, rij in enumerate(rijen, 1):
            for kolom, cel in enumerate(rij):
                _schrijf(blad, nummer, kolom, cel, dag)
        _maak_leesbaar(blad, koppen, rijen)
    return uit.getvalue()


def als_csv(koppen: Sequence[str], rijen: Rijen) -> bytes:
    """`;` between cells, UTF-8 with BOM, CRLF, dd-mm-jjjj, a decimal comma: what Dutch Excel opens."""
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    schrijver.writerows([_csv_cel(cel) for cel in rij] for rij in rijen)
    return uit.getvalue().encode("utf-8-sig")


def bestandsnaam(onderwerp: str, nu: datetime, achtervoegsel: str) -> str:
    """`meldingen-stedelijk-college-2026-11-21.xlsx`: subject and day, plain letters."""
    plat = unicodedata.normalize("NFKD", onderwerp).encode("ascii", "ignore").decode().lower()
    woorden = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")
    return f"{woorden}-{amsterdam(nu):%Y-%m-%d}.{achtervoegsel}"


def download(inhoud: bytes, naam: str, mediatype: str) -> Response:
    """A file that the browser saves instead of shows."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().replace('"', "_")
    koppen = {"content-disposition": f"attachment; filename=\"{kaal}\"; filename*=UTF-8''{quote(naam)}"}
    return Response(inhoud, media_type=mediatype, headers=koppen)


def xlsx_antwoord(
    onderwerp: str, nu: datetime, koppen: Sequence[str], rijen: Rijen, blad: str = "Meldingen"
) -> Response:
    return download(als_xlsx(blad, koppen, rijen), bestandsnaam(onderwerp, nu, "xlsx"), XLSX)


def csv_antwoord(onderwerp: str, nu: datetime, koppen: Sequence[str], rijen: Rijen) -> Response:
    return download(als_csv(koppen, rijen), bestandsnaam(onderwerp, nu, "csv"), "text/csv; charset=utf-8")


def _schrijf(blad: Any, rij: int, kolom: int, cel: Cel, dag: Any) -> None:
    if isinstance(cel, date):
        blad.write_datetime(rij, kolom, _dag(cel), dag)
    elif isinstance(cel, int | Decimal):
        blad.write_number(rij, kolom, cel)
    elif cel:
        blad.write_string(rij, kolom, cel.replace("\0", ""))


def _maak_leesbaar(blad: Any, koppen: Sequence[str], rijen: Rijen) -> None:
    blad.freeze_panes(1, 0)
    blad.autofilter(0, 0, max(1, len(rijen)), len(koppen) - 1)
    for kolom, kop in enumerate(koppen):
        langste = max([len(kop), *(len(str(rij[kolom] or "")) for rij in rijen)])
        blad.set_column(kolom, kolom, min(MAX_BREEDTE, max(MIN_BREEDTE, langste + 2)))


def _csv_cel(cel: Cel) -> str:
    if isinstance(cel, date):
        return _dag(cel).strftime("%d-%m-%Y")
    if isinstance(cel, Decimal):
        return f"{cel.normalize():f}".replace(".", ",")
    tekst = "" if cel is None else str(cel)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) and not isinstance(cel, int) else tekst


def _dag(cel: date | datetime) -> date:
    """The day in the Netherlands."""
    return amsterdam(cel).date() if isinstance(cel, datetime) else cel
