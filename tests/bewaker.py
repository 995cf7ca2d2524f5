"""A process beside the tests that owns one server and stops it when the test run ends, however it ends.

Workers of pytest-xdist come and go in any order, so none of them can own what they share. Run as
`python -m tests.bewaker SOORT MAP PID`: starts SOORT, writes MAP/SOORT.json, watches PID.
"""

import json
import os
import select
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from demo.postgres import Postgres, Rollen
from demo.processen import vrije_poort
from demo.temporal import TemporalServer

SJABLOON = "sjabloon"
ROLLEN = Rollen("proef-beheer", "proef-eigenaar", "proef-toepassing")
Dienst = Callable[[Path], Any]


@contextmanager
def postgres(map_: Path) -> Iterator[dict[str, Any]]:
    """A fast server that may forget, with a migrated database to copy."""
    from storage.migreren import migreer  # alembic: only this process needs it

    server = Postgres(map_ / "pg", vrije_poort(), ROLLEN, duurzaam=False)
    server.start()
    try:
        server.maak_rollen()
        server.maak_database(SJABLOON)
        migreer(server.eigenaar_url(SJABLOON), ROLLEN.toepassing)
        yield {"poort": server.poort, "map": str(map_)}
    finally:
        server.stop()


@contextmanager
def temporal(map_: Path) -> Iterator[dict[str, Any]]:
    """A server in memory with our search attributes."""
    server = TemporalServer(map_, vrije_poort())
    server.start()
    try:
        yield {"poort": server.poort, "map": str(map_)}
    finally:
        server.stop()


DIENSTEN: dict[str, Dienst] = {"postgres": postgres, "temporal": temporal}


def bewaak(soort: str, meld_in: Path, pid: int) -> None:
    """Serve until process `pid` is gone; a failing start is written where the tests look."""
    baas = os.pidfd_open(pid)  # readable as soon as it ends: nothing to look for meanwhile
    map_ = Path(tempfile.mkdtemp(prefix="verzuim-proef-"))
    try:
        with DIENSTEN[soort](map_) as gegevens:
            _meld(meld_in / f"{soort}.json", gegevens)
            select.select([baas], [], [])
    except Exception as fout:
        _meld(meld_in / f"{soort}.json", {"fout": f"{type(fout).__name__}: {fout}"})
        raise
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def _meld(bestand: Path, gegevens: dict[str, Any]) -> None:
    concept = bestand.with_suffix(f".{os.getpid()}")
    concept.write_text(json.dumps(gegevens))
    concept.rename(bestand)


if __name__ == "__main__":
    bewaak(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
