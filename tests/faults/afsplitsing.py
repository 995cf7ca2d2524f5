"""Processes that are split off one that has read all code already.

Reading the code takes seconds of a core, and a fault test starts the product again and again. What starts is
a process like any other: its own memory, its own connections, killed by its pid.
"""

import ctypes
import multiprocessing
import signal
from collections.abc import Mapping
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from tests.faults.starter import begin

WACHTTIJD = 20.0
_PR_SET_PDEATHSIG = 1


def _voorlader() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.voorgeladen"])
    return context


class Afsplitsing:
    """One process of the product; the same handles as `demo.processen.Proces`."""

    def __init__(self, naam: str, *, log: Path, omgeving: Mapping[str, str], mutant: str = "") -> None:
        self.naam, self.log = naam, log
        gegevens = (naam, mutant, dict(omgeving), str(log))
        self._kind: ForkServerProcess = _voorlader().Process(target=_in_kind, args=gegevens, daemon=True)

    @property
    def uitgang(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._kind.exitcode

    @property
    def draait(self) -> bool:
        return self._kind.is_alive()

    def start(self) -> None:
        self._kind.start()

    def stop(self) -> None:
        """Ask it to end, and end it when it does not within its time."""
        self._kind.terminate()
        self._kind.join(WACHTTIJD)
        self.dood()

    def dood(self) -> None:
        """Kill it without warning."""
        self._kind.kill()
        self._kind.join()

    def laatste_regels(self, aantal: int = 5) -> str:
        """The end of its log, to show when a start fails."""
        regels = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(regels[-aantal:])


def _in_kind(naam: str, mutant: str, omgeving: Mapping[str, str], log: str) -> None:
    """Ends with the process that it was split off, which ends with the tests."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    begin(naam, mutant, omgeving, log)
