"""Row-level security of the count of 1 October: a municipality's own staff."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, NIEMAND, beveiliging


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("vsvtelling", GEMEENTE, GEMEENTE, NIEMAND))
