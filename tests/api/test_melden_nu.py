"""What the form explains, and the report of this very lesson."""

from uuid import uuid4

import pytest
from sqlmodel import select

from demo.gegevens import demo_id
from storage.database import SYSTEEM
from storage.tabellen import Kopieadres, Mail
from tests.api.test_melden import INGEVULD, melding_van, nieuw_concept
from tests.api.webproef import NU, Webproef, waarde


@pytest.mark.eis(47)
async def test_the_form_says_that_reason_and_explanation_differ_and_that_neither_is_required(
    web: Webproef,
) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    zonder = INGEVULD | {"bsn": "999910061", "reden": "", "toelichting": ""}
    pagina = (await client.post(adres, data=zonder | {"knop": "bewaren"})).text
    for veld, uitleg in (
        ("Vermoedelijke reden", "De reden kiest u uit de lijst en telt mee in de cijfers."),
        ("Toelichting", "Alleen als wij meer moeten weten dan de reden uit de lijst."),
    ):
        assert f"<strong>{veld}</strong> (niet verplicht)" in pagina
        assert uitleg in pagina
    assert (await client.post(adres, data=zonder)).status_code == 303


@pytest.mark.eis(62)
async def test_a_pupil_missed_in_this_lesson_is_known_to_the_care_coordinator_at_once(web: Webproef) -> None:
    client, zorg = await web.als("school2"), "zorg@deltalyceum.example"
    adres = str((await client.post("/melden/nu")).headers["location"])
    pagina = (await client.get(adres)).text
    assert "Laat de zorgcoördinator ook meelezen" in pagina
    async with web.database.schrijver(SYSTEEM) as sessie:
        sessie.add(
            Kopieadres(
                id=uuid4(),
                locatie_id=demo_id("locatie", "99AG", "00"),
                mail=zorg,
                token_hash=b"\x01",
                gevraagd_op=NU,
                gevraagd_door=demo_id("gebruiker", "school2"),
                verloopt_op=NU,
                bevestigd_op=NU,
            )
        )
    pagina = (await client.get(adres)).text
    assert f"krijgen deze mensen meteen een mail: uzelf, {zorg}." in pagina
    vooraf = {veld: waarde(pagina, veld) for veld in ("eerste_dag", "laatste_dag", "uren")}
    assert vooraf == {"eerste_dag": "23-11-2026", "laatste_dag": "23-11-2026", "uren": "1"}
    assert "Niet in de les om 10.00 uur." in pagina
    leeg = {"verzuimregels": "", "toelichting": "Niet in de les om 10.00 uur.", "kopie_aan": ""}
    lesuur = INGEVULD | vooraf | leeg | {"bsn": "999910073", "soort": "relatief-verzuim-licht"}
    melding = await melding_van(web, await client.post(adres, data=lesuur))
    async with web.database.lezer(SYSTEEM) as sessie:
        mails = (await sessie.exec(select(Mail).where(Mail.melding_id == melding.id))).all()
    assert {(mail.aan, mail.status, mail.gemaakt_op) for mail in mails} == {
        ("gijsbert@deltalyceum.example", "klaar", NU),
        (zorg, "klaar", NU),
    }
