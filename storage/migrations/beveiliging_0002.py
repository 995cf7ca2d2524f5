"""Row-level security of procedures: officers of the municipality, and the school that reported the pupil."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import GEMEENTE, bestaat, beveiliging, dossier

# A school that can see the trajectory sees that a procedure runs; what is in it stands elsewhere.
LEZEN = f"{GEMEENTE} OR {bestaat('traject t', 't.id = procedure.traject_id')}"

# Whoever handles a dossier may put a message about it in the outbox, and never read what is there.
VAN_EIGEN_DOSSIER = f"""
CREATE POLICY toevoegen_van_dossier ON uitgaand FOR INSERT WITH CHECK ({dossier("uitgaand")});
"""


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("procedure", LEZEN, GEMEENTE, GEMEENTE))
    verbinding.exec_driver_sql(VAN_EIGEN_DOSSIER)
