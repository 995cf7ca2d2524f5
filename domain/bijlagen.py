"""Which files may be added to a report: five kinds, known by what is inside, not by the name only."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from domain.fouten import Invoerfout

MAX_BYTES = 10 * 1024 * 1024
MAX_NAAM = 120
# A spreadsheet may be packed tightly, but not so tightly that opening it fills a computer.
MAX_UITGEPAKT = 200 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOEGESTAAN = "PDF, XLSX, CSV, JPG of PNG"


class Gecontroleerd(NamedTuple):
    """A file that may be kept, under a name that is safe to show and to download."""

    naam: str
    mediatype: str


def controleer_bijlage(naam: str, inhoud: bytes, *, max_bytes: int = MAX_BYTES) -> Gecontroleerd:
    """The safe name and media type, or Invoerfout under "bijlage" with a sentence that repeats nothing."""
    if not inhoud:
        raise _fout("Dit bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > max_bytes:
        raise _fout(f"Dit bestand is te groot. Een bijlage is hooguit {max_bytes // 1024 // 1024} MB.")
    veilig = veilige_naam(naam)
    soort = SOORTEN.get(PurePosixPath(veilig).suffix.lower())
    if soort is None:
        raise _fout(f"Dit soort bestand kan niet mee. Kies {TOEGESTAAN}.")
    if not soort.klopt(inhoud):
        raise _fout("De inhoud van dit bestand past niet bij de naam, of het bestand is beschadigd.")
    return Gecontroleerd(veilig, soort.mediatype)


def veilige_naam(naam: str) -> str:
    """Only the last part of a path, without control characters and signs that file systems refuse."""
    laatste = naam.replace("\\", "/").rsplit("/", 1)[-1]
    schoon = "".join(teken for teken in laatste if teken.isprintable() and teken not in '<>:"|?*')
    pad = PurePosixPath(schoon.strip(" .") or "bijlage")
    return pad.stem[: MAX_NAAM - len(pad.suffix)] + pad.suffix


class _Soort(NamedTuple):
    mediatype: str
    klopt: Callable[[bytes], bool]


def _begint_met(teken: bytes) -> Callable[[bytes], bool]:
    return lambda inhoud: inhoud.startswith(teken)


def _is_werkblad(inhoud: bytes) -> bool:
    """A zip with the parts of a workbook, without macros, that unpacks to a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            delen = pak.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    namen = {deel.filename for deel in delen}
    volledig = {"[Content_Types].xml", "xl/workbook.xml"} <= namen
    macros = any(naam.lower().endswith("vbaproject.bin") for naam in namen)
    return volledig and not macros and sum(deel.file_size for deel in delen) <= MAX_UITGEPAKT


def _is_tekst(inhoud: bytes) -> bool:
    """Text in UTF-8 or Windows-1252, as school packages write it; no control characters but white space."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    return "\ufffd" not in tekst and not any(ord(teken) < 32 and teken not in "\t\r\n" for teken in tekst)


_JPG = _Soort("image/jpeg", _begint_met(b"\xff\xd8\xff"))
SOORTEN: Mapping[str, _Soort] = {
    ".pdf": _Soort("application/pdf", _begint_met(b"%PDF-")),
    ".xlsx": _Soort(XLSX, _is_werkblad),
    ".csv": _Soort("text/csv", _is_tekst),
    ".jpg": _JPG,
    ".jpeg": _JPG,
    ".png": _Soort("image/png", _begint_met(b"\x89PNG\r\n\x1a\n")),
}


def _fout(zin: str) -> Invoerfout:
    return Invoerfout({"bijlage": zin})
