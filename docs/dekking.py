"""Which required points of the catalogue have a test: `@pytest.mark.eis(N)` counted against docs/eisen.md.

Run with `python -m docs.dekking`; the tests are read, not run. Exit code 1 when a marker names a number that
the catalogue does not have, or names no number.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

WORTEL = Path(__file__).resolve().parents[1]
KOP = re.compile(r"## (\d+)\. (.+)")
RIJ = re.compile(r"\| (\d+) \| (yes|no) \| (.+) \|")


class Eis(NamedTuple):
    """One point of the catalogue."""

    nummer: int
    sectie: str
    verplicht: bool


class Merk(NamedTuple):
    """One use of the marker; `nummer` is None when it is not written as a plain number."""

    plaats: str
    nummer: int | None


def lees_eisen(pad: Path) -> dict[int, Eis]:
    """Every point of the page, by number."""
    sectie, eisen = "", {}
    for regel in pad.read_text("utf-8").splitlines():
        if kop := KOP.fullmatch(regel):
            sectie = f"{kop[1]}. {kop[2]}"
        elif rij := RIJ.fullmatch(regel):
            eisen[int(rij[1])] = Eis(int(rij[1]), sectie, rij[2] == "yes")
    return eisen


def lees_merken(map_: Path) -> Iterator[Merk]:
    """Every marker in the tests, as decorator, as `pytestmark` or on a case of a table."""
    for bestand in sorted(map_.rglob("*.py")):
        for knoop in ast.walk(ast.parse(bestand.read_text("utf-8"))):
            if _is_merk(knoop):
                yield from _nummers(knoop, f"{bestand.relative_to(map_.parent)}:{knoop.lineno}")


def _is_merk(knoop: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr == "eis"


def _nummers(merk: ast.Call, plaats: str) -> Iterator[Merk]:
    if not merk.args:
        yield Merk(plaats, None)
    for waarde in merk.args:
        nummer = waarde.value if isinstance(waarde, ast.Constant) else None
        yield Merk(plaats, nummer if isinstance(nummer, int) else None)


def fouten(eisen: dict[int, Eis], merken: list[Merk]) -> list[str]:
    """A sentence for each marker that points nowhere."""
    return [
        f"{merk.plaats}: {'no number' if merk.nummer is None else f'{merk.nummer} is not in docs/eisen.md'}"
        for merk in merken
        if merk.nummer not in eisen
    ]


def tabel(eisen: dict[int, Eis], bewezen: set[int]) -> list[str]:
    """Per section how many required points have a test, and which have none."""
    regels = [f"{'section':<46}{'proved':>8}{'required':>10}   not yet"]
    for sectie in dict.fromkeys(eis.sectie for eis in eisen.values()):
        verplicht = {eis.nummer for eis in eisen.values() if eis.sectie == sectie and eis.verplicht}
        regels.append(_rij(sectie, verplicht, bewezen))
    regels.append(_rij("all", {eis.nummer for eis in eisen.values() if eis.verplicht}, bewezen, kort=True))
    return regels


def _rij(naam: str, verplicht: set[int], bewezen: set[int], *, kort: bool = False) -> str:
    rest = "" if kort else reeksen(verplicht - bewezen)
    return f"{naam:<46}{len(verplicht & bewezen):>8}{len(verplicht):>10}   {rest}".rstrip()


def reeksen(nummers: set[int]) -> str:
    """Numbers in order, runs shortened: 3-5, 9."""
    delen: list[list[int]] = []
    for nummer in sorted(nummers):
        if delen and nummer == delen[-1][-1] + 1:
            delen[-1].append(nummer)
        else:
            delen.append([nummer])
    return ", ".join(str(deel[0]) if len(deel) == 1 else f"{deel[0]}-{deel[-1]}" for deel in delen)


def main() -> int:
    eisen = lees_eisen(WORTEL / "docs" / "eisen.md")
    merken = list(lees_merken(WORTEL / "tests"))
    bewezen = {merk.nummer for merk in merken if merk.nummer is not None}
    fout = fouten(eisen, merken)
    sys.stdout.write("\n".join([*tabel(eisen, bewezen), *fout]) + "\n")
    return 1 if fout else 0


if __name__ == "__main__":
    sys.exit(main())
