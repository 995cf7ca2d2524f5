"""Cases that run now can go on with the code of today."""

from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, WorkflowRunner

from domain.berichten import TrajectStart
from infra.temporal import dataconverter
from tests.histories.ontsleutel import payloads
from tests.histories.verhalen import VERHALEN
from tests.omgeving import PROEFSLEUTELS
from tests.wereld import PERSOONSGEGEVENS
from workflows.bouw import zandbak
from workflows.traject import Traject

HIER = Path(__file__).parent
HISTORIES = sorted(HIER.glob("*.json"))


def lees(bestand: Path) -> WorkflowHistory:
    return WorkflowHistory.from_json(f"traject-{bestand.stem}", bestand.read_text("utf-8"))


def afspeler(proces: type, runner: WorkflowRunner) -> Replayer:
    return Replayer(workflows=[proces], data_converter=dataconverter(PROEFSLEUTELS), workflow_runner=runner)


def test_every_story_has_been_recorded() -> None:
    assert [bestand.stem for bestand in HISTORIES] == sorted(VERHALEN)


@pytest.mark.parametrize("bestand", HISTORIES, ids=lambda pad: pad.stem)
async def test_the_recorded_history_replays(bestand: Path) -> None:
    await afspeler(Traject, zandbak()).replay_workflow(lees(bestand))


@workflow.defn(name="Traject")
class MetTimer(Traject):
    """The mutant: one timer more at the start."""

    @workflow.init
    def __init__(self, start: TrajectStart) -> None:
        super().__init__(start)

    @workflow.run
    async def run(self, start: TrajectStart) -> None:
        await workflow.sleep(1)
        await super().run(start)


@pytest.mark.parametrize("bestand", HISTORIES, ids=lambda pad: pad.stem)
async def test_a_workflow_with_an_added_timer_does_not_replay(bestand: Path) -> None:
    with pytest.raises(workflow.NondeterminismError):
        await afspeler(MetTimer, UnsandboxedWorkflowRunner()).replay_workflow(lees(bestand))


@pytest.mark.parametrize("bestand", HISTORIES, ids=lambda pad: pad.stem)
def test_a_recorded_history_is_readable_and_holds_no_personal_data(bestand: Path) -> None:
    tekst = bestand.read_text("utf-8")
    assert [gegeven for gegeven in PERSOONSGEGEVENS if gegeven in tekst] == []
    inhoud = [p for gebeurtenis in lees(bestand).events for p in payloads(gebeurtenis)]
    assert inhoud
    assert {p.metadata["encoding"] for p in inhoud} <= {b"json/plain", b"binary/null"}
    assert [g for p in inhoud for g in PERSOONSGEGEVENS if g in p.data.decode("utf-8")] == []
