"""Lists of a region, made-to-measure education, presence and well-being, and from where somebody comes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.migrations.beveiliging_0025 import beveilig

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lijstregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rmc_regio_code", sa.String(), nullable=False),
        sa.Column("lijst", sa.String(), nullable=False),
        sa.Column("groep", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("uitleg", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "gegevens", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["rmc_regio_code"], ["rmc_regio.code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("regels_van_lijst", "lijstregel", ["rmc_regio_code", "lijst", "groep"])
    op.create_table(
        "maatwerk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("traject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "weekdagen", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("afspraak", sa.Text(), server_default="", nullable=False),
        sa.Column("door", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["door"], ["gebruiker.id"]),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_maatwerk_traject_id"), "maatwerk", ["traject_id"], unique=False)
    op.add_column("betrokkene", sa.Column("organisatie", sa.String(), server_default="", nullable=False))
    op.add_column("contactmoment", sa.Column("aanwezigheid", sa.Integer(), nullable=True))
    op.add_column("contactmoment", sa.Column("welbevinden", sa.Integer(), nullable=True))
    beveilig(op.get_bind())


def downgrade() -> None:
    raise NotImplementedError("Agreements about a pupil and lists of a region are not thrown away.")
