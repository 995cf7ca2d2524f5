"""What was typed at a task survives log-out, a restart and another device, and is nobody else's."""

import pytest
from sqlalchemy import text
from temporalio.client import Client

from storage.database import SYSTEEM
from tests.api.test_taken import SLUITEN, Loop, loop
from tests.api.webproef import Webproef, andere_leerling, bouw_webproef, waarde

__all__ = ["loop"]
HALF = {"besluit": "sluiten", "motivering": "Moeder belde: het gaat beter"}


@pytest.mark.eis(59)
async def test_a_half_filled_form_is_there_again_after_log_out_a_restart_and_elsewhere(
    web: Webproef, module_database_url: str, temporal_client: Client
) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900018"))
    client = await web.als("lpa1")
    stand = await client.post(f"/taken/{zaak.taak_id}/concept", data=HALF | {"antwoord_id": "vast"})
    assert stand.text.startswith("Concept bewaard om")
    await client.post("/uitloggen")
    opnieuw = await bouw_webproef(module_database_url, temporal_client)
    for proef in (web, opnieuw):
        pagina = (await (await proef.als("lpa1")).get(f"/taken/{zaak.taak_id}")).text
        assert "Moeder belde: het gaat beter" in pagina
        assert 'value="sluiten" class' in pagina
        assert waarde(pagina, "antwoord_id") == "vast"
        assert "Wat u eerder invulde staat hieronder" in pagina
    await opnieuw.database.sluit()
    assert "Moeder belde" not in (await (await web.als("lpa2")).get(f"/taken/{zaak.taak_id}")).text


async def test_it_is_encrypted_in_the_register(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900031"))
    await (await web.als("lpa1")).post(f"/taken/{zaak.taak_id}/concept", data=HALF)
    async with web.database.lezer(SYSTEEM) as sessie:
        rijen = (await sessie.execute(text("SELECT gegevens::text FROM concept"))).scalars().all()
    assert rijen
    assert not any("Moeder" in rij for rij in rijen)


async def test_without_javascript_a_button_keeps_it_and_another_empties_the_form(web: Webproef) -> None:
    zaak, client = await web.zaak(leerling=andere_leerling("999900043")), await web.als("lpa1")
    adres = f"/taken/{zaak.taak_id}"
    bewaard = await client.post(adres, data=HALF | {"knop": "bewaren"})
    assert bewaard.headers["location"] == f"{adres}?gedaan=concept"
    pagina = (await client.get(bewaard.headers["location"])).text
    assert "Wat u heeft ingevuld is bewaard." in pagina
    assert "Moeder belde" in pagina
    await client.post(f"{adres}/concept/weg")
    assert "Moeder belde" not in (await client.get(adres)).text


async def test_a_refused_form_is_kept_and_one_that_was_carried_out_is_not(loop: Loop) -> None:
    _, taak = await loop.begin("999900055")
    client, adres = await loop.web.als("coordinator1"), f"/taken/{taak.id}"
    assert (await client.post(adres, data=HALF)).status_code == 400
    assert "Moeder belde" in (await client.get(adres)).text
    assert (await client.post(adres, data=SLUITEN | {"antwoord_id": "1"})).status_code == 303
    async with loop.web.database.lezer(SYSTEEM) as sessie:
        over = await sessie.execute(
            text("SELECT count(*) FROM concept WHERE formulier = :f"), {"f": f"taak:{taak.id}"}
        )
        assert over.scalar_one() == 0
    laat = await client.post(f"{adres}/concept", data=HALF)
    assert "al afgerond" in laat.text
