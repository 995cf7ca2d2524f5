"""Campaigns on pages: a file looked at and taken in, figures with the pupils behind them, classes at once."""

import asyncio
from collections.abc import Sequence
from html import unescape
from io import BytesIO
from uuid import UUID, uuid4

import httpx2
import openpyxl
import pytest
from sqlmodel import col, select, update

from activities.campagnes import CampagneActiviteiten
from domain.campagnes.berichten import Rondeopdracht
from domain.campagnes.invoer import Kandidaat
from domain.fouten import Invoerfout
from storage.benadering import benader
from storage.campagnecijfers import Telling
from storage.database import SYSTEEM
from storage.populatie import IN_ANDERE_CAMPAGNE, Toevoeging, voeg_namen_toe
from storage.tabellen import Campagne, Deelnemer, Leerling, Procedure, Uitgaand
from tests.api.campagnes import begin, bestand, statusbestand
from tests.api.test_ouderantwoord import gevraagd
from tests.api.webproef import KLUIS, NU, Webproef
from tests.campagnes.kandidaten import kandidaten, regel
from tests.storage.land import geteld
from tests.wereld import LINK_SLEUTEL

CSV = "text/csv"


async def deelnemers(web: Webproef, campagne_id: UUID) -> Sequence[Deelnemer]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Deelnemer).where(Deelnemer.campagne_id == campagne_id)
        return sorted((await sessie.exec(zoek)).all(), key=lambda d: d.volgnummer)


async def campagne(web: Webproef, campagne_id: UUID) -> Campagne:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Campagne).where(Campagne.id == campagne_id))).one()


async def upload(client: httpx2.AsyncClient, adres: str, inhoud: bytes, **velden: str) -> httpx2.Response:
    veld = velden.pop("veld", "bestand")
    return await client.post(adres, files={veld: ("namen.csv", inhoud, CSV)}, data=velden)


@pytest.mark.eis(188)
async def test_a_file_is_looked_at_before_a_campaign_begins_with_it(web: Webproef) -> None:
    client = await web.als("coordinator1")
    fout = regel(99, "123456789")
    inhoud = bestand(3, 0, fout)
    antwoord = await upload(client, "/campagnes/start/nieuw", inhoud, soort="overstap", jaar="2027")
    adres = antwoord.headers["location"]
    vooraf = (await client.get(adres)).text
    assert "Er is nog niemand benaderd." in vooraf
    assert "hooguit 20 leerlingen per minuut" in vooraf
    assert "Dit is geen geldig BSN" in vooraf
    assert "<strong>3</strong> krijgen een mail met een link, en een brief" in vooraf
    assert "<strong>0</strong> krijgen alleen een brief" in vooraf, "a refused line gets nothing"
    assert vooraf.count("mail en brief") == 3
    assert "Kandidaata" in vooraf, "who, by name"
    campagne_id = UUID(adres.rsplit("/", 1)[1])
    assert await deelnemers(web, campagne_id) == []

    for _ in range(2):
        assert (await client.post(adres)).status_code == 303
        await web.app.state.onderdelen.achtergrond.rond_af()
    assert len(await deelnemers(web, campagne_id)) == 3
    async with web.database.lezer(SYSTEEM) as sessie:
        wek = (await sessie.exec(select(Uitgaand).where(Uitgaand.campagne_id == campagne_id))).all()
    assert [rij.soort for rij in wek] == ["campagne"]
    assert "Overstap vo-mbo 2027" in (await client.get("/campagnes")).text

    erbij = await upload(client, f"/campagnes/{campagne_id}/namen", bestand(5))
    vooraf = (await client.get(erbij.headers["location"])).text
    assert "<strong>3</strong> staan er al in" in vooraf
    assert "<strong>2</strong> krijgen een mail met een link, en een brief" in vooraf
    await client.post(erbij.headers["location"])
    await web.app.state.onderdelen.achtergrond.rond_af()
    assert len(await deelnemers(web, campagne_id)) == 5


