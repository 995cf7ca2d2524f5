"""A pupil can have died; then nothing is sent about them any more."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("leerling", sa.Column("overleden_op", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("leerling", "overleden_op")
