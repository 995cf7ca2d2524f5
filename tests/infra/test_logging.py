"""Logs never hold what was written, nor about whom."""

import json
import subprocess
import sys

import pytest

from infra.logging import blot
from tests.omgeving import WORTEL

PROGRAMMA = """
import logging, structlog
from infra.logging import configureer
configureer("proef")
logging.getLogger("uvicorn.access").info("GET /antwoord/geheim")
structlog.get_logger("eigen").info("melding opgeslagen", melding_id="6f1b")
try:
    try:
        raise KeyError("Jansen")
    except KeyError as oorzaak:
        raise ValueError("bsn 999990019 van Pietersen") from oorzaak
except ValueError:
    logging.getLogger("temporalio.activity").warning(
        "Completing activity as failed", exc_info=True, extra={"temporal_activity": {"input": "Pietersen"}}
    )
logging.getLogger("ander").warning("mail aan %s over %s", "piet@school.nl", 999990019)
"""


@pytest.fixture(scope="module")
def regels() -> list[dict[str, object]]:
    uitslag = subprocess.run(
        [sys.executable, "-c", PROGRAMMA], cwd=WORTEL, capture_output=True, text=True, check=True
    )
    return [json.loads(regel) for regel in uitslag.stderr.splitlines()]


def test_every_line_is_json_with_time_level_logger_and_process(regels: list[dict[str, object]]) -> None:
    assert [regel["event"] for regel in regels] == [
        "melding opgeslagen",
        "Completing activity as failed",
        "mail aan [mailadres] over [nummer]",
    ]
    for regel in regels:
        assert {"timestamp", "level", "logger"} <= regel.keys()
        assert regel["proces"] == "proef"


def test_a_traceback_keeps_places_and_loses_messages(regels: list[dict[str, object]]) -> None:
    spoor = regels[1]["spoor"]
    assert isinstance(spoor, list)
    assert spoor[0] == "ValueError"
    assert "KeyError" in spoor
    assert not {"Pietersen", "Jansen"} & set(json.dumps(regels).replace('"', " ").split())


@pytest.mark.parametrize(
    ("regel", "geblot"),
    [
        ("bsn=999990019", "bsn=[nummer]"),
        ("van a.b+c@school.example.nl", "van [mailadres]"),
        ("/antwoord/" + "aB3" * 14, "/antwoord/[token]"),
        ("id 123e4567-e89b-12d3-a456-426614174000", "id 123e4567-e89b-12d3-a456-426614174000"),
        ("poort 54320 duur 0.123456789", "poort 54320 duur 0.123456789"),
    ],
)
def test_numbers_addresses_and_tokens_are_blotted(regel: str, geblot: str) -> None:
    assert blot(regel) == geblot
