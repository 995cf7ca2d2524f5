"""A working day of an officer with one dossier, with JavaScript and without, by mouse and by keyboard."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import FilePayload, Page, expect
from temporalio.client import Client

from demo.processen import vrije_poort
from domain.soorten import TermijnAard, Termijncode
from domain.termijnen import Moment, Termijnplan
from storage.database import SYSTEEM
from storage.tabellen import Taak
from storage.termijnen import Belofte, plan
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling, bouw_webproef
from tests.browser.schoolplek import keur
from tests.browser.test_werkplek import Werkplek, ingelogd
from tests.browser.toegankelijk import eerste_tab
from tests.conftest import NieuweContext
from tests.omgeving import WebServer

pytestmark = pytest.mark.browser
LAATSTE = NU + timedelta(days=4)


@pytest.fixture(scope="module")
async def dag(module_database_url: str, temporal_client: Client) -> AsyncIterator[Werkplek]:
    """The application on a port, with two registrations that look like one pupil, and a term to each task."""
    web = await bouw_webproef(module_database_url, temporal_client)
    zaken = [
        await web.zaak(leerling=andere_leerling(nummer, achternaam="Wielewaal", voornamen="Lotte"))
        for nummer in ("999900018", "999900031", "999900043", "999900055")
    ]
    for zaak in zaken:
        await _met_termijn(web, zaak)
    async with WebServer(web.app, vrije_poort()) as server:
        yield Werkplek(web, server.url, tuple(zaken))
    await web.database.sluit()


async def _met_termijn(web: Webproef, zaak: Zaak) -> None:
    """What the workflow writes with a task."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        taak = await sessie.get(Taak, zaak.taak_id)
        assert taak is not None
        taak.uiterlijk = LAATSTE
        belofte = Belofte(
            traject_id=taak.traject_id,
            gemeente_code=taak.gemeente_code,
            wacht_id=taak.id,
            wie="LPA1",
            wat="Melding beoordelen",
        )
        momenten = ((TermijnAard.HERINNERING, 2), (TermijnAard.UITERLIJK, 4), (TermijnAard.ESCALATIE, 7))
        termijn = Termijnplan(
            code=Termijncode.BEOORDELING,
            uiterlijk=LAATSTE,
            momenten=tuple(
                Moment(aard=aard, op=NU + timedelta(days=dagen), volgnummer=1) for aard, dagen in momenten
            ),
            grond="Werkafspraak: binnen 5 werkdagen.",
            regel="beoordeling/standaard/1970-01-01",
            kalender_versie="k",
        )
        await plan(sessie, belofte, termijn)


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
async def test_an_officer_works_through_a_dossier(
    dag: Werkplek, nieuwe_context: NieuweContext, javascript: bool
) -> None:
    zaak, dubbel = dag.zaken[:2] if javascript else dag.zaken[2:]
    hier = f"{dag.adres}/dossiers/{zaak.ontvangst.traject_nummer}"
    pagina = await ingelogd(dag, nieuwe_context, "lpa1", java_script_enabled=javascript)

    async def bekijk(naam: str) -> None:
        if javascript:
            await keur(pagina, f"dag-{naam}")

    await _kies_mails(pagina, dag)
    await bekijk("profiel")
    await pagina.goto(hier)
    await eerste_tab(pagina)
    await expect(pagina.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    await bekijk("dossier")
    await _voeg_iemand_toe(pagina)
    await bekijk("dossier-gevuld")
    await _verzet_en_pauzeer(pagina, bekijk_naam="termijn" if javascript else "")
    await _voeg_samen(pagina, dubbel.ontvangst.traject_nummer, javascript=javascript)
    await bekijk("samengevoegd")
    await pagina.get_by_role("link", name="Voorbeeld van plan.csv").click()
    await expect(pagina.get_by_role("cell", name="ma")).to_be_visible()
    await bekijk("voorbeeld")


async def _kies_mails(pagina: Page, dag: Werkplek) -> None:
    await pagina.goto(f"{dag.adres}/profiel")
    await pagina.get_by_label("Eén overzicht in de ochtend").check()
    await pagina.get_by_role("button", name="Keuze bewaren").click()
    await expect(pagina.get_by_text("Uw keuze is bewaard")).to_be_visible()


async def _voeg_iemand_toe(pagina: Page) -> None:
    """First refused, with what was typed still there; then a person and a document."""
    await pagina.get_by_text("Iemand toevoegen").click()
    await pagina.get_by_label("Naam", exact=True).fill("Mevrouw Zwaluw")
    await pagina.get_by_role("button", name="Toevoegen", exact=True).click()
    await expect(pagina.get_by_role("link", name="Kies wie het is.")).to_be_visible()
    await expect(pagina.get_by_label("Naam", exact=True)).to_have_value("Mevrouw Zwaluw")
    await pagina.get_by_label("Wie is het?").select_option("ouder")
    await pagina.get_by_role("button", name="Toevoegen", exact=True).click()
    await expect(pagina.get_by_text("Mevrouw Zwaluw", exact=True)).to_be_visible()
    await pagina.get_by_text("Document toevoegen").click()
    bestand = FilePayload(name="plan.csv", mimeType="text/csv", buffer=b"dag;uren\r\nma;4\r\n")
    await pagina.get_by_label("Bestand").set_input_files([bestand])
    await pagina.get_by_role("button", name="Document bewaren").click()
    await expect(pagina.get_by_text("Het document is bewaard")).to_be_visible()


async def _verzet_en_pauzeer(pagina: Page, *, bekijk_naam: str) -> None:
    """Refused without a reason, then moved, paused, and let go on."""
    await pagina.get_by_role("link", name="Verzetten of pauzeren").click()
    await pagina.get_by_role("radio", name="Verzetten").check()
    await pagina.get_by_label("Welke dag?").fill("02-12-2026")
    await pagina.get_by_role("button", name="Opslaan").click()
    await expect(pagina.get_by_role("link", name="Zeg kort waarom")).to_be_visible()
    if bekijk_naam:
        await keur(pagina, f"dag-{bekijk_naam}-geweigerd")
    await pagina.get_by_label("Waarom?").fill("De school belt terug")
    await pagina.get_by_role("button", name="Opslaan").click()
    await expect(pagina.get_by_text("De termijn is verzet")).to_be_visible()
    await pagina.get_by_role("link", name="Verzetten of pauzeren").click()
    await pagina.get_by_role("radio", name="Pauzeren").check()
    await pagina.get_by_label("Welke dag?").fill("07-12-2026")
    await pagina.get_by_label("Waarom?").fill("Leerling is opgenomen")
    await pagina.get_by_role("button", name="Opslaan").click()
    await expect(pagina.get_by_text("Staat stil tot 07-12-2026")).to_be_visible()
    await pagina.get_by_role("link", name="Pauze stoppen").click()
    if bekijk_naam:
        await keur(pagina, f"dag-{bekijk_naam}-pauze")
    await pagina.get_by_label("Waarom?").fill("Weer thuis")
    await pagina.get_by_role("button", name="Pauze stoppen").click()
    await expect(pagina.get_by_text("De pauze is gestopt")).to_be_visible()


async def _voeg_samen(pagina: Page, nummer: str, *, javascript: bool) -> None:
    await pagina.get_by_role("link", name="Koppelen of samenvoegen").click()
    if javascript:
        await keur(pagina, "dag-koppelen")
    await pagina.get_by_role("link", name=f"dossier {nummer}").click()
    await expect(pagina.get_by_label("Nummer van het andere dossier")).to_have_value(nummer)
    await pagina.get_by_label("Waarom?").fill("Zelfde kind")
    await pagina.get_by_role("button", name="Bekijk wat er gebeurt").click()
    if javascript:
        await keur(pagina, "dag-samenvoegen")
    await pagina.get_by_role("button", name="Ja, samenvoegen").click()
    await expect(pagina.get_by_text("De dossiers zijn samengevoegd.")).to_be_visible()


async def test_a_coordinator_sees_who_has_what_and_who_looked(
    dag: Werkplek, nieuwe_context: NieuweContext
) -> None:
    pagina = await ingelogd(dag, nieuwe_context, "coordinator1")
    for naam, pad in {
        "werkverdeling": "/werkverdeling",
        "coordinatie": "/coordinatie",
        "inzage": f"/dossiers/{dag.zaken[0].ontvangst.traject_nummer}/inzage",
    }.items():
        await pagina.goto(dag.adres + pad)
        await keur(pagina, f"dag-{naam}")
    await pagina.goto(f"{dag.adres}/werkverdeling")
    await pagina.get_by_role("link", name="open taken van Marijke Steenuil").first.click()
    await expect(pagina.get_by_role("button", name="Toewijzen")).to_be_visible()
