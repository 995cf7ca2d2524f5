"""The outbox against a real Temporal server, with a workflow that can be made to misbehave."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from temporalio import workflow
from temporalio.client import Client
from temporalio.exceptions import ApplicationError
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from domain.berichten import AntwoordBericht, MeldingBericht, TrajectStart, traject_workflow_id
from infra.mail import MailInstellingen
from infra.sleutels import Sleutelbos
from infra.temporal import verbind
from relay.doorgeven import Bestemming
from storage.database import SYSTEEM, Database
from storage.tabellen import Uitgaand
from storage.uitgaand import VASTGELOPEN_NA, Uitgaandsoort, vastgelopen, zet_uitgaand
from tests.relay.hulp import NU, SNEL, draaiend, uitgaande, wacht_op
from tests.wereld import Wereld, bouw_wereld

GEEN_MAIL = MailInstellingen(host="127.0.0.1", port=1, tls="geen", tijd=1.0)


class Gedrag:
    """What the workflow below does with the next report; test and worker are one process."""

    weiger: str = ""
    gaat_dicht: int = 0


@workflow.defn(name="Traject")
class Proeftraject:
    """Collects what it gets, until it is told to end."""

    @workflow.init
    def __init__(self, start: TrajectStart) -> None:
        self.start, self.ontvangen, self.klaar = start, list[UUID](), False

    @workflow.run
    async def run(self, start: TrajectStart) -> None:
        await workflow.wait_condition(lambda: self.klaar)
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def ontvang_melding(self, bericht: MeldingBericht) -> None:
        self.ontvangen.append(bericht.melding_id)

    @ontvang_melding.validator
    def keur(self, bericht: MeldingBericht) -> None:
        if Gedrag.gaat_dicht:
            Gedrag.gaat_dicht -= 1
            raise ApplicationError("dicht", type="TrajectGesloten", non_retryable=True)
        if Gedrag.weiger:
            raise ApplicationError("nee", type=Gedrag.weiger, non_retryable=True)

    @workflow.update
    async def ontvang_antwoord(self, bericht: AntwoordBericht) -> None:
        self.ontvangen.append(bericht.vraag_id)

    @workflow.signal
    def stop(self) -> None:
        self.klaar = True

    @workflow.query
    def stand(self) -> list[UUID]:
        return self.ontvangen


@pytest.fixture
async def wereld(database_url: str) -> AsyncIterator[Wereld]:
    Gedrag.weiger, Gedrag.gaat_dicht = "", 0
    database = Database(database_url)
    yield await bouw_wereld(database)
    await database.sluit()


@pytest.fixture
def bestemming(temporal_client: Client, taakwachtrij: str) -> Bestemming:
    return Bestemming(temporal_client, taakwachtrij, "https://verzuim.example")


def werker(bestemming: Bestemming) -> Worker:
    return Worker(
        bestemming.client,
        task_queue=bestemming.wachtrij,
        workflows=[Proeftraject],
        workflow_runner=UnsandboxedWorkflowRunner(),
    )


async def stand(bestemming: Bestemming, traject_id: UUID) -> list[UUID]:
    handle = bestemming.client.get_workflow_handle(traject_workflow_id(traject_id))
    return await handle.query(Proeftraject.stand)


async def doorgegeven(wereld: Wereld, *onderwerpen: UUID) -> bool:
    rijen = [await uitgaande(wereld.database, onderwerp) for onderwerp in onderwerpen]
    return all(rij.doorgegeven_op for rij in rijen)


async def test_reports_start_and_join_one_workflow_that_carries_ids_only(
    wereld: Wereld, bestemming: Bestemming
) -> None:
    eerste, tweede = await wereld.meld(NU), await wereld.meld(NU + timedelta(days=1))
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        await wacht_op(lambda: doorgegeven(wereld, eerste.melding_id, tweede.melding_id))
        assert set(await stand(bestemming, eerste.traject_id)) == {eerste.melding_id, tweede.melding_id}
        handle = bestemming.client.get_workflow_handle(traject_workflow_id(eerste.traject_id))
        assert (await (await handle.describe()).static_summary()) == f"Verzuimtraject {eerste.traject_nummer}"


async def test_offering_a_row_again_changes_nothing(wereld: Wereld, bestemming: Bestemming) -> None:
    ontvangst = await wereld.meld(NU)
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        await wacht_op(lambda: doorgegeven(wereld, ontvangst.melding_id))
        async with wereld.database.schrijver(SYSTEEM) as sessie:  # as if the tick was lost in a crash
            rij: Any = await sessie.get(Uitgaand, (await uitgaande(wereld.database, ontvangst.melding_id)).id)
            rij.doorgegeven_op, rij.volgende_poging = None, NU
        await wacht_op(lambda: doorgegeven(wereld, ontvangst.melding_id))
        assert await stand(bestemming, ontvangst.traject_id) == [ontvangst.melding_id]


async def test_an_answer_reaches_the_running_workflow(wereld: Wereld, bestemming: Bestemming) -> None:
    ontvangst, vraag_id = await wereld.meld(NU), uuid4()
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        await wacht_op(lambda: doorgegeven(wereld, ontvangst.melding_id))
        async with wereld.database.schrijver(SYSTEEM) as sessie:
            await zet_uitgaand(sessie, Uitgaandsoort.ANTWOORD, ontvangst.traject_id, vraag_id, NU)
        await wacht_op(lambda: doorgegeven(wereld, vraag_id))
        assert await stand(bestemming, ontvangst.traject_id) == [ontvangst.melding_id, vraag_id]


async def test_a_closing_workflow_gets_the_report_a_moment_later(
    wereld: Wereld, bestemming: Bestemming
) -> None:
    Gedrag.gaat_dicht = 2
    ontvangst = await wereld.meld(NU)
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        await wacht_op(lambda: doorgegeven(wereld, ontvangst.melding_id))
    assert (await uitgaande(wereld.database, ontvangst.melding_id)).gegevens == {}


async def test_a_workflow_that_has_ended_is_started_again_by_the_next_report(
    wereld: Wereld, bestemming: Bestemming
) -> None:
    eerste = await wereld.meld(NU)
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        await wacht_op(lambda: doorgegeven(wereld, eerste.melding_id))
        handle = bestemming.client.get_workflow_handle(traject_workflow_id(eerste.traject_id))
        await handle.signal(Proeftraject.stop)
        await handle.result()
        tweede = await wereld.meld(NU + timedelta(days=1))
        await wacht_op(lambda: doorgegeven(wereld, tweede.melding_id))
        assert await stand(bestemming, eerste.traject_id) == [tweede.melding_id]


async def test_a_row_that_is_refused_for_good_is_kept_shown_and_delivered_when_the_cause_is_mended(
    wereld: Wereld, bestemming: Bestemming
) -> None:
    Gedrag.weiger = "Kapot"
    ontvangst = await wereld.meld(NU)
    async with werker(bestemming), draaiend(wereld.database, bestemming, GEEN_MAIL):
        [rij] = await wacht_op(lambda: vast(wereld))
        assert (rij.onderwerp_id, rij.gegevens["afgewezen"]) == (ontvangst.melding_id, VASTGELOPEN_NA)
        assert rij.fout == "geweigerd door het traject: Kapot"
        Gedrag.weiger = ""
        async with wereld.database.schrijver(SYSTEEM) as sessie:
            opnieuw: Any = await sessie.get(Uitgaand, rij.id)
            opnieuw.volgende_poging = NU  # an hour later
        await wacht_op(lambda: doorgegeven(wereld, ontvangst.melding_id))
    assert await vast(wereld) == []


async def vast(wereld: Wereld) -> list[Uitgaand]:
    async with wereld.database.lezer(SYSTEEM) as sessie:
        return list(await vastgelopen(sessie))


async def test_without_a_worker_nothing_is_lost_and_all_of_it_arrives_when_one_comes(
    wereld: Wereld, bestemming: Bestemming
) -> None:
    ontvangsten = [await wereld.meld(NU + timedelta(days=dag)) for dag in range(3)]
    meldingen = [ontvangst.melding_id for ontvangst in ontvangsten]
    async with draaiend(wereld.database, bestemming, GEEN_MAIL):
        await asyncio.sleep(SNEL.tijd.total_seconds() + 1)
        assert not await doorgegeven(wereld, *meldingen)
        async with werker(bestemming):
            await wacht_op(lambda: doorgegeven(wereld, *meldingen), 40)
            assert sorted(await stand(bestemming, ontvangsten[0].traject_id)) == sorted(meldingen)


async def test_with_temporal_away_rows_wait_without_counting_as_refused(
    wereld: Wereld, sleutels: Sleutelbos
) -> None:
    ontvangst = await wereld.meld(NU)
    client = await verbind("127.0.0.1:1", "default", False, None, sleutels, lui=True)
    async with draaiend(wereld.database, Bestemming(client, "x", "https://verzuim.example"), GEEN_MAIL):
        await asyncio.sleep(2)
    rij = await uitgaande(wereld.database, ontvangst.melding_id)
    assert rij.doorgegeven_op is None
    assert rij.pogingen >= 1
    assert rij.gegevens == {}
