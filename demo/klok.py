"""The played time of the demo: a fast clock stands still while the demo does."""

import os
from datetime import datetime
from pathlib import Path

from domain.klok import KlokStand
from infra.klok import Klok, echt_nu


def hervat(bestand: Path, dagen_per_seconde: float) -> KlokStand:
    """A new segment that goes on where the last one was seen; the first begins at the real time.

    At the real speed the clock never lags behind the real time.
    """
    nu = echt_nu()
    laatste = _laatste(bestand) or nu
    gespeeld = laatste if dagen_per_seconde else max(laatste, nu)
    return KlokStand(echt=nu, gespeeld=gespeeld, dagen_per_seconde=dagen_per_seconde)


def bewaar(bestand: Path, klok: Klok) -> None:
    """Note how far the played time is; called every second, so a crash costs one second of play."""
    concept = bestand.with_suffix(f".{os.getpid()}")
    concept.write_text(klok.nu().isoformat())
    concept.replace(bestand)


def _laatste(bestand: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(bestand.read_text())
    except (FileNotFoundError, ValueError):
        return None
