"""A note that is shared with the school is for those who reported the pupil, not for the youth doctor."""

from alembic import op

from storage.migrations.beveiliging_0001 import SYSTEEM, bestaat, dossier, op_locatie

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

GEMELD = bestaat("melding m", f"m.traject_id = notitie.traject_id AND {op_locatie('m.locatie_id')}")


def upgrade() -> None:
    lezen = f"{SYSTEEM} OR {dossier('notitie')} OR (gedeeld_met_school AND {GEMELD})"
    op.get_bind().exec_driver_sql(f"ALTER POLICY lezen ON notitie USING ({lezen})")


def downgrade() -> None:
    raise NotImplementedError("Youth doctors would read notes of officers again.")
