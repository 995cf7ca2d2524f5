"""Row-level security of campaigns: the region's staff, and a school for its own pupils.

Tables look in one direction: campagnestand -> campagne -> deelnemer, and deelnemer stands alone.
"""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, LOCATIE, NIEMAND, bestaat, beveiliging

IN_REGIO = bestaat(
    "gemeente g",
    "g.rmc_regio_code = campagne.rmc_regio_code AND g.code = ANY ((SELECT verzuim_gemeenten())::text[])",
)
MET_EIGEN_LEERLING = bestaat(
    "deelnemer d", "d.campagne_id = campagne.id AND d.locatie_id = ANY ((SELECT verzuim_locaties())::uuid[])"
)
VAN_CAMPAGNE = bestaat("campagne c", "c.id = campagnestand.campagne_id")


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    for tabel, lezen, schrijven in (
        ("deelnemer", f"{GEMEENTE} OR {LOCATIE}", GEMEENTE),
        ("campagne", f"{IN_REGIO} OR {MET_EIGEN_LEERLING}", IN_REGIO),
        ("campagnestand", VAN_CAMPAGNE, NIEMAND),
    ):
        verbinding.exec_driver_sql(beveiliging(tabel, lezen, schrijven, NIEMAND))
