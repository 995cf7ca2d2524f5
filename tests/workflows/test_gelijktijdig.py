"""Clicks at the same time, clicks again, and messages that cannot be right."""

import asyncio
from collections.abc import Sequence
from uuid import uuid4

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from domain.berichten import ROND_TAAK_AF, Afronding
from domain.besluiten import TOEGESTAAN
from domain.soorten import Besluit, Fase, Taaksoort, WachtStatus
from storage.tabellen import Taak
from tests.workflows.inzage import tot
from tests.workflows.zaakproef import Zaakproef, afronding_van
from workflows.aanroepen import NietZeker, TaakNietOpen

T, B = Taaksoort, Besluit
ALLEEN_GELUISTERD = {
    EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
}
"""What the time-skipping server writes for a refusal; a real server does not even write that."""
NIET_TOEGESTAAN = [
    (taak, besluit) for taak in Taaksoort for besluit in Besluit if besluit not in TOEGESTAAN[taak]
]


async def weigering(zaak: Zaakproef, taak: Taak, afronding: Afronding) -> str | None:
    """The type of the error with which the workflow refuses the message."""
    with pytest.raises(WorkflowUpdateFailedError) as fout:
        await zaak.workflow(taak.traject_id).execute_update(
            ROND_TAAK_AF, afronding, id=str(uuid4()), result_type=type(None)
        )
    assert isinstance(fout.value.cause, ApplicationError)
    return fout.value.cause.type


async def events(zaak: Zaakproef, taak: Taak) -> Sequence[HistoryEvent]:
    return (await zaak.workflow(taak.traject_id).fetch_history()).events


async def eerste_taak(zaak: Zaakproef) -> Taak:
    taak = await zaak.open_taak((await zaak.meld()).traject_id, T.BEOORDELEN)
    await zaak.toont(taak.traject_id, Fase=Fase.INTAKE)
    return taak


async def test_a_double_click_is_one_decision(zaak: Zaakproef) -> None:
    taak = await eerste_taak(zaak)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    await asyncio.gather(zaak.rond_af(antwoord), zaak.rond_af(antwoord))
    await zaak.rond_af(antwoord)
    await zaak.open_taak(taak.traject_id, T.BEHANDELEN)
    assert (await zaak.verhaal(taak.traject_id)).count("taak-afgerond") == 1
    assert [s for s, wie in await zaak.mails(taak.traject_id) if wie == "melder"].count("opgepakt") == 1


async def test_of_five_officers_who_complete_one_task_at_once_exactly_one_does(zaak: Zaakproef) -> None:
    taak = await eerste_taak(zaak)
    besluiten = (B.OPPAKKEN, B.SLUITEN, B.TER_KENNISNAME, B.DOORSTROOMPUNT, B.VRAAG_SCHOOL)
    antwoorden = [await zaak.antwoord(taak, besluit) for besluit in besluiten]
    uitkomsten = await asyncio.gather(*(zaak.rond_af(a) for a in antwoorden), return_exceptions=True)
    gelukt = [a for a, uitkomst in zip(antwoorden, uitkomsten, strict=True) if uitkomst is None]
    assert [type(u) for u in uitkomsten if u is not None] == [TaakNietOpen] * 4
    [gedaan] = [t for t in await zaak.rijen(Taak, taak.traject_id) if t.id == taak.id]
    assert [(a.id, a.besluit) for a in gelukt] == [(gedaan.antwoord_id, gedaan.besluit)]
    assert (await zaak.verhaal(taak.traject_id)).count("taak-afgerond") == 1


@pytest.mark.parametrize(("soort", "besluit"), NIET_TOEGESTAAN, ids=lambda waarde: str(waarde))
async def test_a_decision_that_the_task_does_not_allow_leaves_no_trace_in_the_history(
    zaak: Zaakproef, soort: Taaksoort, besluit: Besluit
) -> None:
    taak = await eerste_taak(zaak)
    await zaak.besluit(taak.traject_id, T.BEOORDELEN, B.OPPAKKEN)
    taak = await zaak.open_taak(taak.traject_id, soort)
    await zaak.toont(taak.traject_id, Fase=Fase.BEHANDELING)
    eerder = len(await events(zaak, taak))
    antwoord = await zaak.antwoord(taak, besluit)
    assert await weigering(zaak, taak, afronding_van(antwoord)) == "BesluitKanNiet"
    assert {e.event_type for e in (await events(zaak, taak))[eerder:]} <= ALLEEN_GELUISTERD
    assert (await zaak.open_taak(taak.traject_id, soort)).id == taak.id


