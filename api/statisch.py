"""The style sheets, script and fonts, served compressed from memory under one content-hashed address.

The hash covers the whole folder, so that the fonts a style sheet names relatively change address with it.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

MAP = Path(__file__).resolve().parent.parent / "static"
ONVERANDERLIJK = "public, max-age=31536000, immutable"
GESERVEERD = {".css", ".js", ".woff2", ".svg", ".txt", ".md"}
SAMENPERSBAAR = {".css", ".js", ".svg", ".txt", ".md"}


@dataclass(frozen=True)
class Bestand:
    """One file: its bytes, the same compressed (or None where that gains nothing), and its media type."""

    inhoud: bytes
    samengeperst: bytes | None
    soort: str


class Statisch:
    """All files of `static/`, read once at start."""

    def __init__(self, map_: Path = MAP) -> None:
        paden = sorted(p for p in map_.rglob("*") if p.is_file() and p.suffix in GESERVEERD)
        self._bestanden = {p.relative_to(map_).as_posix(): _lees(p) for p in paden}
        self.versie = _hash(self._bestanden)

    def url(self, naam: str) -> str:
        """The address of one file; KeyError for a name that does not exist."""
        if naam not in self._bestanden:
            raise KeyError(naam)
        return f"/static/{self.versie}/{naam}"

    async def geef(self, request: Request) -> Response:
        """Serve `/static/{versie}/{naam}`; an older version (a page loaded before a deploy) is not kept."""
        bestand = self._bestanden.get(request.path_params["naam"])
        if bestand is None:
            return Response(status_code=404)
        actueel = request.path_params["versie"] == self.versie
        kop = {"cache-control": ONVERANDERLIJK if actueel else "no-cache", "vary": "accept-encoding"}
        if bestand.samengeperst and "gzip" in request.headers.get("accept-encoding", ""):
            kop["content-encoding"] = "gzip"
            return Response(bestand.samengeperst, media_type=bestand.soort, headers=kop)
        return Response(bestand.inhoud, media_type=bestand.soort, headers=kop)


def _lees(pad: Path) -> Bestand:
    inhoud = pad.read_bytes()
    samengeperst = gzip.compress(inhoud, 9, mtime=0) if pad.suffix in SAMENPERSBAAR else None
    soort = {".woff2": "font/woff2", ".md": "text/plain"}.get(pad.suffix) or mimetypes.guess_type(pad.name)[0]
    return Bestand(inhoud, samengeperst, soort or "application/octet-stream")


def _hash(bestanden: dict[str, Bestand]) -> str:
    som = hashlib.sha256()
    for naam, bestand in bestanden.items():
        som.update(naam.encode() + b"\0" + bestand.inhoud)
    return som.hexdigest()[:12]
