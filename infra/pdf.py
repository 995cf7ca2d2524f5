"""From HTML to a PDF that screen readers can read (PDF/UA-1), with nothing from outside.

Fonts are our own; a picture stands in the document itself, as a data address.
"""

import ctypes
import os
import platform
import re
from base64 import b64decode
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parent.parent
STATISCH = WORTEL / "static"
EIGEN_BIBLIOTHEKEN = WORTEL / "var" / "pdf" / "root" / "usr" / "lib" / f"{platform.machine()}-linux-gnu"
"""Where opzet/pdf.sh unpacks what the machine lacks and nobody may install."""
EIGEN_FONTCONFIG = WORTEL / "var" / "pdf" / "fonts.conf"
_NAMEN = ("noto-sans-latin.woff2", "noto-sans-latin-ext.woff2", "noto-sans-arabic.woff2")
BEELD = re.compile(r"data:(image/png|image/jpeg);base64,")
LETTERTYPEN = {pad.as_uri(): pad for pad in (STATISCH / "vendor" / naam for naam in _NAMEN)}


class PdfKanNiet(Exception):
    """This machine lacks a library that letters are made with; says in Dutch what to install."""

    def __init__(self) -> None:
        super().__init__(
            "Brieven maken lukt niet op deze computer: installeer de pakketten libpango-1.0-0,"
            " libpangoft2-1.0-0 en libharfbuzz-subset0."
        )


class VreemdeBron(ValueError):
    """A letter asked for something that is no font of ours and no picture in the letter itself."""


def maak_pdf(html: str) -> bytes:
    """The document as tagged PDF/UA-1; raises PdfKanNiet."""
    weasyprint, ophaler = _weasyprint()
    document = weasyprint.HTML(string=html, base_url=STATISCH.as_uri() + "/", url_fetcher=ophaler)
    inhoud: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return inhoud


@cache
def _weasyprint() -> tuple[Any, Any]:
    """WeasyPrint and our fetcher, imported at the first letter: importing it loads the libraries."""
    _laad_eigen_bibliotheken()
    try:
        import weasyprint
        from weasyprint.urls import URLFetcherResponse
    except OSError:
        raise PdfKanNiet from None

    class Ophaler(weasyprint.URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Reads fonts and the letter's own pictures: no address in a text can make us fetch it."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if beeld := BEELD.match(url):
                soort = {"Content-Type": beeld[1]}
                return URLFetcherResponse(url, b64decode(url[beeld.end() :]), soort)
            if url not in LETTERTYPEN:
                raise VreemdeBron("letters read fonts only")
            return URLFetcherResponse(url, _lettertype(LETTERTYPEN[url]))

    return weasyprint, Ophaler(allowed_protocols=(), allow_redirects=False)


@cache
def _lettertype(pad: Path) -> bytes:
    """A font unpacked: that takes a second for the three of them, so once in a process and not per letter."""
    from fontTools.ttLib import woff2

    uit = BytesIO()
    woff2.decompress(str(pad), uit)
    return uit.getvalue()


def _laad_eigen_bibliotheken() -> None:
    """Load what was unpacked without root, so that WeasyPrint finds it under its own name.

    A library loads only after those that it needs: round after round, until nothing more loads.
    """
    wachtend = sorted(EIGEN_BIBLIOTHEKEN.glob("lib*.so.*"))
    if EIGEN_FONTCONFIG.exists() and not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(EIGEN_FONTCONFIG))
    while wachtend:
        over = [pad for pad in wachtend if not _laadt(pad)]
        if len(over) == len(wachtend):
            return
        wachtend = over


def _laadt(pad: Path) -> bool:
    try:
        ctypes.CDLL(str(pad), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
