"""The relay process: settings -> register, Temporal and mail server -> two loops, until told to stop."""

import asyncio
import signal
import sys

import structlog

import settings
from infra import failpoints, logging
from infra.klok import Klok
from infra.temporal import GeenVerbinding, verbind
from relay.bezorgen import Kanaal
from relay.bouw import Relay
from relay.doorgeven import Bestemming
from relay.opmaak import Huisstijl
from storage.database import SYSTEEM, Database
from storage.klokstand import lees_klokstand

log = structlog.get_logger("relay")


async def draai(instellingen: settings.Settings) -> None:
    """Work until SIGTERM or SIGINT. Temporal and the mail server may be away at the start, too."""
    stop = asyncio.Event()
    for teken in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(teken, stop.set)
    database = Database(instellingen.database_url.get_secret_value(), alleen_systeem=True)
    bestemming = await _bestemming(instellingen)
    stijl = Huisstijl(instellingen.smtp_afzender, instellingen.basis_url, instellingen.link_geheim)
    kanaal = Kanaal(instellingen.mail, stijl)
    log.info("relay gestart")
    await Relay(database, bestemming, kanaal, await _klok(database, instellingen)).draai(stop)
    await database.sluit()
    log.info("relay gestopt")


async def _bestemming(instellingen: settings.Settings) -> Bestemming:
    client = await verbind(
        instellingen.temporal_address,
        instellingen.temporal_namespace,
        instellingen.temporal_tls,
        instellingen.temporal_api_key.get_secret_value() if instellingen.temporal_api_key else None,
        instellingen.payload_sleutelbos,
        lui=True,
    )
    return Bestemming(client, instellingen.temporal_task_queue, instellingen.basis_url)


async def _klok(database: Database, instellingen: settings.Settings) -> Klok:
    """Production tells the real time without asking; only the demo's stand is in the register."""
    if not instellingen.demo:
        return Klok()
    async with database.lezer(SYSTEEM) as sessie:
        return Klok(await lees_klokstand(sessie))


def main() -> None:
    instellingen = settings.laad()
    logging.configureer("relay", formaat=instellingen.log_formaat, niveau=instellingen.log_niveau)
    failpoints.configureer(instellingen.failpoint, instellingen.failpoint_log)
    try:
        asyncio.run(draai(instellingen))
    except GeenVerbinding as fout:
        sys.exit(str(fout))


if __name__ == "__main__":
    main()
