"""Row-level security, the append-only log and the number sequences of the first version.

Every policy reads the settings that storage/database.py puts on the transaction, through functions that
stand in a sub-select: evaluated once per query, not per row. Tables may look at each other in one direction
only, or PostgreSQL refuses with "infinite recursion", and every look deeper doubles the plan of every query:
leerling -> inschrijving -> melding, the tables of a dossier -> traject -> melding, and melding stands alone.
Nothing here is SECURITY DEFINER: such functions would bypass the policies.
"""

from sqlalchemy import Connection

FUNCTIES = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SEQUENCE traject_nummer;
CREATE SEQUENCE melding_nummer;
CREATE FUNCTION verzuim_systeem() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('verzuim.systeem', true), '') = 'ja' $$;
CREATE FUNCTION verzuim_gebruiker() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('verzuim.gebruiker', true), '')::uuid $$;
CREATE FUNCTION verzuim_gemeenten() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(coalesce(current_setting('verzuim.gemeenten', true), ''), ',') $$;
CREATE FUNCTION verzuim_locaties() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(coalesce(current_setting('verzuim.locaties', true), ''), ',')::uuid[] $$;
"""

# For the statement, not the row: it also stops who may not see the rows, and the owner.
ALLEEN_TOEVOEGEN = """
CREATE FUNCTION alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'aan %% wordt alleen toegevoegd', TG_TABLE_NAME; END $$;
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON gebeurtenis
  FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
ALTER TABLE gebeurtenis ENABLE ALWAYS TRIGGER alleen_toevoegen;
"""

SYSTEEM = "(SELECT verzuim_systeem())"
ZELF = "(SELECT verzuim_gebruiker())"


def _gemeente(kolom: str) -> str:
    return f"{kolom} = ANY ((SELECT verzuim_gemeenten())::text[])"


def op_locatie(kolom: str) -> str:
    return f"{kolom} = ANY ((SELECT verzuim_locaties())::uuid[])"


def bestaat(uit: str, waar: str) -> str:
    """The condition that a row of another table is visible."""
    return f"EXISTS (SELECT 1 FROM {uit} WHERE {waar})"  # noqa: S608  (constants of this file)


def dossier(tabel: str) -> str:
    """The row hangs on a trajectory of one's municipalities."""
    return bestaat("traject t", f"t.id = {tabel}.traject_id AND {_gemeente('t.gemeente_code')}")


def _collega(tabel: str) -> str:
    """The row is about oneself, or about somebody who works at one's municipalities."""
    bij_gemeente = f"l.gebruiker_id = {tabel}.gebruiker_id AND {_gemeente('l.gemeente_code')}"
    return f"{tabel}.gebruiker_id = {ZELF} OR {bestaat('lidmaatschap l', bij_gemeente)}"


GEMEENTE = _gemeente("gemeente_code")
LOCATIE = op_locatie("locatie_id")
EIGEN = f"gebruiker_id = {ZELF}"
EIGEN_CONCEPT = bestaat("concept c", f"c.id = bijlage.concept_id AND c.gebruiker_id = {ZELF}")
BIJ_EIGEN_MELDING = bestaat("melding m", f"m.id = bijlage.melding_id AND {op_locatie('m.locatie_id')}")
GEMELD = bestaat("melding m", f"m.traject_id = traject.id AND {op_locatie('m.locatie_id')}")
INGESCHREVEN = bestaat("inschrijving i", f"i.leerling_id = leerling.id AND {op_locatie('i.locatie_id')}")
GEMELD_BIJ_GEMEENTE = bestaat(
    "melding m", f"m.leerling_id = inschrijving.leerling_id AND {_gemeente('m.gemeente_code')}"
)
GEDEELD = f"(gedeeld_met_school AND {bestaat('traject t', 't.id = notitie.traject_id')})"
BIJLAGE = f"{dossier('bijlage')} OR {EIGEN_CONCEPT} OR {BIJ_EIGEN_MELDING}"
NIEMAND = "false"

# Table: who reads, who writes; the system itself always does both.
BELEID = {
    "melding": (f"{GEMEENTE} OR {LOCATIE}", NIEMAND),
    "verzuimregel": (bestaat("melding m", "m.id = verzuimregel.melding_id"), NIEMAND),
    "traject": (f"{GEMEENTE} OR {GEMELD}", GEMEENTE),
    "inschrijving": (
        f"{LOCATIE} OR {GEMELD_BIJ_GEMEENTE}",
        NIEMAND,
    ),
    "leerling": (
        f"{GEMEENTE} OR {INGESCHREVEN} OR {bestaat('melding m', 'm.leerling_id = leerling.id')}",
        NIEMAND,
    ),
    "adres": (bestaat("leerling l", "l.id = adres.leerling_id"), NIEMAND),
    "taak": (GEMEENTE, GEMEENTE),
    "termijn": (GEMEENTE, GEMEENTE),
    "taakantwoord": (dossier("taakantwoord"), dossier("taakantwoord")),
    "vraag": (f"{LOCATIE} OR {dossier('vraag')}", dossier("vraag")),
    "notitie": (f"{dossier('notitie')} OR {GEDEELD}", dossier("notitie")),
    "contactmoment": (dossier("contactmoment"), dossier("contactmoment")),
    "gebeurtenis": (dossier("gebeurtenis"), dossier("gebeurtenis")),
    # A mail with a location went to that school.
    "mail": (f"{LOCATIE} OR {dossier('mail')}", NIEMAND),
    "concept": (EIGEN, EIGEN),
    "bijlage": (BIJLAGE, BIJLAGE),
    "gebruiker": (f"{ZELF} IS NOT NULL", NIEMAND),
    "lidmaatschap": (f"{EIGEN} OR {GEMEENTE}", NIEMAND),
    "schooltoewijzing": (_collega("schooltoewijzing"), NIEMAND),
    "afwezigheid": (_collega("afwezigheid"), NIEMAND),
    "wachtwoord": (NIEMAND, NIEMAND),
    "sessie": (NIEMAND, NIEMAND),
    "api_sleutel": (NIEMAND, NIEMAND),
    "idempotentie": (NIEMAND, NIEMAND),
    "eenmalige_link": (NIEMAND, NIEMAND),
    "uitgaand": (NIEMAND, NIEMAND),
}
# A file of a report stays; what somebody put with a draft may go.
VERWIJDEREN = {"bijlage": EIGEN_CONCEPT}


def beveilig(verbinding: Connection) -> None:
    """Everything above, in the transaction of the migration: no table exists without its lock."""
    verbinding.exec_driver_sql(ALLEEN_TOEVOEGEN)
    for tabel, (lezen, schrijven) in BELEID.items():
        verwijderen = VERWIJDEREN.get(tabel, schrijven)
        verbinding.exec_driver_sql(beveiliging(tabel, lezen, schrijven, verwijderen))


def beveiliging(tabel: str, lezen: str, schrijven: str, verwijderen: str) -> str:
    """Who reads, writes and deletes rows of a table, the system itself always included."""
    return f"""
    ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY;
    CREATE POLICY lezen ON {tabel} FOR SELECT USING ({SYSTEEM} OR {lezen});
    CREATE POLICY toevoegen ON {tabel} FOR INSERT WITH CHECK ({SYSTEEM} OR {schrijven});
    CREATE POLICY wijzigen ON {tabel} FOR UPDATE USING ({SYSTEEM} OR {schrijven});
    CREATE POLICY verwijderen ON {tabel} FOR DELETE USING ({SYSTEEM} OR {verwijderen});
    """
