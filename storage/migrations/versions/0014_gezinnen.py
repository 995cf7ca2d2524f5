"""Families: which pupils somebody confirmed as brothers or sisters."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.beveiliging_0014 import beveilig

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('verwantschap',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('een_id', sa.Uuid(), nullable=False),
    sa.Column('ander_id', sa.Uuid(), nullable=False),
    sa.Column('verwant', sa.Boolean(), nullable=False),
    sa.Column('reden', sa.Text(), server_default='', nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('door', sa.Uuid(), nullable=False),
    sa.Column('vervangen_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['ander_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['een_id'], ['leerling.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_verwantschap_een_id'), 'verwantschap', ['een_id'], unique=False)
    op.create_index(op.f('ix_verwantschap_ander_id'), 'verwantschap', ['ander_id'], unique=False)
    op.create_index('een_uitspraak_per_paar', 'verwantschap', ['een_id', 'ander_id'], unique=True, postgresql_where=sa.text('vervangen_op IS NULL'))
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("What somebody said about a family is not thrown away.")