async def test_a_task_of_another_time_is_not_open(zaak: Zaakproef) -> None:
    taak = await eerste_taak(zaak)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    onbekend = afronding_van(antwoord).model_copy(update={"taak_id": uuid4()})
    assert await weigering(zaak, taak, onbekend) == "TaakNietOpen"
    await zaak.rond_af(antwoord)
    with pytest.raises(TaakNietOpen):
        await zaak.rond_af(await zaak.antwoord(taak, B.SLUITEN))
    assert (await zaak.traject(taak.traject_id)).fase == Fase.BEHANDELING


VERGIF = {
    "unknown answer": "AntwoordOnbekend",
    "answer of another decision": "AntwoordOnbekend",
    "unknown municipality": "GemeenteOnbekend",
}


@pytest.mark.parametrize("soort_gif", VERGIF)
async def test_a_poisoned_message_fails_its_update_and_the_case_goes_on(
    zaak: Zaakproef, soort_gif: str
) -> None:
    taak = await eerste_taak(zaak)
    if soort_gif == "unknown answer":
        antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
        gif = afronding_van(antwoord).model_copy(update={"antwoord_id": uuid4()})
    elif soort_gif == "answer of another decision":
        gif = afronding_van(await zaak.antwoord(taak, B.OPPAKKEN), B.SLUITEN)
    else:
        antwoord = await zaak.antwoord(taak, B.ANDERE_GEMEENTE, doelgemeente="9999", motivering="Verhuisd.")
        gif = afronding_van(antwoord)
    assert await weigering(zaak, taak, gif) == VERGIF[soort_gif]
    [rij] = await zaak.rijen(Taak, taak.traject_id)
    assert rij.status == WachtStatus.OPEN
    assert [t.status for t in await zaak.ledger(taak.id)] == [WachtStatus.OPEN] * 3
    await zaak.besluit(taak.traject_id, T.BEOORDELEN, B.SLUITEN)
    await zaak.klaar(taak.traject_id)


async def test_a_decision_whose_message_got_lost_is_found_in_the_register_when_the_next_moment_comes(
    zaak: Zaakproef,
) -> None:
    """The worker wrote the decision and died before it could say so; nobody sends the message again."""
    taak = await eerste_taak(zaak)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    await zaak.schrijf_besluit_buiten_de_workflow_om(antwoord)
    [herinnering, *_] = await zaak.ledger(taak.id)
    await zaak.ga_naar(herinnering.op)
    volgende = await zaak.open_taak(taak.traject_id, T.BEHANDELEN)
    assert volgende.toegewezen_aan == antwoord.gebruiker_id
    await zaak.besluit(taak.traject_id, T.BEHANDELEN, B.SLUITEN)
    await zaak.klaar(taak.traject_id)
    assert (await zaak.verhaal(taak.traject_id)).count("taak-afgerond") == 2


async def test_a_decision_while_the_register_is_slow_is_kept_and_shown_as_a_pending_step(
    zaak: Zaakproef,
) -> None:
    taak = await eerste_taak(zaak)
    antwoord = await zaak.antwoord(taak, B.OPPAKKEN)
    zaak.van_worker.fouten = 3
    bezig = asyncio.create_task(zaak.rond_af(antwoord))
    assert await tot(lambda: zaak.wachtende_stap(taak.traject_id)) == ["leg_besluit_vast"]
    with pytest.raises(TaakNietOpen):
        await zaak.rond_af(await zaak.antwoord(taak, B.SLUITEN))
    try:
        await bezig
    except NietZeker:
        await zaak.rond_af(antwoord)
    await zaak.open_taak(taak.traject_id, T.BEHANDELEN)
    assert zaak.van_worker.fouten == 0
    assert await zaak.wachtende_stap(taak.traject_id) == []
