"""What a beheerder arranges: house style, texts, invitations, its log; copies, corrections, language at home."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0020 import beveilig

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('uitnodiging',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gebruiker_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verloopt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gebruikt_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gebruiker_id'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    op.create_index(op.f('ix_uitnodiging_gebruiker_id'), 'uitnodiging', ['gebruiker_id'], unique=False)
    op.create_table('beheerregel',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=True),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('wie', sa.Uuid(), nullable=False),
    sa.Column('wat', sa.String(), nullable=False),
    sa.Column('onderwerp', sa.String(), nullable=False),
    sa.Column('gegevens', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.ForeignKeyConstraint(['wie'], ['gebruiker.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_beheerregel_gemeente_code'), 'beheerregel', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_beheerregel_op'), 'beheerregel', ['op'], unique=False)
    op.create_table('huisstijl',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('kleur', sa.String(), nullable=False),
    sa.Column('afzender', sa.String(), nullable=False),
    sa.Column('ondertekening', sa.Text(), server_default='', nullable=False),
    sa.Column('logo', sa.LargeBinary(), nullable=True),
    sa.Column('logo_soort', sa.String(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_huisstijl_gemeente_code'), 'huisstijl', ['gemeente_code'], unique=False)
    op.create_table('tekstversie',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('gemeente_code', sa.String(), nullable=False),
    sa.Column('soort', sa.String(), nullable=False),
    sa.Column('naam', sa.String(), nullable=False),
    sa.Column('taal', sa.String(), nullable=False),
    sa.Column('onderwerp', sa.Text(), server_default='', nullable=False),
    sa.Column('inhoud', sa.Text(), server_default='', nullable=False),
    sa.Column('geldig_vanaf', sa.Date(), nullable=False),
    sa.Column('gemaakt_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['gemeente_code'], ['gemeente.code'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('teksten_van_gemeente', 'tekstversie', ['gemeente_code', 'soort', 'naam', 'taal'], unique=False)
    op.create_table('kopieadres',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('mail', sa.String(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('gevraagd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gevraagd_door', sa.Uuid(), nullable=False),
    sa.Column('verloopt_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('bevestigd_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['gevraagd_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    op.create_index(op.f('ix_kopieadres_locatie_id'), 'kopieadres', ['locatie_id'], unique=False)
    op.create_table('thuistaal',
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.Column('taal', sa.String(), nullable=False),
    sa.Column('gewijzigd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('gewijzigd_door', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['gewijzigd_door'], ['gebruiker.id'], ),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.PrimaryKeyConstraint('leerling_id')
    )
    op.create_table('antwoordverbetering',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('vraag_id', sa.Uuid(), nullable=False),
    sa.Column('antwoord', sa.Text(), server_default='', nullable=False),
    sa.Column('antwoordcode', sa.String(), nullable=False),
    sa.Column('antwoord_naam', sa.String(), nullable=False),
    sa.Column('velden', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('vervangen_op', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['vraag_id'], ['vraag.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_antwoordverbetering_vraag_id'), 'antwoordverbetering', ['vraag_id'], unique=False)
    op.add_column('kalenderafwijking', sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True))
    op.add_column('lidmaatschap', sa.Column('bestuur', sa.String(), server_default='', nullable=False))
    op.add_column('werkafspraak', sa.Column('ingetrokken_op', sa.DateTime(timezone=True), nullable=True))
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Who changed what, and what an answer said before, is not thrown away.")
