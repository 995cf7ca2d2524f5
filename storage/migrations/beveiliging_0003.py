"""Row-level security of the youth doctor: pupils that were referred, and no other case of the municipality.

A pupil is referred once a step of a procedure asked the doctor something: a task of a kind in
`verzuim.artstaken`. Of such a dossier the doctor sees the reports, the procedures with their steps and
answers, and the log; not the notes, contacts, mails and files of the officers. Tables look at each other
in one direction, as in beveiliging_0001: everything -> taak, and taak stands alone.
"""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import BELEID, SYSTEEM, bestaat, dossier

FUNCTIES = """
CREATE FUNCTION verzuim_als_arts() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(coalesce(current_setting('verzuim.als_arts', true), ''), ',') $$;
CREATE FUNCTION verzuim_artstaken() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(coalesce(current_setting('verzuim.artstaken', true), ''), ',') $$;
CREATE FUNCTION verzuim_artsprocedures() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT array_agg(split_part(soort, '.', 1)) FROM unnest(verzuim_artstaken()) AS soort $$;
"""


def _bij_arts(kolom: str) -> str:
    return f"{kolom} = ANY ((SELECT verzuim_als_arts())::text[])"


def verwezen(traject_id: str) -> str:
    """A step of a procedure in this trajectory asked the doctor something."""
    artstaak = "a.soort = ANY ((SELECT verzuim_artstaken())::text[])"
    return bestaat("taak a", f"a.traject_id = {traject_id} AND {artstaak} AND {_bij_arts('a.gemeente_code')}")


# All tasks of the procedures in which a doctor has a part: what the others did at their steps belongs to it.
VAN_ARTSPROCEDURE = f"""({_bij_arts("gemeente_code")}
  AND split_part(soort, '.', 1) = ANY ((SELECT verzuim_artsprocedures())::text[]))"""
BIJ_VERWEZEN_MELDING = bestaat(
    "melding m", f"m.leerling_id = inschrijving.leerling_id AND {verwezen('m.traject_id')}"
)

# Who reads besides those of the first version.
OOK_LEZEN = {
    "taak": VAN_ARTSPROCEDURE,
    "termijn": verwezen("termijn.traject_id"),
    "traject": verwezen("traject.id"),
    "melding": verwezen("melding.traject_id"),
    "inschrijving": BIJ_VERWEZEN_MELDING,
    "taakantwoord": verwezen("taakantwoord.traject_id"),
    "vraag": verwezen("vraag.traject_id"),
    "gebeurtenis": verwezen("gebeurtenis.traject_id"),
}


def beveilig(verbinding: Connection) -> None:
    """Let the doctor read what was referred, and keep answers at those dossiers."""
    verbinding.exec_driver_sql(FUNCTIES)
    for tabel, ook in OOK_LEZEN.items():
        lezen = f"{SYSTEEM} OR {BELEID[tabel][0]} OR {ook}"
        verbinding.exec_driver_sql(f"ALTER POLICY lezen ON {tabel} USING ({lezen})")
    antwoorden = f"{SYSTEEM} OR {dossier('taakantwoord')} OR {verwezen('taakantwoord.traject_id')}"
    verbinding.exec_driver_sql(f"ALTER POLICY toevoegen ON taakantwoord WITH CHECK ({antwoorden})")
