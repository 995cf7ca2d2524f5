"""Row-level security of what a beheerder arranges, of corrected answers, copies and the language at home."""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import LOCATIE, NIEMAND, bestaat, beveiliging

# The question's own policy decides who sees what its answer said before.
BIJ_VRAAG = bestaat("vraag v", "v.id = antwoordverbetering.vraag_id")
VAN_INWONER = bestaat(
    "leerling l",
    "l.id = thuistaal.leerling_id AND l.gemeente_code = ANY ((SELECT verzuim_gemeenten())::text[])",
)
ALLEEN_TOEVOEGEN = """
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON beheerregel
  FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
ALTER TABLE beheerregel ENABLE ALWAYS TRIGGER alleen_toevoegen;
"""


def beveilig(verbinding: Connection) -> None:
    """In the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(ALLEEN_TOEVOEGEN)
    for tabel, lezen, schrijven in (
        ("beheerregel", NIEMAND, NIEMAND),
        ("uitnodiging", NIEMAND, NIEMAND),
        ("kopieadres", LOCATIE, LOCATIE),
        ("antwoordverbetering", BIJ_VRAAG, NIEMAND),
        ("thuistaal", VAN_INWONER, VAN_INWONER),
    ):
        verbinding.exec_driver_sql(beveiliging(tabel, lezen, schrijven, NIEMAND))
