"""The whole product as real processes that a test kills by pid: servers of its own, no shared ones.

`Servers` are PostgreSQL and Temporal, started once per run of this folder because that takes seconds.
`Opstelling` is one product on them: its own database, task queue, mailbox, and web, worker and relay.
"""

import asyncio
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from temporalio.client import Client

from demo.gegevens import laad
from demo.postgres import Postgres, Rollen
from demo.processen import Proces, vrije_poort
from demo.smtp import Gedrag, Postvak
from demo.temporal import TemporalServer
from domain.klok import KlokStand
from infra.klok import echt_nu
from infra.temporal import verbind
from storage.database import SYSTEEM, Database
from storage.klokstand import zet_klokstand
from storage.migreren import migreer
from tests.faults.afsplitsing import Afsplitsing
from tests.faults.mailserver import zet_gedrag
from tests.omgeving import PROEFSLEUTELS, WORTEL

ROLLEN = Rollen("proef-beheer", "proef-eigenaar", "proef-toepassing")
SJABLOON = "sjabloon"
SLEUTELS = {  # known to everybody, so never anything but these tests' keys
    "BSN_SLEUTELS": "proef:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    "PAYLOAD_SLEUTELS": "proef:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    "INDEX_SLEUTEL": "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=",
    "LINK_SLEUTEL": "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=",
}
PRODUCT = ("web", "worker", "relay")
UITVAL = 137
GEDULD = 240.0
"""Seconds in which a part must start, die or recover on a busy machine."""


class Servers:
    """PostgreSQL that really writes to disk, and Temporal with a database file."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        (map_ / "temporal").mkdir(parents=True, exist_ok=True)
        map_.chmod(0o711)
        self.temporal_db = map_ / "temporal" / "temporal.db"
        self.postgres = Postgres(map_ / "pg", vrije_poort(), ROLLEN)
        self.temporal = TemporalServer(map_ / "temporal", vrije_poort(), database=self.temporal_db)

    def start(self) -> None:
        self.postgres.start()
        self.temporal.start()
        self.postgres.maak_rollen()
        self.postgres.maak_database(SJABLOON)
        migreer(self.postgres.eigenaar_url(SJABLOON), ROLLEN.toepassing)
        asyncio.run(_vul(self.postgres.toepassing_url(SJABLOON)))

    def stop(self) -> None:
        self.temporal.stop()
        self.postgres.stop()


async def _vul(url: str) -> None:
    """The demo region, with its users and one school's API key; its clock tells the real time."""
    database = Database(url)
    async with database.schrijver(SYSTEEM) as sessie:
        nu = echt_nu()
        await zet_klokstand(sessie, KlokStand(echt=nu, gespeeld=nu))
    await laad(database)
    await database.sluit()


@dataclass
class Cijfers:
    """What a run did, for the line of figures at its end."""

    fouten: dict[str, int] = field(default_factory=dict)
    failpoints: set[str] = field(default_factory=set)
    herstel: list[float] = field(default_factory=list)

    def tel(self, soort: str) -> None:
        self.fouten[soort] = self.fouten.get(soort, 0) + 1


