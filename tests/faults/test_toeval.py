"""Processes and servers are killed at random moments, and the mail server misbehaves, under a small load."""

import asyncio
import os
import random
import time

import pytest

from demo.smtp import Gedrag
from tests.faults.cijfers import Verzamelaar
from tests.faults.invarianten import controleer, rust
from tests.faults.verkeer import PARALLEL, Verkeer

SLACHTOFFERS = ("web", "worker", "relay", "temporal", "postgres", "mailserver")
MAILGEDRAG = (Gedrag.LATER, Gedrag.LATER_NA_TEKST, Gedrag.STERFT_NA_TEKST, Gedrag.TRAAG)
ZADEN = [int(zaad) for zaad in os.environ.get("FOUTEN_ZADEN", "1").split()]
VERHALEN = int(os.environ.get("FOUTEN_VERHALEN", "6"))


@pytest.mark.parametrize("zaad", ZADEN)
@pytest.mark.timeout(900)
async def test_nothing_is_lost_or_doubled_under_kills_at_random_moments(
    zaad: int, verkeer: Verkeer, verzamelaar: Verzamelaar
) -> None:
    verzamelaar.zaden.append(zaad)
    toeval = random.Random(zaad)
    chaos = asyncio.ensure_future(_breek_van_alles(verkeer, toeval))
    try:
        # The last two stop half-way, so that open trajectories are judged, too.
        await asyncio.gather(
            *(_verhaal(verkeer, toeval, sluiten=nummer < VERHALEN - 2) for nummer in range(VERHALEN))
        )
        await chaos
    finally:
        chaos.cancel()
        verkeer.opstelling.mailserver_doet(Gedrag.NORMAAL)
    begin = time.monotonic()
    for sleutel in list(verkeer.kas.verzonden):
        await verkeer.verstuur(sleutel, sleutel)
    await rust(verkeer.opstelling)
    verkeer.opstelling.cijfers.herstel.append(time.monotonic() - begin)
    assert await controleer(verkeer.opstelling, verkeer.kas) == []


async def _verhaal(verkeer: Verkeer, toeval: random.Random, *, sluiten: bool) -> None:
    await asyncio.sleep(4 * toeval.random())
    await verkeer.verhaal(kopieen=toeval.randint(1, 3), parallel=PARALLEL, sluiten=sluiten)


async def _breek_van_alles(verkeer: Verkeer, toeval: random.Random) -> None:
    """Everything once and some more, in random order and at random moments; after each kill the web must
    answer before the next, or a slow machine would never get anywhere."""
    opstelling = verkeer.opstelling
    slachtoffers = [*SLACHTOFFERS, *toeval.choices(SLACHTOFFERS, k=VERHALEN // 3)]
    toeval.shuffle(slachtoffers)
    for slachtoffer in slachtoffers:
        await asyncio.sleep(0.3 + 2 * toeval.random())
        opstelling.mailserver_doet(toeval.choice(MAILGEDRAG) if toeval.random() < 0.5 else Gedrag.NORMAAL)
        await opstelling.dood_en_herstart(slachtoffer, pauze=toeval.random())
        await opstelling.wacht_op_web()


@pytest.mark.parametrize(
    "gedrag", [Gedrag.LATER, Gedrag.LATER_NA_TEKST, Gedrag.STERFT_NA_TEKST, Gedrag.TRAAG]
)
async def test_every_mail_arrives_in_the_end_from_a_mail_server_that(
    gedrag: Gedrag, verkeer: Verkeer
) -> None:
    """The report is accepted and handled meanwhile: mails wait, nothing else does."""
    opstelling = verkeer.opstelling
    opstelling.mailserver_doet(gedrag)
    nummer = await verkeer.meld()
    await verkeer.beslis(nummer, {"besluit": "oppakken", "motivering": "Wij bellen."})
    opstelling.mailserver_doet(Gedrag.NORMAAL)
    await rust(opstelling)
    assert await controleer(opstelling, verkeer.kas) == []


async def test_a_mail_that_is_refused_for_good_is_shown_to_a_person(verkeer: Verkeer) -> None:
    opstelling = verkeer.opstelling
    opstelling.mailserver_doet(Gedrag.WEIGERT)
    nummer = await verkeer.meld()
    await rust(opstelling)
    opstelling.mailserver_doet(Gedrag.NORMAAL)
    geweigerd = opstelling.vraag(
        """SELECT m.status, m.pogingen FROM mail m JOIN melding d ON d.id = m.melding_id
           WHERE d.nummer = %(n)s""",
        n=nummer,
    )
    assert geweigerd == [("geweigerd", 1)] * len(geweigerd)
    assert len(geweigerd) == 2
    assert await controleer(opstelling, verkeer.kas) == []


async def test_mails_leave_after_an_outage_of_the_mail_server(verkeer: Verkeer) -> None:
    opstelling = verkeer.opstelling
    opstelling.cijfers.tel("kill mailserver")
    opstelling.dood("mailserver")
    await verkeer.meld()
    opstelling.start_deel("mailserver")
    await rust(opstelling)
    assert await controleer(opstelling, verkeer.kas) == []
