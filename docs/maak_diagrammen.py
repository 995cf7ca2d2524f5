"""Writes the pages of docs/procedures from the tables in domain/, so that page and program cannot differ.

`python -m docs.maak_diagrammen` writes the pages; with `--controleer` it writes nothing and ends with 1 when
a page on disk is not what the tables say.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from activities.besluit import BERICHT_AAN_SCHOOL
from docs.opmaak import EINDE, aantal, tabel
from docs.procedurebladen import blad
from domain.besluiten import NA_BESLUIT, TERMIJN, TOEGESTAAN, VEREIST, VERVOLG, VERVOLG_VRAAG, VraagUitkomst
from domain.namen import label
from domain.procedures.alle import PLANNEN
from domain.regels import STANDAARD_REGELS
from domain.soorten import Besluit, Fase, Taaksoort
from storage.mails import Sjabloon

MAP = Path(__file__).with_name("procedures")
VRAAG = "VRAAG"
INLEIDING = """\
# Het traject van een leerling

Deze pagina is gemaakt uit de tabellen van het programma (`domain/besluiten.py` en `domain/regels/`).
Verander haar niet met de hand: `python -m docs.maak_diagrammen` maakt haar opnieuw.
"""
UITKOMSTEN = {VraagUitkomst.BEANTWOORD: "de school antwoordt", VraagUitkomst.STIL: "de school blijft stil"}


def pagina() -> str:
    """The whole page as text."""
    delen = [
        INLEIDING,
        "## Stappen\n",
        diagram(),
        "## Taken\n",
        tabel(("taak", "uiterlijk", "besluiten"), _taken()),
        "## Besluiten\n",
        tabel(("besluit", "moet u invullen", "daarna", "mail aan de school"), _besluiten()),
        "## Termijnen\n",
        "De dag van de gebeurtenis telt niet mee. Een regio kan eigen termijnen hebben; dan gelden die.\n",
        tabel(("termijn", "uiterlijk", "herinnering na", "naar de coördinator na", "grond"), _termijnen()),
        "Bij een vraag aan de school gaat de laatste stap naar de teamleider van de school. Blijft een taak"
        " liggen, dan komt de melding aan de coördinator steeds terug.\n",
        "## Werkafspraken\n",
        tabel(("afspraak", "aantal", "grond"), _afspraken()),
    ]
    return "\n".join(delen)


def diagram() -> str:
    """The states of a trajectory in Mermaid: a box per task, a line per decision."""
    regels = ["```mermaid", "stateDiagram-v2"]
    regels += [f'    state "{label(taak)}" as {taak.name}' for taak in Taaksoort]
    regels += [
        f'    state "Vraag aan de school" as {VRAAG}',
        f"    {EINDE} --> {Taaksoort.BEOORDELEN.name}: melding",
    ]
    regels += [f"    {van} --> {naar}: {tekst}" for (van, naar), tekst in _lijnen().items()]
    return "\n".join([*regels, "```", ""])


def _lijnen() -> dict[tuple[str, str], str]:
    """Decisions that lead from the same box to the same box share a line."""
    lijnen: dict[tuple[str, str], list[str]] = {}
    for (taak, besluit), vervolg in VERVOLG.items():
        naar = VRAAG if vervolg.vraagt_school else _doel(vervolg.taak)
        lijnen.setdefault((taak.name, naar), []).append(label(besluit))
    for uitkomst, vervolg in VERVOLG_VRAAG.items():
        lijnen.setdefault((VRAAG, _doel(vervolg.taak)), []).append(UITKOMSTEN[uitkomst])
    return {lijn: " / ".join(teksten) for lijn, teksten in lijnen.items()}


def _doel(taak: Taaksoort | None) -> str:
    return taak.name if taak else EINDE


def _taken() -> Iterator[tuple[str, ...]]:
    for taak, besluiten in TOEGESTAAN.items():
        termijn = next(rij for rij in STANDAARD_REGELS.termijn if rij.code is TERMIJN[taak])
        yield (
            label(taak),
            aantal(termijn.uiterlijk, termijn.eenheid),
            ", ".join(label(besluit) for besluit in besluiten),
        )


def _besluiten() -> Iterator[tuple[str, ...]]:
    for besluit, velden in VEREIST.items():
        mail = BERICHT_AAN_SCHOOL.get(besluit, Sjabloon.VRAAG_SCHOOL)
        yield label(besluit), ", ".join(velden) or "niets", _daarna(besluit), mail.value


def _daarna(besluit: Besluit) -> str:
    vervolg = NA_BESLUIT[besluit]
    if vervolg.vraagt_school:
        return "wachten op het antwoord van de school"
    if vervolg.wacht_op_procedures:
        return f"wachten tot de procedures klaar zijn, dan taak '{label(Taaksoort.BEHANDELEN)}'"
    if vervolg.fase is Fase.GESLOTEN or vervolg.taak is None:
        return "het traject sluit"
    nieuw = " door een andere behandelaar" if vervolg.andere_behandelaar else ""
    return f"taak '{label(vervolg.taak)}'{nieuw}"


def _termijnen() -> Iterator[tuple[str, ...]]:
    for rij in STANDAARD_REGELS.termijn:
        uiterlijk = aantal(rij.uiterlijk, rij.eenheid)
        yield label(rij.code), uiterlijk, _dagen(rij.herinneringen), _dagen(rij.escalaties), rij.grond


def _afspraken() -> Iterator[tuple[str, ...]]:
    for rij in STANDAARD_REGELS.afspraak:
        yield rij.code.value, aantal(rij.aantal, rij.eenheid), rij.grond


def _dagen(aantallen: Iterable[int]) -> str:
    return ", ".join(map(str, aantallen)) or "-"


def paginas() -> dict[str, str]:
    """File name and text of every generated page."""
    return {"traject.md": pagina()} | {f"{plan.soort}.md": blad(plan) for plan in PLANNEN.values()}


def _verouderd(naam: str, tekst: str) -> bool:
    pad = MAP / naam
    return not pad.exists() or pad.read_text("utf-8") != tekst


def main(opties: list[str]) -> int:
    """Write the pages, or tell which differ; the exit code."""
    if "--controleer" not in opties:
        for naam, tekst in paginas().items():
            (MAP / naam).write_text(tekst, "utf-8")
        return 0
    oud = [naam for naam, tekst in paginas().items() if _verouderd(naam, tekst)]
    for naam in oud:
        sys.stdout.write(f"docs/procedures/{naam} is verouderd: voer `python -m docs.maak_diagrammen` uit.\n")
    return 1 if oud else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
