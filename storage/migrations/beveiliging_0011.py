"""Row-level security of substitutions and of saved lists of tasks."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import EIGEN, GEMEENTE, NIEMAND, ZELF, bestaat, beveiliging

# Who works at one of one's municipalities may know who stands in there; only the system writes it.
_LID = (
    "l.gebruiker_id = vervanging.gebruiker_id"
    " AND l.gemeente_code = ANY ((SELECT verzuim_gemeenten())::text[])"
)
_VERVANGER = f"vervangers @> jsonb_build_object('ids', jsonb_build_array({ZELF}::text))"
COLLEGA = f"{EIGEN} OR {_VERVANGER} OR {bestaat('lidmaatschap l', _LID)}"


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(beveiliging("vervanging", f"({COLLEGA})", NIEMAND, NIEMAND))
    verbinding.exec_driver_sql(beveiliging("weergave", f"({EIGEN} OR {GEMEENTE})", EIGEN, EIGEN))
