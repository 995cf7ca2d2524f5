"""Comparisons of BRP and BRON, and the suspects that they leave for a person."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0007 import beveilig

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('vergelijking',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('peildatum', sa.Date(), nullable=False),
    sa.Column('telling', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('geweigerd_brp', sa.Integer(), nullable=False),
    sa.Column('geweigerd_bron', sa.Integer(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemaakt_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['gemaakt_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vergelijking_gemeente_code'), 'vergelijking', ['gemeente_code'], unique=False)
    op.create_table('vermoeden',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('vergelijking_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('bsn_index', sa.LargeBinary(), nullable=False),
    sa.Column('inhoud', sa.LargeBinary(), nullable=False),
    sa.Column('klasse', sa.String(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('reden', sa.String(), nullable=False),
    sa.Column('toelichting', sa.Text(), server_default='', nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=True),
    sa.Column('beslist_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('beslist_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['beslist_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.ForeignKeyConstraint(['vergelijking_id'], ['vergelijking.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vermoeden_gemeente_code'), 'vermoeden', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_vermoeden_status'), 'vermoeden', ['status'], unique=False)
    op.create_index(op.f('ix_vermoeden_traject_id'), 'vermoeden', ['traject_id'], unique=False)
    op.create_index(op.f('ix_vermoeden_vergelijking_id'), 'vermoeden', ['vergelijking_id'], unique=False)
    op.create_index('vermoeden_per_leerling', 'vermoeden', ['bsn_index'], unique=False)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("What people decided about suspects is not thrown away.")
