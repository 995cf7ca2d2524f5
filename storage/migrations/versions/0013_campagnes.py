"""Campaigns with their pupils and daily figures; questions to parents; messages to a campaign."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0013 import beveilig

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('campagne',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('jaar', sa.Integer(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('rmc_regio_code', sa.String(), nullable=False),
    sa.Column('vakantieregio', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('gestart_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gestart_door', sa.Uuid(), nullable=True),
    sa.Column('gewijzigd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('klaar_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('verloop', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['gestart_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['rmc_regio_code'], ['rmc_regio.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_campagne_rmc_regio_code'), 'campagne', ['rmc_regio_code'], unique=False)
    op.create_table('campagnestand',
    sa.Column('campagne_id', sa.Uuid(), nullable=False),
    sa.Column('dag', sa.Date(), nullable=False),
    sa.Column('telling', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['campagne_id'], ['campagne.id'], ),
    sa.PrimaryKeyConstraint('campagne_id', 'dag')
    )
    op.create_table('deelnemer',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('campagne_id', sa.Uuid(), nullable=False),
    sa.Column('volgnummer', sa.Integer(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('klas', sa.String(), nullable=False),
    sa.Column('leerlingnummer', sa.String(), nullable=False),
    sa.Column('onderwijssoort', sa.String(), nullable=False),
    sa.Column('mail', sa.String(), nullable=False),
    sa.Column('staat', sa.String(), nullable=False),
    sa.Column('reden', sa.String(), nullable=False),
    sa.Column('traject_id', sa.Uuid(), nullable=True),
    sa.Column('procedure_id', sa.Uuid(), nullable=True),
    sa.Column('toegevoegd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('benaderd_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('gevraagd_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('gesloten_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('resultaat', sa.String(), nullable=False),
    sa.Column('stil', sa.Boolean(), nullable=False),
    sa.Column('antwoord', sa.String(), nullable=False),
    sa.Column('antwoord_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decaan', sa.String(), nullable=False),
    sa.Column('decaan_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('mbo_status', sa.String(), nullable=False),
    sa.Column('mbo_sinds', sa.Date(), nullable=True),
    sa.Column('mbo_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('leerbaan', sa.Boolean(), nullable=True),
    sa.Column('gestart', sa.Boolean(), nullable=True),
    sa.Column('risicos', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('bezoeken', sa.Integer(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['campagne_id'], ['campagne.id'], ),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.ForeignKeyConstraint(['procedure_id'], ['procedure.id'], ),
    sa.ForeignKeyConstraint(['traject_id', 'gemeente_code'], ['traject.id', 'traject.gemeente_code'], onupdate='CASCADE', initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['traject_id'], ['traject.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('campagne_id', 'leerling_id')
    )
    op.create_index('deelnemers_op_volgorde', 'deelnemer', ['campagne_id', 'staat', 'volgnummer'], unique=False)
    op.create_index('een_benadering', 'deelnemer', ['leerling_id'], unique=True, postgresql_where=sa.text("staat IN ('wacht', 'benaderd')"))
    op.create_index(op.f('ix_deelnemer_gemeente_code'), 'deelnemer', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_deelnemer_locatie_id'), 'deelnemer', ['locatie_id'], unique=False)
    op.create_index(op.f('ix_deelnemer_procedure_id'), 'deelnemer', ['procedure_id'], unique=False)
    op.create_index(op.f('ix_deelnemer_traject_id'), 'deelnemer', ['traject_id'], unique=False)
    op.add_column('uitgaand', sa.Column('campagne_id', sa.Uuid(), nullable=True))
    op.alter_column('uitgaand', 'traject_id',
               existing_type=sa.UUID(),
               nullable=True)
    op.create_foreign_key(None, 'uitgaand', 'campagne', ['campagne_id'], ['id'])
    op.add_column('vraag', sa.Column('mail', sa.Text(), server_default='', nullable=False))
    op.add_column('vraag', sa.Column('velden', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False))
    op.alter_column('vraag', 'locatie_id',
               existing_type=sa.UUID(),
               nullable=True)
    op.alter_column('vraag', 'melding_id',
               existing_type=sa.UUID(),
               nullable=True)
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Whom a campaign approached, and with what result, is not thrown away.")
