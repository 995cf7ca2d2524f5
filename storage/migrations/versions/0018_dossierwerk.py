"""People around a pupil, linked dossiers, who looked, moved deadlines, and which mails somebody wants."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.beveiliging_0018 import beveilig

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('betrokkene',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('rol', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('telefoon', sa.String(), nullable=False),
    sa.Column('mail', sa.String(), nullable=False),
    sa.Column('opmerking', sa.Text(), server_default='', nullable=False),
    sa.Column('van', sa.Date(), nullable=False),
    sa.Column('tot', sa.Date(), nullable=True),
    sa.Column('door', sa.Uuid(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_betrokkene_traject_id'), 'betrokkene', ['traject_id'], unique=False)
    op.create_table('inzage',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('wat', sa.String(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('inzage_van_dossier', 'inzage', ['traject_id', 'op'], unique=False)
    op.create_index(op.f('ix_inzage_gebruiker_id'), 'inzage', ['gebruiker_id'], unique=False)
    op.create_table('koppeling',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=False),
    sa.Column('ander_id', sa.Uuid(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('waarom', sa.Text(), server_default='', nullable=False),
    sa.Column('door', sa.Uuid(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ongedaan_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ongedaan_door', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['ander_id'], ['traject.id'], ),
    sa.ForeignKeyConstraint(['door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['ongedaan_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('een_geldende_koppeling', 'koppeling', ['traject_id', 'ander_id'], unique=True, postgresql_where=sa.text('ongedaan_op IS NULL'))
    op.create_index(op.f('ix_koppeling_ander_id'), 'koppeling', ['ander_id'], unique=False)
    op.create_index(op.f('ix_koppeling_traject_id'), 'koppeling', ['traject_id'], unique=False)
    op.add_column('bijlage', sa.Column('vervangt_id', sa.Uuid(), nullable=True))
    op.create_index(op.f('ix_bijlage_vervangt_id'), 'bijlage', ['vervangt_id'], unique=False)
    op.create_foreign_key(None, 'bijlage', 'bijlage', ['vervangt_id'], ['id'])
    op.add_column('gebruiker', sa.Column('berichten', sa.String(), server_default='gebundeld', nullable=False))
    op.add_column('leerling', sa.Column('samengevoegd_met', sa.Uuid(), nullable=True))
    op.create_index(op.f('ix_leerling_samengevoegd_met'), 'leerling', ['samengevoegd_met'], unique=False)
    op.create_index('leerlingen_van_geboortedatum', 'leerling', ['geboortedatum'], unique=False)
    op.create_foreign_key(None, 'leerling', 'leerling', ['samengevoegd_met'], ['id'])
    op.add_column('termijn', sa.Column('oorspronkelijk_op', sa.DateTime(timezone=True), nullable=True))
    op.add_column('termijn', sa.Column('voor_pauze_op', sa.DateTime(timezone=True), nullable=True))
    op.add_column('termijn', sa.Column('gepauzeerd_op', sa.DateTime(timezone=True), nullable=True))
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Who looked at a dossier, and which ones belong together, is not thrown away.")
