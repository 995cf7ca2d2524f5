"""A trajectory on real components: PostgreSQL, the activities, and a Temporal server that skips time."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from sqlmodel import SQLModel, col, select
from temporalio.client import Client, WithStartWorkflowOperation, WorkflowHandle
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.testing import WorkflowEnvironment

from demo.temporal import programma
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
from domain.soorten import Besluit, Taaksoort, WachtStatus
from infra.sleutels import Sleutelbos
from infra.temporal import dataconverter, voeg_toe
from infra.zoekattributen import ZOEKATTRIBUTEN
from storage.aanname import Ontvangst
from storage.database import SYSTEEM, Database
from storage.eenmalig import maak_token
from storage.tabellen import Mail, Taak, Taakantwoord, Termijn, Traject, Vraag
from storage.taken import bewaar_antwoord
from storage.vragen import beantwoord, link_van
from tests.omgeving import Proefdatabase
from tests.wereld import LINK_SLEUTEL, Wereld, bouw_wereld
from workflows.aanroepen import rond_taak_af
from workflows.bouw import bouw_worker

R = TypeVar("R", bound=SQLModel)


class Zaakproef:
    """Drives one world through time, the way the relay and the pages do."""

    def __init__(self, omgeving: WorkflowEnvironment, wereld: Wereld, wachtrij: str) -> None:
        self.omgeving, self.wereld, self.wachtrij = omgeving, wereld, wachtrij

    @property
    def client(self) -> Client:
        return self.omgeving.client

    @property
    def database(self) -> Database:
        return self.wereld.database

    async def nu(self) -> datetime:
        return await self.omgeving.get_current_time()

    async def ga_naar(self, moment: datetime) -> None:
        """Skip to just after a moment."""
        await self.omgeving.sleep(moment - await self.nu() + timedelta(seconds=1))

    async def meld(self, **anders: object) -> Ontvangst:
        """Report and hand over to the workflow."""
        ontvangst = await self.wereld.meld(await self.nu(), **anders)
        await self.geef_door(ontvangst)
        return ontvangst

    async def geef_door(self, ontvangst: Ontvangst) -> None:
        start = TrajectStart(
            traject_id=ontvangst.traject_id,
            nummer=ontvangst.traject_nummer,
            dossier_url=f"https://verzuim.example/dossiers/{ontvangst.traject_nummer}",
        )
        await self.client.execute_update_with_start_workflow(
            ONTVANG_MELDING,
            MeldingBericht(melding_id=ontvangst.melding_id),
            id=str(ontvangst.melding_id),
            start_workflow_operation=WithStartWorkflowOperation(
                TRAJECT_WORKFLOW,
                start,
                id=traject_workflow_id(ontvangst.traject_id),
                task_queue=self.wachtrij,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            ),
        )

    def workflow(self, traject_id: UUID) -> WorkflowHandle[object, object]:
        return self.client.get_workflow_handle(traject_workflow_id(traject_id))

    async def rijen(self, tabel: type[R], traject_id: UUID) -> list[R]:
        async with self.database.lezer(SYSTEEM) as sessie:
            return list((await sessie.exec(select(tabel).where(tabel.traject_id == traject_id))).all())

    async def traject(self, traject_id: UUID) -> Traject:
        async with self.database.lezer(SYSTEEM) as sessie:
            return (await sessie.exec(select(Traject).where(Traject.id == traject_id))).one()

    async def open_taak(self, traject_id: UUID, soort: Taaksoort) -> Taak:
        """The one open task, which has to be of this kind."""
        open_ = [t for t in await self.rijen(Taak, traject_id) if t.status == WachtStatus.OPEN]
        assert [t.soort for t in open_] == [soort]
        return open_[0]

    async def besluit(
        self, traject_id: UUID, soort: Taaksoort, besluit: Besluit, door: str = "lpa1", **velden: str
    ) -> Taak:
        """What the task page does: keep the answer, then tell the workflow."""
        taak = await self.open_taak(traject_id, soort)
        antwoord = await self.antwoord(taak, besluit, door, **velden)
        await self.rond_af(antwoord)
        return taak

    async def antwoord(self, taak: Taak, besluit: Besluit, door: str, **velden: str) -> Taakantwoord:
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=taak.id,
            traject_id=taak.traject_id,
            gebruiker_id=self.wereld.gebruikers[door],
            besluit=besluit,
            gegeven_op=await self.nu(),
            **velden,
        )
        async with self.database.schrijver(SYSTEEM) as sessie:
            await bewaar_antwoord(sessie, antwoord)
        return antwoord

    async def rond_af(self, antwoord: Taakantwoord) -> None:
        afronding = Afronding(
            taak_id=antwoord.taak_id,
            antwoord_id=antwoord.id,
            door=antwoord.gebruiker_id,
            besluit=Besluit(antwoord.besluit),
        )
        await rond_taak_af(self.client, antwoord.traject_id, afronding)

    async def vraag(self, traject_id: UUID) -> Vraag:
        return max(await self.rijen(Vraag, traject_id), key=lambda v: v.gesteld_op)

    async def school_antwoordt(self, traject_id: UUID, tekst: str = "De leerling is weer op school.") -> bool:
        """The school opens its link and answers; False when the link does not work (any more)."""
        vraag = await self.vraag(traject_id)
        token = maak_token(LINK_SLEUTEL, link_van(vraag.id))
        async with self.database.schrijver(SYSTEEM) as sessie:
            gelukt = await beantwoord(sessie, token, tekst, "Z. Coördinator", await self.nu())
        if gelukt is not None:
            await self.workflow(traject_id).execute_update(
                ONTVANG_ANTWOORD, AntwoordBericht(vraag_id=vraag.id), id=str(vraag.id)
            )
        return gelukt is not None

    async def mails(self, traject_id: UUID) -> list[tuple[str, str]]:
        """(template, address) of every queued mail, in order of writing."""
        mails = sorted(await self.rijen(Mail, traject_id), key=lambda m: (m.gemaakt_op, m.sjabloon, m.aan))
        return [(m.sjabloon, m.aan) for m in mails]

    async def ledger(self, wacht_id: UUID) -> list[Termijn]:
        async with self.database.lezer(SYSTEEM) as sessie:
            van_wacht = select(Termijn).where(Termijn.wacht_id == wacht_id).order_by(col(Termijn.op))
            return list((await sessie.exec(van_wacht)).all())


@pytest.fixture
async def tijdreis(sleutels: Sleutelbos) -> AsyncIterator[WorkflowEnvironment]:
    """A clock of its own for each test: the calendars that we know do not reach for ever."""
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=programma("temporal-test-server"), data_converter=dataconverter(sleutels)
    ) as omgeving:
        await voeg_toe(omgeving.client, ZOEKATTRIBUTEN)
        yield omgeving


@pytest.fixture
async def zaak(
    tijdreis: WorkflowEnvironment, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Zaakproef]:
    """A world with a worker on it."""
    database = Database(testdatabase.url)
    wereld = await bouw_wereld(database)
    async with bouw_worker(tijdreis.client, taakwachtrij, database, LINK_SLEUTEL):
        yield Zaakproef(tijdreis, wereld, taakwachtrij)
    await database.sluit()
