"""The count of 1 October: who left without startkwalificatie, per municipality and school year."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0010 import beveilig

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('vsvtelling',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('schooljaar', sa.Integer(), nullable=False),
    sa.Column('telling', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('geweigerd', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('inhoud', sa.LargeBinary(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemaakt_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['gemaakt_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vsvtelling_gemeente_code'), 'vsvtelling', ['gemeente_code'], unique=False)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("A count that was made is not thrown away.")
