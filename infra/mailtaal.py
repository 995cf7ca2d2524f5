"""Dates and words in mails, and the environment in which a municipality's own mail text is filled in."""

from datetime import date, datetime
from functools import cache
from typing import Any

from babel.dates import format_date
from jinja2 import ChainableUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from domain.klok import amsterdam
from domain.namen import label
from infra.sjabloontaal import Leeg, Zandbak, als_html, als_platte_tekst, richt_in
from infra.talen import STANDAARDTAAL, Taal, lees_taal

TAAL = "nl_NL"


class LeegVeld(Leeg, ChainableUndefined):
    """Also what hangs on a field that is not there."""


def _taal(context: Context) -> Taal:
    """The language of a translated mail; Dutch for all others."""
    taal: Taal = context.get("t") or lees_taal(STANDAARDTAAL)
    return taal


@pass_context
def datum(context: Context, waarde: date | datetime) -> str:
    """`maandag 3 november 2025`, the day in the Netherlands, in the mail's language."""
    dag = amsterdam(waarde).date() if isinstance(waarde, datetime) else waarde
    return _taal(context).schrijf_dag(dag)


def maand(waarde: date) -> str:
    """`oktober 2026`."""
    return format_date(waarde, "MMMM y", TAAL)


@pass_context
def tijd(context: Context, waarde: datetime) -> str:
    """`10.30 uur`, on Dutch clocks."""
    return f"{amsterdam(waarde):%H.%M} {_taal(context).woorden['tijd']}".strip()


FILTERS = {"datum": datum, "maand": maand, "tijd": tijd, "label": label, "lower": str.lower}


@cache
def tekstomgeving(*, html: bool) -> Zandbak:
    """For texts that were checked before they were kept; nothing in them can be called."""
    omgeving = Zandbak(autoescape=html, undefined=LeegVeld)
    omgeving.filters = dict(FILTERS)
    richt_in(omgeving)
    return omgeving


def vul_html(tekst: str, waarden: dict[str, Any]) -> Markup:
    """The text with its fields, its mark-up as HTML."""
    return Markup(als_html(tekstomgeving(html=True).from_string(tekst).render(waarden)))


def vul_tekst(tekst: str, waarden: dict[str, Any]) -> str:
    """The text with its fields, without mark-up."""
    return als_platte_tekst(tekstomgeving(html=False).from_string(tekst).render(waarden))
