"""The languages in which letters and mails go home: a file per language, in templates/talen."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

TALEN = Path(__file__).resolve().parent.parent / "templates" / "talen"
STANDAARDTAAL = "nl"
CODE = re.compile(r"[a-z]{2,3}")


class Taal(BaseModel):
    """How letters and mails read in a language.

    `woorden` are their fixed words, `vragen` the questions that plans ask at home, by kind
    ("overstap.vraag-ouders"); `dag` is how Babel writes a day, `richting` ltr or rtl.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    naam: str
    richting: str
    locale: str
    dag: str
    woorden: Mapping[str, str]
    vragen: Mapping[str, str] = {}


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
def _lees(pad: Path) -> Taal:
    return Taal.model_validate({"code": pad.stem, **tomllib.loads(pad.read_text("utf-8"))})
