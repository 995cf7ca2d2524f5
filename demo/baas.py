"""Starts the parts of the product in order, restarts what dies, stops them in reverse order."""

import asyncio
import fcntl
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from demo import klok as demoklok
from demo.gegevens import Demogegevens, laad
from demo.opzet import DATABASE, Opzet, geheimen, omgeving, schrijf_omgeving
from demo.postgres import Postgres
from demo.processen import Proces, vrije_poort
from demo.temporal import TemporalServer
from domain.klok import KlokStand
from infra.klok import Klok
from storage.database import SYSTEEM, Database
from storage.klokstand import zet_klokstand
from storage.migreren import migreer

WORTEL = Path(__file__).resolve().parent.parent
WEB_SECONDEN = 180.0  # a busy machine
HERSTART_SECONDEN = 1.0
Meld = Callable[[str], None]


class DemoFout(Exception):
    """The demo cannot start; the text says why in a sentence."""


class Deel(Protocol):
    """What the demo starts, watches and stops."""

    @property
    def draait(self) -> bool: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


class Demo:
    """All processes of the product on this machine."""

    def __init__(self, opzet: Opzet, meld: Meld) -> None:
        opzet.maak_mappen()
        self.opzet = opzet
        self._meld = meld
        inhoud = geheimen(opzet.map / "sleutels.env")
        self._postgres = Postgres(
            opzet.map / "postgres", opzet.poorten.postgres, inhoud.rollen, log=opzet.logs / "postgres.log"
        )
        self._omgeving = omgeving(opzet, inhoud, self._postgres.toepassing_url(DATABASE))
        schrijf_omgeving(opzet.map / "omgeving.env", self._omgeving)
        self._delen: dict[str, Deel] = {}
        self._ui_poort = vrije_poort()  # seen through the window on the fixed port
        self._klok = Klok()
        self._klokbestand = opzet.map / "klok.txt"

    def start(self) -> Demogegevens:
        """Everything up, and the demo region loaded; raises when a part does not start (stop it then)."""
        self.opzet.poorten.controleer()
        self._start_deel("PostgreSQL", self._postgres)
        self._start_deel("Temporal", self._temporal())
        self._meld("De database wordt bijgewerkt ...")
        gegevens = self._richt_database_in()
        for naam, deel in self._programmas().items():
            self._start_deel(naam, deel)
        self._wacht_op_web()
        return gegevens

    def bewaak(self) -> None:
        """One look: note the played time, restart what died."""
        demoklok.bewaar(self._klokbestand, self._klok)
        for naam, deel in self._delen.items():
            if not deel.draait:
                self._meld(f"{naam} is gestopt en wordt opnieuw gestart (zie {self.opzet.logs}).")
                time.sleep(HERSTART_SECONDEN)
                deel.start()

    def stop(self) -> None:
        """Last started, first stopped; safe to call at any moment."""
        while self._delen:
            naam, deel = self._delen.popitem()
            self._meld(f"{naam} stopt ...")
            deel.stop()

    def _start_deel(self, naam: str, deel: Deel) -> None:
        self._meld(f"{naam} start ...")
        self._delen[naam] = deel
        deel.start()

    def _temporal(self) -> TemporalServer:
        poorten = self.opzet.poorten
        map_ = self.opzet.map / "temporal"
        return TemporalServer(
            map_,
            poorten.temporal,
            ui_poort=self._ui_poort,
            database=map_ / "temporal.db",
            codec_url=f"{self.opzet.web_url}/codec",
            log=self.opzet.logs / "temporal.log",
        )

    def _programmas(self) -> dict[str, Proces]:
        """Python processes of the product; Temporal answers by now, and PostgreSQL is migrated."""
        poorten = self.opzet.poorten
        venster = ["-m", "demo.uivenster", str(self._ui_poort), str(poorten.temporal_ui)]
        postvak = ["-m", "demo.postvak", str(self.opzet.map / "mail"), str(poorten.smtp), str(poorten.mails)]
        return {
            "Mailserver": self._python("mailserver", postvak),
            "Venster op de Temporal UI": self._python("uivenster", venster),
            "Worker": self._python("worker", ["worker.py"]),
            "Relay": self._python("relay", ["-m", "relay"]),
            "Webtoepassing": self._python("web", ["verzuim.py", "api"]),
        }

    def _python(self, naam: str, argumenten: list[str]) -> Proces:
        return Proces(
            naam,
            [sys.executable, *argumenten],
            log=self.opzet.logs / f"{naam}.log",
            omgeving=self._omgeving,
            werkmap=WORTEL,
        )

    def _richt_database_in(self) -> Demogegevens:
        self._postgres.maak_rollen()
        self._postgres.maak_database(DATABASE)
        migreer(self._postgres.eigenaar_url(DATABASE), self._postgres.rollen.toepassing)
        stand = demoklok.hervat(self._klokbestand, self.opzet.dagen_per_seconde)
        self._klok = Klok(stand)
        return asyncio.run(_laad(self._omgeving["DATABASE_URL"], stand))

    def _wacht_op_web(self) -> None:
        tot = time.monotonic() + WEB_SECONDEN
        while not _antwoordt(self.opzet.web_url):
            if time.monotonic() > tot:
                raise DemoFout(f"De webtoepassing start niet; zie {self.opzet.logs / 'web.log'}.")
            time.sleep(0.2)
            self.bewaak()


async def _laad(url: str, stand: KlokStand) -> Demogegevens:
    database = Database(url)
    try:
        async with database.schrijver(SYSTEEM) as sessie:
            await zet_klokstand(sessie, stand)
        return await laad(database)
    finally:
        await database.sluit()


def _antwoordt(url: str) -> bool:
    """Whether the web serves a page; a refusal (4xx) is an answer too."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError as fout:
        return fout.code < 500
    except OSError:
        return False


@contextmanager
def alleen(map_: Path) -> Iterator[None]:
    """One demo per folder; raises DemoFout when another one runs in it."""
    map_.mkdir(parents=True, exist_ok=True)
    with (map_ / "slot").open("a") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoFout("De demo draait al; stop hem daar met Ctrl-C.") from None
        yield
