"""Class lists of the No-show: by link and mailed code or after log-in, live for the team, one approach."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from activities.campagnes import CampagneActiviteiten
from domain.campagnes.berichten import Rondeopdracht
from domain.soorten import Campagnesoort
from relay.opmaak import maak_brief
from storage.database import SYSTEEM
from storage.eenmalig import maak_code, maak_token
from storage.mailgegevens import lees_mailgegevens
from storage.tabellen import Deelnemer, Klassenvraag, Mail
from tests.api.campagnes import begin
from tests.api.webproef import NU, Webproef
from tests.campagnes.kandidaten import kandidaten
from tests.relay.hulp import STIJL
from tests.wereld import LINK_SLEUTEL

NAAM = "Robin Kandidaat"


async def gevraagd(web: Webproef, vanaf: int, aantal: int = 4) -> Klassenvraag:
    """A campaign in which the school was just asked for its class lists, as its workflow does it."""
    namen = kandidaten(aantal, vanaf, brin="99AG", klas="1A")
    campagne_id = await begin(web, namen, Campagnesoort.NO_SHOW)
    opdracht = Rondeopdracht(campagne_id=campagne_id, nu=NU)
    for _ in range(2):  # a round that runs twice asks once
        await CampagneActiviteiten(web.database, LINK_SLEUTEL).neem_ronde(opdracht)
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Klassenvraag).where(Klassenvraag.campagne_id == campagne_id))).one()


async def deelnemers(web: Webproef, campagne_id: UUID) -> Sequence[Deelnemer]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Deelnemer).where(Deelnemer.campagne_id == campagne_id)
        return (await sessie.exec(zoek.order_by(col(Deelnemer.volgnummer)))).all()


async def mails(web: Webproef, vraag: Klassenvraag) -> list[Mail]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Mail).where(col(Mail.message_id).contains(str(vraag.id)))
        return list((await sessie.exec(zoek)).all())


@pytest.mark.eis(185, 187)
async def test_a_link_shows_no_name_until_a_fresh_code_from_the_schools_own_mail_is_typed(
    web: Webproef,
) -> None:
    vraag = await gevraagd(web, 200)
    adres = f"/klassenlijst/{maak_token(LINK_SLEUTEL, vraag.id)}"
    client = web.client()
    for _ in range(2):  # a scanner that opens the link uses nothing up
        begin_ = (await client.get(adres)).text
    assert "Stuur mij een code" in begin_
    assert (await client.get(f"{adres}/klas?klas=1A")).status_code == 303, "no way around the code"
    assert NAAM not in begin_
    for _ in range(2):  # a double click mails one code
        assert (await client.post(adres, data={"actie": "stuur"})).status_code == 303
    fout = await client.post(adres, data={"actie": "open", "code": "000000"})
    assert "Deze code klopt niet" in fout.text
    goed = {"actie": "open", "code": maak_code(LINK_SLEUTEL, vraag.id, 1)}
    assert (await client.post(adres, data=goed)).status_code == 303
    assert "1A" in (await client.get(adres)).text
    klas = (await client.get(f"{adres}/klas?klas=1A")).text
    assert NAAM in klas
    assert (await web.client().post(adres, data=goed)).status_code == 400, "a code works once"
    assert "Stuur mij een code" in (await web.client().get(adres)).text, "the next one begins anew"

    eerste, tweede, derde, _ = await deelnemers(web, vraag.campagne_id)
    velden = {
        f"stand-{eerste.id}": "aanwezig",
        f"stand-{tweede.id}": "afwezig",
        f"stand-{derde.id}": "onbekend",
    }
    rest = await client.post(f"{adres}/klas?klas=1A", data=velden | {"actie": "rest-aanwezig"})
    assert "Er is nog niets bewaard" in rest.text
    bewaard = await client.post(f"{adres}/klas?klas=1A", data=velden | {"actie": "bewaren"})
    assert "3 antwoorden zijn bijgewerkt" in (await client.get(bewaard.headers["location"])).text
    velden[f"stand-{tweede.id}"] = "aanwezig"
    await client.post(f"{adres}/klas?klas=1A", data=velden | {"actie": "bewaren"})
    na = await deelnemers(web, vraag.campagne_id)
    assert [d.decaan for d in na] == ["aanwezig", "aanwezig", "onbekend", ""]
    assert [d.aan_de_beurt for d in na] == [False, False, True, False], "who is not there is traced"

    sjablonen = sorted(mail.sjabloon for mail in await mails(web, vraag))
    assert sjablonen == ["klassenlijst", "klassenlijst-code"]
    for mail in await mails(web, vraag):
        async with web.database.lezer(SYSTEEM) as sessie:
            brief = maak_brief(await lees_mailgegevens(sessie, mail.id), STIJL, NU)
        tekst = brief.bericht.as_string() + brief.bewaartekst
        assert not any(woord in tekst for woord in ("Robin", "Kandidaat", "9999"))
        assert "/klassenlijst/" not in brief.bewaartekst, "what is kept opens nothing"
        assert maak_code(STIJL.link_sleutel, vraag.id, 1) not in brief.bewaartekst


async def test_a_guessed_code_stops_working_after_five_tries_and_a_stopped_campaign_shows_nothing(
    web: Webproef,
) -> None:
    vraag = await gevraagd(web, 210, 1)
    adres = f"/klassenlijst/{maak_token(LINK_SLEUTEL, vraag.id)}"
    client = web.client()
    await client.post(adres, data={"actie": "stuur"})
    goed = maak_code(LINK_SLEUTEL, vraag.id, 1)
    for n in range(5):
        mis = f"{(int(goed) + n + 1) % 1_000_000:06}"
        assert (await client.post(adres, data={"actie": "open", "code": mis})).status_code == 400
    assert (await client.post(adres, data={"actie": "open", "code": goed})).status_code == 400
    coordinator = await web.als("coordinator1")
    stop = {"actie": "stop", "zeker": "ja"}
    assert (await coordinator.post(f"/campagnes/{vraag.campagne_id}/actie", data=stop)).status_code == 303
    assert (await client.get(adres)).status_code == 404


@pytest.mark.eis(186, 187)
async def test_the_school_fills_in_after_log_in_and_the_team_sees_it_live(web: Webproef) -> None:
    vraag = await gevraagd(web, 220)
    eerste, tweede, *_ = await deelnemers(web, vraag.campagne_id)
    klas = f"/klassen/{vraag.campagne_id}/{vraag.locatie_id}?klas=1A"
    school = await web.als("school2")
    assert klas.partition("?")[0] in (await school.get("/klassen")).text
    velden = {f"stand-{eerste.id}": "afwezig", "actie": "bewaren"}
    assert (await school.post(klas, data=velden)).status_code == 303
    assert (await (await web.als("school3")).get(klas)).status_code == 404

    team, basis = await web.als("casemanager1"), f"/campagnes/{vraag.campagne_id}"
    live = (await team.get(f"{basis}/klassen")).text
    assert 'hx-trigger="every 15s"' in live
    assert 'data-label="Afwezig">1</td>' in live
    klas = f"{basis}/klassen/{vraag.locatie_id}?klas=1A"
    zonder = await team.post(klas, data={f"stand-{tweede.id}": "aanwezig", "actie": "bewaren"})
    assert "Vul in wie van de school dit zei" in zonder.text
    velden = {f"stand-{tweede.id}": "aanwezig", "gezegd_door": "M. de Boer", "actie": "bewaren"}
    assert (await team.post(klas, data=velden)).status_code == 303
    tweede = (await deelnemers(web, vraag.campagne_id))[1]
    assert tweede.gegevens["opgave"]["door"].startswith("M. de Boer, genoteerd door ")
    assert "Wordt opgespoord" in (await team.get(f"{basis}/klassen")).text
    xlsx = await team.get(f"{basis}/bellijst.xlsx")
    assert "bellijst" in xlsx.headers["content-disposition"]


@pytest.mark.eis(187)
async def test_who_is_in_the_overstap_stands_in_the_class_list_and_the_answer_goes_to_the_overstap(
    web: Webproef,
) -> None:
    overstap = await begin(web, kandidaten(2, vanaf=230, brin="99AG", klas="1A"))
    vraag = await gevraagd(web, 230, 3)
    ids = [d.id for d in await deelnemers(web, vraag.campagne_id)]
    staten = [(d.staat, d.reden) for d in await deelnemers(web, vraag.campagne_id)]
    assert staten == [("overgeslagen", "gevolgd"), ("overgeslagen", "gevolgd"), ("wacht", "")]
    school = await web.als("school2")
    klas = f"/klassen/{vraag.campagne_id}/{vraag.locatie_id}?klas=1A"
    velden = {f"stand-{ids[0]}": "aanwezig", f"stand-{ids[1]}": "afwezig", "actie": "bewaren"}
    assert "bewaard=2" in (await school.post(klas, data=velden)).headers["location"]
    assert [d.gestart for d in await deelnemers(web, overstap)] == [True, False]
    assert [d.aan_de_beurt for d in await deelnemers(web, vraag.campagne_id)] == [False] * 3
    async with web.database.schrijver(SYSTEEM) as sessie:  # the Overstap ends; then the student stays away
        await sessie.exec(
            update(Deelnemer).where(col(Deelnemer.campagne_id) == overstap).values(staat="klaar")
        )
    velden[f"stand-{ids[0]}"] = "afwezig"
    await school.post(klas, data=velden)
    na = [(d.staat, d.aan_de_beurt) for d in await deelnemers(web, vraag.campagne_id)]
    assert na == [("wacht", True), ("overgeslagen", False), ("wacht", False)], "somebody traces who is left"


async def test_after_the_date_an_answer_stands_fast_and_what_is_missing_can_still_be_said(
    web: Webproef,
) -> None:
    vraag = await gevraagd(web, 240, 2)
    eerste, tweede = await deelnemers(web, vraag.campagne_id)
    school = await web.als("school2")
    klas = f"/klassen/{vraag.campagne_id}/{vraag.locatie_id}?klas=1A"
    await school.post(klas, data={f"stand-{eerste.id}": "afwezig", "actie": "bewaren"})
    async with web.database.schrijver(SYSTEEM) as sessie:
        rij = await sessie.get_one(Klassenvraag, vraag.id)
        rij.uiterlijk = NU.replace(day=1)
        sessie.add(rij)
    assert "staat vast" in (await school.get(klas)).text
    te_laat = await school.post(klas, data={f"stand-{eerste.id}": "aanwezig", "actie": "bewaren"})
    assert "De termijn voor deze klassenlijst is voorbij" in te_laat.text
    later = await school.post(klas, data={f"stand-{tweede.id}": "aanwezig", "actie": "bewaren"})
    assert "bewaard=1" in later.headers["location"]
    await CampagneActiviteiten(web.database, LINK_SLEUTEL).neem_ronde(
        Rondeopdracht(campagne_id=vraag.campagne_id, nu=NU)
    )
    assert [d.staat for d in await deelnemers(web, vraag.campagne_id)] == ["benaderd", "klaar"]
