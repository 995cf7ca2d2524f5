"""Names are found with a typing error in them, by an index that works under row-level security."""

import sqlalchemy as sa
from alembic import op

from domain.zoekvormen import naamvormen
from storage.migrations.beveiliging_0012 import beveilig

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    naamvorm = op.create_table('naamvorm',
    sa.Column('vorm', sa.String(), nullable=False),
    sa.Column('leerling_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['leerling_id'], ['leerling.id'], ),
    sa.PrimaryKeyConstraint('vorm', 'leerling_id')
    )
    op.create_index(op.f('ix_melding_leerlingnummer'), 'melding', ['leerlingnummer'], unique=False)
    op.create_index('dossiers_nieuwste_eerst', 'traject', [sa.literal_column('geopend_op DESC'), 'id'], unique=False)
    _vul(naamvorm)
    op.create_index(op.f('ix_naamvorm_leerling_id'), 'naamvorm', ['leerling_id'], unique=False)
    beveilig(op.get_bind())


def _vul(naamvorm: sa.Table) -> None:
    """For the pupils that stand there already; the owner of the tables is bound by their locks too."""
    verbinding = op.get_bind()
    verbinding.exec_driver_sql("SELECT set_config('verzuim.systeem', 'ja', true)")
    for leerling_id, zoeknaam in verbinding.execute(sa.text("SELECT id, zoeknaam FROM leerling")).all():
        rijen = [{"vorm": vorm, "leerling_id": leerling_id} for vorm in naamvormen(zoeknaam)]
        if rijen:
            op.bulk_insert(naamvorm, rijen)


def downgrade() -> None:
    op.drop_index('dossiers_nieuwste_eerst', table_name='traject')
    op.drop_index(op.f('ix_melding_leerlingnummer'), table_name='melding')
    op.drop_table('naamvorm')
