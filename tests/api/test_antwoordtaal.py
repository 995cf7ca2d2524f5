"""The pages behind a link in the language of the home: complete, also from right to left."""

import re

import pytest

from api.antwoord import GEEN_CODE, GEEN_KEUZE, GEEN_NAAM, LANGE_NAAM, TE_LANG
from api.antwoordpagina import Vraagblad, toon_blad
from api.antwoordstappen import Scherm
from api.formulieren import Formulier
from demo.gegevens import demo_id
from domain.procedures.alle import PLANNEN, taaksoort
from domain.procedures.invulling import LANGST
from domain.procedures.model import Aan, Veldsoort, Vraagstap
from infra.talen import lees_taal, paginatalen
from storage.database import SYSTEEM
from storage.eenmalig import maak_briefcode, maak_token
from storage.tabellen import Thuistaal, Traject
from storage.vragen import OpenVraag, link_van
from tests.api.test_ouderantwoord import ANTWOORD, _vraag, gevraagd
from tests.api.webproef import NU, Webproef
from tests.omgeving import WORTEL
from tests.wereld import LINK_SLEUTEL

OVERSTAP = "overstap.vraag-ouders"
THUIS = {
    taaksoort(plan.soort, stap.code): stap
    for plan in PLANNEN.values()
    for stap in plan.stappen
    if isinstance(stap, Vraagstap) and stap.aan is not Aan.SCHOOL
}
LPA = demo_id("gebruiker", "lpa1")
FOUTEN = {GEEN_CODE, GEEN_KEUZE, GEEN_NAAM, TE_LANG, LANGE_NAAM}
OPENINGEN = re.compile(r"{\w+}")


@pytest.mark.parametrize("code", sorted(set(paginatalen()) - {"nl"}))
def test_a_language_of_pages_has_every_word_answer_field_and_fault(code: str) -> None:
    taal, nederlands = lees_taal(code), lees_taal("nl").pagina
    openingen = {sleutel: OPENINGEN.findall(zin) for sleutel, zin in taal.pagina.items()}
    assert openingen == {sleutel: OPENINGEN.findall(zin) for sleutel, zin in nederlands.items()}
    codes = {soort: [uitkomst.code for uitkomst in stap.uitkomsten] for soort, stap in THUIS.items()}
    assert {soort: list(woorden) for soort, woorden in taal.antwoorden.items()} == codes
    velden = [veld for stap in THUIS.values() for veld in stap.velden]
    assert set(taal.velden) == {veld.naam for veld in velden}
    assert {(veld.soort, veld.verplicht, veld.uitleg) for veld in velden} == {(Veldsoort.REGEL, False, "")}
    assert set(taal.fouten) == {*FOUTEN, f"Gebruik hooguit {LANGST[Veldsoort.REGEL]} tekens."}


@pytest.mark.eis(56, 189)
async def test_a_home_answers_in_the_language_of_its_mail_or_in_another_one(web: Webproef) -> None:
    vraag = await _vraag(web, await gevraagd(web, 745))
    async with web.database.schrijver(SYSTEEM) as sessie:
        leerling = (await sessie.get_one(Traject, vraag.traject_id)).leerling_id
        sessie.add(Thuistaal(leerling_id=leerling, taal="en", gewijzigd_op=NU, gewijzigd_door=LPA))
    adres, client = f"/antwoord/{maak_token(LINK_SLEUTEL, link_van(vraag.id))}", web.client()
    engels = (await client.get(adres)).text
    assert '<html lang="en" dir="ltr"' in engels
    assert all(woorden in engels for woorden in ("Your child takes final exams", "Wants help", "Step 1 of 4"))
    assert not re.search(r"Verder|Uw kind|niet verplicht", engels)
    assert "Step 1 of 4" not in (await client.get(f"{adres}?taal=nl")).text, "who would rather read Dutch"
    leeg = await client.post(adres, data={"scherm": "keuze", "knop": "verder"})
    assert (leeg.status_code, "Choose one of the answers." in leeg.text) == (400, True)
    assert "Error: " in leeg.text
    assert "Thank you for your answer" in (await client.post(adres, data=ANTWOORD)).text
    assert "has already been answered" in (await client.get(adres)).text
    onbekend = await client.get("/antwoord/onbekend?taal=en")
    assert (onbekend.status_code, "Send me a new link" in onbekend.text) == (404, True)
    assert "Look in your mail" in (await client.post(f"{adres}?taal=en", data={"knop": "nieuwe-link"})).text
    code = await client.post("/antwoord?taal=en", data={"code": "ABCD"})
    assert "Fill in the code from the letter" in code.text
    naar = await client.post("/antwoord?taal=en", data={"code": maak_briefcode(LINK_SLEUTEL, vraag.id)})
    assert naar.headers["location"].endswith("?taal=en")


async def test_a_page_reads_from_right_to_left(web: Webproef) -> None:
    arabisch = lees_taal("ar", WORTEL / "tests" / "voorbeeldtaal")
    pagina = dict.fromkeys(lees_taal("nl").pagina, "نص تجريبي")
    taal = arabisch.model_copy(update={"pagina": pagina | {"gaat_om": "{initialen}"}})
    vraag = OpenVraag(vraag_id=LPA, soort=OVERSTAP, tekst="Hoe?", initialen="Ö.Y.", uiterlijk=NU)
    inhoud = toon_blad(
        web.app.state.onderdelen.weergave, Vraagblad(vraag, taal), Formulier(), Scherm.KEUZE
    ).body
    html = bytes(inhoud).decode()
    assert '<html lang="ar" dir="rtl"' in html
    assert "\u2066Ö.Y.\u2069" in html
    assert "Ingeschreven op een mbo" in html, "what a language has no words for stays Dutch"
