"""The pages of procedures: starting one, following it, telling it of a change."""

import pytest
from sqlmodel import select

from api.procedures import GESLOTEN, LOOPT_AL
from demo.gegevens import demo_id
from domain.procedures.alle import PLANNEN
from domain.soorten import Fase, Procedurestatus, Wijziging
from storage.database import SYSTEEM
from storage.tabellen import Gebeurtenis, Procedure, Traject, Uitgaand
from tests.api.procedurezaak import ZIEK, procedurezaak
from tests.api.webproef import LYCEUM_TWEE, Webproef, andere_leerling, in_gemeente, waarde


async def procedures(web: Webproef, traject_id: object) -> list[Procedure]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Procedure).where(Procedure.traject_id == traject_id)
        return list((await sessie.exec(zoek)).all())


async def test_an_officer_starts_a_procedure_that_fits_and_it_is_owed_to_a_workflow(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900018"), soort="zorgmelding")
    client = await web.als("lpa1")
    adres = f"/dossiers/{ontvangst.traject_nummer}/procedures/nieuw"
    keuze = (await client.get(adres)).text
    assert "Past bij deze melding" in keuze
    assert f"{adres}?soort=ziekteverzuim" in keuze
    formulier = (await client.get(f"{adres}?soort=ziekteverzuim")).text
    assert "Nagaan of de school heeft gesproken" in formulier
    antwoord = await client.post(adres, data={"soort": "ziekteverzuim"})
    (procedure,) = await procedures(web, ontvangst.traject_id)
    assert antwoord.headers["location"] == f"/procedures/{procedure.id}?gedaan=gestart"
    assert "De procedure is gestart" in (await client.get(antwoord.headers["location"])).text
    async with web.database.lezer(SYSTEEM) as sessie:
        post = (await sessie.exec(select(Uitgaand).where(Uitgaand.procedure_id == procedure.id))).one()
    assert post.soort == "procedure"
    dossier = (await client.get(f"/dossiers/{ontvangst.traject_nummer}")).text
    assert "Procedure gestart: ziekteverzuim." in dossier


async def test_of_each_kind_one_procedure_runs_at_a_time(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900031"))
    client = await web.als("lpa1")
    adres = f"/dossiers/{zaak.ontvangst.traject_nummer}/procedures/nieuw"
    assert "?soort=ziekteverzuim" not in (await client.get(adres)).text
    nog_een = await client.post(adres, data={"soort": "ziekteverzuim"})
    assert (nog_een.status_code, "Kies een procedure" in nog_een.text) == (400, True)
    assert len(await procedures(web, zaak.ontvangst.traject_id)) == 1
    assert LOOPT_AL.endswith(".")


async def test_in_a_closed_dossier_nothing_starts_and_nothing_changes(web: Webproef) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900043"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == ontvangst.traject_id))).one()
        traject.fase = Fase.GESLOTEN
        sessie.add(traject)
    client = await web.als("lpa1")
    adres = f"/dossiers/{ontvangst.traject_nummer}"
    assert f'href="{adres}/procedures/nieuw"' not in (await client.get(adres)).text
    geweigerd = await client.post(f"{adres}/procedures/nieuw", data={"soort": "ziekteverzuim"})
    assert (geweigerd.status_code, GESLOTEN in geweigerd.text) == (403, True)
    assert (await client.get(f"{adres}/wijziging")).status_code == 403
    assert await procedures(web, ontvangst.traject_id) == []


async def test_the_page_of_a_procedure_shows_what_was_done_where_it_is_and_what_comes(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900055"))
    gesprek = await zaak.staat_op("schoolgesprek")
    await zaak.gedaan(gesprek, "zorgen-blijven", {"verslag": "De mentor sprak met moeder."})
    onderzoek = await zaak.staat_op("onderzoek", wie="jeugdarts1")
    await zaak.gedaan(onderzoek, "ja", {"adviesdatum": "2026-11-20", "advies": "Weer naar school."})
    await zaak.wacht("advies-wacht", 60)
    pagina = (await (await web.als("lpa1")).get(f"/procedures/{zaak.procedure_id}")).text
    assert pagina.count('aria-current="step"') == 1
    assert "Er is gesproken, de zorgen blijven" in pagina
    assert "De mentor sprak met moeder." in pagina
    assert "Marijke Steenuil" in pagina
    assert "20 november 2026" in pagina  # a date that was filled in, in words
    assert "Wachten tot de navraag bij de school" in pagina
    assert "22 januari 2027" in pagina  # the forecast
    assert "Daarna: navraag bij de school" in pagina
    dossier = (await (await web.als("lpa1")).get(f"/dossiers/{zaak.ontvangst.traject_nummer}")).text
    assert "Wat komt er" in dossier
    assert "2 stappen gedaan" in dossier


async def test_a_procedure_that_ended_shows_its_result(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900067"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        rij = (await sessie.exec(select(Procedure).where(Procedure.id == zaak.procedure_id))).one()
        rij.status, rij.stap, rij.resultaat = Procedurestatus.KLAAR, "verminderd", "verminderd"
        rij.gesloten_op = rij.gestart_op
        sessie.add(rij)
    client = await web.als("lpa1")
    pagina = (await client.get(f"/procedures/{zaak.procedure_id}")).text
    assert "Verzuim verminderd" in pagina
    assert 'aria-current="step"' not in pagina
    assert "Procedure starten" in (await client.get(f"/dossiers/{zaak.ontvangst.traject_nummer}")).text


async def test_a_change_says_what_it_does_to_each_procedure_and_is_told_once(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900079"))
    client = await web.als("administratie1")
    adres = f"/dossiers/{zaak.ontvangst.traject_nummer}/wijziging"
    pagina = (await client.get(adres)).text
    assert "Ziekteverzuim gaat verder met: nagaan of de school heeft gesproken." in pagina
    assert "Ziekteverzuim stopt, met als resultaat: niet meer nodig" in pagina
    assert "Ziekteverzuim gaat gewoon door." in pagina
    assert Wijziging.TRAJECT_GESLOTEN.value not in pagina
    invoer = {
        "wijziging": "andere-school",
        "toelichting": "Moeder belde.",
        "sleutel": waarde(pagina, "sleutel"),
        "school": str(demo_id("locatie", *LYCEUM_TWEE)),
        "vanaf": "2-11-2026",
    }
    for _ in range(2):
        antwoord = await client.post(adres, data=invoer)
        assert antwoord.headers["location"].endswith("?gedaan=wijziging")
    async with web.database.lezer(SYSTEEM) as sessie:
        van = Gebeurtenis.traject_id == zaak.ontvangst.traject_id
        feiten = (await sessie.exec(select(Gebeurtenis).where(van, Gebeurtenis.wat == "wijziging"))).all()
        post = select(Uitgaand).where(Uitgaand.soort == "wijziging")
        owed = (await sessie.exec(post.where(Uitgaand.procedure_id == zaak.procedure_id))).all()
    assert (len(feiten), len(owed)) == (1, 1)
    dossier = (await client.get(antwoord.headers["location"])).text
    assert "De leerling gaat naar een andere school." in dossier
    assert "Moeder belde." in dossier


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"toelichting": "Iets."}, "wijziging"),
        ({"wijziging": "traject-gesloten", "toelichting": "Iets."}, "wijziging"),
        ({"wijziging": "verhuisd"}, "toelichting"),
        ({"wijziging": "andere-school", "toelichting": "Iets.", "vanaf": "2-11-2026"}, "school"),
        ({"wijziging": "andere-school", "toelichting": "Iets.", "vanaf": "31-2-2026"}, "vanaf"),
    ],
)
async def test_a_change_that_lacks_something_says_what(
    web: Webproef, invoer: dict[str, str], veld: str
) -> None:
    ontvangst = await web.meld(leerling=andere_leerling("999900092"))
    antwoord = await (await web.als("lpa1")).post(
        f"/dossiers/{ontvangst.traject_nummer}/wijziging", data=invoer
    )
    assert (antwoord.status_code, f'href="#{veld}"' in antwoord.text) == (400, True)


async def test_a_youth_doctor_sees_what_was_referred_and_nothing_else(web: Webproef) -> None:
    verwezen = await procedurezaak(web, leerling=in_gemeente("9901", "999900109"))
    taak_id = await verwezen.staat_op("onderzoek", wie="jeugdarts1")
    nog_niet = await procedurezaak(web, leerling=in_gemeente("9901", "999900110"))
    andere_taak = await nog_niet.staat_op("schoolgesprek")
    arts = await web.als("jeugdarts1")
    lijst = (await arts.get("/dossiers")).text
    assert verwezen.ontvangst.traject_nummer in lijst
    assert nog_niet.ontvangst.traject_nummer not in lijst
    assert str(taak_id) in (await arts.get("/taken")).text
    for pad in (f"/taken/{taak_id}", f"/procedures/{verwezen.procedure_id}"):
        assert (await arts.get(pad)).status_code == 200
    dossier = await arts.get(f"/dossiers/{verwezen.ontvangst.traject_nummer}")
    assert dossier.status_code == 200
    assert "Contact vastleggen" not in dossier.text
    assert "Notitie toevoegen" not in dossier.text
    assert "Procedure starten" not in dossier.text
    for pad in (
        f"/taken/{andere_taak}",
        f"/procedures/{nog_niet.procedure_id}",
        f"/dossiers/{nog_niet.ontvangst.traject_nummer}",
    ):
        assert (await arts.get(pad)).status_code == 404
    assert (await arts.get("/coordinatie")).status_code == 403


async def test_a_school_reads_that_a_procedure_runs_and_nothing_of_what_is_in_it(web: Webproef) -> None:
    zaak = await procedurezaak(web, leerling=andere_leerling("999900122"))
    onderzoek = await zaak.staat_op("onderzoek", wie="jeugdarts1")
    await zaak.gedaan(onderzoek, "nee", {"adviesdatum": "2026-11-20", "advies": "Rust houden."})
    school = await web.als("school2")
    melding = (await school.get(f"/mijn-meldingen/{zaak.ontvangst.melding_nummer}")).text
    assert "In behandeling: ziekteverzuim." in melding
    assert "Rust houden." not in melding
    await zaak.wacht("advies-wacht", 60)
    melding = (await school.get(f"/mijn-meldingen/{zaak.ontvangst.melding_nummer}")).text
    assert "Op de afgesproken dag gaan wij verder" in melding
    assert "22 januari 2027" in melding
    assert (await school.get(f"/procedures/{zaak.procedure_id}")).status_code == 403


async def test_an_officer_can_go_on_in_a_procedure_from_the_task(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900134"))
    client = await web.als("lpa1")
    pagina = (await client.get(f"/taken/{zaak.taak_id}")).text
    assert 'id="besluit-procedure"' in pagina
    assert PLANNEN[ZIEK].titel in pagina
    leeg = await client.post(f"/taken/{zaak.taak_id}", data={"besluit": "procedure"})
    assert (leeg.status_code, 'href="#procedure"' in leeg.text) == (400, True)
