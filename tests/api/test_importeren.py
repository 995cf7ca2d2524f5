"""A file on the page: it is taken in while nobody waits, once, and goes on where it stopped."""

import asyncio
import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from sqlalchemy import func
from sqlmodel import col, select

from demo.gegevens import demo_id
from domain.soorten import Rol
from domain.tekstinvoer import KOLOMMEN
from storage.database import SYSTEEM
from storage.importeren import Verslag
from storage.importloop import LEVENSDUUR, Stand, begin_ronde, lees_import, noteer
from storage.tabellen import Concept, Gebruiker, Lidmaatschap, Melding
from tests.api.webproef import NU, Webproef
from voorbeeld import Voorbeeldbestand, maak

REFRESH = '<noscript><meta http-equiv="refresh" content="2"></noscript>'


def bestand(zaad: int, meldingen: int = 50) -> Voorbeeldbestand:
    """Another seed gives other reports, here with numbers of their own."""
    b = maak(zaad=zaad, meldingen=meldingen)
    return replace(b, csv=b.csv.replace(b"\nM2023-", f"\nZ{zaad}-".encode()))


async def kies(client: httpx2.AsyncClient, inhoud: bytes) -> str:
    """The address of the page about this file."""
    antwoord = await client.post("/import", files={"bestand": ("export.csv", inhoud, "text/csv")})
    assert antwoord.status_code == 303, antwoord.text
    return antwoord.headers["location"]


async def wacht(web: Webproef) -> None:
    await web.app.state.onderdelen.achtergrond.rond_af()


async def meldingen(web: Webproef) -> int:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(func.count()).select_from(Melding))).one()


async def weigeringen(client: httpx2.AsyncClient, adres: str) -> list[list[str]]:
    tekst = (await client.get(f"{adres}/geweigerd.csv")).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(tekst), delimiter=";"))[1:]


def id_van(adres: str) -> UUID:
    return UUID(adres.rsplit("/", 1)[1])


async def stand(web: Webproef, adres: str) -> Any:
    async with web.database.lezer(SYSTEEM) as lezer:
        gevonden = await lees_import(lezer, demo_id("gebruiker", "administratie1"), id_van(adres))
    assert gevonden is not None
    return gevonden.voortgang


