"""From a letter's text and data to the HTML that becomes its PDF, in the style of its municipality.

The text is the municipality's own version, or the text of the language it is asked in, or the standard one.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from babel.dates import format_date
from jinja2 import ChainableUndefined, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from domain.brieven import check_briefsoort
from domain.klok import amsterdam
from infra.sjabloontaal import Leeg, Velden, Zandbak, als_html, als_opmaaktekst, controleer, richt_in
from infra.talen import STANDAARDTAAL, Taal, lees_taal
from storage.briefgegevens import Briefgegevens
from storage.huisstijl import STANDAARD, Huisstijl
from storage.teksten import Tekst

Omgeving = TypeVar("Omgeving", bound=ImmutableSandboxedEnvironment)
SJABLONEN = Path(__file__).resolve().parent.parent / "templates" / "brieven"
INCLUDES = frozenset({"afspraak.html"})
EIGENSCHAPPEN = ("naam", "datum", "leerling", "volwassen", "aanhef")
BRIEFVELDEN: Velden = {
    "b": (frozenset(Briefgegevens.model_fields) - {"id", "soort"}) | frozenset(EIGENSCHAPPEN),
    "b.velden": frozenset({"*"}),
}
EIGEN = (
    '{% extends soort ~ "/inhoud.html" %}'
    "{% block onderwerp %}{{ eigen.onderwerp }}{% endblock %}"
    "{% block inhoud %}{{ eigen.inhoud }}{% endblock %}"
)


class LeegVeld(Leeg, ChainableUndefined):
    """Also what hangs on a field that is not there."""


@dataclass(frozen=True)
class Opmaak:
    """How a letter is to look and in which words; `mappen` are where texts are looked for."""

    stijl: Huisstijl = STANDAARD
    taal: Taal = field(default_factory=lambda: lees_taal(STANDAARDTAAL))
    tekst: Tekst | None = None
    map: Path = SJABLONEN


def maak_html(brief: Briefgegevens, opmaak: Opmaak | None = None) -> str:
    """The whole letter; a standard text that asks for a field nobody filled in is an error of ours."""
    opmaak = opmaak or Opmaak()
    waarden: dict[str, Any] = {"b": brief, "s": opmaak.stijl, "t": opmaak.taal, "soort": brief.soort}
    tekst = opmaak.tekst or vertaling(brief.soort, opmaak.taal, opmaak.map)
    if tekst is None:
        return _omgeving().get_template(f"{check_briefsoort(brief.soort)}/inhoud.html").render(waarden)
    eigen = {
        "onderwerp": vul(tekst.onderwerp, waarden),
        "inhoud": Markup(als_html(vul(tekst.inhoud, waarden))),
    }
    return _omgeving().from_string(EIGEN).render(waarden | {"eigen": eigen})


def vul(tekst: str, waarden: dict[str, Any]) -> Markup:
    """A checked text with its fields filled in, safe for HTML."""
    return Markup(tekstomgeving().from_string(tekst).render(waarden).strip("\n"))


def vertaling(soort: str, taal: Taal, map_: Path = SJABLONEN) -> Tekst | None:
    """The text of a letter in another language; None for Dutch, and for what nobody translated."""
    pad = map_ / check_briefsoort(soort) / f"{taal.code}.txt"
    if taal.code == STANDAARDTAAL or not pad.exists():
        return None
    onderwerp, _, inhoud = pad.read_text("utf-8").partition("\n")
    return Tekst(onderwerp=onderwerp, inhoud=inhoud)


def standaardtekst(soort: str) -> Tekst:
    """Our own Dutch text as somebody can edit it."""
    bron, _, _ = _laad(f"{check_briefsoort(soort)}/inhoud.html")
    return Tekst(
        onderwerp=als_opmaaktekst(_blok(bron, "onderwerp", soort)).strip(),
        inhoud=als_opmaaktekst(_blok(bron, "inhoud", "")),
    )


def check_tekst(tekst: str) -> None:
    """Refuse with Sjabloonfout what may not stand in a letter."""
    controleer(tekstomgeving(), tekst, BRIEFVELDEN, INCLUDES)


def _blok(bron: str, naam: str, anders: str) -> str:
    _, _, rest = bron.partition(f"{{% block {naam} %}}")
    return rest.partition("{% endblock %}")[0] if rest else anders


def _laad(naam: str) -> Any:
    return FileSystemLoader(SJABLONEN).get_source(_omgeving(), naam)


@cache
def _omgeving() -> ImmutableSandboxedEnvironment:
    """Our own layouts and texts."""
    omgeving = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(SJABLONEN), autoescape=True, undefined=StrictUndefined
    )
    return _met_filters(omgeving)


@cache
def tekstomgeving() -> Zandbak:
    """Texts of municipalities and translations: nothing can be called, what is missing shows."""
    return _met_filters(Zandbak(loader=FileSystemLoader(SJABLONEN), autoescape=True, undefined=LeegVeld))


def _met_filters(omgeving: Omgeving) -> Omgeving:
    omgeving.filters = {"datum": _datum, "dag": _dag, "tijd": _tijd, "join": omgeving.filters["join"]}
    richt_in(omgeving)
    return omgeving


def _taal(context: Context) -> Taal:
    taal: Taal = context["t"]
    return taal


@pass_context
def _datum(context: Context, waarde: date | datetime) -> str:
    """`12 januari 2026`, in the letter's language."""
    dag = amsterdam(waarde).date() if isinstance(waarde, datetime) else waarde
    return format_date(dag, "d MMMM y", _taal(context).locale)


@pass_context
def _dag(context: Context, waarde: str) -> str:
    """`maandag 12 januari 2026`, from a field that holds an ISO date; as it is when nobody filled it in."""
    taal = _taal(context)
    return format_date(date.fromisoformat(waarde), taal.dag, taal.locale) if waarde else str(waarde)


@pass_context
def _tijd(context: Context, waarde: str) -> str:
    """`10.30 uur`, from a field that holds a time."""
    return f"{str(waarde).replace(':', '.')} {_taal(context).woorden['tijd']}".strip()
