"""Drives one world through time, the way the relay and the pages do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol
from uuid import UUID, uuid4

from sqlalchemy.exc import OperationalError
from sqlmodel import col, select
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WithStartWorkflowOperation, WorkflowHandle
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError

from activities.taken import TaakActiviteiten
from domain.berichten import (
    ONTVANG_ANTWOORD,
    ONTVANG_MELDING,
    TRAJECT_WORKFLOW,
    Afronding,
    AntwoordBericht,
    LegBesluitVast,
    MeldingBericht,
    TrajectStart,
    traject_workflow_id,
)
from domain.klok import AMSTERDAM, KlokStand
from domain.soorten import Besluit, Taaksoort, WachtStatus
from infra.klok import Klok
from relay.doorgeven import Bestemming, Doorgever
from relay.ritme import RITME_WORKFLOWS, Storing
from storage.aanname import Ontvangst
from storage.database import SYSTEEM, Database, Schrijver, Toegang
from storage.eenmalig import maak_token
from storage.gebeurtenissen import breuk_in_keten
from storage.tabellen import (
    Gebeurtenis,
    Taak,
    Taakantwoord,
    Termijn,
    Vraag,
)
from storage.taken import bewaar_antwoord
from storage.vragen import beantwoord, link_van
from tests.wereld import LINK_SLEUTEL, Wereld
from tests.workflows.inzage import Inzage, tot
from workflows.aanroepen import rond_taak_af

ZIN: dict[Besluit, dict[str, Any]] = {
    Besluit.VRAAG_SCHOOL: {"vraag": "Is er al met ouders gesproken?"},
    Besluit.SLUITEN: {"resultaat": "naar-school", "motivering": "De leerling gaat weer naar school."},
    Besluit.TER_KENNISNAME: {"motivering": "Het signaal is genoteerd."},
    Besluit.ANDERE_GEMEENTE: {"doelgemeente": "9902", "motivering": "De leerling is verhuisd."},
    Besluit.DOORSTROOMPUNT: {"motivering": "De leerling wordt binnenkort 18."},
    Besluit.OPPAKKEN: {"motivering": ""},
    Besluit.PROCEDURE: {"velden": {"procedure": "ziekteverzuim"}},
}
"""What an officer types with each decision, unless a test says something else."""


class Tijd(Protocol):
    """The clock of a Temporal server: one that skips, or the real one."""

    async def get_current_time(self) -> datetime: ...
    async def sleep(self, duration: timedelta | float) -> None: ...


def dag(jaar: int, maand: int, dag_: int, uur: int = 9, minuut: int = 0, seconde: int = 0) -> datetime:
    """A moment on the clock in the Netherlands."""
    return datetime(jaar, maand, dag_, uur, minuut, seconde, tzinfo=AMSTERDAM)


class HaperendeDatabase(Database):
    """The worker's way to the register; the next `fouten` transactions that write fail at once."""

    fouten = 0

    @asynccontextmanager
    async def schrijver(self, toegang: Toegang) -> AsyncIterator[Schrijver]:
        if self.fouten:
            self.fouten -= 1
            raise OperationalError("SELECT 1", {}, ConnectionError("the register does not answer"))
        async with super().schrijver(toegang) as sessie:
            yield sessie


