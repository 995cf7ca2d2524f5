"""How pages are rendered: the Jinja environment, and dates and numbers as Dutch readers write them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.statisch import Statisch
from domain.klok import amsterdam
from domain.namen import label

SJABLONEN = Path(__file__).resolve().parent.parent / "templates"
TAAL = "nl_NL"
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
BIJNA_DAGEN = 2


def datum(waarde: date | datetime | None) -> str:
    """`21 november 2026`, the day in the Netherlands; nothing for None."""
    if not waarde:
        return ""
    dag = _dag(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_van_tekst(waarde: str) -> str:
    """`2026-11-21`, as fields of a procedure keep it, in words."""
    return datum(date.fromisoformat(waarde))


def maand(waarde: date) -> str:
    """`november 2026`."""
    return f"{MAANDEN[waarde.month - 1]} {waarde.year}"


def korte_datum(waarde: date | datetime | None) -> str:
    """`21-11-2026`, also the way dates are typed in forms and files."""
    return _dag(waarde).strftime("%d-%m-%Y") if waarde else ""


def iso_dag(waarde: date | datetime) -> str:
    """`2026-11-21`, for machines."""
    return _dag(waarde).isoformat()


def datum_tijd(waarde: datetime | None) -> str:
    """`21 november 2026, 09.12 uur`, Dutch wall-clock time."""
    return f"{datum(waarde)}, {amsterdam(waarde):%H.%M} uur" if waarde else ""


def dag_in_woorden(iso: str) -> str:
    """`21 november 2026` for an ISO date that a procedure keeps as text."""
    return datum(date.fromisoformat(iso))


def getal(waarde: Decimal | int | float | None) -> str:
    """`1.234,5`: a decimal comma, no trailing zeros."""
    return format_decimal(waarde, locale=TAAL) if waarde is not None else ""


def relatief(waarde: date | datetime | None, nu: datetime) -> str:
    """`vandaag`, `morgen`, `over 3 dagen`, `1 dag te laat`; the date itself beyond two weeks."""
    if waarde is None:
        return "geen datum"
    dagen = dagen_tot(waarde, nu)
    if dagen < 0:
        return f"{_aantal_dagen(-dagen)} te laat"
    if dagen > 14:
        return datum(waarde)
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"over {_aantal_dagen(dagen)}")


def met_afstand(waarde: date | datetime, nu: datetime) -> str:
    """`11 december 2026 (over 8 dagen)`; the date once beyond two weeks."""
    dag, erbij = datum(waarde), relatief(waarde, nu)
    return dag if erbij == dag else f"{dag} ({erbij})"


def geleden(waarde: date | datetime, nu: datetime) -> str:
    """`vandaag`, `gisteren`, `12 dagen geleden`."""
    dagen = -dagen_tot(waarde, nu)
    return {0: "vandaag", 1: "gisteren"}.get(dagen, f"{_aantal_dagen(dagen)} geleden")


def dagen_tot(waarde: date | datetime, nu: datetime) -> int:
    """Calendar days from `nu` to `waarde`, both as days in the Netherlands; negative when passed."""
    return (_dag(waarde) - amsterdam(nu).date()).days


def termijnbadge(uiterlijk: date | datetime | None, nu: datetime) -> tuple[str, str]:
    """(kind of badge, words) for a promise that is due at `uiterlijk`."""
    if uiterlijk is None:
        return "neutral", "Loopt"
    dagen = dagen_tot(uiterlijk, nu)
    verstreken = uiterlijk < nu if isinstance(uiterlijk, datetime) else dagen < 0
    if verstreken:
        return "danger", f"Te laat: {_aantal_dagen(-dagen)}" if dagen < 0 else "Te laat"
    return ("warning", "Bijna verlopen") if dagen <= BIJNA_DAGEN else ("neutral", "Loopt")


def bestandsgrootte(aantal_bytes: int) -> str:
    """`312 kB` or `1,4 MB`."""
    if aantal_bytes < 1_000_000:
        return f"{max(1, round(aantal_bytes / 1000))} kB"
    return f"{getal(round(aantal_bytes / 1_000_000, 1))} MB"


def meervoud(aantal: int, een: str, meer: str) -> str:
    """`1 taak`, `2 taken`."""
    return f"{getal(aantal)} {een if aantal == 1 else meer}"


def maak_omgeving(statisch: Statisch) -> Environment:
    """The Jinja environment: everything escaped, an unknown name is an error instead of an empty place."""
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        auto_reload=False,  # a page uses some ten templates, and each would be looked at on the disk
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.globals.update(static_url=statisch.url, meervoud=meervoud, termijnbadge=termijnbadge)
    omgeving.filters.update(FILTERS)
    return omgeving


FILTERS: dict[str, Callable[..., Any]] = {
    "datum": datum,
    "dag_in_woorden": dag_in_woorden,
    "korte_datum": korte_datum,
    "maand": maand,
    "datum_tijd": datum_tijd,
    "dag_van_tekst": dag_van_tekst,
    "iso_dag": iso_dag,
    "getal": getal,
    "met_afstand": met_afstand,
    "relatief": relatief,
    "geleden": geleden,
    "grootte": bestandsgrootte,
    "label": label,
}


def _dag(waarde: date | datetime | None) -> date:
    if isinstance(waarde, datetime):
        return amsterdam(waarde).date()
    if waarde is None:
        raise ValueError("geen datum")
    return waarde


def _aantal_dagen(dagen: int) -> str:
    return "1 dag" if dagen == 1 else f"{dagen} dagen"
