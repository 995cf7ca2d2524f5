"""`/api/v1` for school administration systems: strict, idempotent, and silent about what was sent."""

import asyncio
import hashlib
import json
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from demo.gegevens import demo_id
from storage.database import SYSTEEM
from storage.tabellen import ApiSleutel
from tests.api.webproef import NU, ROC, Webproef, andere_leerling
from tests.wereld import melding

PAD = "/api/v1/meldingen"


def _bericht(nummer: str = "999900006", **anders: Any) -> dict[str, Any]:
    invoer = melding(meldingsdatum=NU.date(), brin="99AG", vestiging="00").model_dump(mode="json")
    return {**invoer, "leerling": andere_leerling(nummer), **anders}


async def _meld(
    client: httpx2.AsyncClient, bericht: dict[str, Any] | str, sleutel: str | None = None
) -> httpx2.Response:
    inhoud = bericht if isinstance(bericht, str) else json.dumps(bericht)
    koppen = {"idempotency-key": sleutel or uuid4().hex, "content-type": "application/json"}
    return await client.post(PAD, content=inhoud, headers=koppen)


@pytest.mark.eis(25, 64)
async def test_a_report_is_received_and_its_status_can_be_asked(web: Webproef) -> None:
    client = web.schoolpakket()
    antwoord = await _meld(client, _bericht())
    assert antwoord.status_code == 201
    status = await client.get(antwoord.headers["location"])
    assert status.json()["meldingsnummer"] == antwoord.json()["meldingsnummer"]
    assert status.json()["stand"] == "open"
    assert status.headers["api-version"] == "1.0.0"


async def test_the_same_key_gives_the_same_report_also_at_the_same_moment(web: Webproef) -> None:
    client, bericht, sleutel = web.schoolpakket(), _bericht("999900018"), uuid4().hex
    antwoorden = await asyncio.gather(*(_meld(client, bericht, sleutel) for _ in range(4)))
    gelukt = [a for a in antwoorden if a.status_code in (200, 201)]
    assert {a.status_code for a in antwoorden} <= {200, 201, 409}
    later = await _meld(client, bericht, sleutel)
    assert len({a.json()["meldingsnummer"] for a in [*gelukt, later]}) == 1
    assert [a.status_code for a in gelukt].count(201) == 1


async def test_a_key_for_another_report_is_refused(web: Webproef) -> None:
    client, sleutel = web.schoolpakket(), uuid4().hex
    await _meld(client, _bericht("999900031"), sleutel)
    anders = await _meld(client, _bericht("999900031", klas="4A"), sleutel)
    assert (anders.status_code, anders.headers["content-type"]) == (422, "application/problem+json")


async def test_a_reference_used_for_another_report_is_a_conflict(web: Webproef) -> None:
    client, bericht = web.schoolpakket(), _bericht("999900043")
    await _meld(client, bericht)
    assert (await _meld(client, {**bericht, "klas": "4A"})).status_code == 409


async def test_without_a_key_of_its_own_nothing_is_received(web: Webproef) -> None:
    antwoord = await web.schoolpakket().post(PAD, json=_bericht())
    assert (antwoord.status_code, "Idempotency-Key" in antwoord.json()["detail"]) == (400, True)


@pytest.mark.parametrize("sleutel", ["", "onbekende-sleutel-van-niemand"])
async def test_without_the_key_of_a_school_nothing_is_said(web: Webproef, sleutel: str) -> None:
    antwoord = await _meld(web.schoolpakket(sleutel), _bericht())
    assert (antwoord.status_code, antwoord.headers["www-authenticate"]) == (401, "Bearer")


async def test_a_school_reports_for_itself_only_and_asks_about_itself_only(web: Webproef) -> None:
    client = web.schoolpakket()
    assert (await _meld(client, _bericht(brin="99AK"))).json()["fouten"].keys() == {"brin"}
    vreemd = await web.meld(school=ROC, leerling=andere_leerling("999900055"))
    van_ander = await client.get(f"{PAD}/{vreemd.melding_nummer}")
    van_niemand = await client.get(f"{PAD}/M-2026-99999")
    assert (van_ander.status_code, van_ander.text) == (404, van_niemand.text)


