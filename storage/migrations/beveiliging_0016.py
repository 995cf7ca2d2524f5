"""Row-level security of the question for class lists: the region's staff, and the school that is asked."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import LOCATIE, NIEMAND, bestaat, beveiliging

IN_REGIO = bestaat(
    "campagne c JOIN gemeente g ON g.rmc_regio_code = c.rmc_regio_code",
    "c.id = klassenvraag.campagne_id AND g.code = ANY ((SELECT verzuim_gemeenten())::text[])",
)


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("klassenvraag", f"{IN_REGIO} OR {LOCATIE}", NIEMAND, NIEMAND))
