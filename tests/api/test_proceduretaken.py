"""The page of a procedure's task: every plan gets it, nothing typed is lost, a double click decides once."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select
from temporalio.client import Client

from api.afronden import AL_GEDAAN, STORING
from domain.berichten import ProcedureStart, procedure_workflow, procedure_workflow_id
from domain.procedures.alle import PLANNEN, taaksoort
from domain.procedures.model import Plan, Taakstap
from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.tabellen import Procedure, Taak, Taakantwoord
from storage.vier_ogen import VIER_OGEN
from tests.api.procedurezaak import ZIEK, Procedurezaak, procedurezaak
from tests.api.webproef import Webproef, andere_leerling, waarde
from tests.wereld import LINK_SLEUTEL
from workflows.aanroepen import NietZeker
from workflows.bouw import bouw_worker

VERSLAG = {"uitkomst": "zorgen-blijven", "zorgen-blijven__verslag": "De ouders maken zich zorgen."}
STAPPEN = [(plan, stap) for plan in PLANNEN.values() for stap in plan.stappen if isinstance(stap, Taakstap)]


async def antwoorden(web: Webproef, taak_id: UUID) -> list[Taakantwoord]:
    async with web.database.lezer(SYSTEEM) as sessie:
        return list((await sessie.exec(select(Taakantwoord).where(Taakantwoord.taak_id == taak_id))).all())


@pytest.fixture(scope="module")
async def zaak(web: Webproef) -> Procedurezaak:
    return await procedurezaak(web)


@pytest.fixture(scope="module")
def zaken(zaak: Procedurezaak) -> dict[Proceduresoort, Procedurezaak]:
    """One procedure of each plan that a test asks for, in one trajectory."""
    return {zaak.soort: zaak}


@pytest.mark.parametrize(("plan", "stap"), STAPPEN, ids=lambda deel: getattr(deel, "code", ""))
async def test_every_step_of_every_plan_has_a_page_with_its_outcomes_and_their_fields(
    web: Webproef, zaken: dict[Proceduresoort, Procedurezaak], plan: Plan, stap: Taakstap
) -> None:
    if plan.soort not in zaken:
        zaken[plan.soort] = await procedurezaak(web, plan.soort)
    zaak = zaken[plan.soort]
    taak_id = await zaak.staat_op(stap.code)
    pagina = await (await web.als("coordinator1")).get(f"/taken/{taak_id}")
    assert pagina.status_code == 200
    assert stap.titel in pagina.text
    velden = {f"{u.code}__{veld.naam}": veld for u in stap.uitkomsten for veld in u.velden}
    if stap.wie.value == "behandelaar":
        assert all(f'id="uitkomst-{u.code}"' in pagina.text for u in stap.uitkomsten)
        for naam, veld in velden.items():
            rondjes = len(veld.keuzes) if len(veld.keuzes) <= 5 else 0
            assert pagina.text.count(f'name="{naam}"') == (rondjes or 1)


@pytest.mark.eis(106)
async def test_the_advice_stands_on_the_page_with_its_reasons_and_a_deviation_has_to_be_explained(
    web: Webproef,
) -> None:
    advies = {"advies": "halt", "adviesredenen": "Het verzuim is verwijtbaar."}
    leerling = andere_leerling("999900183")
    zaak = await procedurezaak(web, Proceduresoort.MAS, advies, leerling=leerling)
    taak_id = await zaak.staat_op("kiezen-halt")
    client = await web.als("lpa1")

    pagina = (await client.get(f"/taken/{taak_id}")).text
    assert "Route kiezen (advies: halt)" in pagina
    assert "Het verzuim is verwijtbaar." in pagina

    afwijkend = {"uitkomst": "vrijwillige-hulp", "vrijwillige-hulp__motivering": " "}
    geweigerd = await client.post(f"/taken/{taak_id}", data=afwijkend)
    assert geweigerd.status_code == 400
    assert 'id="vrijwillige-hulp__motivering-fout"' in geweigerd.text
    assert not await antwoorden(web, taak_id)


async def test_a_task_names_its_step_in_lists_and_leads_to_its_procedure(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900018"))
    taak_id = await zaak.staat_op("schoolgesprek")
    client = await web.als("lpa1")
    lijst = (await client.get("/taken", params={"taak": "ziekteverzuim.schoolgesprek"})).text
    assert f'href="/taken/{taak_id}" data-rij>Nagaan of de school heeft gesproken<' in lijst
    pagina = (await client.get(f"/taken/{taak_id}")).text
    assert f'href="/procedures/{zaak.procedure_id}"' in pagina
    assert "De school praat eerst zelf met de leerling en de ouders" in pagina
    assert "Wij melden de leerling aan bij de jeugdarts." in pagina  # what the school will read


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "uitkomst"),
        ({"uitkomst": "verzonnen"}, "uitkomst"),
        ({"uitkomst": "zorgen-blijven"}, "zorgen-blijven__verslag"),
        ({"uitkomst": "opgelost", "zorgen-blijven__verslag": "Van de andere keuze."}, "opgelost__verslag"),
    ],
)
async def test_what_is_missing_stands_at_its_field_and_nothing_typed_is_lost(
    web: Webproef, zaak: Procedurezaak, invoer: dict[str, str], veld: str
) -> None:
    taak_id = await zaak.staat_op("schoolgesprek")
    antwoord = await (await web.als("lpa1")).post(f"/taken/{taak_id}", data=invoer)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    assert f'id="{veld}"' in antwoord.text
    assert all(tekst in antwoord.text for tekst in invoer.values() if " " in tekst)
    assert await antwoorden(web, taak_id) == []


async def test_a_day_that_does_not_exist_is_refused_and_stays_as_typed(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900031"))
    taak_id = await zaak.staat_op("niet-verminderd")
    client = await web.als("lpa1")
    assert (await client.post(f"/taken/{taak_id}", data={"uitkomst": "verzuimaanpak"})).status_code == 400
    onderzoek = await zaak.staat_op("onderzoek", wie="jeugdarts1")
    invoer = {"uitkomst": "ja", "ja__adviesdatum": "31-2-2026", "ja__advies": "Halve dagen."}
    antwoord = await (await web.als("jeugdarts1")).post(f"/taken/{onderzoek}", data=invoer)
    assert antwoord.status_code == 400
    assert "Deze datum bestaat niet." in antwoord.text
    assert 'value="31-2-2026"' in antwoord.text
    assert "Halve dagen." in antwoord.text


async def test_without_a_worker_the_answer_is_kept_and_the_page_says_what_to_do(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def geen_antwoord(*_: object) -> None:
        raise NietZeker

    monkeypatch.setattr("api.afronden.rond_taak_af", geen_antwoord)
    zaak = await procedurezaak(web, leerling=andere_leerling("999900043"))
    taak_id = await zaak.staat_op("schoolgesprek")
    antwoord = await (await web.als("lpa1")).post(f"/taken/{taak_id}", data=VERSLAG)
    assert (antwoord.status_code, STORING in antwoord.text) == (503, True)
    (bewaard,) = await antwoorden(web, taak_id)
    assert bewaard.besluit == "zorgen-blijven"
    assert bewaard.velden == {"verslag": "De ouders maken zich zorgen."}


async def test_only_a_doctor_finishes_an_examination_not_even_a_coordinator(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900055"))
    taak_id = await zaak.staat_op("onderzoek", wie="jeugdarts1")
    for login in ("lpa1", "coordinator1", "administratie1"):
        client = await web.als(login)
        pagina = (await client.get(f"/taken/{taak_id}")).text
        assert "Dat doet de jeugdarts." in pagina
        assert "Uitkomst vastleggen" not in pagina
        weigering = await client.post(f"/taken/{taak_id}", data={"uitkomst": "niet-verschenen"})
        assert weigering.status_code == 403
    assert "Uitkomst vastleggen" in (await (await web.als("jeugdarts1")).get(f"/taken/{taak_id}")).text


async def test_a_task_that_a_colleague_finished_shows_what_you_had_typed(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900067"))
    taak_id = await zaak.staat_op("schoolgesprek")
    await zaak.gedaan(taak_id, "opgelost", {"verslag": "Alles is goed."})
    antwoord = await (await web.als("coordinator1")).post(f"/taken/{taak_id}", data=VERSLAG)
    assert (antwoord.status_code, AL_GEDAAN in antwoord.text) == (409, True)
    assert "er is gesproken, de zorgen zijn weg" in antwoord.text
    assert "De ouders maken zich zorgen." in antwoord.text


@pytest.fixture
async def lopend(
    web: Webproef, temporal_client: Client, taakwachtrij: str
) -> AsyncIterator[tuple[Procedurezaak, Taak]]:
    """A procedure with its workflow on a worker, at its first task."""
    zaak = await procedurezaak(web, leerling=andere_leerling("999900079"))
    async with bouw_worker(temporal_client, taakwachtrij, web.database, LINK_SLEUTEL):
        await temporal_client.start_workflow(
            procedure_workflow(ZIEK),
            ProcedureStart(
                procedure_id=zaak.procedure_id,
                traject_id=zaak.ontvangst.traject_id,
                soort=ZIEK,
                nummer=zaak.ontvangst.traject_nummer,
                dossier_url="https://x.example",
            ),
            id=procedure_workflow_id(zaak.procedure_id),
            task_queue=taakwachtrij,
        )
        yield zaak, await open_taak(web, zaak, "schoolgesprek")


async def open_taak(web: Webproef, zaak: Procedurezaak, stap: str) -> Taak:
    zoek = select(Taak).where(
        Taak.procedure_id == zaak.procedure_id, Taak.soort == taaksoort(ZIEK, stap), Taak.status == "open"
    )
    for _ in range(100):
        async with web.database.lezer(SYSTEEM) as sessie:
            if gevonden := (await sessie.exec(zoek)).one_or_none():
                return gevonden
        await asyncio.sleep(0.1)
    raise AssertionError(f"geen taak {stap}")


async def test_an_outcome_brings_the_procedure_to_its_next_step_once(
    web: Webproef, lopend: tuple[Procedurezaak, Taak]
) -> None:
    zaak, taak = lopend
    client = await web.als("coordinator1")
    pagina = (await client.get(f"/taken/{taak.id}")).text
    invoer = VERSLAG | {"antwoord_id": waarde(pagina, "antwoord_id")}
    for _ in range(2):
        antwoord = await client.post(f"/taken/{taak.id}", data=invoer)
        assert antwoord.headers["location"] == f"/procedures/{zaak.procedure_id}?gedaan=stap"
    assert len(await antwoorden(web, taak.id)) == 1
    onderzoek = await open_taak(web, zaak, "onderzoek")
    arts = await web.als("jeugdarts1")
    advies = {"uitkomst": "gedeeltelijk", "gedeeltelijk__adviesdatum": "23-11-2026"}
    advies |= {"gedeeltelijk__advies": "Begin met halve dagen."}
    assert (await arts.post(f"/taken/{onderzoek.id}", data=advies)).status_code == 303
    async with web.database.lezer(SYSTEEM) as sessie:
        stand = (await sessie.exec(select(Procedure).where(Procedure.id == zaak.procedure_id))).one()
    assert (await antwoorden(web, onderzoek.id))[0].velden["adviesdatum"] == "2026-11-23"
    assert stand.stap in ("onderzoek", "advies-wacht")


async def test_the_page_refuses_a_decision_by_whoever_prepared_it(web: Webproef) -> None:
    leerling = andere_leerling("999900055")
    zaak = await procedurezaak(web, Proceduresoort.VRIJSTELLING, leerling=leerling)
    voorbereid = await zaak.staat_op("voorbereiden", wie="coordinator1")
    await zaak.gedaan(voorbereid, "voorstel-verlenen", {"belang": "Gewogen."})
    taak_id = await zaak.staat_op("beslissen", wie="coordinator1")

    invoer = {"uitkomst": "verleend", "verleend__einde": "schooljaar", "verleend__belang": "Gewogen."}
    antwoord = await (await web.als("coordinator1")).post(f"/taken/{taak_id}", data=invoer)

    assert antwoord.status_code == 403
    assert VIER_OGEN in antwoord.text
    assert await antwoorden(web, taak_id) == []


def _dagen(*dagen: tuple[str, str, bool]) -> dict[str, Any]:
    """The hours of a report, by day, and on which of them the pupil only came late."""
    regels = [{"dag": dag, "uren": uren, "te_laat": laat} for dag, uren, laat in dagen]
    eerste, laatste = min(dagen)[0], max(dagen)[0]
    return {"verzuimregels": regels, "uren": None, "eerste_dag": eerste, "laatste_dag": laatste}


@pytest.mark.eis(109)
async def test_halt_counts_the_days_late_from_the_reports_and_a_correction_asks_why(web: Webproef) -> None:
    leerling = andere_leerling("999900109")
    dagen = _dagen(("2026-11-02", "0.5", True), ("2026-11-03", "4", False), ("2026-11-05", "0.25", True))
    zaak = await procedurezaak(web, Proceduresoort.HALT, leerling=leerling, **dagen)
    # A second report names one of these days again: it counts once.
    await web.meld(leerling=leerling, **_dagen(("2026-11-05", "0.5", True), ("2026-11-09", "0.5", True)))
    taak_id = await zaak.staat_op("toestemming")
    client = await web.als("lpa1")
    pagina = (await client.get(f"/taken/{taak_id}")).text
    assert "De scholen meldden 3 dagen te laat, van 02-11-2026 tot en met 09-11-2026." in pagina
    assert waarde(pagina, "akkoord__te_laat") == "3"

    invoer = {"uitkomst": "akkoord", "akkoord__te_laat": "5"}
    geweigerd = (await client.post(f"/taken/{taak_id}", data=invoer)).text
    assert waarde(geweigerd, "akkoord__te_laat") == "5"
    volledig = invoer | {
        "akkoord__akkoord_leerling_op": "20-11-2026",
        "akkoord__akkoord_leerling_aan": "De mentor",
        "akkoord__eigen_initiatief": "ja",
        "akkoord__zorg_zonder_hulp": "nee",
    }
    antwoord = await client.post(f"/taken/{taak_id}", data=volledig)
    assert antwoord.status_code == 400
    assert 'href="#akkoord__te_laat_waarom"' in antwoord.text
