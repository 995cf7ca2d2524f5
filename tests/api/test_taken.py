"""Deciding on a task, with a real workflow behind the page."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from sqlmodel import select
from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy

from api.afronden import AL_GEDAAN, STORING
from domain.berichten import (
    ONTVANG_MELDING,
    TRAJECT_WORKFLOW,
    MeldingBericht,
    TrajectStart,
    traject_workflow_id,
)
from storage.aanname import Ontvangst
from storage.database import SYSTEEM
from storage.tabellen import Taak, Taakantwoord, Uitgaand
from tests.api.webproef import Webproef, andere_leerling, waarde
from tests.wereld import LINK_SLEUTEL
from workflows.aanroepen import NietZeker
from workflows.bouw import bouw_worker

SLUITEN = {"besluit": "sluiten", "resultaat": "naar-school", "motivering": "De leerling gaat weer."}


class Loop:
    """A worker on the application's register, and the relay's part of it."""

    def __init__(self, web: Webproef, client: Client, wachtrij: str) -> None:
        self.web, self.client, self.wachtrij = web, client, wachtrij

    async def begin(self, nummer: str) -> tuple[Ontvangst, Taak]:
        """A report that has its workflow and its open task."""
        ontvangst = await self.web.meld(leerling=andere_leerling(nummer))
        start = TrajectStart(
            traject_id=ontvangst.traject_id, nummer=ontvangst.traject_nummer, dossier_url="https://x.example"
        )
        await self.client.execute_update_with_start_workflow(
            ONTVANG_MELDING,
            MeldingBericht(melding_id=ontvangst.melding_id),
            start_workflow_operation=WithStartWorkflowOperation(
                TRAJECT_WORKFLOW,
                start,
                id=traject_workflow_id(ontvangst.traject_id),
                task_queue=self.wachtrij,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            ),
        )
        return ontvangst, await self.taak(ontvangst.traject_id)

    async def taak(self, traject_id: UUID) -> Taak:
        async with self.web.database.lezer(SYSTEEM) as sessie:
            open_ = select(Taak).where(Taak.traject_id == traject_id, Taak.status == "open")
            return (await sessie.exec(open_)).one()

    async def antwoorden(self, taak_id: UUID) -> int:
        async with self.web.database.lezer(SYSTEEM) as sessie:
            gegeven = select(Taakantwoord).where(Taakantwoord.taak_id == taak_id)
            return len((await sessie.exec(gegeven)).all())


@pytest.fixture
async def loop(web: Webproef, temporal_client: Client, taakwachtrij: str) -> AsyncIterator[Loop]:
    async with bouw_worker(temporal_client, taakwachtrij, web.database, LINK_SLEUTEL):
        yield Loop(web, temporal_client, taakwachtrij)


async def test_a_decision_leads_to_the_dossier_where_it_stands(loop: Loop) -> None:
    ontvangst, taak = await loop.begin("999900018")
    client = await loop.web.als("coordinator1")
    antwoord = await client.post(f"/taken/{taak.id}", data={"besluit": "oppakken", "antwoord_id": "1"})
    assert antwoord.headers["location"] == f"/dossiers/{ontvangst.traject_nummer}?gedaan=oppakken"
    dossier = (await client.get(antwoord.headers["location"])).text
    assert "Uw besluit is vastgelegd: oppakken" in dossier
    assert "Traject behandelen" in dossier


async def test_a_double_click_decides_once_and_a_colleague_who_is_late_reads_so(loop: Loop) -> None:
    _, taak = await loop.begin("999900031")
    eerste, collega = await loop.web.als("lpa1"), await loop.web.als("coordinator1")
    pagina = (await eerste.get(f"/taken/{taak.id}")).text
    invoer = SLUITEN | {"antwoord_id": waarde(pagina, "antwoord_id")}
    assert (await eerste.post(f"/taken/{taak.id}", data=invoer)).status_code == 303
    dubbel = await eerste.post(f"/taken/{taak.id}", data=invoer)
    laat = await collega.post(f"/taken/{taak.id}", data=SLUITEN | {"motivering": "Mijn eigen tekst."})
    assert dubbel.headers["location"].endswith("?gedaan=sluiten")
    assert (laat.status_code, AL_GEDAAN in laat.text) == (409, True)
    assert "Mijn eigen tekst." in laat.text
    assert await loop.antwoorden(taak.id) == 1


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "besluit"),
        ({"besluit": "verzonnen"}, "besluit"),
        ({"besluit": "vraag-school"}, "vraag"),
        ({"besluit": "sluiten", "motivering": "Klaar."}, "resultaat"),
        ({"besluit": "sluiten", "resultaat": "naar-school"}, "motivering"),
        ({"besluit": "sluiten", "resultaat": "verzonnen", "motivering": "Klaar."}, "resultaat"),
        ({"besluit": "andere-gemeente", "motivering": "Verhuisd."}, "doelgemeente"),
        ({"besluit": "ter-kennisname"}, "motivering"),
    ],
)
async def test_a_decision_that_lacks_something_says_what(
    web: Webproef, invoer: dict[str, str], veld: str
) -> None:
    zaak = await web.zaak()
    client = await web.als("lpa1")
    antwoord = await client.post(f"/taken/{zaak.taak_id}", data=invoer)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    assert f'id="{veld}"' in antwoord.text


async def test_without_a_worker_the_text_is_kept_and_the_page_says_what_to_do(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def geen_antwoord(*_: object) -> None:
        raise NietZeker

    monkeypatch.setattr("api.afronden.rond_taak_af", geen_antwoord)
    zaak = await web.zaak()
    client = await web.als("lpa1")
    antwoord = await client.post(f"/taken/{zaak.taak_id}", data=SLUITEN | {"antwoord_id": "1"})
    assert antwoord.status_code == 503
    assert STORING in antwoord.text
    assert "De leerling gaat weer." in antwoord.text
    async with web.database.lezer(SYSTEEM) as sessie:
        bewaard = (await sessie.exec(select(Taakantwoord).where(Taakantwoord.taak_id == zaak.taak_id))).one()
        beloofd = (await sessie.exec(select(Uitgaand).where(Uitgaand.onderwerp_id == bewaard.id))).one()
    assert bewaard.motivering == "De leerling gaat weer."
    assert (beloofd.soort, beloofd.gegevens["taak_id"]) == ("afronding", str(zaak.taak_id))


async def test_administration_can_look_at_a_task_but_not_decide(web: Webproef) -> None:
    zaak = await web.zaak()
    pagina = (await (await web.als("administratie1")).get(f"/taken/{zaak.taak_id}")).text
    assert "niet afronden" in pagina
    assert "Besluit vastleggen" not in pagina


async def test_a_note_and_a_contact_are_written_once(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900043"))
    client = await web.als("lpa1")
    adres = f"/dossiers/{zaak.ontvangst.traject_nummer}"
    pagina = (await client.get(adres)).text
    sleutel = {"sleutel": waarde(pagina, "sleutel")}
    notitie = {"notitie": "Moeder belt morgen terug.", "gedeeld": "ja"}
    for _ in range(2):
        assert (await client.post(f"{adres}/notities", data=notitie | sleutel)).status_code == 303
    contact = {"vorm": "telefoon", "met": "moeder", "verslag": "Niet opgenomen.", "niet_gesproken": "ja"}
    assert (await client.post(f"{adres}/contact", data=contact)).status_code == 303
    dossier = (await client.get(adres)).text
    assert dossier.count("Moeder belt morgen terug.") == 1
    assert "niet bereikt" in dossier
    school = (await (await web.als("school2")).get(f"/mijn-meldingen/{zaak.ontvangst.melding_nummer}")).text
    assert "Moeder belt morgen terug." in school
    assert "Niet opgenomen." not in school


async def test_the_menu_counts_one_s_own_open_tasks(web: Webproef) -> None:
    await web.zaak(behandelaar="lpa2", leerling=andere_leerling("999900055"))
    assert '<span class="nl-number-badge">1<' in (await (await web.als("lpa2")).get("/taken")).text
