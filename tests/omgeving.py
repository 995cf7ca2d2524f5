"""What the fixtures in conftest.py are made of."""

import asyncio
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn

from demo.postgres import Postgres
from infra.sleutels import Sleutel, Sleutelbos
from tests.bewaker import ROLLEN, SJABLOON

WORTEL = Path(__file__).resolve().parent.parent
START_SECONDEN = 90.0
# Known to everybody, so never anything but these tests' keys.
PROEFSLEUTELS = Sleutelbos((Sleutel("proef", b"\x07" * 32),))
CHROMIUM_NAMEN = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
CHROMIUM_ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt",  # a page lives for a second: what is gained by optimising comes too late
]


@dataclass(frozen=True)
class Proefdatabase:
    """A migrated, empty database for one test or one module."""

    naam: str
    url: str  # the application's role
    owner_url: str


def gedeeld(soort: str, map_: Path) -> dict[str, Any]:
    """The address of a server that all workers of this run share; the first that asks starts it."""
    bestand = map_ / f"{soort}.json"
    with _slot(map_ / f"{soort}.slot"):
        if not bestand.exists():
            _start_bewaker(soort, map_, bestand)
    gegevens: dict[str, Any] = json.loads(bestand.read_text())
    if "fout" in gegevens:
        raise RuntimeError(f"{soort} start niet: {gegevens['fout']}\n{_log(map_, soort)}")
    return gegevens


def _start_bewaker(soort: str, map_: Path, bestand: Path) -> None:
    with (map_ / f"{soort}.log").open("ab") as log:
        bewaker = subprocess.Popen(
            [sys.executable, "-m", "tests.bewaker", soort, str(map_), str(_baas())],
            cwd=WORTEL,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    tot = time.monotonic() + START_SECONDEN
    while not bestand.exists():
        if bewaker.poll() is not None or time.monotonic() > tot:
            raise RuntimeError(f"De bewaker van {soort} start niet.\n{_log(map_, soort)}")
        time.sleep(0.05)


def _baas() -> int:
    """The process that lives as long as the test run: the controller of pytest-xdist, or this one."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def _log(map_: Path, soort: str) -> str:
    return (map_ / f"{soort}.log").read_text(errors="replace")[-3000:]


@contextmanager
def _slot(pad: Path) -> Iterator[None]:
    with pad.open("a") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def gedeelde_postgres(map_: Path) -> Postgres:
    """A handle on the shared server; it knows its addresses but not its process."""
    gegevens = gedeeld("postgres", map_)
    return Postgres(Path(gegevens["map"]) / "pg", int(gegevens["poort"]), ROLLEN, duurzaam=False)


@contextmanager
def kopie(postgres: Postgres) -> Iterator[Proefdatabase]:
    """A copy of the migrated database, dropped afterwards also when somebody is still connected."""
    naam = f"proef_{uuid4().hex}"
    postgres.maak_database(naam, sjabloon=SJABLOON)
    try:
        yield Proefdatabase(naam, postgres.toepassing_url(naam), postgres.eigenaar_url(naam))
    finally:
        postgres.verwijder_database(naam)


def chromium_pad() -> str | None:
    """The Chromium to test with, or None."""
    eigen = WORTEL / "var" / "chromium" / "chromium"
    gevonden = [os.environ.get("CHROMIUM"), str(eigen) if eigen.exists() else None]
    return next(filter(None, [*gevonden, *map(shutil.which, CHROMIUM_NAMEN)]), None)


@contextmanager
def met_driverbibliotheken() -> Iterator[None]:
    """Let Playwright's program find the library that `opzet/chromium.sh` unpacked on a bare machine."""
    mappen = sorted({str(pad.parent) for pad in (WORTEL / "var/chromium/driver").rglob("libatomic.so.1")})
    voor = os.environ.get("LD_LIBRARY_PATH")
    if mappen:
        os.environ["LD_LIBRARY_PATH"] = ":".join([*mappen, *filter(None, [voor])])
    try:
        yield
    finally:
        os.environ.pop("LD_LIBRARY_PATH", None)
        if voor is not None:
            os.environ["LD_LIBRARY_PATH"] = voor


class WebServer:
    """An ASGI application on a real port, in this process: `async with WebServer(app, poort) as web`."""

    def __init__(self, app: Any, poort: int) -> None:
        self.url = f"http://localhost:{poort}"
        instellingen = uvicorn.Config(app, host="127.0.0.1", port=poort, log_config=None, lifespan="on")
        self._server = uvicorn.Server(instellingen)
        self._taak: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "WebServer":
        self._taak = asyncio.create_task(self._server.serve())
        while not self._server.started:
            if self._taak.done():
                self._taak.result()
                raise RuntimeError("De webserver start niet.")
            await asyncio.sleep(0.02)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.should_exit = True
        if self._taak is not None:
            await self._taak
