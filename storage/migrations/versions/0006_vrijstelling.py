"""Exemptions and leave: from when until when a pupil does not have to be at school."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.beveiliging_0006 import beveilig

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('vrijstelling',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('procedure_id', sa.Uuid(), nullable=False),
    sa.Column('artikel', sa.String(), nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=False),
    sa.Column('verlenging', sa.Boolean(), nullable=False),
    sa.Column('besloten_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('besloten_door', sa.Uuid(), nullable=True),
    sa.Column('beeindigd_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['besloten_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['procedure_id'], ['procedure.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vrijstelling_gemeente_code'), 'vrijstelling', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_vrijstelling_procedure_id'), 'vrijstelling', ['procedure_id'], unique=False)
    op.create_index(op.f('ix_vrijstelling_traject_id'), 'vrijstelling', ['traject_id'], unique=False)
    op.create_index('vrijstelling_op_dag', 'vrijstelling', ['leerling_id', 'van', 'tot'], unique=False)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Whoever was exempted would be obliged again.")
