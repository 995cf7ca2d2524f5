"""Pieces of SQL that several lists share; table aliases: l leerling, t traject, a taak."""

from domain.procedures.alle import taaksoorten_van
from domain.procedures.model import Wie
from storage.gebruikers import Persoon

ARTSTAKEN = taaksoorten_van(Wie.JEUGDARTS)

# "Y. de Vries"
KORTE_NAAM = "left(l.voornamen, 1) || '. ' || concat_ws(' ', nullif(l.voorvoegsel, ''), l.achternaam)"
# Full years on the day :vandaag; born on 29 February counts from 1 March, as domain/leerplicht does.
LEEFTIJD = "CAST(extract(year FROM age(CAST(:vandaag AS date), l.geboortedatum)) AS int)"
# Who may see a dossier or a task: staff of the municipality, and a youth doctor what was referred to one.
MAG_DOSSIER = """(t.gemeente_code = ANY (:gemeenten) OR (t.gemeente_code = ANY (:als_arts) AND EXISTS (
  SELECT 1 FROM taak q WHERE q.traject_id = t.id AND q.soort = ANY (:artstaken))))"""
MAG_TAAK = """(a.gemeente_code = ANY (:gemeenten)
  OR (a.gemeente_code = ANY (:als_arts) AND a.soort = ANY (:artstaken)))"""


def bereik(persoon: Persoon) -> dict[str, list[str]]:
    """The parameters of these pieces."""
    return {
        "gemeenten": list(persoon.gemeenten),
        "als_arts": list(persoon.als_arts),
        "artstaken": list(ARTSTAKEN),
    }
