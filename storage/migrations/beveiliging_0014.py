"""Row-level security of what names are found by: as the pupil."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import NIEMAND, bestaat, beveiliging

VAN_LEERLING = bestaat("leerling l", "l.id = naamvorm.leerling_id")


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("naamvorm", VAN_LEERLING, NIEMAND, NIEMAND))
