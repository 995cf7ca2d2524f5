"""The yearly agenda as Temporal Schedules: made once, shown, paused, resumed and run by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleDescription,
    ScheduleHandle,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleState,
    ScheduleUpdate,
    ScheduleUpdateInput,
)

from domain.campagnes.agenda import AGENDA, Agendaregel, Jaaractie
from domain.campagnes.berichten import JAARACTIE_WORKFLOW, JaaractieStart
from domain.klok import KlokStand

TIJDZONE = "Europe/Amsterdam"
UUR = 9
INHALEN = timedelta(days=7)
"""A turn that was missed while everything was down is made up for within a week, and not later."""
GEDULD = timedelta(seconds=8)


@dataclass(frozen=True)
class Stand:
    """One line of the agenda as it is now; `laatste` is when it ran last."""

    actie: Jaaractie
    regel: Agendaregel
    gepauzeerd: bool
    volgende: datetime | None
    laatste: datetime | None


def schema_id(wachtrij: str, actie: Jaaractie) -> str:
    """Environments that share a namespace have agendas of their own."""
    return f"{wachtrij}-jaaragenda-{actie}"


async def registreer_schemas(client: Client, wachtrij: str, klok: KlokStand | None = None) -> None:
    """Make every schedule, or bring it up to date; one that somebody paused stays paused.

    Temporal knows no other days than real ones: with the demo's `klok` a turn still comes on those, and does
    its work on the day that the demo plays.
    """
    for actie in Jaaractie:
        nieuw = _schema(wachtrij, JaaractieStart(actie=actie, klok=klok))
        try:
            await client.create_schedule(schema_id(wachtrij, actie), nieuw)
        except ScheduleAlreadyRunningError:
            await _bijwerken(client.get_schedule_handle(schema_id(wachtrij, actie)), nieuw)


async def _bijwerken(handle: ScheduleHandle, nieuw: Schedule) -> None:
    def vervang(oud: ScheduleUpdateInput) -> ScheduleUpdate:
        nieuw.state = oud.description.schedule.state
        return ScheduleUpdate(schedule=nieuw)

    await handle.update(vervang)


def _schema(wachtrij: str, start: JaaractieStart) -> Schedule:
    regel = AGENDA[start.actie]
    return Schedule(
        action=ScheduleActionStartWorkflow(
            JAARACTIE_WORKFLOW,
            start,
            id=schema_id(wachtrij, start.actie),
            task_queue=wachtrij,
            static_summary=regel.naam,
        ),
        spec=ScheduleSpec(
            calendars=[
                ScheduleCalendarSpec(
                    month=[ScheduleRange(maand) for maand in regel.maanden],
                    day_of_month=[ScheduleRange(regel.dag)],
                    hour=[ScheduleRange(UUR)],
                    comment=f"{regel.naam}: {regel.wanneer}",
                )
            ],
            time_zone_name=TIJDZONE,
        ),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=INHALEN),
        state=ScheduleState(note=regel.uitleg),
    )


async def lees_agenda(client: Client, wachtrij: str) -> tuple[Stand, ...]:
    """Every line as Temporal has it now. RPCError when Temporal is away or a schedule is not there."""
    return tuple([_stand(actie, await _handle(client, wachtrij, actie).describe()) for actie in Jaaractie])


def _stand(actie: Jaaractie, gevonden: ScheduleDescription) -> Stand:
    komend, gedaan = gevonden.info.next_action_times, gevonden.info.recent_actions
    return Stand(
        actie=actie,
        regel=AGENDA[actie],
        gepauzeerd=gevonden.schedule.state.paused,
        volgende=komend[0] if komend else None,
        laatste=gedaan[-1].started_at if gedaan else None,
    )


async def pauzeer(client: Client, wachtrij: str, actie: Jaaractie, wie: str) -> None:
    """Nothing happens by itself until somebody resumes; `wie` is the code of who did it."""
    await _handle(client, wachtrij, actie).pause(note=f"Gepauzeerd door {wie}", rpc_timeout=GEDULD)


async def hervat(client: Client, wachtrij: str, actie: Jaaractie, wie: str) -> None:
    await _handle(client, wachtrij, actie).unpause(note=f"Hervat door {wie}", rpc_timeout=GEDULD)


async def draai_nu(client: Client, wachtrij: str, actie: Jaaractie) -> None:
    """An extra turn, besides those of the calendar."""
    await _handle(client, wachtrij, actie).trigger(rpc_timeout=GEDULD)


def _handle(client: Client, wachtrij: str, actie: Jaaractie) -> ScheduleHandle:
    return client.get_schedule_handle(schema_id(wachtrij, actie))
