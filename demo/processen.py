"""Child processes that are stopped by their own pid, and that do not outlive us."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class Bezet(Exception):
    """A fixed port is taken; the text names the port and what it is for."""


class Proces:
    """One child in a session of its own, so that Ctrl-C reaches only us and we stop it in order.

    Start it from the main thread: on Linux the child gets `stopsignaal` when the thread that started it ends,
    also when we are killed.
    """

    def __init__(
        self,
        naam: str,
        opdracht: Sequence[str],
        *,
        log: Path,
        omgeving: Mapping[str, str] | None = None,
        werkmap: Path | None = None,
        gebruiker: str | None = None,
        stopsignaal: signal.Signals = signal.SIGTERM,
        wachttijd: float = 20.0,
    ) -> None:
        self.naam = naam
        self.log = log
        self._opdracht = list(opdracht)
        self._omgeving = dict(omgeving) if omgeving is not None else None
        self._werkmap = werkmap
        self._gebruiker = gebruiker
        self._stopsignaal = stopsignaal
        self._wachttijd = wachttijd
        self._kind: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        if self._kind is None:
            raise RuntimeError(f"{self.naam} is niet gestart.")
        return self._kind.pid

    @property
    def uitgang(self) -> int | None:
        """The exit code, or None while it runs or was never started."""
        return self._kind.poll() if self._kind else None

    @property
    def draait(self) -> bool:
        return self._kind is not None and self._kind.poll() is None

    def start(self) -> None:
        with self.log.open("ab") as uitvoer:
            self._kind = self._open(uitvoer)

    def _open(self, uitvoer: IO[bytes]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self._opdracht,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            env=self._omgeving,
            cwd=self._werkmap,
            user=self._gebruiker,
            group=self._gebruiker,
            extra_groups=[] if self._gebruiker else None,
            start_new_session=True,
            preexec_fn=_sterft_mee(self._stopsignaal),
        )

    def stop(self) -> None:
        """Ask it to end, and end it when it does not within its time; safe to repeat."""
        if self._kind is None or self._kind.poll() is not None:
            return
        self._kind.send_signal(self._stopsignaal)
        try:
            self._kind.wait(self._wachttijd)
        except subprocess.TimeoutExpired:
            self.dood()

    def dood(self) -> None:
        """Kill it without warning, as a fault test does."""
        if self._kind is not None:
            self._kind.kill()
            self._kind.wait()

    def laatste_regels(self, aantal: int = 5) -> str:
        """The end of its log, to show when a start fails."""
        regels = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(regels[-aantal:])


def _sterft_mee(stopsignaal: signal.Signals) -> Callable[[], None] | None:
    if _LIBC is None:
        return None
    libc, ouder = _LIBC, os.getpid()

    def in_kind() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(stopsignaal), 0, 0, 0)
        if os.getppid() != ouder:  # the parent died in between
            os._exit(1)

    return in_kind


def vrije_poort() -> int:
    """A port on 127.0.0.1 that was free a moment ago."""
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


def is_vrij(poort: int) -> bool:
    """Whether a server can listen on 127.0.0.1:`poort`; a closing connection of before does not count."""
    with socket.socket() as contact:
        contact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            contact.bind(("127.0.0.1", poort))
        except OSError:
            return False
    return True
