"""Letters: a table of their own, the address that municipalities write from, and who live together."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_brieven import beveilig

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('gemeente', sa.Column('postadres', sa.Text(), server_default='', nullable=False))
    op.create_table('brief',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('procedure_id', sa.Uuid(), nullable=True),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemaakt_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['gemaakt_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['procedure_id'], ['procedure.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_brief_gemeente_code'), 'brief', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_brief_traject_id'), 'brief', ['traject_id'], unique=False)
    op.create_index('bewoners_van_adres', 'adres', ['postcode', 'huisnummer'], unique=False)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("A register with letters cannot do without their table.")
