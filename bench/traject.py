"""CPU per trajectory and events per history: the product against the bare skeleton, in the same run.

    .venv/bin/python -m bench.traject --rondes 3 --aantal 60

Rounds are interleaved, since a machine's speed drifts; the ratio of each pair and the medians count, never
one absolute figure. Everything runs on this machine: the server, the worker, PostgreSQL and the driver.
"""

import argparse
import asyncio
import itertools
import json
import statistics
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import select
from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy

from bench.naief import WACHTRIJ, Antwoord, Begin, NaiefTraject
from bench.opstelling import TEGELIJK, Opstelling
from domain.berichten import (
    ONTVANG_ANTWOORD,
    ONTVANG_MELDING,
    TRAJECT_WORKFLOW,
    Afronding,
    AntwoordBericht,
    MeldingBericht,
    TrajectStart,
    traject_workflow_id,
)
from domain.soorten import Besluit, WachtStatus
from infra.klok import echt_nu
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.tabellen import Taak, Taakantwoord, Vraag
from storage.taken import bewaar_antwoord
from storage.vragen import beantwoord, link_van
from tests.wereld import LINK_SLEUTEL, melding
from workflows.aanroepen import NietZeker, rond_taak_af

VRAAG = {"besluit": Besluit.VRAAG_SCHOOL, "vraag": "Is er al met de ouders gesproken?"}
SLUIT = {"besluit": Besluit.SLUITEN, "resultaat": "naar-school", "motivering": "Weer naar school."}


async def naief(opstelling: Opstelling, nummer: str) -> str:
    """One bare case."""
    id_ = f"naief-{nummer}"
    begin = Begin(nummer, "99ZZ00", {"soort": "wettelijk", "uren": "16", "toelichting": "x" * 400})
    client = opstelling.kale_client
    handle = await client.start_workflow(NaiefTraject.run, begin, id=id_, task_queue=WACHTRIJ)
    for taak in (1, 2, 3):
        await handle.execute_update(NaiefTraject.antwoord, Antwoord(taak, "lpa1", "ok"))
    await handle.result()
    return id_


async def traject(opstelling: Opstelling, nummer: str) -> str:
    """The case of the skeleton in the product: report, a task (ask), the answer, a task (close)."""
    return await _verhaal(opstelling, nummer, [VRAAG, SLUIT])


async def lang_traject(opstelling: Opstelling, nummer: str) -> str:
    """One task more: report, take up, ask, the answer, close."""
    return await _verhaal(opstelling, nummer, [{"besluit": Besluit.OPPAKKEN}, VRAAG, SLUIT])


async def _verhaal(opstelling: Opstelling, nummer: str, besluiten: list[dict[str, str]]) -> str:
    """Everything in the register, as the form, the relay, the pages and the link do it."""
    nu, wereld = echt_nu(), opstelling.wereld
    ontvangst = await wereld.meld(nu, leerling=_leerling(nummer))
    await _geef_door(opstelling.client, ontvangst)
    for velden in besluiten:
        await _besluit(opstelling, ontvangst.traject_id, velden, nu)
        if velden is VRAAG:
            await _school_antwoordt(opstelling, ontvangst.traject_id, nu)
    id_ = traject_workflow_id(ontvangst.traject_id)
    await opstelling.client.get_workflow_handle(id_).result()
    return id_


def _leerling(nummer: str) -> dict[str, Any]:
    return VORM | {"bsn": next(BSNS), "leerlingnummer": f"L-{nummer}"}


def _elfproef(bsn: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, bsn, strict=True)) % 11 == 0


# Made once and as a stream: inventing a pupil must not count as work of the product.
VORM = melding(meldingsdatum=echt_nu().date()).leerling.model_dump(mode="json")
BSNS = filter(_elfproef, (f"{n:09}" for n in range(999_900_000, 1_000_000_000)))
"""Numbers that pass the eleven test; none of them was ever issued."""


async def _geef_door(client: Client, ontvangst: Ontvangst) -> None:
    start = TrajectStart(
        traject_id=ontvangst.traject_id, nummer=ontvangst.traject_nummer, dossier_url="http://localhost"
    )
    operatie: WithStartWorkflowOperation[Any, Any] = WithStartWorkflowOperation(
        TRAJECT_WORKFLOW,
        start,
        id=traject_workflow_id(ontvangst.traject_id),
        task_queue="traject",
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        static_summary=f"Verzuimtraject {ontvangst.traject_nummer}",
    )
    await client.execute_update_with_start_workflow(
        ONTVANG_MELDING,
        MeldingBericht(melding_id=ontvangst.melding_id),
        start_workflow_operation=operatie,
        id=str(ontvangst.melding_id),
    )


