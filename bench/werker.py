"""The product's worker for a measurement: as in production, with the keys of the tests."""

import asyncio
import sys

from infra.geheugen import rustig_geheugen
from infra.temporal import verbind
from storage.database import Database
from tests.omgeving import PROEFSLEUTELS
from tests.wereld import LINK_SLEUTEL
from workflows.bouw import bouw_worker


async def main(adres: str, database_url: str) -> None:
    client = await verbind(adres, "default", False, None, PROEFSLEUTELS)
    async with bouw_worker(
        client, "traject", Database(database_url, alleen_systeem=True), LINK_SLEUTEL, bewaakt=False
    ):
        rustig_geheugen()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
