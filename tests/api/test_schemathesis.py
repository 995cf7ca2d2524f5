"""The API does what its own description says, also for input that nobody thought of."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn

from demo.gegevens import API_SLEUTEL
from demo.processen import vrije_poort
from tests.api.webproef import Webproef

# A schema cannot say that a number passes the 11-test or that days are in order: refusing those is right.
ZONDER = "positive_data_acceptance"
OPTIES = ("--checks", "all", "--exclude-checks", ZONDER, "--max-examples", "15", "--seed", "20261123")


@pytest.fixture
async def adres(web: Webproef) -> AsyncIterator[str]:
    """The application on a port, for a program that speaks HTTP."""
    poort = vrije_poort()
    server = uvicorn.Server(
        uvicorn.Config(web.app, port=poort, log_config=None, access_log=False, lifespan="off")
    )
    taak = asyncio.ensure_future(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.05)
    yield f"http://127.0.0.1:{poort}/api/v1"
    server.should_exit = True
    await taak


async def test_the_api_keeps_to_its_description(adres: str, tmp_path: Path) -> None:
    programma = Path(sys.executable).with_name("schemathesis")
    proces = await asyncio.create_subprocess_exec(
        *(str(programma), "run", f"{adres}/openapi.json", "--url", adres, *OPTIES, "--no-color"),
        *("--header", f"Authorization: Bearer {API_SLEUTEL}"),
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    uitvoer, _ = await proces.communicate()
    assert proces.returncode == 0, uitvoer.decode(errors="replace")[-6000:]
