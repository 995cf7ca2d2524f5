"""Turns pydantic's refusals into Dutch sentences by field path, without ever repeating the input."""

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

# What a field is called in a sentence; fields that are not here are called by their own name.
VELDNAMEN: Mapping[str, str] = {
    "kenmerk": "het kenmerk",
    "leerling": "de gegevens van de leerling",
    "bsn": "het BSN",
    "onderwijsnummer": "het onderwijsnummer",
    "leerlingnummer": "het leerlingnummer van de school",
    "achternaam": "de achternaam",
    "voorvoegsel": "het voorvoegsel",
    "voornamen": "de voornamen",
    "geboortedatum": "de geboortedatum",
    "geslacht": "het geslacht",
    "adres": "het adres",
    "straat": "de straat",
    "huisnummer": "het huisnummer",
    "toevoeging": "de toevoeging",
    "postcode": "de postcode",
    "plaats": "de plaats",
    "gemeentecode": "de gemeentecode",
    "brin": "het BRIN-nummer",
    "vestiging": "de vestiging",
    "klas": "de klas",
    "onderwijssoort": "de soort onderwijs",
    "soort": "de soort melding",
    "eerste_dag": "de eerste dag van het verzuim",
    "laatste_dag": "de laatste dag van het verzuim",
    "uren": "het aantal uren",
    "alle_lessen_gemist": "de vraag of alle lessen zijn gemist",
    "verzuimregels": "de tabel met dagen en uren",
    "dag": "de dag",
    "reden": "de reden",
    "toelichting": "de toelichting",
    "acties_school": "wat de school al heeft gedaan",
    "gewenste_actie": "de actie die u wilt",
    "spoed": "de vraag of er spoed is",
    "zorgen": "de vragen over uw zorgen",
    "onderwijsoverstijgend": "de vraag over problemen buiten school",
    "startkwalificatie_in_gevaar": "de vraag over de startkwalificatie",
    "dreigende_uitval": "de vraag over stoppen met school",
    "melder_naam": "de naam van de melder",
    "melder_email": "het e-mailadres van de melder",
    "melder_telefoon": "het telefoonnummer van de melder",
    "kopie_adressen": "de adressen voor een kopie",
    "meldingsdatum": "de datum van de melding",
    "motivering": "de uitleg",
    "resultaat": "het resultaat",
    "vraag": "de vraag aan de school",
    "van": "de begindatum",
    "tot": "de einddatum",
    "nummer": "het BSN of onderwijsnummer",
    "vrijstelling_tot": "het einde van de vrijstelling",
    "startkwalificatie_op": "de datum van de startkwalificatie",
    "doelgemeente": "de gemeente waar de leerling woont",
}

ZINNEN: Mapping[str, str] = {
    "missing": "Vul {naam} in.",
    "string_too_short": "Vul {naam} in.",
    "string_too_long": "Gebruik voor {naam} hooguit {max_length} tekens.",
    "string_type": "Vul {naam} in als tekst.",
    "string_unicode": "Hier staan tekens in die niet mogen. Typ de tekst opnieuw.",
    "enum": "Kies {naam} uit de lijst.",
    "literal_error": "Kies {naam} uit de lijst.",
    "bool_type": "Beantwoord {naam} met ja of nee.",
    "int_type": "Vul {naam} in als een heel getal.",
    "int_parsing": "Vul {naam} in als een heel getal.",
    "date_type": "Vul {naam} in als dag-maand-jaar, bijvoorbeeld 01-09-2025.",
    "is_instance_of": "Vul {naam} in als een getal.",
    "greater_than": "{Naam} moet meer zijn dan {gt}.",
    "greater_than_equal": "{Naam} moet {ge} of meer zijn.",
    "less_than_equal": "{Naam} mag niet meer zijn dan {le}.",
    "too_long": "{Naam}: geef er hooguit {max_length} op.",
    "extra_forbidden": "Dit veld kennen wij niet. Laat het weg.",
    "model_type": "Vul {naam} in.",
    "tuple_type": "Geef {naam} op als een lijst.",
}
MAX_NAAM = 60
ANDERS = "Kijk {naam} na."


def zinnen(fout: ValidationError, *, noem_keuzes: bool = False) -> dict[str, str]:
    """Field path -> Dutch sentence, the first one where a field has more.

    `noem_keuzes` names what can be chosen: in a file there is no list to look at.
    """
    gevonden: dict[str, str] = {}
    for detail in fout.errors(include_url=False, include_input=False):
        for pad, zin in _uitgewerkt(detail, noem_keuzes).items():
            gevonden.setdefault(pad, zin)
    return gevonden


def _uitgewerkt(detail: ErrorDetails, noem_keuzes: bool) -> Mapping[str, str]:
    if detail["type"] == "samenhang":
        samen: Mapping[str, str] = detail["ctx"]["fouten"]
        return samen
    keuzes = f" Dat kan zijn: {_keuzes(detail)}." if noem_keuzes and detail["type"] == "enum" else ""
    return {".".join(_leesbaar(deel) for deel in detail["loc"]): _zin(detail) + keuzes}


def _keuzes(detail: ErrorDetails) -> str:
    """pydantic names them as `'a', 'b' or 'c'`."""
    return str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", " of ")


def _leesbaar(deel: str | int) -> str:
    """Names of unknown fields come from outside: cut them off and keep them printable."""
    return str(deel)[:MAX_NAAM].encode("ascii", "replace").decode()


def _zin(detail: ErrorDetails) -> str:
    if detail["type"] == "weigering":
        return str(detail["ctx"]["zin"])
    naam = _naam(detail)
    sjabloon = ZINNEN.get(_soort(detail), ANDERS)
    return sjabloon.format(naam=naam, Naam=_hoofdletter(naam), **detail.get("ctx", {}))


def _soort(detail: ErrorDetails) -> str:
    """A limit on a text that is cleaned first is reported as one on any value with a length."""
    van_tekst = detail.get("ctx", {}).get("field_type") == "Value"
    return f"string_{detail['type']}" if van_tekst else detail["type"]


def _naam(detail: ErrorDetails) -> str:
    namen = [VELDNAMEN[deel] for deel in detail["loc"] if isinstance(deel, str) and deel in VELDNAMEN]
    return namen[-1] if namen else "dit veld"


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