async def _besluit(opstelling: Opstelling, traject_id: UUID, velden: dict[str, Any], nu: datetime) -> None:
    async with opstelling.database.schrijver(SYSTEEM) as sessie:
        open_ = select(Taak.id).where(Taak.traject_id == traject_id, Taak.status == WachtStatus.OPEN)
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=(await sessie.exec(open_)).one(),
            traject_id=traject_id,
            gebruiker_id=opstelling.wereld.gebruikers["lpa1"],
            gegeven_op=nu,
            **velden,
        )
        await bewaar_antwoord(sessie, antwoord)
    afronding = Afronding(
        taak_id=antwoord.taak_id,
        antwoord_id=antwoord.id,
        door=antwoord.gebruiker_id,
        besluit=Besluit(antwoord.besluit),
    )
    await _rond_af(opstelling.client, traject_id, afronding)


async def _rond_af(client: Client, traject_id: UUID, afronding: Afronding) -> None:
    """As a person does: when the answer does not come in time, send the same decision again."""
    while True:
        try:
            return await rond_taak_af(client, traject_workflow_id(traject_id), afronding)
        except NietZeker:
            continue


async def _school_antwoordt(opstelling: Opstelling, traject_id: UUID, nu: datetime) -> None:
    async with opstelling.database.schrijver(SYSTEEM) as sessie:
        vraag = (await sessie.exec(select(Vraag.id).where(Vraag.traject_id == traject_id))).one()
        await beantwoord(sessie, maak_token(LINK_SLEUTEL, link_van(vraag)), "Ja.", "Z. Coördinator", nu)
    handle = opstelling.client.get_workflow_handle(traject_workflow_id(traject_id))
    await handle.execute_update(ONTVANG_ANTWOORD, AntwoordBericht(vraag_id=vraag), id=str(vraag))


Geval = Callable[[Opstelling, str], Awaitable[str]]
GEVALLEN: tuple[Geval, ...] = (naief, traject, lang_traject)


async def ronde(
    opstelling: Opstelling, geval: Geval, nummers: Iterator[int], aantal: int
) -> dict[str, float]:
    """CPU milliseconds per case and component for `aantal` cases, at most `TEGELIJK` in flight."""
    meter, poort = opstelling.meter(geval.__name__), asyncio.Semaphore(TEGELIJK)

    async def een(nummer: int) -> None:
        async with poort:
            await geval(opstelling, str(nummer))

    await asyncio.gather(*(een(next(nummers)) for _ in range(aantal)))
    delen = {naam: 1000 * seconden / aantal for naam, seconden in meter.verbruik().items()}
    return delen | {"alles": sum(delen.values())}


async def historie(client: Client, workflow_id: str) -> int:
    return len((await client.get_workflow_handle(workflow_id).fetch_history()).events)


async def meet(rondes: int, aantal: int) -> dict[str, Any]:
    """All rounds, the ratio of each pair, and the events of one history of each kind."""
    with TemporaryDirectory(prefix="verzuim-bench-", ignore_cleanup_errors=True) as map_:
        opstelling = Opstelling(Path(map_))
        try:
            await opstelling.start()
            return await _meet(opstelling, rondes, aantal)
        finally:
            await opstelling.stop()


async def _meet(opstelling: Opstelling, rondes: int, aantal: int) -> dict[str, Any]:
    """Every case gets a number of its own: pupils are never the same."""
    nummers = itertools.count(1)
    voorbeelden = {geval.__name__: await geval(opstelling, "0") for geval in (naief, lang_traject)}
    voorbeelden["traject"] = await traject(opstelling, str(next(nummers)))
    metingen: dict[str, list[dict[str, float]]] = {geval.__name__: [] for geval in GEVALLEN}
    for nummer in range(rondes + 1):
        for geval in GEVALLEN:
            meting = await ronde(opstelling, geval, nummers, aantal)
            if nummer:  # the first round warms up: statements planned, calendars loaded
                metingen[geval.__name__].append(meting)
    return _uitslag(metingen) | {"events": await _events(opstelling, voorbeelden)}


async def _events(opstelling: Opstelling, voorbeelden: dict[str, str]) -> dict[str, int]:
    clients = {"naief": opstelling.kale_client}
    return {
        soort: await historie(clients.get(soort, opstelling.client), id_)
        for soort, id_ in voorbeelden.items()
    }


def _uitslag(metingen: dict[str, list[dict[str, float]]]) -> dict[str, Any]:
    kaal = [ronde_["alles"] for ronde_ in metingen["naief"]]
    per_paar = {
        soort: [round(r["alles"] / k, 2) for r, k in zip(reeks, kaal, strict=True)]
        for soort, reeks in metingen.items()
    }
    return {
        "mediaan_cpu_ms": {soort: _mediaan(reeks) for soort, reeks in metingen.items()},
        "verhouding_per_ronde": per_paar,
        "verhouding": {soort: statistics.median(reeks) for soort, reeks in per_paar.items()},
    }


def _mediaan(reeks: list[dict[str, float]]) -> dict[str, float]:
    return {naam: round(statistics.median(r[naam] for r in reeks), 1) for naam in reeks[0]}


def main() -> None:
    opties = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    opties.add_argument("--rondes", type=int, default=3)
    opties.add_argument("--aantal", type=int, default=60)
    gekozen = opties.parse_args()
    uitslag = asyncio.run(meet(gekozen.rondes, gekozen.aantal))
    print(json.dumps(uitslag, indent=2))


if __name__ == "__main__":
    main()