async def test_a_file_without_one_good_line_begins_nothing(web: Webproef) -> None:
    client = await web.als("coordinator1")
    fout = regel(99, "999990019", onderwijssoort="mbo")
    antwoord = await upload(
        client, "/campagnes/start/nieuw", bestand(0, 0, fout), soort="overstap", jaar="2028"
    )
    adres = antwoord.headers["location"]
    vooraf = (await client.get(adres)).text
    assert "Er is niemand om te benaderen" in vooraf
    assert "Campagne starten" not in vooraf
    assert "Dat kan zijn: " in vooraf
    assert "mbo-2" in vooraf
    assert (await client.post(adres)).status_code == 303
    assert "Overstap vo-mbo 2028" not in (await client.get("/campagnes")).text


async def test_a_pupil_in_another_campaign_is_refused_and_said_so(web: Webproef) -> None:
    await begin(web, kandidaten(1, vanaf=20, brin="99AG"))
    client = await web.als("coordinator1")
    inhoud = bestand(1, 20)
    antwoord = await upload(client, "/campagnes/start/nieuw", inhoud, soort="overstap", jaar="2027")
    assert "al benaderd in een andere campagne" in (await client.get(antwoord.headers["location"])).text


async def test_a_pupil_who_was_registered_twice_is_approached_once(web: Webproef) -> None:
    """Merged after both names came in: the second is passed over, and another campaign refuses both."""
    campagne_id = await begin(web, kandidaten(2, vanaf=300, brin="99AG"))
    een, twee = await deelnemers(web, campagne_id)
    async with web.database.schrijver(SYSTEEM) as sessie:
        dubbel = await sessie.get_one(Leerling, twee.leerling_id)
        dubbel.samengevoegd_met = een.leerling_id
        sessie.add(dubbel)
    async with web.database.schrijver(SYSTEEM) as sessie:
        campagne_ = await sessie.get_one(Campagne, campagne_id)
        rijen = [await sessie.get_one(Deelnemer, rij.id) for rij in (een, twee)]
        assert await benader(sessie, campagne_, rijen, NU) == 1
    een, twee = await deelnemers(web, campagne_id)
    assert (een.staat, twee.staat, twee.reden) == ("benaderd", "overgeslagen", "samengevoegd")
    elders = await deelnemers(web, await begin(web, kandidaten(2, vanaf=300, brin="99AG")))
    assert elders == []


async def test_a_campaign_is_paused_and_resumed_and_stopped_only_by_who_is_sure(web: Webproef) -> None:
    campagne_id = await begin(web, kandidaten(2, vanaf=30, brin="99AG"))
    client, adres = await web.als("coordinator1"), f"/campagnes/{campagne_id}/actie"
    for actie, status in (("pauzeer", "gepauzeerd"), ("hervat", "loopt")):
        assert (await client.post(adres, data={"actie": actie})).status_code == 303
        assert (await campagne(web, campagne_id)).status == status
    assert (await client.post(adres, data={"actie": "stop"})).status_code == 400
    assert (await client.post(adres, data={"actie": "stop", "zeker": "ja"})).status_code == 303
    assert (await campagne(web, campagne_id)).status == "gestopt"
    assert {d.reden for d in await deelnemers(web, campagne_id)} == {"campagne-gestopt"}


