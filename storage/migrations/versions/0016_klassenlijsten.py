"""Class lists of the No-show control: what a school is asked, and who has to be approached."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0016 import beveilig

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('klassenvraag',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('campagne_id', sa.Uuid(), nullable=False),
    sa.Column('locatie_id', sa.Uuid(), nullable=False),
    sa.Column('mail', sa.String(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('gevraagd_op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('uiterlijk', sa.DateTime(timezone=True), nullable=False),
    sa.Column('grond', sa.String(), nullable=False),
    sa.Column('momenten', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.Column('codes', sa.Integer(), nullable=False),
    sa.Column('code_op', sa.DateTime(timezone=True), nullable=True),
    sa.Column('code_tot', sa.DateTime(timezone=True), nullable=True),
    sa.Column('code_fout', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['campagne_id'], ['campagne.id'], ),
    sa.ForeignKeyConstraint(['locatie_id'], ['schoollocatie.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('campagne_id', 'locatie_id'),
    sa.UniqueConstraint('token_hash')
    )
    op.create_index(op.f('ix_klassenvraag_locatie_id'), 'klassenvraag', ['locatie_id'], unique=False)
    op.add_column('deelnemer', sa.Column('aan_de_beurt', sa.Boolean(), server_default='true', nullable=False))
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("What schools said about their students is not thrown away.")
