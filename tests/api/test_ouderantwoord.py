"""What parents see behind the link in their mail, and what comes of their answer."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from activities.campagnes import CampagneActiviteiten
from activities.gevolgen import GEVOLGEN
from activities.procedures import ProcedureActiviteiten
from demo.gegevens import demo_id
from domain.berichten import Stapopdracht
from domain.campagnes.berichten import Rondeopdracht
from domain.soorten import Deelnemerstaat, Proceduresoort
from relay.opmaak import maak_brief
from storage.database import SYSTEEM
from storage.eenmalig import maak_briefcode, maak_token, met_streepjes
from storage.mailgegevens import lees_mailgegevens
from storage.tabellen import Brief, Deelnemer, Mail, Procedure, Taakantwoord, Traject, Uitgaand, Vraag
from storage.vragen import link_van
from tests.api.campagnes import begin
from tests.api.webproef import NU, Webproef
from tests.campagnes.kandidaten import kandidaten
from tests.relay.hulp import STIJL
from tests.wereld import LINK_SLEUTEL

ANTWOORD = {"keuze": "aangemeld", "opleiding": "Timmerman", "school": "Zeembo", "naam": "Een ouder"}


async def gevraagd(web: Webproef, vanaf: int, **anders: str) -> Deelnemer:
    """A pupil whose parents were just asked, as campaign and procedure do it."""
    campagne_id = await begin(web, kandidaten(1, vanaf, brin="99AG", **anders))
    opdracht = Rondeopdracht(campagne_id=campagne_id, nu=NU)
    ronde = await CampagneActiviteiten(web.database, LINK_SLEUTEL).neem_ronde(opdracht)
    assert (ronde.benaderd, ronde.telling) == (1, {Deelnemerstaat.BENADERD: 1})
    deelnemer = await _deelnemer(web, campagne_id)
    assert deelnemer.procedure_id is not None
    assert deelnemer.traject_id is not None
    stap = Stapopdracht(
        procedure_id=deelnemer.procedure_id,
        traject_id=deelnemer.traject_id,
        soort=Proceduresoort.OVERSTAP,
        stap="vraag-ouders",
        ronde=1,
        nu=NU,
    )
    for _ in range(2):  # a step that is taken twice asks once
        await ProcedureActiviteiten(web.database, LINK_SLEUTEL).open_stap(stap)
    return await _deelnemer(web, campagne_id)


async def _deelnemer(web: Webproef, campagne_id: UUID) -> Deelnemer:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Deelnemer).where(Deelnemer.campagne_id == campagne_id))).one()


async def _vraag(web: Webproef, deelnemer: Deelnemer) -> Vraag:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Vraag).where(Vraag.traject_id == deelnemer.traject_id))).one()


@pytest.mark.eis(56, 189)
async def test_parents_see_initials_only_and_their_answer_goes_on_once(web: Webproef) -> None:
    deelnemer = await gevraagd(web, 700)
    assert deelnemer.gevraagd_op == NU
    adres = f"/antwoord/{maak_token(LINK_SLEUTEL, link_van((await _vraag(web, deelnemer)).id))}"
    client = web.client()
    tekst = (await client.get(adres)).text
    assert "Vraag over uw kind" in tekst
    assert "Stap 1 van 4" in tekst
    assert not any(woord in tekst for woord in ("Kandidaat", "Robin", "9999", "Leerlingnummer"))
    leeg = await client.post(adres, data=ANTWOORD | {"keuze": ""})
    assert (leeg.status_code, "Kies een van de antwoorden" in leeg.text) == (400, True)
    assert "Timmerman" in leeg.text, "nothing typed is lost"
    assert "Bedankt" in (await client.post(adres, data=ANTWOORD)).text
    assert "Deze vraag is al beantwoord" in (await client.get(adres)).text
    assert "Bedankt" in (await client.post(adres, data=ANTWOORD)).text
    na = await _deelnemer(web, deelnemer.campagne_id)
    assert (na.antwoord, na.gegevens["ouders"]) == (
        "aangemeld",
        {"opleiding": "Timmerman", "school": "Zeembo"},
    )
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Uitgaand.soort).where(Uitgaand.procedure_id == deelnemer.procedure_id)
        assert sorted((await sessie.exec(zoek)).all()) == ["antwoord", "procedure"]


@pytest.mark.eis(56)
async def test_one_question_at_a_time_with_a_way_back_and_nothing_lost(web: Webproef) -> None:
    deelnemer = await gevraagd(web, 705)
    adres = f"/antwoord/{maak_token(LINK_SLEUTEL, link_van((await _vraag(web, deelnemer)).id))}"
    client, waarden = web.client(), dict.fromkeys(ANTWOORD, "")

    async def stap(scherm: str, knop: str, **getypt: str) -> str:
        waarden.update(getypt)
        antwoord = await client.post(adres, data=waarden | {"scherm": scherm, "knop": knop})
        for naam, waarde in waarden.items():
            assert not waarde or waarde in antwoord.text, f"{naam} travels along"
        return antwoord.text

    leeg = await stap("keuze", "verder")
    assert "Kies een van de antwoorden" in leeg
    assert "Vul uw naam in" not in leeg, "what nobody has seen is no fault"
    assert "Stap 2 van 4" in await stap("keuze", "verder", keuze="aangemeld")
    assert "Stap 3 van 4" in await stap("meer", "verder", opleiding="Timmerman")
    assert "Vul uw naam in" in await stap("naam", "verder")
    assert 'value="Timmerman"' in await stap("naam", "terug")
    controle = await stap("naam", "verder", naam="Een ouder")
    assert all(woorden in controle for woorden in ("Klopt dit?", "Timmerman", "niet ingevuld", "Een ouder"))
    assert "Stap 1 van 4" in await stap("controle", "wijzig:keuze")
    assert (await _vraag(web, deelnemer)).status == "open", "nothing is kept on the way"
    assert "Kies een van de antwoorden" in await stap("controle", "versturen", keuze="")
    waarden |= {"keuze": "aangemeld"}
    klaar = await client.post(adres, data=waarden | {"scherm": "controle", "knop": "versturen"})
    assert "Bedankt" in klaar.text
    assert (await _deelnemer(web, deelnemer.campagne_id)).antwoord == "aangemeld"


@pytest.mark.eis(189)
async def test_parents_get_a_mail_without_a_name_and_a_letter(web: Webproef) -> None:
    deelnemer = await gevraagd(web, 710)
    async with web.database.lezer(SYSTEEM) as sessie:
        mail = (await sessie.exec(select(Mail).where(Mail.traject_id == deelnemer.traject_id))).one()
        brief = (await sessie.exec(select(Brief).where(Brief.traject_id == deelnemer.traject_id))).one()
        opgemaakt = maak_brief(await lees_mailgegevens(sessie, mail.id), STIJL, NU)
    assert (mail.aan, brief.soort) == ("ouder710@thuis.example", "overstap-ouders")
    assert opgemaakt.onderwerp == "Vraag over de vervolgopleiding van R.K."
    assert "Kandidaat" not in opgemaakt.bewaartekst
    assert "/antwoord/" in opgemaakt.bericht.as_string()
    client = await web.als("casemanager1")
    pdf = await client.get(f"/brieven/{brief.id}.pdf")
    assert pdf.headers["content-type"] == "application/pdf"


@pytest.mark.eis(56, 189)
async def test_the_code_in_the_letter_opens_the_question_and_answering_by_it_ends_the_link_too(
    web: Webproef,
) -> None:
    vraag = await _vraag(web, await gevraagd(web, 715))
    client, code = web.client(), met_streepjes(maak_briefcode(LINK_SLEUTEL, vraag.id))
    assert len(code) == 14
    assert "drie keer vier letters" in (await client.post("/antwoord", data={"code": "ABCD-1"})).text
    naar = (await client.post("/antwoord", data={"code": f" {code.lower()} "})).headers["location"]
    assert "Vraag over uw kind" in (await client.get(naar)).text
    assert "Bedankt" in (await client.post(naar, data=ANTWOORD)).text
    link = f"/antwoord/{maak_token(LINK_SLEUTEL, link_van(vraag.id))}"
    assert (await client.get(link)).status_code == 404
    assert "Deze vraag is al beantwoord" in (await client.get(naar)).text


async def test_parents_without_an_address_get_the_letter_only_and_officers_see_the_question(
    web: Webproef,
) -> None:
    deelnemer = await gevraagd(web, 720, mail_ouders="")
    async with web.database.lezer(SYSTEEM) as sessie:
        mails = (await sessie.exec(select(Mail).where(Mail.traject_id == deelnemer.traject_id))).all()
        briefsoorten = (
            await sessie.exec(select(Brief.soort).where(Brief.traject_id == deelnemer.traject_id))
        ).all()
    assert (list(mails), list(briefsoorten)) == ([], ["overstap-ouders"])
    client = await web.als("casemanager1")
    lijst = (await client.get(f"/campagnes/{deelnemer.campagne_id}/leerlingen")).text
    nummer = lijst.partition("/dossiers/")[2].partition('"')[0]
    dossier = (await client.get(f"/dossiers/{nummer}")).text
    assert "Dossier geopend door de campagne" in dossier
    assert "Vraag gesteld aan de ouders" in dossier
    assert (await client.get(f"/procedures/{deelnemer.procedure_id}")).status_code == 200


@pytest.mark.eis(190, 195)
async def test_the_casemanager_reads_at_the_task_why_there_is_a_risk(web: Webproef) -> None:
    deelnemer = await gevraagd(web, 730, onderwijssoort="pro")
    assert deelnemer.procedure_id is not None
    assert deelnemer.traject_id is not None
    activiteiten = ProcedureActiviteiten(web.database, LINK_SLEUTEL)
    for ronde, stap in ((2, "peilen"), (3, "begeleiden")):
        opdracht = Stapopdracht(
            procedure_id=deelnemer.procedure_id,
            traject_id=deelnemer.traject_id,
            soort=Proceduresoort.OVERSTAP,
            stap=stap,
            ronde=ronde,
            nu=NU,
        )
        if stap == "peilen":
            assert await activiteiten.bepaal(opdracht) == "risico"
        else:
            taak_id = (await activiteiten.open_stap(opdracht)).wacht_id
    client = await web.als("casemanager1")
    tekst = (await client.get(f"/taken/{taak_id}")).text
    assert "Kwetsbare groep (pro, vso of vavo)".lower() in tekst.lower()
    assert "Leerling begeleiden bij de overstap" in tekst
    assert "de vo-school" not in tekst
    assert "leerplicht en Doorstroompunt" in tekst, "who is to act stands with the reason"
    for uitkomst, velden in (
        ("mbo-pakt-op", {"verslag": "De school belt."}),
        (
            "antwoord-telefoon",
            {"antwoord": "aangemeld", "gezegd_door": "De moeder", "gezegd_op": "2026-11-20"},
        ),
    ):
        await _noteer(web, deelnemer.procedure_id, uitkomst, velden)
    na = await _deelnemer(web, deelnemer.campagne_id)
    assert (na.gegevens["aan_zet"], na.antwoord) == ("mbo", "aangemeld")
    assert na.gegevens["ouders"] == {"gezegd_door": "De moeder", "gezegd_op": "2026-11-20"}
    assert (
        "aan zet: de mbo-school"
        in (await client.get(f"/campagnes/{deelnemer.campagne_id}/leerlingen?wat=bij-mbo")).text
    )


async def _noteer(web: Webproef, procedure_id: UUID, uitkomst: str, velden: dict[str, str]) -> None:
    """What the outcome of the step writes about the pupil."""
    async with web.database.schrijver(SYSTEEM) as sessie:
        procedure = await sessie.get_one(Procedure, procedure_id)
        traject = await sessie.get_one(Traject, procedure.traject_id)
        antwoord = Taakantwoord(
            id=uuid4(),
            taak_id=uuid4(),
            traject_id=traject.id,
            gebruiker_id=demo_id("gebruiker", "casemanager1"),
            besluit=uitkomst,
            velden=velden,
            gegeven_op=NU,
        )
        await GEVOLGEN[f"overstap.begeleiden.{uitkomst}"](sessie, traject, procedure, antwoord, NU)


@pytest.mark.eis(189)
async def test_an_answer_by_telephone_ends_the_open_question_and_later_one_is_news_without_a_task(
    web: Webproef,
) -> None:
    deelnemer = await gevraagd(web, 760)
    basis, client = f"/campagnes/{deelnemer.campagne_id}", await web.als("casemanager1")
    adres = f"{basis}/leerlingen/{deelnemer.id}/antwoord"
    assert adres in (await client.get(f"{basis}/bellijst")).text, "nobody has a task to call yet"
    half = {"antwoord": "aangemeld", "opleiding": "Timmerman", "gezegd_op": "31-12-2099"}
    fout = await client.post(adres, data=half)
    assert fout.status_code == 400
    assert "Vul in wie dit zei" in fout.text
    assert "Deze dag ligt in de toekomst" in fout.text
    assert "Timmerman" in fout.text, "nothing typed is lost"
    goed = half | {"gezegd_door": "Moeder", "gezegd_op": "23-11-2026", "school": "Zeembo"}
    for antwoord in ("aangemeld", "geen-idee"):
        assert (await client.post(adres, data=goed | {"antwoord": antwoord})).status_code in (303, 400)
    na = await _deelnemer(web, deelnemer.campagne_id)
    assert (na.antwoord, na.gegevens["ouders"]["gezegd_door"]) == ("aangemeld", "Moeder")
    assert (await _vraag(web, deelnemer)).status == "gedaan"
    later = goed | {"antwoord": "hulp", "gezegd_door": "Vader"}
    assert (await client.post(adres, data=later)).status_code == 303
    na = await _deelnemer(web, deelnemer.campagne_id)
    assert (na.antwoord, na.gegevens["ouders"]["gezegd_door"]) == ("hulp", "Vader")
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Uitgaand.soort).where(Uitgaand.procedure_id == deelnemer.procedure_id)
        assert sorted((await sessie.exec(zoek)).all()) == ["antwoord", "procedure", "wijziging"]
    dossier = (await client.get(f"{basis}/leerlingen")).text
    assert "Antwoord: " in dossier
    assert (await (await web.als("lpa3")).get(adres)).status_code == 404