@pytest.mark.eis(68, 82)
async def test_a_file_is_looked_at_taken_in_and_reported_line_by_line(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(7, 60)
    adres = await kies(client, b.csv)
    vooraf = (await client.get(adres)).text
    regels = b.manifest["bestand"]["gegevensregels"]
    assert f"Dit bestand heeft {regels} regels. Wij keken de eerste 100 na." in vooraf
    assert await meldingen(web) == 0
    begonnen = await client.post(adres)
    assert (begonnen.status_code, begonnen.headers["location"]) == (303, adres)
    bezig = (await client.get(adres)).text
    assert "wordt ingelezen" in bezig
    assert REFRESH in bezig
    assert f'<progress class="vk-voortgang" value="0" max="{regels}"' in bezig
    await wacht(web)
    verslag = (await client.get(adres)).text
    assert "Het bestand is ingelezen" in verslag
    assert REFRESH not in verslag
    geldig = b.manifest["meldingen"]["geldig"]
    assert f"{geldig} nieuwe meldingen aangenomen" in verslag
    assert await meldingen(web) == geldig
    geweigerd = await weigeringen(client, adres)
    assert {int(rij[0]) for rij in geweigerd} == {r["regel"] for r in b.manifest["geweigerde_regels"]}
    assert all(veld in (*KOLOMMEN, "") and reden.endswith(".") for _, veld, reden in geweigerd)
    assert all(reden in verslag for _, _, reden in geweigerd if "'" not in reden)


async def test_when_it_is_in_the_file_itself_is_gone_and_asking_again_does_nothing(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(7)
    adres = await kies(client, b.csv)
    await client.post(adres)
    await wacht(web)
    erin, klaar = await meldingen(web), await stand(web, adres)
    assert (await client.post(adres)).status_code == 303
    await wacht(web)
    assert (await meldingen(web), await stand(web, adres)) == (erin, klaar)
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Concept.formulier).where(col(Concept.formulier).contains(str(id_van(adres))))
        over = (await sessie.exec(zoek)).all()
    assert not [formulier for formulier in over if formulier.startswith("importbestand:")]


async def test_two_starts_at_the_same_time_take_in_once(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(8)
    adres, eerder = await kies(client, b.csv), await meldingen(web)
    antwoorden = await asyncio.gather(*(client.post(adres) for _ in range(4)))
    assert [antwoord.status_code for antwoord in antwoorden] == [303] * 4
    await wacht(web)
    klaar = await stand(web, adres)
    assert klaar.stand is Stand.KLAAR
    assert klaar.gelezen == b.manifest["bestand"]["gegevensregels"]
    # Were it taken in by four at once, most lines of this run would have been known already.
    assert klaar.aangenomen == await meldingen(web) - eerder == b.manifest["meldingen"]["geldig"]


async def test_a_restart_in_the_middle_is_told_and_gone_on_with(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(9, 100)
    adres, eerder = await kies(client, b.csv), await meldingen(web)
    await client.post(adres)
    while not (await stand(web, adres)).gelezen:
        await client.get(adres)
    await web.app.state.onderdelen.achtergrond.stop()  # what the web does when it is told to stop
    halverwege = await stand(web, adres)
    assert halverwege.stand is Stand.ONDERBROKEN
    assert 0 < halverwege.gelezen < b.manifest["bestand"]["gegevensregels"]
    pagina = (await client.get(adres)).text
    assert "Het inlezen is onderbroken" in pagina
    assert "Ga verder" in pagina
    assert REFRESH not in pagina
    assert (await client.post(adres)).status_code == 303
    await wacht(web)
    klaar = await stand(web, adres)
    manifest = b.manifest["meldingen"]
    assert klaar.gelezen == b.manifest["bestand"]["gegevensregels"]
    assert klaar.aangenomen + klaar.al_bekend == manifest["geldig"] + manifest["herhaald"]
    assert await meldingen(web) - eerder == manifest["geldig"]
    geweigerd = await weigeringen(client, adres)
    assert {int(rij[0]) for rij in geweigerd} == {r["regel"] for r in b.manifest["geweigerde_regels"]}


async def test_a_process_that_died_without_a_word_is_noticed_and_its_run_cannot_come_back(
    web: Webproef,
) -> None:
    client, b = await web.als("administratie1"), bestand(7)
    adres, ik = await kies(client, b.csv), demo_id("gebruiker", "administratie1")
    lang_geleden = NU - LEVENSDUUR
    async with web.database.schrijver(SYSTEEM) as sessie:
        dood = await begin_ronde(sessie, ik, id_van(adres), uuid4(), lang_geleden)
    assert dood is not None
    assert "Ga verder" in (await client.get(adres)).text
    await client.post(adres)
    async with web.database.schrijver(SYSTEEM) as sessie:
        assert not await noteer(sessie, ik, id_van(adres), dood, [], NU)
    await wacht(web)
    assert (await stand(web, adres)).stand is Stand.KLAAR


async def test_a_run_that_is_alive_is_left_alone(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(7)
    adres, ik = await kies(client, b.csv), demo_id("gebruiker", "administratie1")
    net = NU - LEVENSDUUR + timedelta(seconds=1)
    async with web.database.schrijver(SYSTEEM) as sessie:
        levend = await begin_ronde(sessie, ik, id_van(adres), uuid4(), net)
    await client.post(adres)
    await wacht(web)
    assert await stand(web, adres) == levend
    assert REFRESH in (await client.get(adres)).text


async def test_a_failure_of_the_register_leaves_an_import_that_can_be_gone_on_with(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, b = await web.als("administratie1"), bestand(7)
    adres = await kies(client, b.csv)
    with monkeypatch.context() as stuk:
        stuk.setattr(Verslag, "tel", lambda *_, **__: 1 / 0)
        await client.post(adres)
        await wacht(web)
    assert "Het inlezen is onderbroken" in (await client.get(adres)).text
    await client.post(adres)
    await wacht(web)
    assert "Het bestand is ingelezen" in (await client.get(adres)).text


async def test_other_pages_answer_while_a_file_is_taken_in(web: Webproef) -> None:
    client, b = await web.als("administratie1"), bestand(10, 60)
    adres = await kies(client, b.csv)
    await client.post(adres)
    beantwoord = 0
    while (await stand(web, adres)).stand is Stand.BEZIG:
        assert (await client.get("/taken")).status_code == 200
        beantwoord += 1
    assert beantwoord >= 4
    await wacht(web)


@pytest.mark.parametrize("inhoud", [b"", b"a;b\r\n1;2\r\n", b"\xff\xfe\x00"])
async def test_what_is_no_file_of_meldingen_is_refused_when_it_is_chosen(
    web: Webproef, inhoud: bytes
) -> None:
    client = await web.als("administratie1")
    antwoord = await client.post("/import", files={"bestand": ("x.csv", inhoud, "text/csv")})
    assert antwoord.status_code == 400
    assert 'href="#bestand"' in antwoord.text


@pytest.mark.parametrize("wie", ["coordinator1", "school2"])
async def test_an_import_is_nobody_else_s(web: Webproef, wie: str) -> None:
    adres = await kies(await web.als("administratie1"), bestand(7).csv)
    ander = await web.als(wie)
    for methode, pad in (("GET", adres), ("POST", adres), ("GET", f"{adres}/geweigerd.csv")):
        assert (await ander.request(methode, pad)).status_code == 404


async def _medewerker(web: Webproef, login: str, gemeente: str) -> None:
    wie = demo_id("gebruiker", login)
    async with web.database.schrijver(SYSTEEM) as sessie:
        sessie.add(Gebruiker(id=wie, inlognaam=login, code=login, naam=login, mail=f"{login}@x.example"))
        await sessie.flush()
        sessie.add(Lidmaatschap(id=uuid4(), gebruiker_id=wie, rol=Rol.ADMINISTRATIE, gemeente_code=gemeente))


@pytest.mark.eis(79)
async def test_who_imports_for_one_municipality_takes_in_its_residents_only(web: Webproef) -> None:
    await _medewerker(web, "administratie-dorp", "9902")
    client, b, eerder = await web.als("administratie-dorp"), bestand(12), await meldingen(web)
    adres = await kies(client, b.csv)
    assert "uw eigen gemeente" in (await client.get(adres)).text
    await client.post(adres)
    await wacht(web)
    fout = {regel["regel"] for regel in b.manifest["geweigerde_regels"]}
    woont = KOLOMMEN.index("gemeentecode")
    elders = {rij.regel for rij in b.rijen if rij.velden[woont] != "9902"}
    assert {int(rij[0]) for rij in await weigeringen(client, adres)} == fout | elders
    async with web.database.lezer(SYSTEEM) as sessie:
        van_ons = Melding.melder_id == demo_id("gebruiker", "administratie-dorp")
        codes = (await sessie.exec(select(Melding.gemeente_code).where(van_ons).distinct())).all()
    assert list(codes) == ["9902"]
    assert await meldingen(web) > eerder


@pytest.mark.eis(80)
async def test_a_school_takes_in_its_own_locations_only(web: Webproef) -> None:
    client, b = await web.als("school2"), bestand(11)
    adres = await kies(client, b.csv)
    await client.post(adres)
    await wacht(web)
    fout = {regel["regel"] for regel in b.manifest["geweigerde_regels"]}
    brin = KOLOMMEN.index("brin")
    elders = {rij.regel for rij in b.rijen if tuple(rij.velden[brin : brin + 2]) not in EIGEN}
    assert {int(rij[0]) for rij in await weigeringen(client, adres)} == fout | elders


EIGEN = {("99AG", "00"), ("99AG", "01")}
