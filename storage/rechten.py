"""What the application's role may do with each table; whatever is not here, it may not do.

Rows are guarded by row-level security; this is about verbs. Nothing is deleted but drafts and log-ins, a
report and its event log are never changed.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, text

LEZEN = ("SELECT",)
TOEVOEGEN = (*LEZEN, "INSERT")
WIJZIGEN = (*TOEVOEGEN, "UPDATE")
VERWIJDEREN = (*WIJZIGEN, "DELETE")

# Public facts about organisations, and the clock of the demo.
ZONDER_PERSOONSGEGEVENS = frozenset(
    {
        "rmc_regio",
        "gemeente",
        "school",
        "schoollocatie",
        "kalenderafwijking",
        "werkafspraak",
        "klokstand",
        "tekstversie",
        "huisstijl",
        "jaarbeurt",
        "lijstregel",
    }
)

RECHTEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(sorted(ZONDER_PERSOONSGEGEVENS), WIJZIGEN),
    "gebruiker": WIJZIGEN,
    "wachtwoord": WIJZIGEN,
    "lidmaatschap": WIJZIGEN,
    "schooltoewijzing": VERWIJDEREN,
    "afwezigheid": VERWIJDEREN,
    "sessie": VERWIJDEREN,
    "api_sleutel": WIJZIGEN,
    "leerling": WIJZIGEN,
    "naamvorm": VERWIJDEREN,
    "adres": WIJZIGEN,
    "inschrijving": WIJZIGEN,
    "melding": TOEVOEGEN,
    "verzuimregel": TOEVOEGEN,
    "bijlage": VERWIJDEREN,
    "concept": VERWIJDEREN,
    "idempotentie": WIJZIGEN,
    "traject": WIJZIGEN,
    "procedure": WIJZIGEN,
    "taak": WIJZIGEN,
    "taakantwoord": TOEVOEGEN,
    "vraag": WIJZIGEN,
    "vrijstelling": WIJZIGEN,
    "verwantschap": WIJZIGEN,
    "eenmalige_link": WIJZIGEN,
    "termijn": WIJZIGEN,
    "notitie": WIJZIGEN,
    "contactmoment": WIJZIGEN,
    "mail": WIJZIGEN,
    "brief": TOEVOEGEN,
    "betrokkene": WIJZIGEN,
    "maatwerk": WIJZIGEN,
    "koppeling": WIJZIGEN,
    "inzage": TOEVOEGEN,
    "gebeurtenis": TOEVOEGEN,
    "uitgaand": WIJZIGEN,
    "vergelijking": TOEVOEGEN,
    "vermoeden": WIJZIGEN,
    "vsvtelling": TOEVOEGEN,
    "vervanging": WIJZIGEN,
    "weergave": VERWIJDEREN,
    "campagne": WIJZIGEN,
    "deelnemer": WIJZIGEN,
    "campagnestand": WIJZIGEN,
    "klassenvraag": WIJZIGEN,
    "beheerregel": TOEVOEGEN,
    "uitnodiging": WIJZIGEN,
    "kopieadres": WIJZIGEN,
    "antwoordverbetering": TOEVOEGEN,
    "thuistaal": WIJZIGEN,
}
REEKSEN = ("traject_nummer", "melding_nummer")


def verleen(verbinding: Connection, app_rol: str) -> None:
    """Give the application's role exactly these rights, whatever it had before."""
    rol = verbinding.dialect.identifier_preparer.quote_identifier(app_rol)
    verbinding.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {rol}"))
    verbinding.execute(text(f"GRANT USAGE ON SCHEMA public TO {rol}"))
    for tabel, werkwoorden in RECHTEN.items():
        verbinding.execute(text(f"GRANT {', '.join(werkwoorden)} ON {tabel} TO {rol}"))
    for reeks in REEKSEN:
        verbinding.execute(text(f"GRANT USAGE ON SEQUENCE {reeks} TO {rol}"))
