"""The languages of letters, mails and pages for a pupil's home: a file per language, in templates/talen."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from pydantic import BaseModel, ConfigDict

TALEN = Path(__file__).resolve().parent.parent / "templates" / "talen"
STANDAARDTAAL = "nl"
CODE = re.compile(r"[a-z]{2,3}")
VAN_LINKS = "\u2066{}\u2069"
"""Latin letters with dots keep their order within a text from right to left."""


class Taal(BaseModel):
    """How letters, mails and pages for home read in a language.

    `woorden` are the fixed words of letters and mails, `vragen` the questions that plans ask at home, by kind
    ("overstap.vraag-ouders"); `dag` is how Babel writes a day, `richting` ltr or rtl.

    For the pages behind a link: their words in `pagina`, what can be chosen in `antwoorden` (kind -> code ->
    words), the labels of fields in `velden`, the faults in `fouten` (Dutch sentence -> sentence).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    naam: str
    richting: str
    locale: str
    dag: str
    woorden: Mapping[str, str]
    vragen: Mapping[str, str] = {}
    pagina: Mapping[str, str] = {}
    antwoorden: Mapping[str, Mapping[str, str]] = {}
    velden: Mapping[str, str] = {}
    fouten: Mapping[str, str] = {}

    def schrijf_dag(self, dag: date) -> str:
        return format_date(dag, self.dag, self.locale)

    def latijns(self, tekst: str) -> str:
        """Initials and the like, which keep their order in a text from right to left."""
        return VAN_LINKS.format(tekst) if self.richting == "rtl" else tekst


def lees_taal(code: str, map_: Path = TALEN) -> Taal:
    """The language with this code; ValueError for one that there is no file of."""
    pad = map_ / f"{code}.toml"
    if not CODE.fullmatch(code) or not pad.exists():
        raise ValueError(f"no such language: {code!r}")
    return _lees(pad)


@cache
def talen() -> Mapping[str, Taal]:
    """Every language that there is a file of, Dutch first."""
    codes = sorted((pad.stem for pad in TALEN.glob("*.toml")), key=lambda code: (code != STANDAARDTAAL, code))
    return {code: lees_taal(code) for code in codes}


@cache
def paginatalen() -> Mapping[str, Taal]:
    """The languages in which the pages behind a link can be read, Dutch first."""
    return {code: taal for code, taal in talen().items() if taal.pagina}


@cache
def _lees(pad: Path) -> Taal:
    return Taal.model_validate({"code": pad.stem, **tomllib.loads(pad.read_text("utf-8"))})
