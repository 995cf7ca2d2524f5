"""Row-level security of families: staff of a municipality that has a dossier of either pupil; no school."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import NIEMAND, bestaat, beveiliging

VAN_EEN_VAN_BEIDEN = bestaat(
    "traject t",
    "t.leerling_id IN (verwantschap.een_id, verwantschap.ander_id)"
    " AND t.gemeente_code = ANY ((SELECT verzuim_gemeenten())::text[])",
)


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration; the system writes: a family can live in two municipalities."""
    verbinding.exec_driver_sql(beveiliging("verwantschap", VAN_EEN_VAN_BEIDEN, NIEMAND, NIEMAND))
