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
    toeval, klaar = random.Random(zaad), asyncio.Event()
    chaos = asyncio.ensure_future(_breek_steeds_iets(verkeer, toeval, klaar))
    # The last two stop half-way, so that open trajectories are judged, too.
    await asyncio.gather(
        *(_verhaal(verkeer, toeval, sluiten=nummer < VERHALEN - 2) for nummer in range(VERHALEN))
    )
    klaar.set()
    await chaos
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


async def _breek_steeds_iets(verkeer: Verkeer, toeval: random.Random, klaar: asyncio.Event) -> None:
    """Everything at least once, in random order and at random moments, until the load is through."""
    opstelling = verkeer.opstelling
    lijst = list(SLACHTOFFERS)
    toeval.shuffle(lijst)
    while lijst or not klaar.is_set():
        slachtoffer = lijst.pop() if lijst else toeval.choice(SLACHTOFFERS)
        await asyncio.sleep(0.3 + toeval.random())
        await opstelling.dood_en_herstart(slachtoffer, pauze=toeval.random())
        opstelling.mailserver_doet(toeval.choice(MAILGEDRAG) if toeval.random() < 0.5 else Gedrag.NORMAAL)
        await asyncio.sleep(2 + 2 * toeval.random())


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
