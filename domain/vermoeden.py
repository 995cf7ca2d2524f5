"""What a person can make of a suspect of absoluut verzuim."""

from collections.abc import Mapping
from enum import StrEnum

from domain.fouten import Invoerfout

AFWIJSREDENEN: Mapping[str, str] = {
    "zelfde-leerling": "De inschrijving is van deze leerling",
    "elders-ingeschreven": "De leerling staat ergens anders ingeschreven",
    "buitenland": "De leerling gaat in het buitenland naar school",
    "vrijgesteld": "De leerling heeft een vrijstelling",
    "verhuisd": "De leerling woont niet meer in de gemeente",
    "brp-fout": "De gegevens van de gemeente kloppen niet",
    "anders": "Een andere reden",
}


class Vermoedenstatus(StrEnum):
    """`loopt-al`: a procedure about this pupil runs, so nobody is asked again; `vervallen`: a newer
    comparison asks the same."""

    OPEN = "open"
    BEVESTIGD = "bevestigd"
    AFGEWEZEN = "afgewezen"
    LOOPT_AL = "loopt-al"
    VERVALLEN = "vervallen"


def controleer_afwijzing(reden: str, toelichting: str) -> None:
    """Raises Invoerfout with a sentence per field."""
    fouten: dict[str, str] = {}
    if reden not in AFWIJSREDENEN:
        fouten["reden"] = "Kies waarom u het vermoeden afwijst."
    if reden == "anders" and not toelichting.strip():
        fouten["toelichting"] = "Leg uit wat de reden is."
    if len(toelichting) > 1000:
        fouten["toelichting"] = "Gebruik hooguit 1000 tekens."
    if fouten:
        raise Invoerfout(fouten)
