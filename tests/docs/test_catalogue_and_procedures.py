"""The pages that are made or counted from the code."""

from pathlib import Path

import pytest

from docs import dekking, maak_diagrammen
from domain.besluiten import VERVOLG

BLADZIJDE = """\
## 1. First

| nr | required | what |
|---|---|---|
| 1 | yes | One. |
| 2 | yes | Two. |
| 3 | no | Three. |
"""


@pytest.fixture
def eisen(tmp_path: Path) -> dict[int, dekking.Eis]:
    pad = tmp_path / "eisen.md"
    pad.write_text(BLADZIJDE, "utf-8")
    return dekking.lees_eisen(pad)


def merken(map_: Path, regel: str) -> list[dekking.Merk]:
    map_.mkdir()
    (map_ / "test_iets.py").write_text(f"import pytest\n\n\n{regel}\ndef test_iets() -> None: ...\n", "utf-8")
    return list(dekking.lees_merken(map_))


def test_the_catalogue_holds_every_number_once_and_in_order() -> None:
    eisen = dekking.lees_eisen(dekking.WORTEL / "docs" / "eisen.md")
    assert list(eisen) == list(range(1, 285))
    assert sum(eis.verplicht for eis in eisen.values()) == 232


def test_every_marker_in_the_tests_names_a_number_of_the_catalogue() -> None:
    eisen = dekking.lees_eisen(dekking.WORTEL / "docs" / "eisen.md")
    assert dekking.fouten(eisen, list(dekking.lees_merken(dekking.WORTEL / "tests"))) == []


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("@pytest.mark.eis(4)", "tests/test_iets.py:4: 4 is not in docs/eisen.md"),
        ("@pytest.mark.eis()", "tests/test_iets.py:4: no number"),
        ("@pytest.mark.eis(NUMMER)", "tests/test_iets.py:4: no number"),
    ],
)
def test_a_marker_that_points_nowhere_is_named(
    tmp_path: Path, eisen: dict[int, dekking.Eis], regel: str, zin: str
) -> None:
    assert dekking.fouten(eisen, merken(tmp_path / "tests", regel)) == [zin]


def test_the_table_counts_required_points_only(tmp_path: Path, eisen: dict[int, dekking.Eis]) -> None:
    bewezen = {merk.nummer for merk in merken(tmp_path / "tests", "@pytest.mark.eis(1, 3)") if merk.nummer}
    _, sectie, alles = dekking.tabel(eisen, bewezen)
    assert sectie.split() == ["1.", "First", "1", "2", "2"]
    assert alles.split() == ["all", "1", "2"]


def test_runs_of_numbers_are_shortened() -> None:
    assert dekking.reeksen({9, 3, 4, 5, 11}) == "3-5, 9, 11"


def test_the_page_of_the_trajectory_is_what_the_tables_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert maak_diagrammen.main(["--controleer"]) == 0
    assert capsys.readouterr().out == ""


def test_a_page_that_differs_from_the_tables_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(maak_diagrammen, "MAP", tmp_path)
    assert maak_diagrammen.main(["--controleer"]) == 1
    assert "verouderd" in capsys.readouterr().out
    maak_diagrammen.main([])
    assert maak_diagrammen.main(["--controleer"]) == 0


def test_the_diagram_has_a_line_for_every_task_that_can_be_decided() -> None:
    diagram = maak_diagrammen.diagram()
    for taak, _ in VERVOLG:
        assert f"    {taak.name} --> " in diagram
