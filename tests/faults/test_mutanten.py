"""Planted faults: if an invariant does not notice them, it would not notice the real ones either."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import UUID

import pytest
from temporalio.client import WorkflowUpdateFailedError

from demo.gegevens import demo_id
from domain.berichten import Afronding, traject_workflow_id
from domain.soorten import Besluit
from infra.klok import echt_nu
from storage.database import SYSTEEM
from storage.tabellen import Taakantwoord
from storage.taken import bewaar_antwoord
from tests.faults.cijfers import Verzamelaar
from tests.faults.invarianten import controleer, rust
from tests.faults.opstelling import Opstelling, Servers
from tests.faults.verkeer import Verkeer
from workflows.aanroepen import NietZeker, TaakNietOpen, rond_taak_af

ONGEDULDIG = 12.0
"""Seconds to wait for rest that a mutant never reaches."""
Proef = Callable[[Verkeer], Awaitable[None]]


@asynccontextmanager
async def product(servers: Servers, map_: Path, mutanten: dict[str, str]) -> AsyncIterator[Verkeer]:
    opstelling = Opstelling(servers, map_, mutanten=mutanten)
    await opstelling.start()
    verkeer = Verkeer(opstelling)
    await verkeer.begin()
    try:
        yield verkeer
    finally:
        await verkeer.einde()
        await opstelling.stop()


async def relay_sterft_voor_de_start(verkeer: Verkeer) -> None:
    await _sterft(verkeer, "relay", "relay.voor_start", verkeer.meld())


async def relay_sterft_na_verzenden(verkeer: Verkeer) -> None:
    await _sterft(verkeer, "relay", "mail.na_verzenden_voor_vinkje", verkeer.meld())


async def er_komt_een_melding(verkeer: Verkeer) -> None:
    await verkeer.meld()


async def twee_besluiten_na_elkaar(verkeer: Verkeer) -> None:
    """The worker dies when the first decision stands in the register and nowhere else; Temporal forgets
    that it was asked. A colleague's form, on its way since before, comes through first."""
    opstelling = verkeer.opstelling
    nummer = await verkeer.meld()

    taak = await verkeer.open_taak(nummer)
    opstelling.herstart("worker", failpoint="besluit.vastgelegd")
    eerste = asyncio.ensure_future(_beslis(verkeer, taak, "lpa1", Besluit.OPPAKKEN))
    assert await opstelling.wacht_op_uitval("worker")
    eerste.cancel()  # the client would ask again by itself as soon as Temporal is back
    with suppress(asyncio.CancelledError):
        await eerste
    await opstelling.dood_en_herstart("temporal")
    opstelling.start_deel("worker")
    await _beslis(verkeer, taak, "lpa2", Besluit.TER_KENNISNAME)


async def _beslis(verkeer: Verkeer, taak: UUID, wie: str, besluit: Besluit) -> None:
    """What the web does after its own look at the task, which a colleague's form has behind it."""
    opstelling = verkeer.opstelling
    ((traject,),) = opstelling.vraag("SELECT traject_id FROM taak WHERE id = %(id)s", id=taak)
    antwoord = Taakantwoord(
        id=demo_id("antwoord", str(taak), wie),
        taak_id=taak,
        traject_id=traject,
        gebruiker_id=demo_id("gebruiker", wie),
        besluit=besluit.value,
        motivering=f"Besluit van {wie}.",
        gegeven_op=echt_nu(),
    )
    afronding = Afronding(taak_id=taak, antwoord_id=antwoord.id, door=antwoord.gebruiker_id, besluit=besluit)
    async with opstelling.database.schrijver(SYSTEEM) as sessie:
        await bewaar_antwoord(sessie, antwoord)
    for _ in range(12):
        try:
            await rond_taak_af(opstelling.client, traject_workflow_id(traject), afronding)
        except NietZeker:  # a worker that still starts up has not heard of it: as a person does, again
            if wie == "lpa1" and not opstelling.draait("worker"):
                return
            continue
        except (TaakNietOpen, WorkflowUpdateFailedError):
            return
        return


async def _sterft(verkeer: Verkeer, proces: str, failpoint: str, werk: Awaitable[object]) -> None:
    opstelling = verkeer.opstelling
    opstelling.herstart(proces, failpoint=failpoint)
    await werk
    assert await opstelling.wacht_op_uitval(proces)
    opstelling.start_deel(proces)


GEVALLEN: dict[str, tuple[str, Proef, str]] = {
    "vinkt_af_voor_bezorgen": ("relay", relay_sterft_voor_de_start, "I1"),
    "nieuw_message_id_per_poging": ("relay", relay_sterft_na_verzenden, "I4"),
    "intake_zonder_outbox": ("web", er_komt_een_melding, "I1"),
    "rond_af_zonder_voorwaarde": ("worker", twee_besluiten_na_elkaar, "I3"),
}


@pytest.mark.parametrize("mutant", GEVALLEN)
async def test_the_invariants_catch(
    mutant: str, servers: Servers, tmp_path: Path, verzamelaar: Verzamelaar
) -> None:
    proces, proef, invariant = GEVALLEN[mutant]
    verzamelaar.mutanten += 1
    async with product(servers, tmp_path, {proces: mutant}) as verkeer:
        await proef(verkeer)
        await rust(verkeer.opstelling, seconden=ONGEDULDIG)
        breuken = await controleer(verkeer.opstelling, verkeer.kas)
    assert [breuk for breuk in breuken if breuk.startswith(invariant)], breuken
    verzamelaar.mutanten_gepakt += 1
