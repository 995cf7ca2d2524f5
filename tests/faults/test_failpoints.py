"""The product dies at every named place, is started again, and has lost and doubled nothing."""

import asyncio
import time
from itertools import chain, pairwise

import pytest

from tests.faults.cijfers import alle_failpoints
from tests.faults.invarianten import controleer, rust
from tests.faults.test_mutanten import twee_besluiten_na_elkaar
from tests.faults.verkeer import Verkeer

WAAR = {
    "web": ("intake.voor_commit", "intake.na_commit"),
    "relay": (
        "relay.voor_start",
        "relay.na_start_voor_vinkje",
        "mail.voor_verzenden",
        "mail.na_verzenden_voor_vinkje",
    ),
    "worker": ("taak.geopend", "besluit.vastgelegd", "vraag.gesteld"),
    "worker in een procedure": ("stap.geopend", "uitkomst.vastgelegd", "procedure.gesloten"),
}
"""Which process passes which places, in the order in which a story comes by; what needs a clock that runs
has a test of its own."""
APART = {"termijn.afgegaan", "campagne.ronde"}
DAGEN_PER_SECONDE = 4.0


def test_every_failpoint_of_the_product_has_a_test() -> None:
    assert alle_failpoints() == {*chain.from_iterable(WAAR.values()), *APART}


@pytest.mark.parametrize("wie", WAAR)
async def test_nothing_is_lost_or_doubled_when_a_process_dies_at_each_place_that_it_passes(
    wie: str, verkeer: Verkeer
) -> None:
    """Each time it comes back it dies at the next place, until it has died at all of them."""
    opstelling, (proces, *_) = verkeer.opstelling, wie.split()
    opstelling.herstart(proces, failpoint=WAAR[wie][0])
    verhalen = asyncio.gather(
        verkeer.verhaal(parallel=2), verkeer.verhaal(kopieen=3), verkeer.procedureverhaal(parallel=2)
    )
    begin = time.monotonic()
    for naam, volgende in pairwise((*WAAR[wie], "")):
        begin = await sterft_en_herstelt(verkeer, proces, naam, volgende)
    await verhalen
    await rust(opstelling)
    opstelling.cijfers.herstel.append(time.monotonic() - begin)
    assert await controleer(opstelling, verkeer.kas) == []


async def sterft_en_herstelt(verkeer: Verkeer, proces: str, naam: str, volgende: str = "") -> float:
    """The armed process dies of its failpoint and comes back, to die at `volgende` or at none; returns the
    moment it died."""
    opstelling = verkeer.opstelling
    assert await opstelling.wacht_op_uitval(proces), f"{naam} is nooit geraakt"
    assert naam in opstelling.gepasseerd()
    opstelling.cijfers.tel("failpoint")
    opstelling.cijfers.failpoints.add(naam)
    begin = time.monotonic()
    opstelling.start_deel(proces, volgende)
    if proces == "web" and not volgende:
        await opstelling.wacht_op_web()
    return begin


async def test_each_deadline_goes_off_once_when_the_worker_dies_right_after_one(verkeer: Verkeer) -> None:
    opstelling = verkeer.opstelling
    await opstelling.zet_klok(DAGEN_PER_SECONDE)
    for proces in ("web", "relay"):
        opstelling.herstart(proces)
    opstelling.herstart("worker", failpoint="termijn.afgegaan:2")
    await opstelling.wacht_op_web()
    await verkeer.meld()
    await sterft_en_herstelt(verkeer, "worker", "termijn.afgegaan")
    await _tot_termijnen(verkeer, 5)
    await opstelling.zet_klok(0)
    for proces in ("web", "relay", "worker"):
        opstelling.herstart(proces)
    await opstelling.wacht_op_web()
    await rust(opstelling)
    assert await controleer(opstelling, verkeer.kas) == []


async def _tot_termijnen(verkeer: Verkeer, aantal: int) -> None:
    tot = time.monotonic() + 90
    while time.monotonic() < tot:
        ((gegaan,),) = verkeer.opstelling.vraag("SELECT count(*) FROM termijn WHERE status = 'gedaan'")
        if gegaan >= aantal:
            return
        await asyncio.sleep(0.2)
    pytest.fail(f"Er zijn geen {aantal} termijnen afgegaan.")


async def test_a_key_that_is_used_again_much_later_gives_the_first_answer(verkeer: Verkeer) -> None:
    """Also the sender's reference alone, under a new key (I7)."""
    for sleutel in list(verkeer.kas.verzonden):
        await verkeer.verstuur(sleutel, sleutel)
        await verkeer.verstuur(sleutel, f"opnieuw-{sleutel}")
    assert await controleer(verkeer.opstelling, verkeer.kas) == []


async def test_a_second_decision_is_refused_when_the_worker_died_of_the_first(verkeer: Verkeer) -> None:
    """And the case goes on from the first, of which no message came. With a mutant: test_mutanten.py."""
    await twee_besluiten_na_elkaar(verkeer)
    await rust(verkeer.opstelling)
    assert await controleer(verkeer.opstelling, verkeer.kas) == []
