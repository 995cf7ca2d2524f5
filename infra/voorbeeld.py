"""A look at a file without running it: text of a PDF, rows of a sheet, a picture as data in our own page."""

import base64
import csv
from dataclasses import dataclass, field
from io import BytesIO, StringIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from infra.werkblad import Onleesbaar, eerste_cellen

MAX_BLADEN, MAX_TEKENS, MAX_RIJEN = 3, 8000, 30
PLAATJES = ("image/jpeg", "image/png")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NIETS = "Van dit bestand kan geen voorbeeld. Haal het op om het te lezen."


@dataclass(frozen=True)
class Voorbeeld:
    """One of the three is filled, or `waarom_niet` says why none is; `afgekapt` when there is more.

    `bladen` are named tables whose first row is the head.
    """

    tekst: str = ""
    bladen: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    plaatje: str = ""
    afgekapt: bool = False
    waarom_niet: str = ""


def maak_voorbeeld(mediatype: str, inhoud: bytes) -> Voorbeeld:
    """Never an error: a file that cannot be read gives a preview that says so."""
    if mediatype in PLAATJES:
        return Voorbeeld(plaatje=f"data:{mediatype};base64,{base64.b64encode(inhoud).decode()}")
    if mediatype == "application/pdf":
        return _pdf(inhoud)
    if mediatype == XLSX:
        return _xlsx(inhoud)
    return _csv(inhoud) if mediatype == "text/csv" else Voorbeeld(waarom_niet=NIETS)


def _pdf(inhoud: bytes) -> Voorbeeld:
    try:
        bladen = PdfReader(BytesIO(inhoud)).pages
        tekst = "\n\n".join(blad.extract_text() for blad in bladen[:MAX_BLADEN]).strip()
        meer = len(bladen) > MAX_BLADEN or len(tekst) > MAX_TEKENS
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError, AttributeError, TypeError):
        return Voorbeeld(waarom_niet=NIETS)
    return Voorbeeld(tekst=tekst[:MAX_TEKENS], afgekapt=meer) if tekst else Voorbeeld(waarom_niet=NIETS)


def _xlsx(inhoud: bytes) -> Voorbeeld:
    try:
        bladen, meer = eerste_cellen(inhoud)
    except Onleesbaar:
        return Voorbeeld(waarom_niet=NIETS)
    return Voorbeeld(bladen=bladen, afgekapt=meer) if bladen else Voorbeeld(waarom_niet=NIETS)


def _csv(inhoud: bytes) -> Voorbeeld:
    alles = _ontcijfer(inhoud)
    tekst = alles[: MAX_TEKENS * 4]
    scheiding = ";" if ";" in tekst.partition("\n")[0] else ","
    rijen = [rij for rij in csv.reader(StringIO(tekst), delimiter=scheiding) if rij]
    meer = len(rijen) > MAX_RIJEN or len(alles) > len(tekst)
    if not rijen:
        return Voorbeeld(waarom_niet=NIETS)
    return Voorbeeld(bladen=[("Inhoud", rijen[:MAX_RIJEN])], afgekapt=meer)


def _ontcijfer(inhoud: bytes) -> str:
    """UTF-8, or what school packages on Windows write."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")
