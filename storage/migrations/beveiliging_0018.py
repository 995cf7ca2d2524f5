"""Row-level security of the people around a pupil, linked dossiers, and of who looked at a dossier.

Who looks writes it down themselves, also a youth doctor; nobody changes it. A link shows from both sides.
"""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import EIGEN, GEMEENTE, NIEMAND, bestaat, beveiliging, dossier

VAN_BEIDE = bestaat(
    "traject t",
    "t.id IN (koppeling.traject_id, koppeling.ander_id)"
    " AND t.gemeente_code = ANY ((SELECT verzuim_gemeenten())::text[])",
)


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    for tabel, lezen, schrijven in (
        ("betrokkene", dossier("betrokkene"), dossier("betrokkene")),
        ("koppeling", VAN_BEIDE, NIEMAND),
        ("inzage", f"{EIGEN} OR {GEMEENTE}", EIGEN),
    ):
        verbinding.exec_driver_sql(beveiliging(tabel, lezen, schrijven, NIEMAND))
