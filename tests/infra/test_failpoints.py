"""A failpoint kills at the hit that was asked for, and does nothing otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from infra.failpoints import UITVAL_CODE, ontleed
from tests.omgeving import WORTEL

PROGRAMMA = """
import sys
from infra.failpoints import configureer, failpoint
configureer(sys.argv[1], sys.argv[2])
for naam in ("eerst", "daarna", "eerst"):
    print(naam, flush=True)
    failpoint(naam)
print("klaar")
"""


@pytest.mark.parametrize(
    ("opdracht", "uitgang", "gezien"),
    [
        ("", 0, ["eerst", "daarna", "eerst", "klaar"]),
        ("elders", 0, ["eerst", "daarna", "eerst", "klaar"]),
        ("daarna", UITVAL_CODE, ["eerst", "daarna"]),
        ("eerst:2", UITVAL_CODE, ["eerst", "daarna", "eerst"]),
    ],
)
def test_it_dies_where_it_was_told_to(opdracht: str, uitgang: int, gezien: list[str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    uitslag = subprocess.run(
        [sys.executable, "-c", PROGRAMMA, opdracht, str(log)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uitslag.returncode == uitgang
    assert uitslag.stdout.split() == gezien
    assert log.read_text().split() == [naam for naam in gezien if naam != "klaar"]


@pytest.mark.parametrize("opdracht", ["naam:0", "naam:-1", "naam:x"])
def test_a_wrong_order_is_refused(opdracht: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ontleed(opdracht)
