"""The youth doctor reads the dossiers that were referred, and answers there."""

from alembic import op

from storage.migrations.beveiliging_0003 import beveilig

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Youth doctors would lose their dossiers.")
