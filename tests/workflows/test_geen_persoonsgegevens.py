"""Temporal knows ids, codes and moments; never who the pupil is."""

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowHistory

from tests.histories.ontsleutel import ontsleutel, payloads
from tests.histories.verhalen import VERHALEN
from tests.wereld import PERSOONSGEGEVENS
from tests.workflows.zaakproef import Zaakproef

MEER_DAN_IDS = (*PERSOONSGEGEVENS, "L-1042", "Coördinator", "@zeecollege", "gesproken", "weer op school")
"""Also the school's own number, who reported, addresses, and everything that people typed."""
CODES: dict[str, set[object]] = {
    "Fase": {"gesloten"},
    "Gemeente": {"9901", "9902"},
    "SchoolBrin": {"99ZZ"},
    "Soort": {"relatief-verzuim-wettelijk"},
    "Behandelaar": {"LPA1", "CASEMANAGER1", None},
    "WachtOp": {None},
    "Uiterlijk": {None},
    "TeLaat": {False},
}
ZOEKATTRIBUTEN = EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES
NIET_VAN_ONS = b'{"seq":'
"""The bookkeeping of a local activity, which the SDK writes by itself: numbers, type and times."""


@pytest.mark.parametrize("naam", VERHALEN)
async def test_a_history_holds_no_personal_data_and_is_encrypted(zaak: Zaakproef, naam: str) -> None:
    traject_id = await VERHALEN[naam](zaak)
    historie = await zaak.workflow(traject_id).fetch_history()
    leesbaar = {bytes(p.data) for p in onversleuteld(historie)}
    assert [data for data in leesbaar if not data.startswith(NIET_VAN_ONS)] == []
    assert zoek(historie) == []
    assert zoek(await ontsleutel(historie)) == []


def onversleuteld(historie: WorkflowHistory) -> list[Payload]:
    """The payloads that anybody can read, but for the search attributes, which are codes."""
    gebeurtenissen = [g for g in historie.events if g.event_type != ZOEKATTRIBUTEN]
    return [p for g in gebeurtenissen for p in payloads(g) if p.metadata["encoding"] != b"binary/encrypted"]


def zoek(historie: WorkflowHistory) -> list[str]:
    """What of the pupil, the people and their texts stands in the history."""
    delen = [p.data.decode("utf-8", "replace") for g in historie.events for p in payloads(g)]
    tekst = "\n".join([*delen, *(str(g) for g in historie.events)])
    return [gegeven for gegeven in MEER_DAN_IDS if gegeven in tekst]


async def test_search_attributes_and_workflow_ids_are_codes(zaak: Zaakproef) -> None:
    traject_id = await VERHALEN["vergeten_en_overgedragen"](zaak)
    info = await zaak.beschrijf(traject_id)
    assert info.execution.workflow_id == f"traject-{traject_id}"
    waarden = await zaak.zoekattributen(traject_id)
    assert set(waarden) <= set(CODES)
    for naam, toegestaan in CODES.items():
        assert waarden.get(naam) in toegestaan
