"""The request for verzuimstaten: a link with a code or a log-in, a list in any form, silence owned."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select, update
from temporalio.client import Client

from domain.campagnes.agenda import Jaaractie
from domain.campagnes.verzuimstaat import Staatkop, als_melding
from domain.fouten import Invoerfout
from domain.soorten import WachtStatus
from storage.database import SYSTEEM
from storage.eenmalig import maak_code, maak_token
from storage.lijsten.jaaragenda import laatste_beurten
from storage.tabellen import Campagne, Klassenvraag, Mail, Melding, Schoollocatie, Termijn
from tests.api.verzuimstaten import (
    als_csv,
    als_xlsx,
    ronde,
    staatregel,
    verzoek_van,
    vraag_staten,
)
from tests.api.webproef import NU, Webproef, bouw_webproef
from tests.storage.land import geteld
from tests.wereld import LINK_SLEUTEL

NAAM = "Lateman"


async def meldingen(web: Webproef, vraag: Klassenvraag) -> list[Melding]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Melding).where(Melding.locatie_id == vraag.locatie_id, Melding.kanaal == "verzuimstaat")
        return list((await sessie.exec(zoek.order_by(col(Melding.leerlingnummer)))).all())


async def termijnen(web: Webproef, vraag: Klassenvraag) -> list[tuple[str, int, str]]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Termijn).where(Termijn.wacht_id == vraag.id).order_by(col(Termijn.op))
        return [(rij.aard, rij.volgnummer, rij.status) for rij in (await sessie.exec(zoek)).all()]


async def mails(web: Webproef, vraag: Klassenvraag) -> list[str]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Mail.sjabloon).where(col(Mail.message_id).contains(str(vraag.id)))
        return sorted((await sessie.exec(zoek)).all())


@pytest.fixture(scope="module")
async def staten(module_database_url: str, temporal_client: Client) -> AsyncIterator[tuple[Webproef, UUID]]:
    """The region just after the first of December's turn, with every school asked."""
    web = await bouw_webproef(module_database_url, temporal_client)
    yield web, await vraag_staten(web, "december")
    await web.database.sluit()


Staten = tuple[Webproef, UUID]


@pytest.mark.eis(36)
async def test_a_turn_asks_every_school_once_with_its_terms_in_the_ledger(staten: Staten) -> None:
    web, campagne_id = staten
    vraag = await verzoek_van(web, campagne_id, "99AG")
    async with web.database.lezer(SYSTEEM) as sessie:
        scholen = (await sessie.exec(select(Schoollocatie.id).where(Schoollocatie.mail != ""))).all()
        gevraagd = (await sessie.exec(select(Klassenvraag.locatie_id))).all()
        beurten = await laatste_beurten(sessie, ["9901"])
        assert len((await sessie.exec(select(Campagne))).all()) == 1, "a turn that runs twice asks once"
    assert sorted(gevraagd) == sorted(scholen)
    assert beurten[Jaaractie.VERZUIMSTATEN].uitkomst["scholen"] == len(scholen)
    assert await termijnen(web, vraag) == [
        ("herinnering", 1, "open"),
        ("herinnering", 2, "open"),
        ("uiterlijk", 1, "open"),
    ]
    assert await mails(web, vraag) == ["verzuimstaat"]
    team = await web.als("lpa1")
    assert f"/verzuimstaten/{campagne_id}" in (await team.get("/verzuimstaten")).text
    assert (await team.get(f"/campagnes/{campagne_id}")).headers[
        "location"
    ] == f"/verzuimstaten/{campagne_id}"
    xlsx = await team.get(f"/verzuimstaten/{campagne_id}/scholen.xlsx")
    assert "verzuimstaten" in xlsx.headers["content-disposition"]


