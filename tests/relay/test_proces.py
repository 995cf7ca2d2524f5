"""The relay as a process. What happens when it dies: tests/faults/test_failpoints.py."""

import asyncio
import base64
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import pytest
from temporalio.client import Client

from demo.smtp import Postvak, Smtpvang
from relay.doorgeven import Bestemming
from storage.database import Database
from storage.mails import Mailstatus
from tests.omgeving import PROEFSLEUTELS, WORTEL
from tests.relay.hulp import NU, mails, uitgaande, wacht_op
from tests.relay.test_doorgeven import stand, werker
from tests.wereld import LINK_SLEUTEL, Wereld, bouw_wereld


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    database = Database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


@pytest.fixture
def bestemming(temporal_client: Client, taakwachtrij: str) -> Bestemming:
    return Bestemming(temporal_client, taakwachtrij, "https://verzuim.example")


@pytest.fixture
def omgeving(database_url: str, temporal_adres: str, taakwachtrij: str, smtp: Smtpvang) -> dict[str, str]:
    """What the process reads instead of a .env."""
    geheim = PROEFSLEUTELS.huidige
    sleutel = f"{geheim.id}:{base64.b64encode(geheim.geheim).decode()}"
    return {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": database_url,
        "TEMPORAL_ADDRESS": temporal_adres,
        "TEMPORAL_TASK_QUEUE": taakwachtrij,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(smtp.poort),
        "SMTP_TLS": "geen",
        "SMTP_AFZENDER": "leerplicht@voorbeeldstad.example",
        "BASIS_URL": "https://verzuim.example",
        "BSN_SLEUTELS": sleutel,
        "PAYLOAD_SLEUTELS": sleutel,
        "INDEX_SLEUTEL": base64.b64encode(b"i" * 32).decode(),
        "LINK_SLEUTEL": base64.b64encode(LINK_SLEUTEL).decode(),
    }


@asynccontextmanager
async def proces(omgeving: dict[str, str], log: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    with log.open("ab") as uitvoer:
        kind = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "relay"), cwd=WORTEL, env=omgeving, stderr=uitvoer
        )
    try:
        yield kind
    finally:
        if kind.returncode is None:
            kind.kill()
            await kind.wait()


async def test_the_relay_hands_on_what_waits_and_ends_when_it_is_asked(
    wereld: Wereld, bestemming: Bestemming, omgeving: dict[str, str], postvak: Postvak, tmp_path: Path
) -> None:
    ontvangst = await wereld.meld(NU)
    log = tmp_path / "relay.log"
    async with werker(bestemming), proces(omgeving, log) as relay:
        await wacht_op(lambda: klaar(wereld, ontvangst.melding_id), 40)
        relay.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(relay.wait(), 15) == 0
        assert await stand(bestemming, ontvangst.traject_id) == [ontvangst.melding_id]
    verzonden = [bericht["Message-ID"] for bericht in postvak.berichten()]
    assert sorted(verzonden) == sorted(
        f"<{mail.id}@voorbeeldstad.example>" for mail in await mails(wereld.database)
    )
    assert "999900006" not in log.read_text()


async def klaar(wereld: Wereld, melding_id: UUID) -> bool:
    rij = await uitgaande(wereld.database, melding_id)
    weg = {mail.status for mail in await mails(wereld.database)} == {Mailstatus.VERZONDEN.value}
    return rij.doorgegeven_op is not None and weg
