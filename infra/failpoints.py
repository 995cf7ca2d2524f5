"""Named places where a test can make a process die as if the power failed.

Inert unless an entry point configured one: `FAILPOINT=after-commit:3` dies at the third hit. Every name is
lower case with dashes and says what has just become durable.
"""

import os
from pathlib import Path

UITVAL_CODE = 137  # what a shell reports after kill -9


class _Stand:
    """The opdracht of this process; a class only so that the module needs no `global`."""

    naam: str = ""
    nog: int = 0
    log: Path | None = None


def configureer(opdracht: str = "", log: str = "") -> None:
    """Arm `naam` or `naam:n`; `log` is a file that gets the name of every failpoint that is passed.

    Raises ValueError when `opdracht` is neither empty nor of that form.
    """
    _Stand.naam, _Stand.nog = ontleed(opdracht)
    _Stand.log = Path(log) if log else None


def ontleed(opdracht: str) -> tuple[str, int]:
    """The name and the number of the hit that kills; an empty name arms nothing."""
    naam, _, keer = opdracht.partition(":")
    nummer = int(keer or "1")
    if nummer < 1:
        raise ValueError("A failpoint is hit at least once.")
    return naam, nummer


def failpoint(naam: str) -> None:
    """Die here if this place was armed: no clean-up, no flush, no goodbye."""
    if _Stand.log is not None:
        _noteer(_Stand.log, naam)
    if naam != _Stand.naam:
        return
    _Stand.nog -= 1
    if _Stand.nog == 0:
        os._exit(UITVAL_CODE)


def _noteer(log: Path, naam: str) -> None:
    """One write call per line, so that lines of several processes do not mix."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, f"{naam}\n".encode())
    finally:
        os.close(descriptor)
