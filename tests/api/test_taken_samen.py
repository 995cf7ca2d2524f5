"""Several tasks at once: nothing happens before the preview, and each says why it cannot."""

import re
from uuid import uuid4

import httpx2
import pytest
from sqlmodel import col, select, update

from demo.gegevens import demo_id
from domain.procedures.alle import taaksoort
from domain.soorten import Proceduresoort, Taaksoort
from storage.database import SYSTEEM
from storage.procedures import start_procedure
from storage.tabellen import Taak
from tests.api.test_taken import Loop, loop
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

__all__ = ["loop"]
COLLEGA = {"collega": str(demo_id("gebruiker", "lpa2")), "waarom": "Verdeling van het werk."}


def keuze(*zaken: Zaak) -> dict[str, str]:
    return {f"taak-{zaak.taak_id}": "0" for zaak in zaken}


async def samen(client: httpx2.AsyncClient, doe: str, knop: str = "", **velden: str) -> str:
    antwoord = await client.post("/taken/samen", data={"doe": doe, "knop": knop} | velden)
    return antwoord.text


async def van_wie(web: Webproef, zaak: Zaak) -> str:
    async with web.database.lezer(SYSTEEM) as sessie:
        taak = (await sessie.exec(select(Taak).where(Taak.id == zaak.taak_id))).one()
    namen = {demo_id("gebruiker", naam): naam for naam in ("lpa1", "lpa2", "coordinator1")}
    return namen[taak.toegewezen_aan] if taak.toegewezen_aan else ""


@pytest.mark.eis(83)
async def test_assigning_shows_each_task_first_and_then_does_what_can_be_done(web: Webproef) -> None:
    een, twee = [await web.zaak(leerling=andere_leerling(n)) for n in ("999900018", "999900031")]
    ander = await web.zaak(behandelaar="lpa2", leerling=andere_leerling("999900043"))
    client, gekozen = await web.als("coordinator1"), keuze(een, twee, ander) | COLLEGA
    vooraf = await samen(client, "toewijzen", "bekijken", **gekozen)
    assert "Deze collega heeft deze taak al." in vooraf
    assert "2 taken toewijzen" in vooraf
    assert await van_wie(web, een) == "lpa1"
    assert "2 taken zijn toegewezen" in await samen(client, "toewijzen", "uitvoeren", **gekozen)
    assert [await van_wie(web, zaak) for zaak in (een, twee, ander)] == ["lpa2"] * 3


async def test_an_assignment_is_undone_once_by_who_did_it_while_nothing_happened(
    web: Webproef,
) -> None:
    een, twee = [await web.zaak(leerling=andere_leerling(n)) for n in ("999900122", "999900134")]
    client, gekozen = await web.als("coordinator1"), keuze(een, twee)
    gedaan = await samen(client, "toewijzen", "uitvoeren", **gekozen, **COLLEGA)
    terug = dict(re.findall(r'name="(taak-[^"]+)" value="(\d+)"', gedaan))
    assert terug == dict.fromkeys(gekozen, "1")
    await (await web.als("lpa2")).post(f"/taken/{twee.taak_id}/werk", data={"doe": "spoed", "versie": "1"})
    vreemd = await samen(await web.als("lpa1"), "ongedaan", "uitvoeren", **terug)
    assert "Alleen wie deze taak als laatste toewees" in vreemd
    pagina = await samen(client, "ongedaan", "uitvoeren", **terug)
    assert "1 taak is terug bij wie ze had" in pagina
    assert "Een collega heeft deze taak net veranderd." in pagina
    assert [await van_wie(web, zaak) for zaak in (een, twee)] == ["lpa1", "lpa2"]
    opnieuw = {f"taak-{een.taak_id}": "2"}
    assert "Alleen wie" in await samen(client, "ongedaan", "uitvoeren", **opnieuw)


