"""A coordinator's figures are counted in indexes.

/coordinatie read every open dossier in random order, every closed one to find those of the last days, and
every task that is too late to choose 25 of them. The open tasks of one school are found by its dossiers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TAKEN = ["toegewezen_aan", "soort", "spoed", "opvolgen_op", "id", "traject_id"]
VAN_DOSSIER = ["gemeente_code", "uiterlijk", "toegewezen_aan", "soort", "spoed", "opvolgen_op", "id"]


def upgrade() -> None:
    op.create_index(
        "open_dossiers_van_gemeente",
        "traject",
        ["gemeente_code", "fase"],
        unique=False,
        postgresql_where=sa.text("fase <> 'gesloten'"),
        postgresql_include=["te_laat", "uiterlijk", "behandelaar_id", "id"],
    )
    op.create_index(
        "gesloten_dossiers_van_gemeente",
        "traject",
        ["gemeente_code", "gesloten_op"],
        unique=False,
        postgresql_where=sa.text("fase = 'gesloten'"),
    )
    op.drop_index("open_taken_van_gemeente", table_name="taak")
    _taken(TAKEN)
    op.create_index(
        "open_taken_van_dossier",
        "taak",
        ["traject_id"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
        postgresql_include=VAN_DOSSIER,
    )


def _taken(erbij: list[str]) -> None:
    op.create_index(
        "open_taken_van_gemeente",
        "taak",
        ["gemeente_code", "uiterlijk"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
        postgresql_include=erbij,
    )


def downgrade() -> None:
    op.drop_index("open_taken_van_dossier", table_name="taak")
    op.drop_index("open_taken_van_gemeente", table_name="taak")
    _taken(TAKEN[:4])
    op.drop_index("gesloten_dossiers_van_gemeente", table_name="traject")
    op.drop_index("open_dossiers_van_gemeente", table_name="traject")
