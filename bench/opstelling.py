"""The parts of a measurement on this machine: PostgreSQL, Temporal, and a worker for each of the two."""

import os
import sys
from pathlib import Path

from temporalio.client import Client

from bench.meter import Meter
from demo.postgres import Postgres, Rollen
from demo.processen import Proces, vrije_poort
from demo.temporal import TemporalServer
from infra.temporal import registreer_zoekattributen, verbind
from storage.database import Database
from storage.migreren import migreer
from tests.omgeving import PROEFSLEUTELS
from tests.wereld import bouw_wereld

WORTEL = Path(__file__).resolve().parent.parent
TEGELIJK = 16
"""Cases in flight."""


class Opstelling:
    """The parts, started for one measurement and stopped by their own pids."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.pg = Postgres(map_ / "pg", vrije_poort(), Rollen("b", "e", "t"))
        self.temporal = TemporalServer(map_, vrije_poort(), database=map_ / "temporal.db")
        self.workers: dict[str, Proces] = {}

    async def start(self) -> None:
        self.pg.start()
        self.pg.maak_rollen()
        self.pg.maak_database("bench")
        migreer(self.pg.eigenaar_url("bench"), self.pg.rollen.toepassing)
        self.temporal.start()
        self.client = await verbind(self.temporal.adres, "default", False, None, PROEFSLEUTELS)
        self.kale_client = await Client.connect(self.temporal.adres)
        await registreer_zoekattributen(self.client)
        self.database = Database(self.pg.toepassing_url("bench"), verbindingen=TEGELIJK // 2)
        self.wereld = await bouw_wereld(self.database)
        self.workers = {
            "naief": self._worker("bench.naief", self.temporal.adres),
            "traject": self._worker("bench.werker", self.temporal.adres, self.pg.toepassing_url("bench")),
        }

    def _worker(self, module: str, *argumenten: str) -> Proces:
        proces = Proces(
            module,
            [sys.executable, "-m", module, *argumenten],
            log=self.map / f"{module}.log",
            omgeving=dict(os.environ),
            werkmap=WORTEL,
        )
        proces.start()
        return proces

    async def stop(self) -> None:
        await self.database.sluit()
        for worker in self.workers.values():
            worker.stop()
        self.temporal.stop()
        self.pg.stop()

    def meter(self, soort: str) -> Meter:
        kaal = soort == "naief"
        worker = self.workers["naief" if kaal else "traject"]
        pids = {"server": self.temporal.pid, "worker": worker.pid, "aanroeper": os.getpid()}
        return Meter(**pids, **({} if kaal else {"postgres": self.pg.pid}))
