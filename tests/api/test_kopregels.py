"""What every answer carries, whatever it is, and what never gets in."""

import re

import pytest

from api.middleware import KOPREGELS
from tests.api.webproef import BASIS, Webproef

AANTAL_MB = 65


@pytest.mark.parametrize(
    ("methode", "adres", "status"),
    [
        ("GET", "/inloggen", 200),
        ("GET", "/bestaat-niet", 404),
        ("PUT", "/inloggen", 405),
        ("GET", "/taken", 303),
        ("POST", "/api/v1/meldingen", 401),
        ("GET", "/api/v1/bestaat-niet", 404),
        ("GET", "/antwoord/x", 404),
        ("GET", "/gezond", 200),
        ("POST", "/codec/decode", 403),
    ],
)
async def test_the_security_headers_stand_on_every_answer(
    web: Webproef, methode: str, adres: str, status: int
) -> None:
    antwoord = await web.client().request(methode, adres)
    assert antwoord.status_code == status
    for naam, waarde in KOPREGELS.items():
        eigen = "no-referrer" if (naam, adres) == ("referrer-policy", "/antwoord/x") else waarde
        assert antwoord.headers[naam] == eigen


async def test_a_failure_of_ours_has_the_headers_too_and_shows_nothing(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stuk(*_: object) -> None:
        raise RuntimeError("BSN 999900006")

    monkeypatch.setattr("api.takenlijst.taken", stuk)
    antwoord = await (await web.als("lpa1")).get("/taken")
    assert antwoord.status_code == 500
    assert "999900006" not in antwoord.text
    assert antwoord.headers["content-security-policy"] == KOPREGELS["content-security-policy"]
    assert "Er ging iets mis" in antwoord.text


async def test_no_page_has_inline_script_or_style(web: Webproef) -> None:
    zaak = await web.zaak()
    paginas = {
        "lpa1": (
            "/taken",
            f"/taken/{zaak.taak_id}",
            "/dossiers",
            f"/dossiers/{zaak.ontvangst.traject_nummer}",
        ),
        "coordinator1": ("/coordinatie", "/import", "/profiel"),
        "school2": ("/melden", "/mijn-meldingen", f"/mijn-meldingen/{zaak.ontvangst.melding_nummer}"),
    }
    for wie, adressen in paginas.items():
        client = await web.als(wie)
        for adres in adressen:
            html = (await client.get(adres)).text
            assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", html), adres


async def test_files_are_served_compressed_for_ever_and_by_their_content(web: Webproef) -> None:
    adres = web.app.state.onderdelen.weergave.statisch.url("vendor/nl-design-system.css")
    antwoord = await web.client().get(adres)
    assert antwoord.headers["content-encoding"] == "gzip"
    assert antwoord.headers["cache-control"] == "public, max-age=31536000, immutable"
    oud = re.sub(r"/static/\w+/", "/static/000000000000/", adres)
    assert (await web.client().get(oud)).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({"origin": "https://kwaad.example", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://kwaad.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": BASIS, "sec-fetch-site": "same-origin"}, 303),
        ({}, 303),
    ],
)
async def test_a_form_from_another_site_does_nothing(
    web: Webproef, koppen: dict[str, str], status: int
) -> None:
    client = await web.als("school2")
    assert (await client.post("/melden", headers=koppen)).status_code == status


async def test_a_body_that_is_too_big_is_refused_with_a_sentence(web: Webproef) -> None:
    client = await web.als("school2")
    concept = (await client.post("/melden")).headers["location"]
    bestanden = {"bijlagen": ("groot.pdf", b"%PDF-" + b"0" * (AANTAL_MB * 1_000_000))}
    antwoord = await client.post(concept, files=bestanden)
    assert antwoord.status_code == 413
    assert "10 MB" in antwoord.text


async def test_security_txt_names_a_contact_and_a_date(web: Webproef) -> None:
    tekst = (await web.client().get("/.well-known/security.txt")).text
    assert re.search(r"^Contact: mailto:", tekst, re.M)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT", tekst, re.M)


async def test_health_says_no_when_the_register_is_away(
    web: Webproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await web.client().get("/gezond")).json() == {"status": "gezond"}

    def weg(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(web.app.state.onderdelen.database, "lezer", weg)
    assert (await web.client().get("/gezond")).status_code == 503
