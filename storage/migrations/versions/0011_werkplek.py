"""Work of people: owner, substitute, urgency and follow-up day of a task; saved lists; notes that can be undone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0011 import beveilig

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('vervanging',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('vervangers', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gemaakt_door', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemaakt_door'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_vervanging_gebruiker_id'), 'vervanging', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_vervanging_status'), 'vervanging', ['status'], unique=False)
    op.create_table('weergave',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=True),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('filters', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_weergave_gebruiker_id'), 'weergave', ['gebruiker_id'], unique=False)
    op.create_index(op.f('ix_weergave_gemeente_code'), 'weergave', ['gemeente_code'], unique=False)
    op.add_column('taak', sa.Column('namens', sa.Uuid(), nullable=True))
    op.add_column('taak', sa.Column('vervanging_id', sa.Uuid(), nullable=True))
    op.add_column('taak', sa.Column('versie', sa.Integer(), server_default='0', nullable=False))
    op.add_column('taak', sa.Column('spoed', sa.Boolean(), server_default='false', nullable=False))
    op.add_column('taak', sa.Column('opvolgen_op', sa.Date(), nullable=True))
    op.create_foreign_key(None, 'taak', 'gebruiker', ['namens'], ['id'])
    op.create_foreign_key(None, 'taak', 'vervanging', ['vervanging_id'], ['id'])
    op.create_index(op.f('ix_taak_vervanging_id'), 'taak', ['vervanging_id'], unique=False)
    op.drop_index('open_taken_van_behandelaar', table_name='taak')
    op.drop_index('open_taken_van_gemeente', table_name='taak')
    op.create_index('open_taken_van_behandelaar', 'taak', ['toegewezen_aan', 'uiterlijk'], unique=False, postgresql_where=sa.text("status = 'open'"), postgresql_include=['gemeente_code', 'soort', 'opvolgen_op'])
    op.create_index('open_taken_van_gemeente', 'taak', ['gemeente_code', 'uiterlijk'], unique=False, postgresql_where=sa.text("status = 'open'"), postgresql_include=['toegewezen_aan', 'soort', 'spoed'])
    op.create_index('open_taken_op_volgorde', 'taak', [sa.literal_column('spoed DESC'), 'uiterlijk', 'id'], unique=False, postgresql_where=sa.text("status = 'open'"))
    op.add_column('notitie', sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True))
    op.add_column('contactmoment', sa.Column('uitkomst', sa.String(), server_default='', nullable=False))
    op.add_column('contactmoment', sa.Column('gehad_op', sa.Date(), nullable=True))
    op.add_column('contactmoment', sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True))
    beveilig(op.get_bind())
    _neem_spoed_over()


def _neem_spoed_over() -> None:
    """Until now a task was urgent because a report of its dossier was; the owner is bound by the locks too."""
    verbinding = op.get_bind()
    verbinding.exec_driver_sql("SELECT set_config('verzuim.systeem', 'ja', true)")
    verbinding.exec_driver_sql(
        "UPDATE taak SET spoed = true WHERE status = 'open'"
        " AND EXISTS (SELECT 1 FROM melding m WHERE m.traject_id = taak.traject_id AND m.spoed)"
    )


def downgrade() -> None:
    raise NotImplementedError("Who had which task for whom is not thrown away.")
