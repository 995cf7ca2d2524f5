"""Row-level security of exemptions: officers of the municipality; a ground can be medical, so no school."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, NIEMAND, beveiliging


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration; only the system writes, from a decision."""
    verbinding.exec_driver_sql(beveiliging("vrijstelling", GEMEENTE, NIEMAND, NIEMAND))
