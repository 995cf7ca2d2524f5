"""Whether the migrations make exactly the tables of the code; run by `make check`."""

import sys
import tempfile
from pathlib import Path

from demo.postgres import Postgres, Rollen
from demo.processen import vrije_poort
from storage.migreren import drift, migreer


def verschillen() -> list[str]:
    """What autogenerate would still add after all migrations, on a new server that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="verzuim-") as map_:
        server = Postgres(Path(map_) / "pg", vrije_poort(), Rollen("a", "b", "c"), duurzaam=False)
        server.start()
        try:
            server.maak_rollen()
            server.maak_database("verzuim")
            url = server.eigenaar_url("verzuim")
            migreer(url, server.rollen.toepassing)
            return [str(verschil) for verschil in drift(url)]
        finally:
            server.stop()


if __name__ == "__main__":
    for gevonden in (lijst := verschillen()):
        print(gevonden, file=sys.stderr)  # noqa: T201
    sys.exit("De migraties passen niet bij de tabellen." if lijst else 0)
