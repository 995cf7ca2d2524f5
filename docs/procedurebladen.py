"""A page per procedure, made from its plan: a drawing, the steps, the outcomes and the terms."""

from collections.abc import Iterator

from docs.opmaak import EINDE, tabel, wachttijd
from domain.namen import label
from domain.procedures.model import (
    Aan,
    Einde,
    Plan,
    Regelstap,
    Stap,
    Taakstap,
    Uitkomst,
    Vraagstap,
    Wachtstap,
)

KOP = """\
# {titel}

{uitleg}

Grond: {grond}

Deze pagina is gemaakt uit het plan in `domain/procedures/`. Verander haar niet met de hand:
`python -m docs.maak_diagrammen` maakt haar opnieuw.

## Stappen
"""
STIL = "de school blijft stil"
OUDERS_STIL = "de ouders blijven stil"


def blad(plan: Plan) -> str:
    """The whole page of a procedure as text."""
    delen = [
        KOP.format(titel=plan.titel, uitleg=plan.uitleg, grond=plan.grond),
        tekening(plan),
        tabel(("stap", "wie", "wanneer", "uitkomsten"), _stappen(plan)),
        "## Uitkomsten\n",
        tabel(("stap", "uitkomst", "invullen", "daarna", "gevolg"), _uitkomsten(plan)),
    ]
    if plan.bij:
        delen += [
            "## Veranderingen bij de leerling\n",
            tabel(("verandering", "daarna"), _veranderingen(plan)),
        ]
    return "\n".join(delen)


def tekening(plan: Plan) -> str:
    """The steps in Mermaid: a box per step, a line per way to the next."""
    regels = ["```mermaid", "stateDiagram-v2"]
    regels += [f'    state "{stap.titel}" as {_naam(stap.code)}' for stap in plan.stappen]
    regels += [f"    {EINDE} --> {_naam(plan.eerste)}"]
    regels += [f"    {van} --> {naar}: {tekst}" for (van, naar), tekst in _lijnen(plan).items()]
    regels += [f"    {_naam(einde.code)} --> {EINDE}" for einde in plan.eindes]
    return "\n".join([*regels, "```", ""])


def _lijnen(plan: Plan) -> dict[tuple[str, str], str]:
    lijnen: dict[tuple[str, str], list[str]] = {}
    for stap in plan.stappen:
        for tekst, naar in _wegen(stap):
            lijnen.setdefault((_naam(stap.code), _naam(naar)), []).append(tekst)
    return {lijn: " / ".join(teksten) for lijn, teksten in lijnen.items()}


def _wegen(stap: Stap) -> Iterator[tuple[str, str]]:
    for uitkomst in stap.uitkomsten:
        yield ("op de dag" if isinstance(stap, Wachtstap) else uitkomst.label), uitkomst.naar
    if isinstance(stap, Vraagstap):
        yield (STIL if stap.aan is Aan.SCHOOL else OUDERS_STIL), stap.stil


def _naam(code: str) -> str:
    return code.replace("-", "_")


def _stappen(plan: Plan) -> Iterator[tuple[str, ...]]:
    for stap in plan.stappen:
        if not isinstance(stap, Einde):
            yield stap.titel, _wie(stap), _wanneer(stap), ", ".join(u.label for u in stap.uitkomsten)


def _wie(stap: Stap) -> str:
    match stap:
        case Taakstap():
            return stap.wie.value
        case Vraagstap():
            return stap.aan.value
        case Regelstap():
            return "de regels"
        case _:
            return "niemand"


def _wanneer(stap: Stap) -> str:
    match stap:
        case Taakstap() | Vraagstap():
            return wachttijd(stap.termijn)
        case Wachtstap():
            return wachttijd(stap.afspraak) + (" ervoor" if stap.voor else "") if stap.afspraak else "de dag"
        case _:
            return "meteen"


def _uitkomsten(plan: Plan) -> Iterator[tuple[str, ...]]:
    for stap in plan.stappen:
        if isinstance(stap, Wachtstap):
            continue
        for uitkomst in stap.uitkomsten:
            invullen = ", ".join(veld.label for veld in uitkomst.velden) or "-"
            yield stap.titel, uitkomst.label, invullen, plan.stap(uitkomst.naar).titel, _gevolg(uitkomst)


def _gevolg(uitkomst: Uitkomst) -> str:
    gevolgen = [
        f"school: {uitkomst.schoolbericht}" if uitkomst.schoolbericht else "",
        f"brief: {uitkomst.brief}" if uitkomst.brief else "",
        f"start: {label(uitkomst.start)}" if uitkomst.start else "",
        f"verandering: {label(uitkomst.wijziging)}" if uitkomst.wijziging else "",
    ]
    return "; ".join(filter(None, gevolgen)) or "-"


def _veranderingen(plan: Plan) -> Iterator[tuple[str, ...]]:
    for wijziging, naar in plan.bij.items():
        yield label(wijziging), plan.stap(naar).titel
