"""The small language in which a municipality writes its own letters and mails: fill in, choose, and no more.

A text is checked before it is kept: only the kinds of words below are allowed, so that a text can neither
reach into the program nor keep it busy (no calls, no loops, no arithmetic). It is rendered in Jinja's sandbox
all the same. The mark-up is that of a plain mail: a blank line, `## ` a heading, `- ` a list, `> ` a box,
`**bold**`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_TEKST = 20_000
WOORDEN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.If),
    *(nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat),
    *(nodes.Filter, nodes.Test, nodes.Include),
)
TOETSEN = frozenset({"defined"})
TE_LANG = f"De tekst is te lang. Gebruik hooguit {MAX_TEKST} tekens."
ONAF = (
    "Hier klopt iets niet. Kijk de haakjes na: bij elke {{ hoort een }}, bij elke {% if … %} een {% endif %}."
)
MAG_NIET = "Dit kan niet in een tekst. U kunt gegevens invullen met {{ … }} en kiezen met {% if … %}."
GEEN_HTML = "Gebruik geen < in de tekst. Een kop begint met ##, een opsomming met -, vet zet u tussen **."
Velden = Mapping[str, frozenset[str]]
"""What a text may name: "b" -> its fields; "b.velden" -> {"*"} means any field below it."""


class Sjabloonfout(ValueError):
    """A text that is refused: `regel` counts from 1, `zin` is for the person who wrote it."""

    def __init__(self, regel: int, zin: str) -> None:
        self.regel, self.zin = regel, zin
        super().__init__(f"Regel {regel}: {zin}")


class Leeg(Undefined):
    """A field that nobody filled in shows in the text, so that whoever sends it sees what is missing."""

    def __str__(self) -> str:
        return "[niet ingevuld]"


class Zandbak(ImmutableSandboxedEnvironment):
    """Nothing can be called, and nothing but fields of our own values can be read."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not attr.startswith("_") and not callable(value)

    def is_safe_callable(self, obj: Any) -> bool:
        return False


def richt_in(omgeving: Environment) -> Environment:
    """White space as our own templates have it: a line with only `{% if %}` leaves no line behind."""
    omgeving.trim_blocks = omgeving.lstrip_blocks = True
    return omgeving


def controleer(omgeving: Environment, tekst: str, velden: Velden, includes: frozenset[str]) -> None:
    """Refuse with Sjabloonfout what is not in the language, or names what does not exist."""
    if len(tekst) > MAX_TEKST:
        raise Sjabloonfout(1, TE_LANG)
    try:
        boom = omgeving.parse(tekst)
    except TemplateSyntaxError as fout:
        raise Sjabloonfout(fout.lineno, ONAF) from None
    for knoop in (boom, *_alle(boom)):
        _controleer_knoop(omgeving, knoop, velden, includes)


def _alle(boom: nodes.Node) -> Iterable[nodes.Node]:
    return boom.find_all(nodes.Node)


def _controleer_knoop(
    omgeving: Environment, knoop: nodes.Node, velden: Velden, includes: frozenset[str]
) -> None:
    if type(knoop) not in WOORDEN:
        raise Sjabloonfout(knoop.lineno, MAG_NIET)
    if isinstance(knoop, nodes.TemplateData):
        _controleer_letters(knoop)
    elif isinstance(knoop, nodes.Name) and knoop.name not in velden:
        raise Sjabloonfout(knoop.lineno, _onbekend(knoop.name))
    elif isinstance(knoop, nodes.Getattr):
        _controleer_veld(knoop, velden)
    elif isinstance(knoop, nodes.Filter):
        _controleer_filter(omgeving, knoop)
    elif (isinstance(knoop, nodes.Test) and knoop.name not in TOETSEN) or (
        isinstance(knoop, nodes.Include) and not _is_vast(knoop.template, includes)
    ):
        raise Sjabloonfout(knoop.lineno, MAG_NIET)


def _controleer_letters(knoop: nodes.TemplateData) -> None:
    voor, haak, _ = knoop.data.partition("<")
    if haak:
        raise Sjabloonfout(knoop.lineno + voor.count("\n"), GEEN_HTML)


