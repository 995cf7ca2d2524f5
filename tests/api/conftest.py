"""One application and one register for the tests of a module; every test makes the rows it needs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache
from temporalio.client import Client

from api.pagina import gedeeld
from infra.logging import configureer
from tests.api.webproef import Webproef, bouw_webproef


@pytest.fixture(scope="session", autouse=True)
def _logboek() -> None:
    """As in production: a failure is one line, not a page of local variables."""
    configureer("web", niveau="ERROR")


@pytest.fixture(scope="session", autouse=True)
def _sjablonen(gedeelde_map: Path) -> None:
    """Each page is compiled once per run, not once per process: that takes three seconds of a core."""
    map_ = gedeelde_map / "sjablonen"
    map_.mkdir(exist_ok=True)
    _, omgeving = gedeeld()
    omgeving.bytecode_cache = FileSystemBytecodeCache(str(map_))


@pytest.fixture(scope="module")
async def web(module_database_url: str, temporal_client: Client) -> AsyncIterator[Webproef]:
    """The web application, with the demo region in its register."""
    proef = await bouw_webproef(module_database_url, temporal_client)
    yield proef
    await proef.database.sluit()
