"""The databases of one test process: copied from the migrated one once, emptied after each use.

A copy costs a quarter of a second of a core and an emptied one a tenth of that; with a test in three on a
register of its own, that is minutes of every run.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import psycopg

from demo.postgres import Postgres
from tests.bewaker import SJABLOON
from tests.omgeving import Proefdatabase

_SLUIT_DE_REST = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
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
