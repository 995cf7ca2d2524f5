"""Policies that cost less in every query, and indexes for long lists."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.beveiliging_0023 import beveilig

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    is_open = sa.text("status = 'open'")
    op.create_index("open_vragen", "vraag", ["locatie_id", "uiterlijk"], unique=False, postgresql_where=is_open)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("What was readable stays readable: there is nothing to go back for.")
