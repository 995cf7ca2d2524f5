"""The work per person is counted from the index alone."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEX = "open_taken_van_gemeente"


def upgrade() -> None:
    _maak(["toegewezen_aan", "soort", "spoed", "opvolgen_op"])


def downgrade() -> None:
    _maak(["toegewezen_aan", "soort", "spoed"])


def _maak(erbij: list[str]) -> None:
    op.drop_index(INDEX, table_name="taak")
    op.create_index(
        INDEX,
        "taak",
        ["gemeente_code", "uiterlijk"],
        unique=False,
        postgresql_where=sa.text("status = 'open'"),
        postgresql_include=erbij,
    )
