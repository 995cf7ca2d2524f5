"""Row-level security of letters: officers of the municipality only."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, beveiliging


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("brief", GEMEENTE, GEMEENTE, "false"))
