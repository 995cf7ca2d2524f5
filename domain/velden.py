"""The kinds of field that people and machines fill in: strict, with a Dutch sentence per refusal.

JSON knows no dates and decimals, so those fields take ISO text besides Python values; nothing else is
converted: a number is not a text and "1" is not yes.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError
from stdnum.nl import bsn, onderwijsnummer

# Overrides of the reading direction: they make a text look like another one.
RICHTINGTEKENS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REGELTEKENS = frozenset("\n\t")
ISO_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CIJFERS = re.compile(r"\d{8,9}", re.ASCII)  # shorter ones pass the 11-test by leading zeros
DECIMAAL = re.compile(r"\d{1,4}(\.\d{1,2})?", re.ASCII)
MAIL = re.compile(r"[A-Za-z0-9._%+'&=-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")
VERBODEN_POSTCODES = ("SA", "SD", "SS")
VROEGSTE, LAATSTE = date(1900, 1, 1), date(2199, 12, 31)


def weiger(code: str, zin: str) -> PydanticCustomError:
    """A refusal whose text is the sentence itself (never a template: input must not become one)."""
    return PydanticCustomError("weigering", "{zin}", {"zin": zin, "code": code})


def _bevat_besturing(tekst: str, toegestaan: frozenset[str]) -> bool:
    return any(
        (unicodedata.category(teken) in ("Cc", "Cs") and teken not in toegestaan) or teken in RICHTINGTEKENS
        for teken in tekst
    )


def _schoon(toegestaan: frozenset[str]) -> Callable[[object], object]:
    """Before the length is checked, so that the limits of a field hold for what is stored."""

    def controleer(waarde: object) -> object:
        if not isinstance(waarde, str):
            return waarde
        if _bevat_besturing(waarde, toegestaan):
            raise weiger("tekens", "Hier staan tekens in die niet mogen. Typ de tekst opnieuw.")
        return unicodedata.normalize("NFC", waarde)

    return controleer


def _een_regeleinde(waarde: object) -> object:
    return waarde.replace("\r\n", "\n").replace("\r", "\n") if isinstance(waarde, str) else waarde


def _datum(waarde: object) -> object:
    if isinstance(waarde, datetime):
        raise weiger("datum", "Vul alleen een datum in, zonder tijd.")
    if isinstance(waarde, str):
        return _datum_uit_tekst(waarde)
    return waarde


def _datum_uit_tekst(tekst: str) -> date:
    try:
        if ISO_DATUM.fullmatch(tekst):
            return date.fromisoformat(tekst)
    except ValueError:
        raise weiger("datum", "Deze datum bestaat niet.") from None
    raise weiger("datum", "Vul een datum in als dag-maand-jaar, bijvoorbeeld 01-09-2025.")


def _binnen_bereik(dag: date) -> date:
    if not VROEGSTE <= dag <= LAATSTE:
        raise weiger("datum", "Kijk het jaartal van deze datum na.")
    return dag


def _uren(waarde: object) -> object:
    if isinstance(waarde, (str, int, float)):
        return _uren_uit_tekst(str(waarde))
    return waarde


def _uren_uit_tekst(tekst: str) -> Decimal:
    try:
        if DECIMAAL.fullmatch(tekst):
            return Decimal(tekst)
    except InvalidOperation:
        pass
    raise weiger("uren", "Vul een aantal uren in, met hooguit twee cijfers achter de komma.")


def _nummer(geldig: Callable[[str], bool], zin: str) -> Callable[[str], str]:
    def controleer(tekst: str) -> str:
        cijfers = tekst.replace(" ", "").replace(".", "")
        if not (CIJFERS.fullmatch(cijfers) and geldig(cijfers)):
            raise weiger("nummer", zin)
        return cijfers.zfill(9)

    return controleer


def _postcode(tekst: str) -> str:
    gesloten = tekst.replace(" ", "").upper()
    if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", gesloten) or gesloten[4:] in VERBODEN_POSTCODES:
        raise weiger("postcode", "Vul een postcode in als 1234 AB.")
    return gesloten


def _patroon(patroon: str, zin: str) -> AfterValidator:
    geldig = re.compile(patroon)

    def controleer(tekst: str) -> str:
        if not geldig.fullmatch(tekst):
            raise weiger("patroon", zin)
        return tekst

    return AfterValidator(controleer)


def _schema(patroon: str, voorbeeld: str) -> WithJsonSchema:
    """What the published API description says about the field."""
    return WithJsonSchema({"type": "string", "pattern": patroon, "examples": [voorbeeld]})


def _mail(tekst: str) -> str:
    if not MAIL.fullmatch(tekst):
        raise weiger("mail", "Vul een e-mailadres in, bijvoorbeeld naam@school.nl.")
    return tekst


Regel = Annotated[str, BeforeValidator(_schoon(frozenset())), StringConstraints(strip_whitespace=True)]
Tekst = Annotated[
    str,
    BeforeValidator(_schoon(REGELTEKENS)),
    BeforeValidator(_een_regeleinde),  # pydantic runs the last one first
    StringConstraints(strip_whitespace=True),
]
Datum = Annotated[date, BeforeValidator(_datum), AfterValidator(_binnen_bereik)]
Uren = Annotated[Decimal, BeforeValidator(_uren)]
Bsn = Annotated[
    Regel,
    AfterValidator(_nummer(bsn.is_valid, "Dit is geen geldig BSN. Kijk het nummer na.")),
    _schema(r"^[0-9]{9}$", "999900006"),
]
Onderwijsnummer = Annotated[
    Regel,
    AfterValidator(
        _nummer(onderwijsnummer.is_valid, "Dit is geen geldig onderwijsnummer. Kijk het nummer na.")
    ),
    _schema(r"^10[0-9]{7}$", "101222331"),
]
Postcode = Annotated[Regel, AfterValidator(_postcode), _schema(r"^[1-9][0-9]{3} ?[A-Za-z]{2}$", "2712 AB")]
Mailadres = Annotated[
    Regel, Field(max_length=254), AfterValidator(_mail), _schema(MAIL.pattern, "melder@school.example.org")
]
Telefoon = Annotated[
    Regel,
    _patroon(r"|\+?[0-9][0-9 ()-]{5,18}", "Vul een telefoonnummer in, bijvoorbeeld 079 123 45 67."),
]
Brin = Annotated[
    Regel,
    _patroon(r"[0-9]{2}[A-Z]{2}", "Vul het BRIN-nummer in: 2 cijfers en 2 letters."),
    _schema(r"^[0-9]{2}[A-Z]{2}$", "99AB"),
]
Vestiging = Annotated[
    Regel,
    _patroon(r"[0-9]{2}", "Vul het nummer van de vestiging in: 2 cijfers."),
    _schema(r"^[0-9]{2}$", "00"),
]
GeenOfGemeentecode = Annotated[Regel, _patroon(r"|[0-9]{4}", "Vul de gemeentecode in: 4 cijfers.")]
Gemeentecode = Annotated[
    Regel,
    _patroon(r"[0-9]{4}", "Vul de gemeentecode in: 4 cijfers."),
    _schema(r"^[0-9]{4}$", "0637"),
]
