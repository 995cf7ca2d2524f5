"""Days on which a pupil only came late, among the hours of a report."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('verzuimregel', sa.Column('te_laat', sa.Boolean(), server_default='false', nullable=False))


def downgrade() -> None:
    raise NotImplementedError("What a school reported is not thrown away.")
