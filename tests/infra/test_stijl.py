"""How the code is cut, and what no linter of ours can hold."""

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.omgeving import WORTEL

MAPPEN = ("domain", "storage", "activities", "workflows", "relay", "api", "infra", "demo", "voorbeeld")
MEDIAAN, P90, MODULE = 9, 25, 300
LEZERS_VAN_INSTELLINGEN = {"worker.py", "verzuim.py", "opdrachten.py", "relay/__main__.py", "api/app.py"}


@cache
def _modules() -> list[Path]:
    gevonden = [
        pad for map_ in MAPPEN for pad in (WORTEL / map_).rglob("*.py") if "versions" not in pad.parts
    ]
    return sorted([*gevonden, *WORTEL.glob("*.py")])


@cache
def _tekst(pad: Path) -> str:
    return pad.read_text()


@cache
def _knopen(pad: Path) -> list[ast.AST]:
    """The functions and imports of a module, which is taken apart once for all tests."""
    bewaard = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef
    return [knoop for knoop in ast.walk(ast.parse(_tekst(pad))) if isinstance(knoop, bewaard)]


def _naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def _regels(functie: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of its body without the docstring."""
    begin = functie.body[1 if ast.get_docstring(functie) and len(functie.body) > 1 else 0]
    return (functie.end_lineno or begin.lineno) - begin.lineno + 1


def _functies(pad: Path) -> Iterator[int]:
    for knoop in _knopen(pad):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _regels(knoop)


def _ingevoerd(pad: Path) -> set[str]:
    namen: set[str] = set()
    for knoop in _knopen(pad):
        if isinstance(knoop, ast.Import):
            namen |= {deel.name for deel in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen.add(knoop.module)
    return namen


def test_functions_are_short() -> None:
    lengtes = [lengte for pad in _modules() for lengte in _functies(pad)]
    assert statistics.median(lengtes) <= MEDIAAN
    assert statistics.quantiles(lengtes, n=10)[-1] <= P90


def test_a_module_fits_in_a_head() -> None:
    lengtes = {_naam(pad): len(_tekst(pad).splitlines()) for pad in _modules()}
    assert {naam: lengte for naam, lengte in lengtes.items() if lengte > MODULE} == {}


def test_only_entry_points_read_the_settings() -> None:
    lezers = {_naam(pad) for pad in _modules() if "settings" in _ingevoerd(pad)}
    assert lezers <= LEZERS_VAN_INSTELLINGEN


def test_only_the_settings_read_the_environment() -> None:
    """The demo passes PATH and HOME on to its processes; the drawing of PDFs is told where fonts are."""
    lezers = {_naam(pad) for pad in _modules() if re.search(r"\bos\.(environ|getenv)\b", _tekst(pad))}
    assert lezers <= {"settings.py", "demo/opzet.py", "demo/temporal.py", "infra/pdf.py"}


def test_nobody_imports_the_entry_points() -> None:
    ingangen = {"worker", "verzuim", "relay.__main__", "api.app"}
    for pad in _modules():
        if _naam(pad) != "verzuim.py":
            assert not ingangen & _ingevoerd(pad), _naam(pad)


def test_every_exception_to_the_rules_has_its_reason() -> None:
    for pad in _modules():
        for regel in _tekst(pad).splitlines():
            if "# type: ignore" in regel:
                assert re.search(r"# type: ignore\[[\w-]+(, [\w-]+)*\]  ?# \w", regel), (
                    f"{_naam(pad)}: {regel}"
                )


def test_nothing_is_left_to_do() -> None:
    for pad in _modules():
        assert not re.search(r"#.*\b(TODO|FIXME|XXX)\b", _tekst(pad)), _naam(pad)