@pytest.mark.eis(36)
async def test_a_link_shows_no_name_before_the_code_and_a_list_becomes_light_reports_without_doubles(
    staten: Staten,
) -> None:
    web, campagne_id = staten
    vraag = await verzoek_van(web, campagne_id, "99AG")
    adres = f"/verzuimstaat/{maak_token(LINK_SLEUTEL, vraag.id)}"
    client = web.client()
    dicht = await client.get(adres)
    assert "Stuur mij een code" in dicht.text
    goed = staatregel("999900006", "L1")
    te_weinig = staatregel("999900018", "L2", te_laat="3")
    lijst = {"bestand": ("staat.csv", als_csv(goed, te_weinig), "text/csv")}
    weg = await client.post(f"{adres}/lijst", files=lijst, data={"actie": "bestand"})
    assert (weg.status_code, await meldingen(web, vraag)) == (303, []), "no way around the code"
    assert (await client.get(f"/klassenlijst/{adres.rpartition('/')[2]}")).status_code == 404

    await client.post(adres, data={"actie": "stuur"})
    code = {"actie": "open", "code": maak_code(LINK_SLEUTEL, vraag.id, 1)}
    assert (await client.post(adres, data=code)).status_code == 303
    fout = await client.post(f"{adres}/lijst", files=lijst, data={"actie": "bestand"})
    assert "Te laat en ongeoorloofd zijn samen minder dan 9 keer." in fout.text
    assert NAAM in fout.text, "what was in order is in"
    assert (await verzoek_van(web, campagne_id, "99AG")).antwoord == "", "the school mends the list first"
    beter = als_xlsx(goed, staatregel("999900018", "L2"))
    soort = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    klaar = await client.post(
        f"{adres}/lijst", files={"bestand": ("staat.xlsx", beter, soort)}, data={"actie": "bestand"}
    )
    assert "De lijst is klaar" in klaar.text
    assert [(m.leerlingnummer, m.soort) for m in await meldingen(web, vraag)] == [
        ("L1", "relatief-verzuim-licht"),
        ("L2", "relatief-verzuim-licht"),
    ]
    assert (await verzoek_van(web, campagne_id, "99AG")).antwoord == "lijst"
    assert {status for _, _, status in await termijnen(web, vraag)} == {WachtStatus.VERVALLEN.value}
    await ronde(web, campagne_id, NU + timedelta(days=9))
    assert "verzuimstaat-herinnering" not in await mails(web, vraag)

    school = await web.als("school2")
    assert "2 leerlingen" in (await school.get("/mijn-verzuimstaten")).text
    eigen = f"/mijn-verzuimstaten/{vraag.id}"
    anders = {"actie": "leerling", **staatregel("999900006", "L1", te_laat="9")}
    assert "Deze leerling staat al in uw lijst" in (await school.post(eigen, data=anders)).text
    leeg = await school.post(eigen, data={"actie": "leerling", "achternaam": "Half"})
    assert "Half" in leeg.text, "what was typed is not lost"
    assert len(re.findall(r'href="#(?:bsn|voornamen|straat|te_laat|onderwijsnummer)"', leeg.text)) >= 4
    assert "Er staan al leerlingen" in (await school.post(eigen, data={"actie": "geen"})).text
    assert len(await meldingen(web, vraag)) == 2
    assert (await (await web.als("school3")).get(eigen)).status_code == 404


async def test_a_school_fills_in_a_pupil_after_log_in_or_says_that_there_are_none(staten: Staten) -> None:
    web, campagne_id = staten
    vraag = await verzoek_van(web, campagne_id, "99AG", "01")
    school = await web.als("school2")
    eigen = f"/mijn-verzuimstaten/{vraag.id}"
    assert (await school.post(eigen, data={"actie": "geen"})).status_code == 303
    assert (await verzoek_van(web, campagne_id, "99AG", "01")).antwoord == "geen"
    velden = {"actie": "leerling", **staatregel("999900031", "L3", toelichting="Reist ver.")}
    assert (await school.post(eigen, data=velden)).status_code == 303
    assert "De leerling staat in de lijst" in (await school.get(f"{eigen}?gedaan=leerling")).text
    (melding,) = await meldingen(web, vraag)
    assert melding.toelichting == "Verzuimstaat: 7 keer te laat, 4 keer ongeoorloofd. Reist ver."
    assert (await school.post(eigen, data={"actie": "klaar"})).status_code == 303
    assert (await verzoek_van(web, campagne_id, "99AG", "01")).antwoord == "lijst", "none was a mistake"
    niets = await school.post(eigen, data={"actie": "bestand"})
    assert "Kies een CSV-bestand of een Excel-bestand" in niets.text


