"""Procedures that run now can go on with the code of today."""

from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from infra.temporal import dataconverter
from tests.histories.ontsleutel import payloads
from tests.omgeving import PROEFSLEUTELS
from tests.procedures.opnemen import MAP
from tests.procedures.verhalen import VERHALEN
from tests.wereld import PERSOONSGEGEVENS
from workflows.bouw import zandbak
from workflows.procedures import PROCEDURES

HISTORIES = sorted(MAP.glob("*.json"))


def test_every_procedure_has_a_recorded_story() -> None:
    assert [bestand.stem for bestand in HISTORIES] == list(VERHALEN)


@pytest.mark.parametrize("bestand", HISTORIES, ids=lambda pad: pad.stem)
async def test_the_recorded_procedure_replays(bestand: Path) -> None:
    historie = WorkflowHistory.from_json(f"procedure-{bestand.stem}", bestand.read_text("utf-8"))
    deze = [procedure for procedure in PROCEDURES if procedure.PLAN.soort == bestand.stem]
    afspeler = Replayer(
        workflows=deze, data_converter=dataconverter(PROEFSLEUTELS), workflow_runner=zandbak()
    )
    await afspeler.replay_workflow(historie)


@pytest.mark.parametrize("bestand", HISTORIES, ids=lambda pad: pad.stem)
def test_a_recorded_procedure_holds_no_personal_data_and_no_typed_text(bestand: Path) -> None:
    historie = WorkflowHistory.from_json(f"procedure-{bestand.stem}", bestand.read_text("utf-8"))
    inhoud = [p.data.decode("utf-8", "replace") for g in historie.events for p in payloads(g)]
    verboden = (*PERSOONSGEGEVENS, "toelichting voor de proef", "L-1042", "@zeecollege")
    assert inhoud
    assert [gegeven for gegeven in verboden if any(gegeven in tekst for tekst in inhoud)] == []
