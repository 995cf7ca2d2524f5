"""Row-level security of comparisons: the residents of a municipality are its own staff's to look at."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, NIEMAND, beveiliging


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    for tabel in ("vergelijking", "vermoeden"):
        verbinding.exec_driver_sql(beveiliging(tabel, GEMEENTE, GEMEENTE, NIEMAND))
