"""The page behind a one-time link: looking is harmless, answering works once."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from storage.database import SYSTEEM
from storage.eenmalig import maak_token, token_hash
from storage.mails import Mailopdracht, Sjabloon, zet_mail_klaar
from storage.tabellen import Antwoordverbetering, EenmaligeLink, Mail, Uitgaand, Vraag
from tests.api.procedurezaak import procedurezaak
from tests.api.webproef import NU, Webproef, andere_leerling
from tests.wereld import LINK_SLEUTEL

ANTWOORD = {"antwoord": "De ouders zijn gebeld.", "naam": "Z. Coördinator"}


async def _vraag(web: Webproef, traject_id: object) -> Vraag:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Vraag).where(Vraag.traject_id == traject_id))).one()


@pytest.mark.eis(56)
async def test_the_link_shows_the_minimum_and_looking_changes_nothing(web: Webproef) -> None:
    ontvangst = await web.meld()
    token = await web.vraag(ontvangst)
    client = web.client()
    for _ in range(3):
        pagina = await client.get(f"/antwoord/{token}")
        await client.head(f"/antwoord/{token}")
    assert "Is er al met de ouders gesproken?" in pagina.text
    assert all(deel in pagina.text for deel in ("L-1042", "Ö.Y.", "3B"))
    assert not any(deel in pagina.text for deel in ("Ömer", "Yıldız", "999900006", "2012"))
    assert pagina.headers["referrer-policy"] == "no-referrer"
    assert pagina.headers["cache-control"] == "no-store"
    assert (await _vraag(web, ontvangst.traject_id)).status == "open"


async def test_a_complete_answer_is_taken_once_and_owed_to_the_workflow(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900018"))
    token = await web.vraag(ontvangst)
    client = web.client()
    bedankt = await client.post(f"/antwoord/{token}", data=ANTWOORD)
    assert (bedankt.status_code, "Bedankt" in bedankt.text) == (200, True)
    vraag = await _vraag(web, ontvangst.traject_id)
    assert (vraag.antwoord, vraag.antwoord_naam) == (ANTWOORD["antwoord"], ANTWOORD["naam"])
    async with web.database.lezer(SYSTEEM) as sessie:
        post = (await sessie.exec(select(Uitgaand).where(Uitgaand.onderwerp_id == vraag.id))).one()
    assert post.soort == "antwoord"
    await _zet_datum(web, vraag.id, NU - timedelta(minutes=1))
    nog_eens = await client.post(f"/antwoord/{token}", data=ANTWOORD | {"antwoord": "Iets anders."})
    assert nog_eens.status_code == 404
    assert "Iets anders." in nog_eens.text  # what was typed can still be copied
    assert (await _vraag(web, ontvangst.traject_id)).antwoord == ANTWOORD["antwoord"]


async def _zet_datum(web: Webproef, vraag_id: object, uiterlijk: datetime) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        (await sessie.exec(select(Vraag).where(Vraag.id == vraag_id))).one().uiterlijk = uiterlijk


async def test_an_answer_is_corrected_until_its_date_and_the_old_one_is_kept(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900110"))
    token, client = await web.vraag(ontvangst), web.client()
    await client.post(f"/antwoord/{token}", data=ANTWOORD)
    pagina = (await client.get(f"/antwoord/{token}")).text
    assert "Deze vraag is al beantwoord" in pagina
    assert ANTWOORD["antwoord"] not in pagina  # a forwarded link does not tell what was said
    beter = await client.post(f"/antwoord/{token}", data=ANTWOORD | {"antwoord": "Niet gebeld, gemaild."})
    assert "Bedankt" in beter.text
    vraag = await _vraag(web, ontvangst.traject_id)
    assert vraag.antwoord == "Niet gebeld, gemaild."
    async with web.database.lezer(SYSTEEM) as sessie:
        oud = (await sessie.exec(select(Antwoordverbetering))).one()
        post = (await sessie.exec(select(Uitgaand).where(Uitgaand.onderwerp_id == vraag.id))).all()
        mails = (await sessie.exec(select(Mail).where(Mail.sjabloon == "antwoord-verbeterd"))).all()
    assert (oud.vraag_id, oud.antwoord) == (vraag.id, ANTWOORD["antwoord"])
    assert len(post) == 1  # the workflow went on with the first answer; its handler is told
    assert mails


async def test_an_expired_link_is_mailed_anew_to_the_known_address_and_to_nobody_else(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900122"))
    token = await web.vraag(ontvangst, dagen=-1)
    vraag = await _vraag(web, ontvangst.traject_id)
    async with web.database.schrijver(SYSTEEM) as sessie:
        await zet_mail_klaar(sessie, _vraagmail(vraag))
        link = (await sessie.exec(select(EenmaligeLink).where(EenmaligeLink.vraag_id == vraag.id))).one()
        link.gemaakt_op, link.verloopt_op = NU - timedelta(days=30), NU - timedelta(days=1)
    client = web.client()
    antwoorden = [
        await client.post(f"/antwoord/{t}", data={"knop": "nieuwe-link"})
        for t in (token, token, "bestaat-niet")
    ]
    assert len({a.text for a in antwoorden}) == 1
    assert "melder@zeecollege.example" not in antwoorden[0].text
    async with web.database.lezer(SYSTEEM) as sessie:
        mails = (await sessie.exec(select(Mail).where(Mail.sjabloon == "vraag-school"))).all()
    nieuw = [m for m in mails if ".nieuw." in m.message_id]
    assert [m.aan for m in nieuw] == ["melder@zeecollege.example"]  # once, although asked twice
    vers = maak_token(LINK_SLEUTEL, UUID(nieuw[0].gegevens["link_id"]))
    assert (await client.get(f"/antwoord/{vers}")).status_code == 200
    assert (await client.get(f"/antwoord/{token}")).status_code == 404


def _vraagmail(vraag: Vraag) -> Mailopdracht:
    return Mailopdracht(
        sjabloon=Sjabloon.VRAAG_SCHOOL,
        sleutel=f"vraag-school.{vraag.id}",
        traject_id=vraag.traject_id,
        melding_id=vraag.melding_id,
        aan="melder@zeecollege.example",
        gegevens={"vraag_id": str(vraag.id)},
        nu=NU - timedelta(days=30),
    )


@pytest.mark.parametrize("leeg", ["antwoord", "naam"])
async def test_an_incomplete_answer_uses_nothing_up(web: Webproef, leeg: str) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900031" if leeg == "naam" else "999900043"))
    token = await web.vraag(ontvangst)
    antwoord = await web.client().post(f"/antwoord/{token}", data=ANTWOORD | {leeg: " "})
    assert antwoord.status_code == 400
    assert f'href="#{leeg}"' in antwoord.text
    assert (await _vraag(web, ontvangst.traject_id)).status == "open"


async def test_unknown_used_expired_and_withdrawn_links_are_answered_alike(web: Webproef) -> None:
    client = web.client()
    gebruikt = await web.vraag(await web.meld(leerling=andere_leerling("999900055")))
    await client.post(f"/antwoord/{gebruikt}", data=ANTWOORD)
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(EenmaligeLink.vraag_id).where(EenmaligeLink.token_hash == token_hash(gebruikt))
        vraag_id = (await sessie.exec(zoek)).one()
    await _zet_datum(web, vraag_id, NU - timedelta(minutes=1))
    verlopen = await web.vraag(await web.meld(leerling=andere_leerling("999900067")), dagen=0)
    ontvangst = await web.meld(leerling=andere_leerling("999900079"))
    ingetrokken = await web.vraag(ontvangst)
    vraag = await _vraag(web, ontvangst.traject_id)
    async with web.database.schrijver(SYSTEEM) as sessie:
        link = (await sessie.exec(select(EenmaligeLink).where(EenmaligeLink.vraag_id == vraag.id))).one()
        link.ingetrokken_op = NU - timedelta(minutes=1)
    paginas = [await client.get(f"/antwoord/{t}") for t in ("bestaat-niet", gebruikt, verlopen, ingetrokken)]
    assert {(p.status_code, p.text) for p in paginas} == {(404, paginas[0].text)}
    assert "open de link nog een keer" in paginas[0].text


async def test_a_question_of_a_procedure_is_answered_by_choosing(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900092"))
    token = await zaak.vraag("navraag")
    client = web.client()
    pagina = (await client.get(f"/antwoord/{token}")).text
    assert all(f'id="keuze-{code}"' in pagina for code in ("gestopt", "verminderd", "onbekend"))
    fout = await client.post(f"/antwoord/{token}", data={"naam": "Z. Coördinator", "antwoord": "Beter."})
    assert (fout.status_code, 'href="#keuze"' in fout.text, "Beter." in fout.text) == (400, True, True)
    verzonnen = await client.post(f"/antwoord/{token}", data={"naam": "Z.", "keuze": "zorgen-blijven"})
    assert (verzonnen.status_code, "Kies een van de antwoorden." in verzonnen.text) == (400, True)
    goed = await client.post(f"/antwoord/{token}", data={"naam": "Z. Coördinator", "keuze": "verminderd"})
    assert (goed.status_code, "Bedankt" in goed.text) == (200, True)
    vraag = await _vraag(web, zaak.ontvangst.traject_id)
    assert (vraag.antwoordcode, vraag.antwoord, vraag.status) == ("verminderd", "", "gedaan")
    async with web.database.lezer(SYSTEEM) as sessie:
        post = (await sessie.exec(select(Uitgaand).where(Uitgaand.onderwerp_id == vraag.id))).one()
    assert (post.gegevens["code"], post.procedure_id) == ("verminderd", zaak.procedure_id)
    dossier = (await (await web.als("lpa1")).get(f"/dossiers/{zaak.ontvangst.traject_nummer}")).text
    assert "het verzuim is minder geworden" in dossier


async def test_a_choice_where_none_was_asked_is_dropped(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900109"))
    token = await web.vraag(ontvangst)
    gedaan = await web.client().post(f"/antwoord/{token}", data=ANTWOORD | {"keuze": "gestopt"})
    assert gedaan.status_code == 200
    assert (await _vraag(web, ontvangst.traject_id)).antwoordcode == ""