async def test_several_tasks_wait_for_a_later_day_that_is_not_after_their_last(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900146")), await web.als("lpa1")
    assert 'href="#dag"' in await samen(client, "later", "bekijken", **keuze(zaak))
    laat = await samen(client, "later", "bekijken", dag="01-03-2027", **keuze(zaak))
    assert "niet na 30-11-2026" in laat
    op_tijd = keuze(zaak) | {"dag": "26-11-2026"}
    assert "1 taak later opvolgen" in await samen(client, "later", "bekijken", **op_tijd)
    gedaan = await samen(client, "later", "uitvoeren", **op_tijd)
    assert "1 taak is uitgesteld" in gedaan
    assert zaak.ontvangst.traject_nummer in (await client.get("/taken?wie=later")).text


async def test_a_task_that_a_colleague_changed_meanwhile_is_left_alone(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900055"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Taak).where(col(Taak.id) == zaak.taak_id).values(versie=1))
    pagina = await samen(await web.als("coordinator1"), "toewijzen", "uitvoeren", **keuze(zaak), **COLLEGA)
    assert "Een collega heeft deze taak net veranderd." in pagina
    assert await van_wie(web, zaak) == "lpa1"


async def test_what_is_missing_is_asked_at_its_field_and_the_choice_is_kept(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900067"))
    client = await web.als("lpa1")
    for doe, velden in (("toewijzen", ("collega", "waarom")), ("afronden", ("besluit",))):
        pagina = await samen(client, doe, "bekijken", **keuze(zaak))
        assert all(f'href="#{veld}"' in pagina for veld in velden)
        assert f'name="taak-{zaak.taak_id}"' in pagina
    pagina = await samen(client, "afronden", "bekijken", besluit="sluiten", **keuze(zaak))
    assert all(f'href="#{veld}"' in pagina for veld in ("resultaat", "motivering"))


async def test_choosing_nothing_or_what_is_not_yours_does_nothing(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900079")), await web.als("lpa3")
    leeg = await client.post("/taken/samen", data={"doe": "toewijzen", "taak-onzin": "0"})
    assert leeg.headers["location"] == "/taken?gedaan=niets-gekozen"
    vreemd = await samen(client, "toewijzen", "uitvoeren", **keuze(zaak), **COLLEGA)
    assert "Deze taken zijn er niet meer." in vreemd
    assert zaak.ontvangst.traject_nummer not in vreemd
    assert await van_wie(web, zaak) == "lpa1"


async def test_a_step_with_questions_of_its_own_is_not_finished_in_bulk(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900092"))
    taak_id = uuid4()
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject_id = zaak.ontvangst.traject_id
        procedure = await start_procedure(sessie, traject_id, Proceduresoort.ZIEKTEVERZUIM, NU)
    async with web.database.schrijver(SYSTEEM) as sessie:
        stap = taaksoort(Proceduresoort.ZIEKTEVERZUIM, "schoolgesprek")
        rij = (await sessie.exec(select(Taak).where(Taak.id == zaak.taak_id))).one()
        velden = rij.model_dump() | {"id": taak_id, "procedure_id": procedure, "soort": stap}
        sessie.add(Taak(**velden))
    invoer = {f"taak-{taak_id}": "0", "besluit": "oppakken"}
    pagina = await samen(await web.als("lpa1"), "afronden", "uitvoeren", **invoer)
    assert "Deze stap vraagt gegevens van deze leerling." in pagina


async def test_finishing_decides_each_case_in_its_own_workflow(loop: Loop) -> None:
    zaken = [await loop.begin(nummer) for nummer in ("999900109", "999900110")]
    invoer = {f"taak-{taak.id}": "0" for _, taak in zaken} | {"besluit": "oppakken"}
    client = await loop.web.als("coordinator1")
    vooraf = await samen(client, "afronden", "bekijken", **invoer)
    assert "De scholen horen dat u het oppakt." in vooraf
    pagina = await samen(client, "afronden", "uitvoeren", **invoer)
    assert "2 taken zijn afgerond" in pagina
    for ontvangst, _ in zaken:
        assert (await loop.taak(ontvangst.traject_id)).soort == Taaksoort.BEHANDELEN
    assert (
        len(re.findall(r"Deze taak is al afgerond", await samen(client, "afronden", "uitvoeren", **invoer)))
        == 2
    )
