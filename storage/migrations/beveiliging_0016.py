"""Row-level security of the question for class lists: the region's staff, and the school that is asked."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import LOCATIE, NIEMAND, bestaat, beveiliging

VAN_CAMPAGNE = bestaat("campagne c", "c.id = klassenvraag.campagne_id")


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("klassenvraag", f"{VAN_CAMPAGNE} OR {LOCATIE}", NIEMAND, NIEMAND))
