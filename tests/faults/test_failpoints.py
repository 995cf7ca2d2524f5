"""The product dies at every named place, is started again, and has lost and doubled nothing."""

import asyncio
import time

import pytest

from tests.faults.cijfers import alle_failpoints
from tests.faults.invarianten import controleer, rust
from tests.faults.verkeer import Verkeer

WAAR = {
    "intake.voor_commit": "web",
    "intake.na_commit": "web",
    "relay.voor_start": "relay",
    "relay.na_start_voor_vinkje": "relay",
    "mail.voor_verzenden": "relay",
    "mail.na_verzenden_voor_vinkje": "relay",
    "taak.geopend": "worker",
    "besluit.vastgelegd": "worker",
    "vraag.gesteld": "worker",
    "stap.geopend": "worker",
    "uitkomst.vastgelegd": "worker",
    "procedure.gesloten": "worker",
}
"""Which process passes a place; what needs a clock that runs has a test of its own."""
APART = {"termijn.afgegaan", "campagne.ronde"}
DAGEN_PER_SECONDE = 4.0


def test_every_failpoint_of_the_product_has_a_test() -> None:
    assert alle_failpoints() == {*WAAR, *APART}


@pytest.mark.parametrize("naam", WAAR)
async def test_nothing_is_lost_or_doubled_when_the_process_dies_at(naam: str, verkeer: Verkeer) -> None:
    opstelling, proces = verkeer.opstelling, WAAR[naam]
    opstelling.herstart(proces, failpoint=naam)
    verhalen = asyncio.gather(
        verkeer.verhaal(parallel=2), verkeer.verhaal(kopieen=3), verkeer.procedureverhaal(parallel=2)
    )
    begin = await sterft_en_herstelt(verkeer, proces, naam)
    await verhalen
    await rust(opstelling)
    opstelling.cijfers.herstel.append(time.monotonic() - begin)
    assert await controleer(opstelling, verkeer.kas) == []


async def sterft_en_herstelt(verkeer: Verkeer, proces: str, naam: str) -> float:
    """The armed process dies of its failpoint, and comes back without it; returns the moment it died."""
    opstelling = verkeer.opstelling
    assert await opstelling.wacht_op_uitval(proces), f"{naam} is nooit geraakt"
    assert naam in opstelling.gepasseerd()
    opstelling.cijfers.tel("failpoint")
    opstelling.cijfers.failpoints.add(naam)
    begin = time.monotonic()
    opstelling.start_deel(proces)
    if proces == "web":
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
