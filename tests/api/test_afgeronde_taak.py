"""What an officer sees at a task that is done already, by a colleague or by the same form before."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

import api.afronden
from domain.berichten import Afronding
from domain.soorten import WachtStatus
from storage.database import SYSTEEM
from storage.tabellen import Taak, Taakantwoord
from tests.api.webproef import NU, Webproef, andere_leerling
from workflows.aanroepen import NietZeker

FORMULIER = {"antwoord_id": "f1", "besluit": "oppakken", "motivering": "Wij bellen vandaag."}


async def test_a_done_task_says_who_decided_what_and_refuses_another_decision(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900031"))
    await rond_af(web, zaak.taak_id, None)
    async with await web.als("lpa1") as client:
        pagina = await client.get(f"/taken/{zaak.taak_id}")
        assert (pagina.status_code, ": oppakken." in pagina.text) == (200, True)
        botsing = await client.post(f"/taken/{zaak.taak_id}", data=FORMULIER)
        assert (botsing.status_code, api.afronden.AL_GEDAAN in botsing.text) == (409, True)


async def test_the_same_form_sent_again_after_an_outage_reaches_the_workflow(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker wrote the decision and died before it could say so: the page asked to press again."""
    zaak = await web.zaak(leerling=andere_leerling("999900043"))
    gehoord: list[UUID] = []

    async def hoort(client: object, workflow_id: str, afronding: Afronding) -> None:
        gehoord.append(afronding.antwoord_id)
        if len(gehoord) == 1:
            await rond_af(web, zaak.taak_id, afronding.antwoord_id)
            raise NietZeker

    monkeypatch.setattr(api.afronden, "rond_taak_af", hoort)
    async with await web.als("lpa1") as client:
        uitslagen = [
            (await client.post(f"/taken/{zaak.taak_id}", data=FORMULIER)).status_code for _ in range(2)
        ]
    assert (uitslagen, len(set(gehoord)), len(gehoord)) == ([503, 303], 1, 2)


async def rond_af(web: Webproef, taak_id: UUID, antwoord_id: UUID | None) -> None:
    """Close the task in the register, as the worker does, with the stored answer when it is given."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        taak = (await sessie.exec(select(Taak).where(Taak.id == taak_id))).one()
        if antwoord_id:
            assert await sessie.get(Taakantwoord, antwoord_id) is not None
        taak.status, taak.besluit, taak.antwoord_id = WachtStatus.GEDAAN, "oppakken", antwoord_id
        taak.afgerond_door, taak.afgerond_op = taak.toegewezen_aan, NU + timedelta(minutes=5)
        sessie.add(taak)
