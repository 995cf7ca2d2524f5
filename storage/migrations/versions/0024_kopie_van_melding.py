"""An address for copies of one report, also given by a school package."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('kopieadres', sa.Column('melding_id', sa.Uuid(), nullable=True))
    op.create_foreign_key(None, 'kopieadres', 'melding', ['melding_id'], ['id'])
    op.create_index(op.f('ix_kopieadres_melding_id'), 'kopieadres', ['melding_id'], unique=False)
    op.alter_column('kopieadres', 'gevraagd_door', existing_type=sa.Uuid(), nullable=True)
