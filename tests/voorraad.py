"""The databases of one test process, copied from the migrated one once and emptied after each use.

Its connections to them stay open.

A copy costs a quarter of a second of a core and an emptied one a tenth of that; with a test in three on a
register of its own, that is minutes of every run. So does a new connection: it starts a process of PostgreSQL
that reads the catalogue and plans every statement again, and an engine that writes every statement again.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import psycopg
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from demo.postgres import Postgres
from storage.database import Database
from tests.bewaker import SJABLOON
from tests.omgeving import Proefdatabase

_BEWAARD = "bewaard"
# What waits in the pool of `bewaarde_database` may stay, a few of the warmest: servers have a limit.
_SLUIT_DE_REST = f"""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid NOT IN (
  SELECT pg_backend_pid()
  UNION ALL (
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = '{_BEWAARD}' AND state = 'idle'
    ORDER BY state_change DESC LIMIT 3
  )
)
"""
# Foreign keys are triggers: a replica leaves them alone, so that the tables can be emptied in any order. The
# triggers of the two logs always fire.
_MAAK_LEEG = """
DO $$
DECLARE tabel regclass;
BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  ALTER TABLE gebeurtenis DISABLE TRIGGER alleen_toevoegen;
  ALTER TABLE beheerregel DISABLE TRIGGER alleen_toevoegen;
  FOR tabel IN
    SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
  LOOP
    IF pg_relation_size(tabel) > 0 THEN
      EXECUTE format('DELETE FROM %s', tabel);
    END IF;
  END LOOP;
  ALTER TABLE gebeurtenis ENABLE ALWAYS TRIGGER alleen_toevoegen;
  ALTER TABLE beheerregel ENABLE ALWAYS TRIGGER alleen_toevoegen;
  PERFORM setval((schemaname || '.' || sequencename)::regclass, start_value, false) FROM pg_sequences;
END $$
"""

Verbinding = psycopg.Connection[tuple[object, ...]]
_bewaard: dict[str, "Bewaard"] = {}


class Bewaard(Database):
    """Closing it leaves its connections for whoever borrows the same database next."""

    async def sluit(self) -> None:
        """Nothing yet: `sluit_bewaarde` does it at the end of the run."""


def bewaarde_database(url: str) -> Database:
    """The application's way to a lent database, with what this process knows of it still warm."""
    if url not in _bewaard:
        _bewaard[url] = Bewaard(f"{url}?application_name={_BEWAARD}")
        event.listen(_bewaard[url].motor.sync_engine, "connect", _plan_eenmaal)
    return _bewaard[url]


def _plan_eenmaal(_adapter: object, plek: ConnectionPoolEntry) -> None:
    """Plan a statement once, at its first use, and forget none: by default at the second, of a hundred."""
    assert plek.driver_connection is not None, "it was just made"
    plek.driver_connection.prepare_threshold = 0
    plek.driver_connection.prepared_max = 500


async def sluit_bewaarde() -> None:
    for database in _bewaard.values():
        await database.motor.dispose()
    _bewaard.clear()


class Voorraad:
    """Lends databases; each is used by one test or module at a time. Its server ends with the run."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres
        self._vrij: list[Proefdatabase] = []
        self._beheer: dict[str, Verbinding] = {}
        self._open = ExitStack()

    @contextmanager
    def leen(self) -> Iterator[Proefdatabase]:
        """A migrated, empty database; whoever is still connected at the end is cut off."""
        database = self._vrij.pop() if self._vrij else self._maak()
        with self.leeg_na(database):
            yield database
            self._beheer[database.naam].execute(_SLUIT_DE_REST)
        self._vrij.append(database)

    @contextmanager
    def leeg_na(self, database: Proefdatabase) -> Iterator[None]:
        """Empty a database that stays in use, for the next test."""
        try:
            yield
        finally:
            self._beheer[database.naam].execute(_MAAK_LEEG)

    def sluit(self) -> None:
        self._open.close()

    def _maak(self) -> Proefdatabase:
        naam, server = f"proef_{uuid4().hex}", self._postgres
        server.maak_database(naam, sjabloon=SJABLOON)
        self._beheer[naam] = self._open.enter_context(server.beheer(naam))
        return Proefdatabase(naam, server.toepassing_url(naam), server.eigenaar_url(naam))