def _controleer_veld(knoop: nodes.Getattr, velden: Velden) -> None:
    mag = velden.get(_pad(knoop.node), frozenset())
    if knoop.attr.startswith("_") or (knoop.attr not in mag and "*" not in mag):
        raise Sjabloonfout(knoop.lineno, _onbekend(_pad(knoop) or knoop.attr))


def _controleer_filter(omgeving: Environment, knoop: nodes.Filter) -> None:
    """Our own filters, without arguments: none of them can make a text longer than what it shows."""
    if knoop.name not in omgeving.filters or knoop.args or knoop.kwargs or knoop.dyn_args or knoop.dyn_kwargs:
        raise Sjabloonfout(knoop.lineno, _onbekend(knoop.name))


def _is_vast(knoop: nodes.Expr, includes: frozenset[str]) -> bool:
    return isinstance(knoop, nodes.Const) and knoop.value in includes


def _pad(knoop: nodes.Node) -> str:
    """`b.velden` for that chain of names; empty for anything else."""
    if isinstance(knoop, nodes.Name):
        return knoop.name
    if isinstance(knoop, nodes.Getattr):
        begin = _pad(knoop.node)
        return f"{begin}.{knoop.attr}" if begin else ""
    return ""


def _onbekend(naam: str) -> str:
    return f"“{naam[:60]}” kennen wij niet. Kijk bij de gegevens die u kunt gebruiken."


# ---- mark-up ----

VET = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def als_html(tekst: str) -> str:
    """Mark-up as HTML. `tekst` comes from a checked text: values in it are escaped, HTML is our own."""
    return "\n".join(_blok(blok.strip("\n")) for blok in re.split(r"\n\s*\n", tekst) if blok.strip())


def _blok(blok: str) -> str:
    regels = blok.split("\n")
    if blok.lstrip().startswith("<"):
        return blok
    if blok.startswith("## "):
        kop, _, rest = blok.partition("\n")
        return f"<h2>{_vet(kop[3:])}</h2>" + (f"\n{_blok(rest)}" if rest.strip() else "")
    if all(regel.startswith("- ") for regel in regels):
        return "<ul>\n" + "\n".join(f"<li>{_vet(regel[2:])}</li>" for regel in regels) + "\n</ul>"
    if blok.startswith("> "):
        binnen = "<br>".join(_vet(regel.removeprefix("> ")) for regel in regels)
        return f'<div class="vak" dir="auto"><p>{binnen}</p></div>'
    return f"<p>{'<br>'.join(map(_vet, regels))}</p>"


def _vet(regel: str) -> str:
    return VET.sub(r"<strong>\1</strong>", regel)


def als_platte_tekst(tekst: str) -> str:
    """Mark-up as it reads best without any: the signs of headings, boxes and bold go."""
    regels = (re.sub(r"^(## |> )", "", regel) for regel in tekst.split("\n"))
    return VET.sub(r"\1", re.sub(r"\n{3,}", "\n\n", "\n".join(regels))).strip()


# ---- from our own templates to mark-up, for who wants to start from the standard text ----

VERVANGINGEN: tuple[tuple[str, str], ...] = (
    (r"\{#.*?#\}", ""),
    (r"\{% set [^%]*%\}\n?", ""),
    (r"<h2>(.*?)</h2>", r"\n## \1\n"),
    (r"<li>(.*?)</li>", r"- \1"),
    (r"</?ul>", ""),
    (r"</?strong>", "**"),
    (r"<br>", "\n"),
    (r'<div class="(?:vak|vraag)">(.*?)</div>', r"\n\1\n"),
    (r"<p(?: [^>]*)?>(.*?)</p>", r"\1\n"),
    (r"</?[a-z][^>]*>", ""),
    (r"\n{3,}", "\n\n"),
)


def als_opmaaktekst(html: str) -> str:
    """Our own HTML as mark-up."""
    for patroon, vervang in VERVANGINGEN:
        html = re.sub(patroon, vervang, html, flags=re.DOTALL)
    return html.strip() + "\n"
