"""From text as people and packages write it (dd-mm-jjjj, decimal comma, ja/nee) to what `lees_melding` takes.

Nothing is refused here: text that cannot be converted stays as it is, so that the one validation says what
is wrong with it, together with everything else.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.lijsten import STANDAARD, Lijsten
from domain.soorten import Meldingsoort

# Columns of the file; `meldingsnummer` becomes `kenmerk`, `kopie_aan` becomes `kopie_adressen`.
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeentecode")
LEERLINGVELDEN = (
    "bsn",
    "onderwijsnummer",
    "leerlingnummer",
    "achternaam",
    "voorvoegsel",
    "voornamen",
    "geboortedatum",
    "geslacht",
)
ZORGVELDEN = {
    "zorg_onderwijsoverstijgend": "onderwijsoverstijgend",
    "zorg_startkwalificatie": "startkwalificatie_in_gevaar",
    "zorg_uitval": "dreigende_uitval",
}
KOLOMMEN = (
    *(
        "meldingsnummer",
        "brin",
        "vestiging",
        *LEERLINGVELDEN,
        *ADRESVELDEN,
        "onderwijssoort",
        "klas",
        "soort",
    ),
    *("eerste_dag", "laatste_dag", "uren", "alle_lessen_gemist", "reden", "toelichting", "acties_school"),
    *("gewenste_actie", "spoed", *ZORGVELDEN, "melder_naam", "melder_email", "melder_telefoon", "kopie_aan"),
    "meldingsdatum",
)
JA_NEE = {"ja": True, "nee": False}
NEDERLANDSE_DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
DECIMAAL = re.compile(r"\d{1,4}(,\d{1,2})?", re.ASCII)
GEHEEL = re.compile(r"\d{1,6}", re.ASCII)


def als_datum(tekst: str) -> date | str:
    """A date from dd-mm-jjjj (or the text itself, when it is none)."""
    gevonden = NEDERLANDSE_DATUM.fullmatch(tekst)
    if not gevonden:
        return tekst
    dag, maand, jaar = (int(deel) for deel in gevonden.groups())
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return f"{jaar:04}-{maand:02}-{dag:02}"


def als_uren(tekst: str) -> str:
    """Hours with a decimal point, from a decimal comma."""
    return tekst.replace(",", ".") if DECIMAAL.fullmatch(tekst) else tekst


def als_ja_nee(tekst: str) -> bool | str:
    """True and False from ja and nee."""
    return JA_NEE.get(tekst.casefold(), tekst)


def als_geheel(tekst: str) -> int | str:
    """A whole number from digits."""
    return int(tekst) if GEHEEL.fullmatch(tekst) else tekst


OMZETTERS: Mapping[str, Callable[[str], object]] = {
    "geboortedatum": als_datum,
    "eerste_dag": als_datum,
    "laatste_dag": als_datum,
    "meldingsdatum": als_datum,
    "uren": als_uren,
    "huisnummer": als_geheel,
    "alle_lessen_gemist": als_ja_nee,
    "spoed": als_ja_nee,
    **dict.fromkeys(ZORGVELDEN, als_ja_nee),
}
BINNEN = {
    **{naam: ("leerling", naam) for naam in LEERLINGVELDEN},
    **{naam: ("leerling", "adres", naam) for naam in ADRESVELDEN},
    **{naam: ("zorgen", veld) for naam, veld in ZORGVELDEN.items()},
    "meldingsnummer": ("kenmerk",),
}
TAKKEN = ("leerling", "zorgen")  # groups of fields, so not the name of a column
KOLOM_BIJ_PAD = {".".join(pad): naam for naam, pad in BINNEN.items()} | {"kopie_adressen": "kopie_aan"}


def melding_uit_tekst(velden: Mapping[str, str], lijsten: Lijsten = STANDAARD) -> dict[str, Any]:
    """The nested input for `lees_melding` from flat text fields named as the columns of the file.

    Empty fields are left out, so that their defaults hold; extra fields go along and are refused later.
    """
    gegevens: dict[str, Any] = {}
    for naam, tekst in velden.items():
        if tekst.strip():
            _plaats(gegevens, naam, tekst.strip())
    _maak_reden_code(gegevens, lijsten)
    return gegevens


def kolom(pad: str) -> str:
    """The column of the file that a field path of Invoerfout belongs to ("leerling.bsn" -> "bsn")."""
    delen = pad.split(".")
    while delen and ".".join(delen) not in KOLOM_BIJ_PAD and len(delen) > 1:
        delen = delen[:-1]
    rest = ".".join(delen)
    return KOLOM_BIJ_PAD.get(rest, rest)


def _plaats(gegevens: dict[str, Any], naam: str, tekst: str) -> None:
    if naam == "kopie_aan":
        gegevens["kopie_adressen"] = tekst.split()
        return
    *takken, blad = BINNEN.get(naam, (f"kolom {naam}" if naam in TAKKEN else naam,))
    for tak in takken:
        gegevens = gegevens.setdefault(tak, {})
    gegevens[blad] = OMZETTERS.get(naam, str)(_hoofdletters(naam, tekst))


def _hoofdletters(naam: str, tekst: str) -> str:
    return tekst.upper() if naam == "brin" else tekst


def _maak_reden_code(gegevens: dict[str, Any], lijsten: Lijsten) -> None:
    if "reden" in gegevens and gegevens.get("soort") in set(Meldingsoort):
        gegevens["reden"] = lijsten.reden_code(Meldingsoort(gegevens["soort"]), gegevens["reden"])