class Opstelling:
    """One running product; `mutanten` are planted faults per process."""

    def __init__(
        self, servers: Servers, map_: Path, *, mutanten: Mapping[str, str] | None = None, kort: bool = True
    ) -> None:
        self.servers = servers
        self.map = map_
        self.naam = f"proef_{uuid4().hex[:12]}"
        self.failpoint_log = map_ / "failpoints.log"
        self.cijfers = Cijfers()
        self.web_url = f"http://127.0.0.1:{vrije_poort()}"
        self.postvak = Postvak(map_ / "mail")
        self._mutanten = mutanten or {}
        self._kort = kort
        self._smtp_poort = vrije_poort()
        self._delen: dict[str, Proces | Afsplitsing] = {}
        self._open = ExitStack()
        self._verbinding: psycopg.Connection[tuple[Any, ...]] | None = None

    async def start(self) -> None:
        self.servers.postgres.maak_database(self.naam, sjabloon=SJABLOON)
        self.database = Database(self.servers.postgres.toepassing_url(self.naam))
        self.client: Client = await verbind(
            self.servers.temporal.adres, "default", False, None, PROEFSLEUTELS, lui=True
        )
        for naam in ("mailserver", *PRODUCT):
            self.start_deel(naam)
        await self.wacht_op_web()

    async def stop(self) -> None:
        self._open.close()
        await self.database.sluit()
        for deel in reversed(self._delen.values()):
            deel.stop()

    @property
    def logs(self) -> list[Path]:
        """The logs of all processes of this product and of the servers below it."""
        return [*sorted(self.map.glob("*.log")), *sorted(self.servers.map.rglob("*.log"))]

    def start_deel(self, naam: str, failpoint: str = "") -> None:
        """Start one process; with a failpoint it will die there."""
        deel = self._deel(naam, self._omgeving() | {"FAILPOINT": failpoint}, self.map / f"{naam}.log")
        deel.start()
        self._delen[naam] = deel

    def _deel(self, naam: str, omgeving: dict[str, str], log: Path) -> Proces | Afsplitsing:
        if self._kort:
            return Afsplitsing(naam, log=log, omgeving=omgeving, mutant=self._mutanten.get(naam, ""))
        opdracht = [sys.executable, *self._opdracht(naam)]
        return Proces(naam, opdracht, log=log, omgeving=omgeving, werkmap=WORTEL)

    def _opdracht(self, naam: str) -> list[str]:
        mailserver = ["-m", "tests.faults.mailserver", str(self.postvak.map), str(self._smtp_poort)]
        return {
            "mailserver": mailserver,
            "web": ["verzuim.py", "api"],
            "worker": ["worker.py"],
            "relay": ["-m", "relay"],
        }[naam]

    def _omgeving(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(self.map),
            "LANG": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(WORTEL),
            **SLEUTELS,
            "DATABASE_URL": self.servers.postgres.toepassing_url(self.naam),
            "TEMPORAL_ADDRESS": self.servers.temporal.adres,
            "TEMPORAL_TASK_QUEUE": self.naam,
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self._smtp_poort),
            "SMTP_TLS": "geen",
            "POSTVAK": str(self.postvak.map),
            "SMTP_AFZENDER": "Leerplicht Voorbeeldstad <leerplicht@voorbeeldstad.example>",
            "BASIS_URL": self.web_url,
            "WEB_PORT": self.web_url.rpartition(":")[2],
            "LOG_NIVEAU": "DEBUG",
            "DEMO": "true",
            "FAILPOINT_LOG": str(self.failpoint_log),
        }

    def draait(self, naam: str) -> bool:
        return self._delen[naam].draait

    def dood(self, naam: str) -> None:
        """kill -9 of one process of the product."""
        self._delen[naam].dood()

    def herstart(self, naam: str, failpoint: str = "") -> None:
        """kill -9, and start again."""
        self.dood(naam)
        self.start_deel(naam, failpoint)

    async def dood_en_herstart(self, naam: str, pauze: float = 0.0) -> None:
        """kill -9 of a process or a server; after `pauze` seconds it is there again, and answers."""
        self.cijfers.tel(f"kill {naam}")
        if naam in self._delen:
            self.dood(naam)
            await asyncio.sleep(pauze)
            self.start_deel(naam)
            return
        server = self.servers.temporal if naam == "temporal" else self.servers.postgres
        server.dood()
        await asyncio.sleep(pauze)
        await asyncio.to_thread(server.start)

    async def wacht_op_uitval(self, naam: str) -> bool:
        """Whether the process died by its failpoint, and not of something else."""
        deel, tot = self._delen[naam], time.monotonic() + GEDULD
        while deel.draait and time.monotonic() < tot:
            await asyncio.sleep(0.05)
        return deel.uitgang == UITVAL

    async def wacht_op_web(self) -> None:
        tot = time.monotonic() + GEDULD
        while not await asyncio.to_thread(self._antwoordt):
            if time.monotonic() > tot:
                raise TimeoutError(f"De webtoepassing start niet:\n{self._delen['web'].laatste_regels(20)}")
            await asyncio.sleep(0.1)

    def _antwoordt(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.web_url}/inloggen", timeout=5):
                return True
        except urllib.error.HTTPError as fout:
            return fout.code < 500
        except OSError:
            return False

    def mailserver_doet(self, gedrag: Gedrag) -> None:
        self.cijfers.tel(f"smtp {gedrag}")
        zet_gedrag(self.postvak.map, gedrag)

    async def zet_klok(self, dagen_per_seconde: float) -> None:
        """From now on the played time runs at this speed; 0 is the real time. Restart who keeps a clock."""
        nu = echt_nu()
        async with self.database.schrijver(SYSTEEM) as sessie:
            stand = KlokStand(echt=nu, gespeeld=nu, dagen_per_seconde=dagen_per_seconde)
            await zet_klokstand(sessie, stand)

    def gepasseerd(self) -> set[str]:
        """The failpoints that any process has passed so far."""
        return set(self.failpoint_log.read_text().split()) if self.failpoint_log.exists() else set()

    def vraag(self, sql: str, **waarden: Any) -> list[tuple[Any, ...]]:
        """Rows of the register, seen by its administrator.

        Logging in costs ten times as much as asking: the connection is kept until the server is killed.
        """
        try:
            return list(self._kijker().execute(sql, waarden).fetchall())
        except psycopg.OperationalError:
            return list(self._kijker().execute(sql, waarden).fetchall())

    def _kijker(self) -> psycopg.Connection[tuple[Any, ...]]:
        if self._verbinding is None or self._verbinding.closed:
            self._open.close()
            self._verbinding = self._open.enter_context(self.servers.postgres.beheer(self.naam))
        return self._verbinding