@pytest.mark.eis(190, 193)
async def test_the_figures_lead_to_the_pupils_behind_them_and_to_a_file(web: Webproef) -> None:
    campagne_id = await begin(web, kandidaten(3, vanaf=40, brin="99AG"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        eerste = (await deelnemers(web, campagne_id))[0]
        eerste.risicos = {"afgewezen": "2027-03-01"}
        await sessie.merge(eerste)
    client = await web.als("casemanager1")
    assert "<strong>3</strong>" in (await client.get(f"/campagnes/{campagne_id}")).text
    achter = (await client.get(f"/campagnes/{campagne_id}/leerlingen?wat=risico")).text
    assert "1 leerling" in achter
    assert "Afgewezen door de mbo-school" in achter
    xlsx = await client.get(f"/campagnes/{campagne_id}/leerlingen.xlsx")
    assert openpyxl.load_workbook(BytesIO(xlsx.content)).worksheets[0].max_row == 4
    assert "999900" not in (await client.get(f"/campagnes/{campagne_id}/leerlingen.csv")).text
    school = f"&amp;school={eerste.locatie_id}"
    assert f"leerlingen?wat=risico{school}" in (await client.get(f"/campagnes/{campagne_id}")).text
    van_school = await client.get(f"/campagnes/{campagne_id}/leerlingen?wat=risico{unescape(school)}")
    assert f"leerlingen.xlsx?wat=risico{school}" in van_school.text
    elders = await client.get(f"/campagnes/{campagne_id}/leerlingen.xlsx?school={uuid4()}")
    assert openpyxl.load_workbook(BytesIO(elders.content)).worksheets[0].max_row == 1


@pytest.mark.eis(195)
async def test_the_dashboard_shows_the_calendar_and_who_is_on_the_next_overstaptafel(web: Webproef) -> None:
    stil = await gevraagd(web, 48)
    client = await web.als("casemanager1")
    adres = f"/campagnes/{stil.campagne_id}"
    assert "15 maart 2027: <a" in (await client.get(adres)).text
    async with web.database.schrijver(SYSTEEM) as sessie:
        wie = update(Procedure).where(col(Procedure.id) == stil.procedure_id)
        await sessie.exec(wie.values(stap="tafel-wacht"))
    assert "1 leerling op de lijst" in (await client.get(adres)).text
    assert "1 leerling" in (await client.get(f"{adres}/leerlingen?wat=tafel")).text


@pytest.mark.eis(193, 196)
async def test_the_list_shows_how_many_made_it_and_what_became_of_the_rest(
    web: Webproef,
) -> None:
    """As printed for Zoetermeer 2023-2024: 790 of 794 is 99.5%; who moved does not count."""
    campagne_id = await begin(web, kandidaten(6, vanaf=70, brin="99AG"))
    resultaten = ("gestart", "gestart", "ander-onderwijs", "werk", "verhuisd", "overgedragen-leerplicht")
    async with web.database.schrijver(SYSTEEM) as sessie:
        for rij, resultaat in zip(await deelnemers(web, campagne_id), resultaten, strict=True):
            rij.resultaat, rij.staat = resultaat, "klaar"
            await sessie.merge(rij)
    client = await web.als("coordinator1")
    assert "3 (60,0%)" in (await client.get("/campagnes")).text
    tekst = (await client.get(f"/campagnes/{campagne_id}")).text
    assert "<strong>60,0%</strong>" in tekst
    assert "<dt>Overgedragen aan leerplicht</dt><dd>1</dd>" in tekst
    assert Telling(geslaagd=790, niet_geslaagd=4).procent == "99,5"


async def test_the_statuses_of_the_mbo_come_from_a_file_and_the_same_file_changes_nothing(
    web: Webproef,
) -> None:
    namen = kandidaten(2, vanaf=50, brin="99AG")
    campagne_id = await begin(web, namen)
    client = await web.als("coordinator1")
    goed = {"bsn": namen[0].leerling.bsn or "", "status": "aangemeld", "sinds": "01-02-2027"}
    vreemd = goed | {"bsn": kandidaten(1, vanaf=400)[0].leerling.bsn or ""}
    inhoud = statusbestand([goed, vreemd, goed | {"status": "weg"}])
    adres = f"/campagnes/{campagne_id}/statussen"
    eerste = await upload(client, adres, inhoud, veld="statussen")
    assert "3 regels gelezen, 1 nieuw, 0 al bekend, 2 geweigerd" in eerste.text
    tweede = await upload(client, adres, inhoud, veld="statussen")
    assert "3 regels gelezen, 0 nieuw, 1 al bekend, 2 geweigerd" in tweede.text
    assert [d.mbo_status for d in await deelnemers(web, campagne_id)] == ["aangemeld", ""]


@pytest.mark.eis(188, 189)
async def test_a_counsellor_fills_in_a_class_at_once_also_from_a_spreadsheet(web: Webproef) -> None:
    campagne_id = await begin(web, kandidaten(8, vanaf=60, brin="99AG"))
    client = await web.als("school2")
    rij = next(d for d in await deelnemers(web, campagne_id) if d.klas == "4A")
    adres = f"/klassen/{campagne_id}/{rij.locatie_id}?klas=4A"
    assert f"/klassen/{campagne_id}/" in (await client.get("/klassen")).text
    plak = f"{rij.leerlingnummer}\taangemeld\tTimmerman\tZeembo\n"
    geplakt = await client.post(adres, data={"actie": "plakken", "plaktekst": plak})
    assert "Er is nog niets bewaard" in geplakt.text
    assert 'value="Timmerman"' in geplakt.text
    fout = await client.post(adres, data={"actie": "plakken", "plaktekst": "X1\taangemeld"})
    assert "staat niet in deze klas" in fout.text
    velden = {f"stand-{rij.id}": "aangemeld", f"opleiding-{rij.id}": "Timmerman", "actie": "bewaren"}
    hier = {"bij": adres}
    assert (await client.post("/concept", params=hier, data=velden)).text.startswith("Concept bewaard om")
    elders = await web.als("school2")
    assert 'value="Timmerman"' in (await elders.get(adres)).text, "kept while typing, also for another device"
    assert (await client.post("/concept/weg", params=hier)).headers["location"] == adres
    assert "Timmerman" not in (await elders.get(adres)).text
    for elders_heen in ("https://elders.example/klassen/", "/taken", ""):
        assert (await client.post("/concept/weg", params={"bij": elders_heen})).status_code == 404
    await client.post("/concept", params=hier, data=velden)
    bewaard = await client.post(adres, data=velden)
    assert "Vergeet wat ik had ingevuld" not in (await client.get(adres)).text, (
        "what was handed in is no draft"
    )
    assert "1 leerling is bijgewerkt" in (await client.get(bewaard.headers["location"])).text
    gewijzigd = next(d for d in await deelnemers(web, campagne_id) if d.id == rij.id)
    assert (gewijzigd.decaan, gewijzigd.gegevens["decaan"]["opleiding"]) == ("aangemeld", "Timmerman")
    vreemd = await web.als("school3")
    assert (await vreemd.get(adres)).status_code == 404
    assert (await vreemd.post(adres, data=velden)).status_code == 404


async def test_of_two_campaigns_that_take_one_pupil_at_once_one_wins_and_the_other_says_so(
    web: Webproef,
) -> None:
    namen = kandidaten(6, vanaf=1200, brin="99AG")
    een, ander = await begin(web, []), await begin(web, [])

    async def voeg_toe(campagne_id: UUID, wie: Sequence[Kandidaat]) -> list[Toevoeging | Invoerfout]:
        async with web.database.schrijver(SYSTEEM) as sessie:
            return await voeg_namen_toe(sessie, KLUIS, campagne_id, wie, NU, sleutel=uuid4())

    # In the reverse order each would wait for what the other holds.
    uitkomsten = await asyncio.gather(voeg_toe(een, namen), voeg_toe(ander, namen[::-1]))
    gewonnen = [[u for u in reeks if u is Toevoeging.NIEUW] for reeks in uitkomsten]
    assert sorted(map(len, gewonnen)) == [0, 6]
    geweigerd = [u for reeks in uitkomsten for u in reeks if isinstance(u, Invoerfout)]
    assert {tuple(fout.fouten.values()) for fout in geweigerd} == {(IN_ANDERE_CAMPAGNE,)}
    assert len(geweigerd) == 6


async def test_a_round_costs_as_many_queries_for_two_pupils_as_for_twelve(web: Webproef) -> None:
    gevraagd: list[int] = []
    for aantal, vanaf in ((2, 1300), (12, 1310)):
        campagne_id = await begin(web, kandidaten(aantal, vanaf=vanaf, brin="99AG"))
        opdracht = Rondeopdracht(campagne_id=campagne_id, nu=NU)
        with geteld() as vragen:
            ronde = await CampagneActiviteiten(web.database, LINK_SLEUTEL).neem_ronde(opdracht)
        assert ronde.benaderd == aantal
        gevraagd.append(len(vragen))
    assert gevraagd[0] == gevraagd[1]