@pytest.mark.eis(36)
async def test_a_silent_school_is_reminded_twice_and_then_somebodys_task_until_it_answers(
    staten: Staten,
) -> None:
    web, campagne_id = staten
    for dagen in (8, 11):
        await ronde(web, campagne_id, NU + timedelta(days=dagen))
    vraag = await verzoek_van(web, campagne_id, "99AK")
    assert (await mails(web, vraag)).count("verzuimstaat-herinnering") == 2
    stil = vraag.uiterlijk + timedelta(hours=10)
    for _ in range(2):  # a round that runs twice makes one task
        with geteld() as vragen:
            await ronde(web, campagne_id, stil)
        assert len(vragen) < 30, "whatever the number of silent schools"
    vraag = await verzoek_van(web, campagne_id, "99AK")
    assert vraag.eigenaar_id is not None, "silence is owned"
    assert (await termijnen(web, vraag))[3:] == [
        ("herinnering", 101, "open"),
        ("uiterlijk", 101, "open"),
        ("escalatie", 101, "open"),
    ]
    for _ in range(2):
        await ronde(web, campagne_id, stil + timedelta(days=9))
    opnieuw = [nummer for aard, nummer, status in await termijnen(web, vraag) if status == "open"]
    assert opnieuw == [201, 201, 201], "a call that nobody made comes back"
    assert (await mails(web, vraag)).count("school-bellen") >= 3, "new, reminded, and told to coordinators"

    team, adres = await web.als("lpa1"), f"/verzuimstaten/{campagne_id}/{vraag.locatie_id}"
    assert (await team.post(adres, data={"actie": "neem-over"})).status_code == 303
    assert "Scholen die u belt" in (await team.get("/taken")).text
    zonder = await team.post(adres, data={"actie": "geen"})
    assert "Vul in wie van de school dit zei" in zonder.text
    laat = await team.post(adres, data={"actie": "later", "dag": "01-01-2099"})
    assert "Kies een dag na vandaag" in laat.text
    assert (await team.post(adres, data={"actie": "later", "dag": "30-11-2026"})).status_code == 303
    assert [n for _, n, status in await termijnen(web, vraag) if status == "open"] == [301, 301, 301]
    namens = {"actie": "geen", "gezegd_door": "M. Ali, teamleider"}
    assert (await team.post(adres, data=namens)).status_code == 303
    vraag = await verzoek_van(web, campagne_id, "99AK")
    assert vraag.beantwoord_door.startswith("M. Ali, teamleider, genoteerd door ")
    assert "Scholen die u belt" not in (await team.get("/taken")).text
    assert (await (await web.als("lpa3")).get(adres)).status_code == 404


async def test_an_overdue_request_stands_on_the_coordinators_list_and_stopping_ends_every_promise(
    staten: Staten,
) -> None:
    web, campagne_id = staten
    async with web.database.schrijver(SYSTEEM) as sessie:
        zoek = select(Klassenvraag).where(Klassenvraag.antwoord == "").limit(1)
        vraag = (await sessie.exec(zoek)).one()
        voorbij = update(Termijn).where(col(Termijn.wacht_id) == vraag.id)
        await sessie.exec(voorbij.values(op=NU - timedelta(days=2)))
    coordinator = await web.als("coordinator1")
    te_laat = (await coordinator.get("/coordinatie")).text
    assert f"/verzuimstaten/{campagne_id}/{vraag.locatie_id}" in te_laat
    actie = f"/verzuimstaten/{campagne_id}/actie"
    assert (await coordinator.post(actie, data={"actie": "stop"})).status_code == 400
    assert (await coordinator.post(actie, data={"actie": "stop", "zeker": "ja"})).status_code == 303
    assert str(vraag.locatie_id) not in (await coordinator.get("/coordinatie")).text
    async with web.database.lezer(SYSTEEM) as sessie:
        open_ = select(Termijn).where(col(Termijn.locatie_id).is_not(None), Termijn.status == "open")
        assert (await sessie.exec(open_)).all() == []
    adres = f"/verzuimstaat/{maak_token(LINK_SLEUTEL, vraag.id)}"
    assert (await web.client().get(adres)).status_code == 404


@pytest.mark.parametrize(
    ("laat", "weg", "fout"),
    [
        ("9", "0", None),
        ("0", "9", None),
        ("4", "5", None),
        ("", "9", None),
        ("4", "4", "te_laat"),
        ("-1", "12", "te_laat"),
        ("9", "veel", "ongeoorloofd"),
        ("1000", "0", "te_laat"),
    ],
)
def test_nine_times_in_all_is_the_least_for_a_list(laat: str, weg: str, fout: str | None) -> None:
    kop = Staatkop(UUID(int=1), "99AG", "00", "Delta Lyceum", "school@delta.example", NU.date(), 9)
    regel = staatregel("999900006", "L1", te_laat=laat, ongeoorloofd=weg)
    if fout is None:
        assert als_melding(regel, kop).kenmerk == "staat-000000000000-L1"
        return
    with pytest.raises(Invoerfout) as gevangen:
        als_melding(regel, kop)
    assert set(gevangen.value.fouten) == {fout}