FOUT = [
    ({"uren": "zestien"}, "uren"),
    ({"uren": True}, "uren"),
    ({"klas": 3}, "klas"),
    ({"spoed": "ja"}, "spoed"),
    ({"toelichting": "geheim\u0000geheim"}, "toelichting"),
    ({"toelichting": "\ud800"}, "toelichting"),
    ({"geheimveld": 1}, "geheimveld"),
    ({"eerste_dag": "2027-01-01"}, "eerste_dag"),
    ({"meldingsdatum": "2027-01-01"}, "meldingsdatum"),
    ({"leerling": {**andere_leerling(), "bsn": "123456789"}}, "leerling.bsn"),
    ({"leerling": {**andere_leerling(), "bsn": 999900006}}, "leerling.bsn"),
]


@pytest.mark.parametrize(("anders", "veld"), FOUT)
async def test_a_refusal_names_the_field_and_never_repeats_the_input(
    web: Webproef, anders: dict[str, Any], veld: str
) -> None:
    antwoord = await _meld(web.schoolpakket(), _bericht(**anders))
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (400, "application/problem+json")
    assert veld in antwoord.json()["fouten"]
    for woord in ("zestien", "geheim\\u", "123456789", "999900006", "Ömer", "Yıldız"):
        assert woord not in antwoord.text


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "[]",
        "null",
        '{"klas": "a", "klas": "b"}',
        '{"uren": NaN}',
        "{" * 2000,
        '{"leerling": {"bsn": "1", "bsn": "2"}}',
        "geen json",
    ],
)
async def test_what_is_no_single_json_object_is_refused(web: Webproef, tekst: str) -> None:
    antwoord = await _meld(web.schoolpakket(), tekst)
    assert antwoord.status_code == 400
    assert "JSON-object" in antwoord.text


async def test_a_message_above_the_cap_is_refused(web: Webproef) -> None:
    antwoord = await _meld(web.schoolpakket(), '{"toelichting": "' + "x" * 1_100_000 + '"}')
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (413, "application/problem+json")


async def test_the_description_follows_the_api_design_rules(web: Webproef) -> None:
    document = (await web.client().get("/api/v1/openapi.json")).json()
    assert document["openapi"].startswith("3.")
    assert document["servers"] == [{"url": "/api/v1"}]
    assert {"name", "email", "url"} <= document["info"]["contact"].keys()
    for pad, bewerkingen in document["paths"].items():
        assert not pad.endswith("/")
        for bewerking in bewerkingen.values():
            assert "422" not in bewerking["responses"] or pad == "/meldingen"
            assert all("API-Version" in a["headers"] for a in bewerking["responses"].values())


@pytest.mark.eis(65)
async def test_the_student_system_of_an_mbo_school_reports_and_reads_what_became_of_it(web: Webproef) -> None:
    sleutel = "sleutel-van-het-systeem-van-het-roc"
    async with web.database.schrijver(SYSTEEM) as sessie:
        sessie.add(
            ApiSleutel(
                id=uuid4(),
                locatie_id=demo_id("locatie", *ROC),
                naam="Studentsysteem",
                sleutel_hash=hashlib.sha256(sleutel.encode()).digest(),
            )
        )
    student = andere_leerling("999910085", geboortedatum="2007-03-01")
    zorgen = {"onderwijsoverstijgend": False, "startkwalificatie_in_gevaar": True, "dreigende_uitval": True}
    bericht = _bericht(brin="99AK", onderwijssoort="mbo-2", soort="verzuim-18-plus") | {"leerling": student}
    pakket = web.schoolpakket(sleutel)
    zonder = await _meld(pakket, bericht | {"kenmerk": "ROC-1"})
    assert "zorgen" in zonder.json()["fouten"]
    dagen = {"eerste_dag": "2026-10-05", "laatste_dag": "2026-11-20", "reden": ""}
    volledig = bericht | dagen | {"kenmerk": "ROC-1", "zorgen": zorgen, "acties_school": "Mentor belde."}
    ontvangen = await _meld(pakket, volledig)
    assert ontvangen.status_code == 201, ontvangen.text
    status = (await pakket.get(ontvangen.headers["location"])).json()
    assert (status["soort"], status["stand"]) == ("verzuim-18-plus", "open")
    assert (await web.schoolpakket().get(ontvangen.headers["location"])).status_code == 404
