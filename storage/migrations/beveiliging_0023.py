"""Row-level security says the same in fewer steps: looks at other tables that officers hardly need are calls.

A policy that looks at another table stands in the plan of every query, with the policies of that table, and
each of these parts is set up before a row is read: 458 lines of plan for the head of a dossier, of which 30
are ever run. A function in PL/pgSQL is one line, and runs only when the municipality of the row does not
settle the matter already. Its own queries are planned once per connection.

None of them is SECURITY DEFINER: what they read is what the asking person may read, as before
(docs/decisions/0029).
"""

from sqlalchemy import Connection

from storage.migrations.beveiliging_0001 import (
    BELEID,
    GEMEENTE,
    GEMELD,
    GEMELD_BIJ_GEMEENTE,
    INGESCHREVEN,
    LOCATIE,
    SYSTEEM,
    bestaat,
    dossier,
)
from storage.migrations.beveiliging_0003 import BIJ_VERWEZEN_MELDING, OOK_LEZEN, verwezen

_GEEN_ARTS = "coalesce(current_setting('verzuim.als_arts', true), '') = ''"
_BIJ_GEMEENTE = GEMELD_BIJ_GEMEENTE.replace("inschrijving.leerling_id", "gevraagd")
_VERWEZEN_LEERLING = BIJ_VERWEZEN_MELDING.replace("inschrijving.leerling_id", "gevraagd")


def _functie(naam: str, antwoord: str, *, niet: str = "false") -> str:
    """Whether something may be seen around the id `gevraagd`; never when `niet` holds."""
    return f"""
    CREATE FUNCTION {naam}(gevraagd uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY INVOKER AS
      $$ BEGIN IF {niet} THEN RETURN false; END IF; RETURN {antwoord}; END $$;
    """


FUNCTIES = (
    # A step of a procedure in this trajectory asked the doctor something.
    _functie("verzuim_verwezen", verwezen("gevraagd"), niet=_GEEN_ARTS),
    # A report about the pupil came to one's municipality, or was referred to the doctor.
    _functie("verzuim_gemeld_bij_ons", f"{_BIJ_GEMEENTE} OR {_VERWEZEN_LEERLING}"),
    # A report about the pupil may be seen: also of one who lives or goes to school elsewhere.
    _functie("verzuim_kent_melding", bestaat("melding m", "m.leerling_id = gevraagd")),
)

# Who reads: the same people as before.
LEZEN = {
    "traject": f"{GEMEENTE} OR {GEMELD} OR verzuim_verwezen(id)",
    "melding": f"{GEMEENTE} OR {LOCATIE} OR verzuim_verwezen(traject_id)",
    "leerling": f"{GEMEENTE} OR {INGESCHREVEN} OR verzuim_kent_melding(id)",
    "inschrijving": f"{LOCATIE} OR verzuim_gemeld_bij_ons(leerling_id)",
} | {
    tabel: f"{BELEID[tabel][0]} OR verzuim_verwezen(traject_id)"
    for tabel in ("termijn", "taakantwoord", "vraag", "gebeurtenis")
}
ANTWOORDEN = f"{dossier('taakantwoord')} OR verzuim_verwezen(traject_id)"


def beveilig(verbinding: Connection) -> None:
    """The policies in their new words, in the transaction of the migration."""
    assert set(LEZEN) - {"leerling"} == set(OOK_LEZEN) - {"taak"}, "every look of the doctor is said again"
    for functie in FUNCTIES:
        verbinding.exec_driver_sql(functie)
    for tabel, lezen in LEZEN.items():
        verbinding.exec_driver_sql(f"ALTER POLICY lezen ON {tabel} USING ({SYSTEEM} OR {lezen})")
    verbinding.exec_driver_sql(
        f"ALTER POLICY toevoegen ON taakantwoord WITH CHECK ({SYSTEEM} OR {ANTWOORDEN})"
    )
