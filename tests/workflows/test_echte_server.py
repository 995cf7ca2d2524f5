"""What only a real Temporal server shows: long histories, a stopped register, refusals, the demo's clock."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from demo.postgres import Postgres
from demo.processen import vrije_poort
from demo.temporal import TemporalServer
from domain.kalender import Kalender, Vakantieregio
from domain.klok import KlokStand
from domain.soorten import Besluit, Fase, Taaksoort, TermijnAard, Termijncode
from domain.termijnen import STANDAARD_REGELS, plan_termijn
from infra.klok import echt_nu
from infra.sleutels import Sleutelbos
from infra.temporal import verbind
from storage.database import SYSTEEM
from storage.klokstand import zet_klokstand
from tests.omgeving import Proefdatabase
from tests.workflows.inzage import tot
from tests.workflows.test_gelijktijdig import weigering
from tests.workflows.werkplaats import open_zaak
from tests.workflows.zaakproef import Zaakproef, afronding_van, dag

T, B = Taaksoort, Besluit
LANG = 20
"""Events after which this server advises to go on in a new run; a real one says so at 4,096."""


class EchteTijd:
    """The clock of a server that does not skip."""

    async def get_current_time(self) -> datetime:
        return echt_nu()

    async def sleep(self, duration: timedelta | float) -> None:
        await asyncio.sleep(duration.total_seconds() if isinstance(duration, timedelta) else duration)


@pytest.fixture
async def echte_zaak(
    temporal_client: Client, testdatabase: Proefdatabase, taakwachtrij: str
) -> AsyncIterator[Zaakproef]:
    async with open_zaak(temporal_client, EchteTijd(), testdatabase, taakwachtrij) as zaak:
        yield zaak


@pytest.fixture
def ongeduldige_server(tmp_path: Path) -> Iterator[TemporalServer]:
    """A server that finds a history long very soon."""
    drempel = f"limit.historyCount.suggestContinueAsNew={LANG}"
    server = TemporalServer(tmp_path, vrije_poort(), instellingen=(drempel,))
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def lange_zaak(
    ongeduldige_server: TemporalServer, testdatabase: Proefdatabase, taakwachtrij: str, sleutels: Sleutelbos
) -> AsyncIterator[Zaakproef]:
    client = await verbind(ongeduldige_server.adres, "default", False, None, sleutels)
    async with open_zaak(client, EchteTijd(), testdatabase, taakwachtrij) as zaak:
        yield zaak


async def test_a_long_case_goes_on_in_a_new_run_with_its_task_and_nothing_twice(
    lange_zaak: Zaakproef,
) -> None:
    zaak = lange_zaak
    ontvangst = await zaak.meld()
    id_ = ontvangst.traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    for soort in (T.BEHANDELEN, T.ANTWOORD_BEOORDELEN, T.ANTWOORD_BEOORDELEN):
        await zaak.besluit(id_, soort, B.VRAAG_SCHOOL)
        await zaak.toont(id_, WachtOp="school")
        assert await zaak.school_antwoordt(id_)
        await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    info = await zaak.beschrijf(id_)
    assert info.execution.run_id != info.first_run_id, "the case went on in a new run"
    taak = await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)
    verhaal, mails = await zaak.verhaal(id_), await zaak.mails(id_)
    await zaak.geef_door(ontvangst)
    await zaak.geef_antwoord_door(id_)
    assert (await zaak.verhaal(id_), await zaak.mails(id_)) == (verhaal, mails), "messages of the old run"
    assert (await zaak.open_taak(id_, T.ANTWOORD_BEOORDELEN)).id == taak.id
    assert {verhaal.count(f"vraag-{wat}") for wat in ("gesteld", "beantwoord")} == {3}
    await zaak.toont(id_, Fase=Fase.BEHANDELING, Behandelaar="LPA1", SchoolBrin="99ZZ")
    await zaak.besluit(id_, T.ANTWOORD_BEOORDELEN, B.SLUITEN)
    await zaak.klaar(id_)
    assert (await zaak.traject(id_)).resultaat == "naar-school"


async def test_a_report_that_comes_while_a_long_case_moves_to_a_new_run_is_not_lost(
    lange_zaak: Zaakproef,
) -> None:
    zaak = lange_zaak
    id_ = (await zaak.meld()).traject_id
    gemeld = [id_]
    for _ in range(4):
        nog_een, _ = await asyncio.gather(
            zaak.meld(), zaak.besluit(id_, T.BEOORDELEN, B.DOORSTROOMPUNT, door="lpa1")
        )
        gemeld.append(nog_een.traject_id)
    assert gemeld == [id_] * 5
    verhaal = await zaak.verhaal(id_)
    assert (verhaal.count("melding-ontvangen"), verhaal.count("melding-gevoegd")) == (5, 4)
    await zaak.open_taak(id_, T.BEOORDELEN)
    info = await zaak.beschrijf(id_)
    assert info.execution.run_id != info.first_run_id


async def test_a_refused_decision_leaves_nothing_at_all_in_the_history_of_a_real_server(
    echte_zaak: Zaakproef,
) -> None:
    zaak = echte_zaak
    id_ = (await zaak.meld()).traject_id
    await zaak.besluit(id_, T.BEOORDELEN, B.OPPAKKEN)
    taak = await zaak.open_taak(id_, T.BEHANDELEN)
    await zaak.toont(id_, Fase=Fase.BEHANDELING)
    eerder = len((await zaak.workflow(id_).fetch_history()).events)
    antwoord = await zaak.antwoord(taak, B.TER_KENNISNAME)
    assert await weigering(zaak, taak, afronding_van(antwoord)) == "BesluitKanNiet"
    assert len((await zaak.workflow(id_).fetch_history()).events) == eerder


async def test_while_the_register_is_down_a_case_waits_visibly_and_then_goes_on(
    echte_zaak: Zaakproef, postgres: Postgres, testdatabase: Proefdatabase
) -> None:
    zaak = echte_zaak
    ontvangst = await zaak.wereld.meld(await zaak.nu())
    toegang(postgres, testdatabase.naam, open_=False)
    await zaak.geef_door(ontvangst)
    assert await tot(lambda: zaak.wachtende_stap(ontvangst.traject_id)) == ["open_taak"]
    toegang(postgres, testdatabase.naam, open_=True)
    await zaak.database.motor.dispose()  # the test itself does not try again, as the worker does
    await zaak.open_taak(ontvangst.traject_id, T.BEOORDELEN)
    await zaak.toont(ontvangst.traject_id, Fase=Fase.INTAKE)
    assert await zaak.wachtende_stap(ontvangst.traject_id) == []


def toegang(postgres: Postgres, naam: str, *, open_: bool) -> None:
    """Shut the database and throw everybody out, or let them in again."""
    with postgres.beheer() as verbinding:
        verbinding.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS {"true" if open_ else "false"}')
        if not open_:
            weg = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND usename <> current_user"
            )
            verbinding.execute(weg, (naam,))


async def test_the_demo_clock_lets_the_same_moments_go_off_within_seconds(echte_zaak: Zaakproef) -> None:
    zaak = echte_zaak
    zaak.klok = KlokStand(echt=echt_nu(), gespeeld=dag(2026, 12, 11, 10), dagen_per_seconde=4)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await zet_klokstand(sessie, zaak.klok)
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)

    async def twee_escalaties() -> bool:
        afgegaan = [t for t in await zaak.ledger(taak.id) if t.afgegaan_op]
        return [t.aard for t in afgegaan].count(TermijnAard.ESCALATIE) >= 2

    await tot(twee_escalaties)
    beoordeling = plan_termijn(
        STANDAARD_REGELS, Termijncode.BEOORDELING, taak.geopend_op, Kalender(regio=Vakantieregio.MIDDEN)
    )
    eerste_drie = [(t.aard, t.op) for t in await zaak.ledger(taak.id)][:3]
    assert eerste_drie == [(m.aard, m.op) for m in beoordeling.momenten], "as in a week that lasts a week"
    await zaak.toont(id_, TeLaat=True)


async def test_time_that_stood_still_while_the_demo_was_stopped_lets_nothing_go_off(
    echte_zaak: Zaakproef,
) -> None:
    """The timer was set by the old stand of the clock; when it fires, the played moment has not come."""
    zaak = echte_zaak
    zaak.klok = KlokStand(echt=echt_nu(), gespeeld=dag(2026, 12, 11, 10), dagen_per_seconde=1)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await zet_klokstand(sessie, zaak.klok)
    id_ = (await zaak.meld()).traject_id
    taak = await zaak.open_taak(id_, T.BEOORDELEN)
    async with zaak.database.schrijver(SYSTEEM) as sessie:
        await zet_klokstand(sessie, KlokStand(echt=echt_nu(), gespeeld=taak.geopend_op))

    async def timer_ging() -> bool:
        historie = await zaak.workflow(id_).fetch_history()
        return EventType.EVENT_TYPE_TIMER_FIRED in {e.event_type for e in historie.events}

    await tot(timer_ging)
    await asyncio.sleep(0.5)
    assert [t.afgegaan_op for t in await zaak.ledger(taak.id)] == [None] * 3
