"""One PostgreSQL and one Temporal for this folder; each test module runs its own product on them."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.faults.cijfers import Verzamelaar
from tests.faults.opstelling import Opstelling, Servers
from tests.faults.verkeer import Verkeer


@pytest.fixture(scope="session")
def verzamelaar() -> Iterator[Verzamelaar]:
    """Collects what all tests of this folder did, and prints the line of figures at the end."""
    verzamelaar = Verzamelaar()
    yield verzamelaar
    verzamelaar.schrijf()


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """In a folder of their own: pytest closes its own to others, and PostgreSQL runs as another user."""
    map_ = Path(mkdtemp(prefix="verzuim-fouten-"))
    servers = Servers(map_)
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()
        shutil.rmtree(map_, ignore_errors=True)


@pytest.fixture(scope="module")
async def verkeer(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory, verzamelaar: Verzamelaar
) -> AsyncIterator[Verkeer]:
    """A running product with a load to put on it."""
    opstelling = Opstelling(servers, _map(tmp_path_factory))
    await opstelling.start()
    verkeer = Verkeer(opstelling)
    await verkeer.begin()
    yield verkeer
    await verkeer.einde()
    verzamelaar.neem_op(verkeer)
    await opstelling.stop()


def _map(fabriek: pytest.TempPathFactory) -> Path:
    return fabriek.mktemp("product")
