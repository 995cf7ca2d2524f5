"""Temporal's development server with its UI, for demo and tests; production gives `TEMPORAL_ADDRESS`."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from demo.processen import Proces
from infra.zoekattributen import ZOEKATTRIBUTEN

START_SECONDEN = 60.0
BEWAARTIJD = "8760h"  # closed workflows stay a year; the default is a day
# A write-ahead log doubles to triples the speed and survives kill -9; the rest takes away a wait of 50 ms per
# step, and names a failing workflow after two failed tasks (10 s) instead of five.
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL")
_INSTELLINGEN = (
    "history.transferProcessorMaxPollRPS=1000",
    "history.timerProcessorMaxPollRPS=1000",
    "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2",
)


_SOORTNAMEN = {"KEYWORD": "Keyword", "DATETIME": "Datetime", "BOOL": "Bool"}


class TemporalFout(Exception):
    """The server did not start; the text says why."""


def programma(naam: str) -> str:
    """The full path of a program that came with a Python package, beside the running Python."""
    return str(Path(sys.executable).with_name(naam))


class TemporalServer:
    """A server on 127.0.0.1:`poort`, with its UI on `ui_poort` or none; without `database` it forgets all."""

    def __init__(
        self,
        map_: Path,
        poort: int,
        *,
        ui_poort: int | None = None,
        database: Path | None = None,
        codec_url: str = "",
        log: Path | None = None,
        instellingen: tuple[str, ...] = (),
    ) -> None:
        self.poort = poort
        self.ui_poort = ui_poort
        # A home of its own: not the configuration of whoever starts it.
        self._omgeving = {"PATH": os.environ.get("PATH", ""), "HOME": str(map_)}
        opdracht = [programma("temporal"), "server", "start-dev", "--ip", "127.0.0.1", "--port", str(poort)]
        opdracht += ["--log-level", "warn", *_ui_opties(ui_poort, codec_url), *_database_opties(database)]
        opdracht += _zoekattribuut_opties()
        opdracht += _herhaald("--dynamic-config-value", (*_INSTELLINGEN, *instellingen))
        self._proces = Proces(
            "Temporal", opdracht, log=log or map_ / "temporal.log", omgeving=self._omgeving, werkmap=map_
        )

    @property
    def adres(self) -> str:
        return f"127.0.0.1:{self.poort}"

    @property
    def pid(self) -> int:
        return self._proces.pid

    @property
    def draait(self) -> bool:
        return self._proces.draait

    def start(self) -> None:
        """Start and wait until its namespace is there; raises TemporalFout after a minute or when it ends."""
        self._proces.start()
        tot = time.monotonic() + START_SECONDEN
        while not (self._neemt_aan() and self._bewaart_lang()):
            if not self._proces.draait or time.monotonic() > tot:
                self._proces.stop()
                raise TemporalFout(f"Temporal start niet:\n{self._proces.laatste_regels()}")
            time.sleep(0.1)

    def stop(self) -> None:
        self._proces.stop()

    def dood(self) -> None:
        self._proces.dood()

    def _neemt_aan(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.poort), timeout=1):
                return True
        except OSError:
            return False

    def _bewaart_lang(self) -> bool:
        """Set the retention; it fails until the namespace can be used, so it is also the test for ready.

        By the command line and not the SDK: a process that only starts and stops others should not hold a
        runtime that can abort at its exit.
        """
        opdracht = [programma("temporal"), "operator", "namespace", "update", "--address", self.adres]
        opdracht += ["--namespace", "default", "--retention", BEWAARTIJD]
        uitslag = subprocess.run(opdracht, env=self._omgeving, capture_output=True, timeout=20, check=False)
        return uitslag.returncode == 0


def _ui_opties(ui_poort: int | None, codec_url: str) -> list[str]:
    if ui_poort is None:
        return ["--headless"]
    codec = ["--ui-codec-endpoint", codec_url] if codec_url else []
    return ["--ui-port", str(ui_poort), "--ui-disable-news-fetch", *codec]


def _database_opties(database: Path | None) -> list[str]:
    if database is None:
        return []
    return ["--db-filename", str(database), *_herhaald("--sqlite-pragma", _PRAGMAS)]


def _zoekattribuut_opties() -> list[str]:
    """Read for a new database only; a worker adds those that came later."""
    paren = tuple(f"{naam}={_SOORTNAMEN[soort.name]}" for naam, soort in ZOEKATTRIBUTEN.items())
    return _herhaald("--search-attribute", paren)


def _herhaald(optie: str, waarden: tuple[str, ...]) -> list[str]:
    return [deel for waarde in waarden for deel in (optie, waarde)]
