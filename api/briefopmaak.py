"""From a letter's text and data to the HTML that becomes its PDF."""

from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from api.weergave import TAAL, datum
from storage.briefgegevens import Briefgegevens

SJABLONEN = Path(__file__).resolve().parent.parent / "templates" / "brieven"


def maak_html(brief: Briefgegevens) -> str:
    """The whole letter; a text that asks for a field which nobody filled in is an error of ours."""
    return _omgeving().get_template(f"{brief.soort}/inhoud.html").render(b=brief)


@cache
def _omgeving() -> ImmutableSandboxedEnvironment:
    """Texts of letters only read: they may be a municipality's own one day."""
    omgeving = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {"datum": datum, "dag": _dag, "tijd": _tijd}
    return omgeving


def _dag(waarde: str) -> str:
    """`maandag 12 januari 2026`, from a field that holds an ISO date."""
    return format_date(date.fromisoformat(waarde), "EEEE d MMMM y", TAAL)


def _tijd(waarde: str) -> str:
    """`10.30 uur`, from a field that holds a time."""
    return f"{waarde.replace(':', '.')} uur"
