"""Row-level security of made-to-measure education."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import NIEMAND, beveiliging, dossier


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    mag = dossier("maatwerk")
    verbinding.exec_driver_sql(beveiliging("maatwerk", mag, mag, NIEMAND))
