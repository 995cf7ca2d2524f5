"""The land of tests/storage/land.py: one per module for tests that only read, or one for a test alone."""

from collections.abc import AsyncIterator

import pytest

from tests.storage.land import Land, bouw_land
from tests.voorraad import bewaarde_database


@pytest.fixture(scope="module")
async def land(module_database_url: str) -> AsyncIterator[Land]:
    """Shared by a module: read it, or roll back."""
    database = bewaarde_database(module_database_url)
    yield await bouw_land(database)
    await database.sluit()


@pytest.fixture
async def eigen_land(database_url: str) -> AsyncIterator[Land]:
    """For tests that change it."""
    database = bewaarde_database(database_url)
    yield await bouw_land(database)
    await database.sluit()
