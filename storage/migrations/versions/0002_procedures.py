"""Procedures: a table of their own, and which of them a task, question, term or message belongs to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0002 import beveilig

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('procedure',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('stap', sa.String(), nullable=False),
    sa.Column('ronde', sa.Integer(), nullable=False),
    sa.Column('wacht_op', sa.String(), nullable=False),
    sa.Column('uiterlijk', sa.DateTime(timezone=True), nullable=True),
    sa.Column('te_laat', sa.Boolean(), nullable=False),
    sa.Column('resultaat', sa.String(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('aanleiding_id', sa.Uuid(), nullable=True),
    sa.Column('gestart_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gestart_door', sa.Uuid(), nullable=True),
    sa.Column('gesloten_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['gestart_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('een_lopende_procedure', 'procedure', ['traject_id', 'soort'], unique=True, postgresql_where=sa.text("status = 'loopt'"))
    op.create_index(op.f('ix_procedure_gemeente_code'), 'procedure', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_procedure_traject_id'), 'procedure', ['traject_id'], unique=False)
    op.add_column('taak', sa.Column('procedure_id', sa.Uuid(), nullable=True))
    op.create_index(op.f('ix_taak_procedure_id'), 'taak', ['procedure_id'], unique=False)
    op.create_foreign_key(None, 'taak', 'procedure', ['procedure_id'], ['id'])
    op.add_column('taakantwoord', sa.Column('velden', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False))
    op.add_column('termijn', sa.Column('procedure_id', sa.Uuid(), nullable=True))
    op.create_index(op.f('ix_termijn_procedure_id'), 'termijn', ['procedure_id'], unique=False)
    op.create_foreign_key(None, 'termijn', 'procedure', ['procedure_id'], ['id'])
    op.add_column('uitgaand', sa.Column('procedure_id', sa.Uuid(), nullable=True))
    op.create_foreign_key(None, 'uitgaand', 'procedure', ['procedure_id'], ['id'])
    op.add_column('vraag', sa.Column('procedure_id', sa.Uuid(), nullable=True))
    op.add_column('vraag', sa.Column('soort', sa.String(), server_default='', nullable=False))
    op.alter_column('vraag', 'soort', server_default=None)
    op.add_column('vraag', sa.Column('antwoordcode', sa.String(), server_default='', nullable=False))
    op.alter_column('vraag', 'antwoordcode', server_default=None)
    op.create_index(op.f('ix_vraag_procedure_id'), 'vraag', ['procedure_id'], unique=False)
    op.create_foreign_key(None, 'vraag', 'procedure', ['procedure_id'], ['id'])
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("A register with procedures cannot do without their table.")