class Zaakproef(Inzage):
    """One world, one worker, and a clock: played time on a skipping server, or None for real time."""

    def __init__(
        self,
        client: Client,
        tijd: Tijd,
        wereld: Wereld,
        wachtrij: str,
        klok: KlokStand | None,
        van_worker: HaperendeDatabase,
    ) -> None:
        super().__init__(client, wereld)
        self.tijd, self.wachtrij, self.klok = tijd, wachtrij, klok
        self.van_worker = van_worker
        self.gestart: set[UUID] = set()

    # ---- time ----

    async def begin_op(self, moment: datetime) -> None:
        """Let the played clock start at a moment; before the first report."""
        self.klok = KlokStand(echt=await self.tijd.get_current_time(), gespeeld=moment, vast=True)

    async def nu(self) -> datetime:
        echt = await self.tijd.get_current_time()
        return self.klok.nu(echt) if self.klok else echt

    async def vlak_voor(self, moment: datetime) -> None:
        """Skip to a minute before a moment."""
        await self._slaap(moment - timedelta(minutes=1))

    async def ga_naar(self, moment: datetime) -> None:
        """Skip to just after a moment, and wait until everything that was due then has gone off."""
        await self._slaap(moment + timedelta(seconds=1))
        await tot(self._niets_te_doen)

    async def _slaap(self, moment: datetime) -> None:
        await self.tijd.sleep(moment - await self.nu())

    async def _niets_te_doen(self) -> bool:
        async with self.database.lezer(SYSTEEM) as sessie:
            open_ = select(Termijn.id).where(Termijn.status == WachtStatus.OPEN)
            # What a school owes to a campaign waits for its round, in the morning.
            van_dossiers = open_.where(col(Termijn.traject_id).is_not(None))
            te_doen = van_dossiers.where(Termijn.op <= await self.nu())
            return (await sessie.exec(te_doen)).first() is None

    # ---- the school ----

    async def meld(self, **anders: object) -> Ontvangst:
        """Report and hand over to the workflow."""
        ontvangst = await self.wereld.meld(await self.nu(), **anders)
        await self.geef_door(ontvangst)
        return ontvangst

    async def geef_door(self, ontvangst: Ontvangst) -> None:
        """What the relay does with a report."""
        self.gestart.add(ontvangst.traject_id)
        await self.client.execute_update_with_start_workflow(
            ONTVANG_MELDING,
            MeldingBericht(melding_id=ontvangst.melding_id),
            id=str(ontvangst.melding_id),
            start_workflow_operation=WithStartWorkflowOperation(
                TRAJECT_WORKFLOW,
                self._start(ontvangst),
                id=traject_workflow_id(ontvangst.traject_id),
                task_queue=self.wachtrij,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            ),
        )

    def _start(self, ontvangst: Ontvangst) -> TrajectStart:
        return TrajectStart(
            traject_id=ontvangst.traject_id,
            nummer=ontvangst.traject_nummer,
            dossier_url=f"https://verzuim.example/dossiers/{ontvangst.traject_nummer}",
            klok=self.klok,
        )

    async def relay(self) -> None:
        """What the relay does with everything in the outbox, until it is empty."""
        klok = Klok(self.klok)
        naar = Bestemming(self.client, self.wachtrij, "https://verzuim.example")
        storing = Storing("Temporal", RITME_WORKFLOWS, klok.echt)
        doorgever = Doorgever(self.database, naar, klok, RITME_WORKFLOWS, storing)
        while bestellingen := await doorgever.claim(20):
            for bestelling in bestellingen:
                await doorgever.lever(bestelling)

    async def vraag(self, traject_id: UUID) -> Vraag:
        """The question that was asked last, as soon as it stands in the register."""
        vragen = await tot(lambda: self.rijen(Vraag, traject_id))
        return max(vragen, key=lambda v: v.gesteld_op)

    async def school_schrijft(self, traject_id: UUID, tekst: str = "De leerling is weer op school.") -> bool:
        """The school opens its link and answers; False when the link does not work (any more)."""
        vraag = await self.vraag(traject_id)
        token = maak_token(LINK_SLEUTEL, link_van(vraag.id))
        async with self.database.schrijver(SYSTEEM) as sessie:
            return await beantwoord(sessie, token, tekst, "Z. Coördinator", await self.nu()) is not None

    async def geef_antwoord_door(self, traject_id: UUID) -> None:
        """What the relay does with an answer."""
        vraag = await self.vraag(traject_id)
        await self.workflow(traject_id).execute_update(
            ONTVANG_ANTWOORD, AntwoordBericht(vraag_id=vraag.id), id=str(vraag.id)
        )

    async def school_antwoordt(self, traject_id: UUID) -> bool:
        gelukt = await self.school_schrijft(traject_id)
        if gelukt:
            await self.geef_antwoord_door(traject_id)
        return gelukt

    # ---- the officer ----

    async def open_taak(self, traject_id: UUID, soort: Taaksoort) -> Taak:
        """The one open task, which has to be of this kind."""
        open_ = await tot(lambda: self.open_taken(traject_id))
        assert [t.soort for t in open_] == [soort]
        return open_[0]

    async def open_taak_van(self, traject_id: UUID, soort: Taaksoort) -> Taak:
        """The open task of the trajectory itself, whatever its procedures wait for."""

        async def gevonden() -> list[Taak]:
            return [t for t in await self.open_taken(traject_id) if t.soort == soort]

        return (await tot(gevonden))[0]

    async def open_taken(self, traject_id: UUID) -> list[Taak]:
        return [t for t in await self.rijen(Taak, traject_id) if t.status == WachtStatus.OPEN]

    async def besluit(
        self, traject_id: UUID, soort: Taaksoort, besluit: Besluit, door: str = "lpa1", **velden: str
    ) -> Taak:
        """What the task page does: keep the answer, then tell the workflow."""
        taak = await self.open_taak(traject_id, soort)
        await self.rond_af(await self.antwoord(taak, besluit, door, **velden))
        return taak

    async def antwoord(self, taak: Taak, besluit: Besluit, door: str = "lpa1", **velden: str) -> Taakantwoord:
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=taak.id,
            traject_id=taak.traject_id,
            gebruiker_id=self.wereld.gebruikers[door],
            besluit=besluit,
            gegeven_op=await self.nu(),
            **(dict[str, Any](velden) or ZIN[besluit]),
        )
        async with self.database.schrijver(SYSTEEM) as sessie:
            await bewaar_antwoord(sessie, antwoord)
        return antwoord

    async def rond_af(self, antwoord: Taakantwoord, besluit: Besluit | None = None) -> None:
        workflow_id = traject_workflow_id(antwoord.traject_id)
        await rond_taak_af(self.client, workflow_id, afronding_van(antwoord, besluit))

    async def schrijf_besluit_buiten_de_workflow_om(self, antwoord: Taakantwoord) -> None:
        """The step succeeded, and its outcome never reached the workflow."""
        bericht = LegBesluitVast(
            traject_id=antwoord.traject_id, afronding=afronding_van(antwoord), nu=await self.nu()
        )
        await TaakActiviteiten(self.database).leg_besluit_vast(bericht)

    # ---- the end ----

    async def controleer(self) -> None:
        """What holds after every scenario: whole logs (I5), nothing early and everything once (I6)."""
        for traject_id in self.gestart:
            async with self.database.lezer(SYSTEEM) as sessie:
                assert await breuk_in_keten(sessie, traject_id) is None
            for termijn in await self.rijen(Termijn, traject_id):
                assert termijn.afgegaan_op is None or termijn.afgegaan_op >= termijn.op
            verhaal = await self.rijen(Gebeurtenis, traject_id)
            afgegaan = [t for t in await self.rijen(Termijn, traject_id) if t.status == WachtStatus.GEDAAN]
            assert len([f for f in verhaal if f.wat.startswith("termijn-")]) == len(afgegaan)

    async def ruim_op(self) -> None:
        """Leave nothing running: the clock is shared."""
        for traject_id in self.gestart:
            try:
                await tot(partial(in_rust, self.workflow(traject_id)))
                await self.workflow(traject_id).terminate("einde van de proef")
            except RPCError:
                continue  # it had ended by itself


BEZIG = (
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
)


async def in_rust(workflow: WorkflowHandle[Any, Any]) -> bool:
    """Whether a case waits: ended in the middle of a task, it would keep the server from skipping time."""
    return (await workflow.fetch_history()).events[-1].event_type not in BEZIG


def afronding_van(antwoord: Taakantwoord, besluit: Besluit | None = None) -> Afronding:
    """The message about a stored answer."""
    return Afronding(
        taak_id=antwoord.taak_id,
        antwoord_id=antwoord.id,
        door=antwoord.gebruiker_id,
        besluit=besluit or antwoord.besluit,
    )
