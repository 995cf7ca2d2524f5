"""The worker process: settings -> register and Temporal -> activities -> Worker, until it is told to stop."""

import asyncio
import signal
import sys

import structlog

import settings
from infra import failpoints, logging
from infra.geheugen import rustig_geheugen
from infra.temporal import GeenVerbinding, registreer_zoekattributen, verbind
from storage.database import SYSTEEM, Database
from storage.klokstand import lees_klokstand
from workflows.bouw import bouw_worker
from workflows.schemas import registreer_schemas

log = structlog.get_logger("worker")


async def draai(instellingen: settings.Settings) -> None:
    """Work until SIGTERM or SIGINT; running steps get time to end."""
    stop = asyncio.Event()
    for teken in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(teken, stop.set)
    database = Database(instellingen.database_url.get_secret_value(), alleen_systeem=True)
    client = await verbind(
        instellingen.temporal_address,
        instellingen.temporal_namespace,
        instellingen.temporal_tls,
        instellingen.temporal_api_key.get_secret_value() if instellingen.temporal_api_key else None,
        instellingen.payload_sleutelbos,
    )
    await registreer_zoekattributen(client)
    wachtrij = instellingen.temporal_task_queue
    async with bouw_worker(client, wachtrij, database, instellingen.link_geheim, bewaakt=False):
        async with database.lezer(SYSTEEM) as sessie:
            klok = await lees_klokstand(sessie)
        await registreer_schemas(client, wachtrij, klok)
        rustig_geheugen()
        log.info("worker gestart", wachtrij=wachtrij)
        await stop.wait()
    await database.sluit()


def main() -> None:
    instellingen = settings.laad()
    logging.configureer("worker", formaat=instellingen.log_formaat, niveau=instellingen.log_niveau)
    failpoints.configureer(instellingen.failpoint, instellingen.failpoint_log)
    try:
        asyncio.run(draai(instellingen))
    except GeenVerbinding as fout:
        sys.exit(str(fout))


if __name__ == "__main__":
    main()
