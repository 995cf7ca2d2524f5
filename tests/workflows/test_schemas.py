"""The yearly agenda on a real Temporal server: made once, kept as somebody left it, and told once a turn."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select
from temporalio.client import Client, ScheduleOverlapPolicy

from domain.campagnes.agenda import AGENDA, Jaaractie
from domain.klok import KlokStand
from infra.klok import echt_nu
from storage.database import SYSTEEM, Database
from storage.tabellen import Mail
from tests.wereld import LINK_SLEUTEL, bouw_wereld
from tests.workflows.inzage import tot
from workflows.bouw import bouw_worker
from workflows.schemas import (
    INHALEN,
    TIJDZONE,
    draai_nu,
    hervat,
    lees_agenda,
    pauzeer,
    registreer_schemas,
    schema_id,
)


@pytest.fixture
async def agenda(temporal_client: Client, taakwachtrij: str) -> AsyncIterator[str]:
    """The task queue whose agenda was made; taken away afterwards, since the server is shared."""
    await registreer_schemas(temporal_client, taakwachtrij)
    yield taakwachtrij
    for actie in Jaaractie:
        await temporal_client.get_schedule_handle(schema_id(taakwachtrij, actie)).delete()


async def test_every_line_comes_at_nine_in_the_morning_in_the_netherlands_summer_and_winter(
    temporal_client: Client, agenda: str
) -> None:
    regels = await lees_agenda(temporal_client, agenda)
    assert [regel.actie for regel in regels] == list(AGENDA)
    for regel in regels:
        handle = temporal_client.get_schedule_handle(schema_id(agenda, regel.actie))
        beschrijving = await handle.describe()
        komend = [_lokaal(moment) for moment in beschrijving.info.next_action_times]
        assert {(moment.hour, moment.day) for moment in komend} == {(9, regel.regel.dag)}
        assert {moment.month for moment in komend} <= set(regel.regel.maanden)
        beleid = beschrijving.schedule.policy
        assert (beleid.overlap, beleid.catchup_window) == (ScheduleOverlapPolicy.SKIP, INHALEN)
        assert beschrijving.schedule.spec.time_zone_name == TIJDZONE


def _lokaal(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(TIJDZONE))


async def test_making_the_agenda_again_leaves_what_somebody_paused_paused(
    temporal_client: Client, agenda: str
) -> None:
    await pauzeer(temporal_client, agenda, Jaaractie.OVERSTAP, "COORDINATOR1")
    await registreer_schemas(temporal_client, agenda)
    stand = {regel.actie: regel.gepauzeerd for regel in await lees_agenda(temporal_client, agenda)}
    assert stand == {actie: actie is Jaaractie.OVERSTAP for actie in Jaaractie}
    await hervat(temporal_client, agenda, Jaaractie.OVERSTAP, "COORDINATOR1")
    assert not any(regel.gepauzeerd for regel in await lees_agenda(temporal_client, agenda))


async def test_a_turn_by_hand_tells_every_coordinator_once_on_the_day_that_the_demo_plays(
    temporal_client: Client, agenda: str, database_url: str
) -> None:
    database = Database(database_url)
    await bouw_wereld(database)
    klok = KlokStand(echt=echt_nu(), gespeeld=datetime(2031, 1, 10, 9, tzinfo=UTC), vast=True)

    async def mails() -> list[tuple[str, int]]:
        async with database.lezer(SYSTEEM) as sessie:
            gevonden = (await sessie.exec(select(Mail).where(Mail.sjabloon == "jaaractie"))).all()
        return sorted((mail.aan.partition("@")[0], mail.gemaakt_op.year) for mail in gevonden)

    async with bouw_worker(temporal_client, agenda, database, LINK_SLEUTEL):
        await registreer_schemas(temporal_client, agenda, klok)
        await draai_nu(temporal_client, agenda, Jaaractie.OVERSTAP)
        assert await tot(mails) == [("coordinator1", 2031), ("coordinator2", 2031)]
    await database.sluit()
