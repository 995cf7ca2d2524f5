"""Requests to schools stand in the deadline ledger; verzuimstaten; what turns of the yearly agenda did."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None

# The municipality of the school when it lies in the region of the campaign, or else the one of contact.
GEMEENTE = """
UPDATE klassenvraag k SET gemeente_code = (
  SELECT g.code FROM gemeente g JOIN campagne c ON c.rmc_regio_code = g.rmc_regio_code
  WHERE c.id = k.campagne_id
  ORDER BY g.code = (SELECT s.gemeente_code FROM schoollocatie s WHERE s.id = k.locatie_id) DESC,
    g.contactgemeente DESC, g.code LIMIT 1)
"""
# What was still to come gets its rows; what was past was handled by the campaign's rounds.
MOMENTEN = """
INSERT INTO termijn (id, locatie_id, gemeente_code, wacht_id, aard, volgnummer, op, status, wie, wat, grond,
  regel, kalender_versie)
SELECT gen_random_uuid(), k.locatie_id, k.gemeente_code, k.id, m.aard, m.volgnummer, m.op, 'open',
  s.brin || s.vestiging, 'Klassenlijsten invullen', k.grond, 'klassenlijst/standaard/1970-01-01', ''
FROM klassenvraag k JOIN schoollocatie s ON s.id = k.locatie_id
CROSS JOIN LATERAL (
  SELECT 'herinnering' AS aard, h.nummer::int AS volgnummer, h.op::timestamptz AS op
  FROM jsonb_array_elements_text(k.momenten -> 'herinneringen') WITH ORDINALITY AS h (op, nummer)
  UNION ALL SELECT 'uiterlijk', 1, k.uiterlijk) AS m
WHERE k.uiterlijk > now()
"""


def upgrade() -> None:
    op.create_table('jaarbeurt',
    sa.Column('beurt', sa.String(), nullable=False),
    sa.Column('rmc_regio_code', sa.String(), nullable=False),
    sa.Column('actie', sa.String(), nullable=False),
    sa.Column('op', sa.DateTime(timezone=True), nullable=False),
    sa.Column('uitkomst', postgresql.JSONB(astext_type=sa.Text()), server_default='{}', nullable=False),
    sa.ForeignKeyConstraint(['rmc_regio_code'], ['rmc_regio.code'], ),
    sa.PrimaryKeyConstraint('beurt', 'rmc_regio_code')
    )
    op.create_index('laatste_beurt', 'jaarbeurt', ['rmc_regio_code', 'actie', 'op'], unique=False)
    op.add_column('termijn', sa.Column('locatie_id', sa.Uuid(), nullable=True))
    op.alter_column('termijn', 'traject_id', existing_type=sa.Uuid(), nullable=True)
    op.create_check_constraint('termijn_ergens_over', 'termijn', 'traject_id IS NOT NULL OR locatie_id IS NOT NULL')
    op.create_index(op.f('ix_termijn_locatie_id'), 'termijn', ['locatie_id'], unique=False)
    op.create_foreign_key(None, 'termijn', 'schoollocatie', ['locatie_id'], ['id'])
    op.add_column('klassenvraag', sa.Column('gemeente_code', sa.String(), nullable=True))
    op.add_column('klassenvraag', sa.Column('antwoord', sa.String(), server_default='', nullable=False))
    op.add_column('klassenvraag', sa.Column('beantwoord_op', sa.DateTime(timezone=True), nullable=True))
    op.add_column('klassenvraag', sa.Column('beantwoord_door', sa.String(), server_default='', nullable=False))
    op.add_column('klassenvraag', sa.Column('eigenaar_id', sa.Uuid(), nullable=True))
    op.execute("SET LOCAL verzuim.systeem = 'ja'")
    op.execute(GEMEENTE)
    op.execute(MOMENTEN)
    op.alter_column('klassenvraag', 'gemeente_code', existing_type=sa.String(), nullable=False)
    op.drop_column('klassenvraag', 'momenten')
    op.create_index(op.f('ix_klassenvraag_gemeente_code'), 'klassenvraag', ['gemeente_code'], unique=False)
    op.create_index(op.f('ix_klassenvraag_eigenaar_id'), 'klassenvraag', ['eigenaar_id'], unique=False)
    op.create_foreign_key(None, 'klassenvraag', 'gemeente', ['gemeente_code'], ['code'])
    op.create_foreign_key(None, 'klassenvraag', 'gebruiker', ['eigenaar_id'], ['id'])


def downgrade() -> None:
    raise NotImplementedError("What schools were asked and by when is not thrown away.")
