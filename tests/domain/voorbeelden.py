"""Input that is right, for tests to make wrong; the number is in the range that is never issued."""

from copy import deepcopy
from typing import Any

BSN = "999900006"

GOED: dict[str, Any] = {
    "kenmerk": "2025-0001",
    "leerling": {
        "bsn": BSN,
        "leerlingnummer": "L-4711",
        "achternaam": "Verzonnen",
        "voorvoegsel": "van",
        "voornamen": "Noor",
        "geboortedatum": "2010-03-15",
        "geslacht": "v",
        "adres": {
            "straat": "Dorpsstraat",
            "huisnummer": 12,
            "postcode": "2712 AB",
            "plaats": "Zoetermeer",
            "gemeentecode": "0637",
        },
    },
    "brin": "99AB",
    "vestiging": "01",
    "klas": "4B",
    "onderwijssoort": "vmbo",
    "soort": "relatief-verzuim-wettelijk",
    "eerste_dag": "2025-09-01",
    "laatste_dag": "2025-09-05",
    "uren": "18.5",
    "melder_naam": "Melder Een",
    "melder_email": "melder@school.example.org",
    "meldingsdatum": "2025-09-08",
}
WEG = object()


def melding(**anders: Any) -> dict[str, Any]:
    """The good melding with other values by path ("leerling__adres__postcode"); `WEG` leaves a field out."""
    gegevens = deepcopy(GOED)
    for pad, waarde in anders.items():
        *takken, blad = pad.split("__")
        plek = gegevens
        for tak in takken:
            plek = plek[tak]
        if waarde is WEG:
            del plek[blad]
        else:
            plek[blad] = waarde
    return gegevens
