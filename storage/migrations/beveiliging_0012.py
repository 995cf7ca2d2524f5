"""Row-level security of what names are found by: who may see a report about the pupil.

Not who may see the pupil: that look goes through two more tables, and planning it took longer than searching.
Every pupil in the register was reported.
"""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import NIEMAND, bestaat, beveiliging

GEMELD = bestaat("melding m", "m.leerling_id = naamvorm.leerling_id")


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("naamvorm", GEMELD, NIEMAND, NIEMAND))
