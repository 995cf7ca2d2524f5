"""The melding form: nothing typed is lost, every fault stands at its field, and it is received once."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from sqlmodel import select

from storage.database import SYSTEEM
from storage.eenmalig import maak_token
from storage.mails import Sjabloon
from storage.post import schrijf_school
from storage.tabellen import Concept, Gemeente, Kopieadres, Mail, Melding, Werkafspraak
from tests.api.webproef import NU, Webproef, waarde
from tests.wereld import LINK_SLEUTEL

INGEVULD = {
    "soort": "relatief-verzuim-wettelijk",
    "leerlingnummer": "L-20771",
    "bsn": "999900146",
    "voornamen": "Yusuf Ali",
    "voorvoegsel": "de",
    "achternaam": "Vries",
    "geboortedatum": "3 mei 2012",
    "geslacht": "m",
    "straat": "Kerkstraat",
    "huisnummer": "12",
    "postcode": "1234 ab",
    "plaats": "Voorbeeldstad",
    "gemeentecode": "9901",
    "school": "99AG00",
    "klas": "3B",
    "onderwijssoort": "vmbo",
    "eerste_dag": "2-11-2026",
    "laatste_dag": "13-11-2026",
    "verzuimregels": "datum\turen\n02-11-2026\t4,5\nwo 4 november 2026\t12\n",
    "uren": "16,5",
    "reden": "ongemotiveerd",
    "toelichting": "Yusuf komt niet opdagen.\r\nDe mentor belde.",
    "melder_naam": "Gijsbert Nachtkastje",
    "melder_email": "gijsbert@deltalyceum.example",
    "kopie_aan": "mentor@deltalyceum.example; zorg@deltalyceum.example",
    "knop": "versturen",
}
CSV = ("verzuimstaat.csv", b"datum;uren\r\n02-11-2026;4,5\r\n", "text/csv")


async def nieuw_concept(client: httpx2.AsyncClient) -> str:
    return str((await client.post("/melden")).headers["location"])


async def melding_van(web: Webproef, antwoord: httpx2.Response) -> Melding:
    nummer = antwoord.headers["location"].rsplit("/", 1)[1].partition("?")[0]
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Melding).where(Melding.nummer == nummer))).one()


@pytest.mark.eis(16, 21, 22)
async def test_a_form_as_people_fill_it_in_becomes_a_report(web: Webproef) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    antwoord = await client.post(adres, data=INGEVULD, files={"bijlagen": CSV})
    assert antwoord.status_code == 303
    melding = await melding_van(web, antwoord)
    assert (str(melding.eerste_dag), str(melding.uren)) == ("2026-11-02", "16.50")
    assert melding.kopie_adressen["adressen"] == ["mentor@deltalyceum.example", "zorg@deltalyceum.example"]
    pagina = (await client.get(antwoord.headers["location"])).text
    assert "Uw melding is ontvangen" in pagina
    assert "verzuimstaat.csv" in pagina
    assert (await client.get(adres)).status_code == 404  # the draft has done its work


@pytest.mark.eis(49)
async def test_a_stranger_gets_copies_of_a_report_only_after_a_yes(web: Webproef) -> None:
    vreemd, client = "tante@gmail.com", await web.als("school2")
    invoer = INGEVULD | {"bsn": "999900171", "kopie_aan": f"{vreemd} mentor@deltalyceum.example"}
    antwoord = await client.post(await nieuw_concept(client), data=invoer)
    melding, hier = await melding_van(web, antwoord), antwoord.headers["location"]
    assert await _mails_aan(web, vreemd) == [("kopieadres", None)], "and nothing about a pupil"
    pagina = (await client.get(hier)).text
    assert "Wacht op bevestiging" in pagina.partition(vreemd)[2].partition("</li>")[0]
    assert "Krijgt bericht" in pagina.partition("mentor@deltalyceum.example <")[2]
    async with web.database.lezer(SYSTEEM) as sessie:
        kopie_id = (await sessie.exec(select(Kopieadres.id).where(Kopieadres.mail == vreemd))).one()
    link = f"/kopieadres/{maak_token(LINK_SLEUTEL, kopie_id)}"
    assert "één verzuimmelding" in (await web.client().get(link)).text
    await _schrijf(web, melding)
    assert len(await _mails_aan(web, vreemd)) == 1
    assert (await web.client().post(link, data={"knop": "ja"})).status_code == 200
    await _schrijf(web, melding)
    assert ("opgepakt", melding.traject_id) in await _mails_aan(web, vreemd)
    assert "Wacht op bevestiging" not in (await client.get(hier)).text


async def _mails_aan(web: Webproef, adres: str) -> list[tuple[str, UUID | None]]:
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Mail.sjabloon, Mail.traject_id).where(Mail.aan == adres)
        return list((await sessie.exec(zoek)).all())


async def _schrijf(web: Webproef, melding: Melding) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        await schrijf_school(sessie, Sjabloon.OPGEPAKT, melding.traject_id, uuid4(), NU)


async def test_sending_a_form_twice_reports_once(web: Webproef) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    invoer = INGEVULD | {"bsn": "999900158"}
    eerste = await client.post(adres, data=invoer)
    tweede = await client.post(adres, data=invoer)
    assert (eerste.status_code, tweede.status_code) == (303, 404)


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"bsn": "999900147"}, "bsn", "geen geldig BSN"),
        ({"bsn": ""}, "onderwijsnummer", "BSN of een onderwijsnummer"),
        ({"geboortedatum": "31 februari 2012"}, "geboortedatum", "datum"),
        ({"laatste_dag": ""}, "laatste_dag", "laatste dag"),
        ({"uren": "zestien"}, "uren", "aantal uren"),
        ({"uren": "20"}, "uren", "som van de uren"),
        ({"verzuimregels": "maandag 4 uur"}, "verzuimregels", "Regel 1"),
        ({"postcode": "12"}, "postcode", "1234 AB"),
        ({"soort": ""}, "soort", "soort melding"),
        ({"reden": "vakantie"}, "reden", "reden uit de lijst"),
        ({"school": ""}, "school", "school"),
        ({"melder_email": "geen mail"}, "melder_email", "e-mailadres"),
        ({"kopie_aan": "a@b.example x"}, "kopie_aan", "e-mailadres"),
        ({"soort": "verzuim-18-plus", "reden": ""}, "zorgen", "drie vragen"),
    ],
)
async def test_a_fault_stands_at_its_field_and_the_rest_stays_as_typed(
    web: Webproef, anders: dict[str, str], veld: str, zin: str
) -> None:
    client = await web.als("school2")
    antwoord = await client.post(await nieuw_concept(client), data=INGEVULD | anders)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    assert f'id="{veld}"' in antwoord.text
    assert zin in antwoord.text
    assert "De mentor belde." in antwoord.text
    assert waarde(antwoord.text, "voornamen") == "Yusuf Ali"


async def test_an_empty_form_names_every_field_that_must_be_filled_in(web: Webproef) -> None:
    client = await web.als("school2")
    antwoord = await client.post(await nieuw_concept(client), data={"knop": "versturen"})
    for veld in ("achternaam", "geboortedatum", "straat", "huisnummer", "gemeentecode", "eerste_dag"):
        assert f'href="#{veld}"' in antwoord.text, veld


async def test_a_draft_is_kept_while_typing_and_encrypted_at_rest(web: Webproef) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    stand = await client.post(adres.replace("/melden/", "/melden/concept/"), data=INGEVULD)
    assert "Concept bewaard" in stand.text
    assert waarde((await client.get(adres)).text, "bsn") == "999900146"
    assert "Yusuf Ali de Vries" in (await client.get("/melden")).text
    async with web.database.lezer(SYSTEEM) as sessie:
        concept = await sessie.get(Concept, adres.rsplit("/", 1)[1])
    assert concept is not None
    assert "Vries" not in str(concept.gegevens)


async def test_a_file_that_is_not_what_it_says_is_refused_and_the_others_are_kept(web: Webproef) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    bestanden: list[Any] = [("bijlagen", CSV), ("bijlagen", ("nep.pdf", b"MZ", "application/pdf"))]
    antwoord = await client.post(adres, data=INGEVULD | {"knop": "bewaren"}, files=bestanden)
    assert 'href="#bijlagen"' in antwoord.text
    opnieuw = (await client.get(adres)).text
    assert "verzuimstaat.csv" in opnieuw
    assert "nep.pdf" not in opnieuw


async def test_at_most_five_files_go_along_and_one_can_be_taken_away(web: Webproef) -> None:
    client = await web.als("school2")
    adres = await nieuw_concept(client)
    bestanden = [("bijlagen", (f"staat{n}.csv", CSV[1], "text/csv")) for n in range(6)]
    antwoord = await client.post(adres, data={"knop": "bewaren"}, files=bestanden)
    assert "hooguit 5 bestanden" in antwoord.text
    weg = antwoord.text.split('value="weg:')[1].split('"')[0]
    na = await client.post(adres, data={"knop": f"weg:{weg}"})
    assert na.text.count('value="weg:') == 4


@pytest.mark.eis(27, 28, 30)
@pytest.mark.parametrize(
    ("antwoorden", "soort", "zin"),
    [
        ({"hulp_geoorloofd": "ja"}, "", "U hoeft dit niet te melden"),
        ({"hulp_geoorloofd": "zorg"}, "zorgmelding", "Zorgmelding"),
        ({"hulp_luxe": "ja"}, "luxe-verzuim", "Luxe verzuim"),
        ({"uren": "16"}, "relatief-verzuim-wettelijk", "Relatief verzuim (wettelijk)"),
        ({"uren": "15"}, "relatief-verzuim-licht", "Relatief verzuim (licht)"),
        (
            {
                "uren": "90",
                "hulp_eerder": "ja",
                "alle_lessen_gemist": "ja",
                "eerste_dag": "01-10-2026",
            },
            "langdurig-relatief-verzuim",
            "Langdurig",
        ),
    ],
)
async def test_the_helper_proposes_a_kind_and_chooses_it(
    web: Webproef, antwoorden: dict[str, str], soort: str, zin: str
) -> None:
    client = await web.als("school2")
    invoer = {"geboortedatum": "03-05-2012", "knop": "voorstel"} | antwoorden
    pagina = (await client.post(await nieuw_concept(client), data=invoer)).text
    assert zin in pagina
    if soort:
        assert f'<option value="{soort}" selected>' in pagina


async def test_the_helper_asks_for_the_birth_date_first(web: Webproef) -> None:
    client = await web.als("school2")
    pagina = (await client.post(await nieuw_concept(client), data={"knop": "voorstel"})).text
    assert "Vul de geboortedatum in" in pagina


async def test_a_repeat_asks_only_for_what_is_new(web: Webproef) -> None:
    client = await web.als("school2")
    nummer = (await web.meld()).melding_nummer
    adres = (await client.post(f"/melden/opnieuw/{nummer}")).headers["location"]
    pagina = (await client.get(adres)).text
    assert waarde(pagina, "bsn") == "999900006"
    assert waarde(pagina, "eerste_dag") == ""
    verstuurd = {naam: waarde(pagina, naam) for naam in ("leerlingnummer", "bsn", "voornamen", "achternaam")}
    verstuurd |= {
        n: waarde(pagina, n) for n in ("geboortedatum", "straat", "huisnummer", "postcode", "plaats")
    }
    verstuurd |= {n: waarde(pagina, n) for n in ("klas", "melder_naam", "melder_email")}
    verstuurd |= {"gemeentecode": "9901", "school": "99AG00", "onderwijssoort": "vmbo", "geslacht": "m"}
    verstuurd |= {
        "soort": "relatief-verzuim-wettelijk",
        "eerste_dag": "16-11-2026",
        "laatste_dag": "20-11-2026",
    }
    antwoord = await client.post(adres, data=verstuurd | {"knop": "versturen"})
    assert antwoord.status_code == 303


async def test_the_reasons_follow_the_chosen_kind(web: Webproef) -> None:
    client = await web.als("school2")
    assert "vakantie" in (await client.get("/melden/bij-soort?soort=luxe-verzuim")).text
    assert "Kies eerst een soort" in (await client.get("/melden/bij-soort?soort=niets")).text


ACHTTIEN_PLUS = {
    "soort": "verzuim-18-plus",
    "reden": "",
    "geboortedatum": "01-03-2007",
    "zorg_onderwijsoverstijgend": "nee",
    "zorg_startkwalificatie": "ja",
    "zorg_uitval": "nee",
    "acties_school": "Gesproken; elke dag melden bij de mentor.",
    "verzuimregels": "",
}


@pytest.mark.eis(40, 41, 199, 202)
@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"acties_school": ""}, "acties_school", "welke afspraken er zijn"),
        ({"zorg_uitval": ""}, "zorg_uitval", ""),
        ({"laatste_dag": ""}, "laatste_dag", "laatste dag"),
    ],
)
async def test_a_report_of_18_plus_says_worries_actions_and_agreements(
    web: Webproef, anders: dict[str, str], veld: str, zin: str
) -> None:
    client = await web.als("school2")
    invoer = INGEVULD | {"bsn": "999900171"} | ACHTTIEN_PLUS
    antwoord = await client.post(await nieuw_concept(client), data=invoer | anders)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    assert zin in antwoord.text
    goed = await client.post(await nieuw_concept(client), data=invoer)
    assert goed.status_code in (303, 404)


@pytest.mark.eis(203, 204)
@pytest.mark.parametrize(("uren", "kop"), [("16", "Verzuim 18+"), ("15", "Relatief verzuim (licht)")])
async def test_the_helper_follows_the_norm_that_school_and_region_agreed(
    web: Webproef, uren: str, kop: str
) -> None:
    eigen: dict[str, Any] = {
        "uren_onder_18": 16,
        "dagen_lrv": 28,
        "dagen_18_plus": 28,
        "dagen_terugkijken": 28,
        "uren_18_plus": 16,
        "grond": "Verzuimagenda van onze regio.",
    }
    async with web.database.schrijver(SYSTEEM) as sessie:
        regio = (await sessie.exec(select(Gemeente.rmc_regio_code).where(Gemeente.code == "9901"))).one()
        sinds = date(2026, 1, 1)
        afspraak = Werkafspraak(
            id=uuid4(), rmc_regio_code=regio, code="norm", geldig_vanaf=sinds, waarde=eigen
        )
        sessie.add(afspraak)
    client = await web.als("school2")
    vragen = {"hulp_geoorloofd": "nee", "hulp_luxe": "nee", "hulp_eerder": "nee", "hulp_uitval": "nee"}
    dagen = {"geboortedatum": "01-03-2007", "uren": uren, "verzuimregels": "", "gemeentecode": "9901"}
    antwoord = await client.post(
        await nieuw_concept(client), data=INGEVULD | vragen | dagen | {"knop": "voorstel"}
    )
    assert f"Ons voorstel: {kop}" in antwoord.text


@pytest.mark.eis(216)
async def test_a_leaving_notice_asks_for_the_last_day_and_the_reason(web: Webproef) -> None:
    client = await web.als("school2")
    deel = (await client.get("/melden/bij-soort", params={"soort": "uitschrijving"})).text
    assert "laatste dag op school" in deel
    assert "gebrek aan motivatie" in deel
    invoer = INGEVULD | {"bsn": "999900183", "soort": "uitschrijving", "reden": "wil-werken"}
    leeg = {"laatste_dag": "", "uren": "", "verzuimregels": "", "geboortedatum": "01-03-2007"}
    antwoord = await client.post(await nieuw_concept(client), data=invoer | leeg)
    melding = await melding_van(web, antwoord)
    assert (melding.soort, melding.reden, str(melding.eerste_dag)) == (
        "uitschrijving",
        "wil-werken",
        "2026-11-02",
    )
