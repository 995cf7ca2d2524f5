"""Logging in and out."""

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import col, update

from api.aanmelden import PER_ADRES
from demo.gegevens import WACHTWOORD, demo_id
from storage.database import SYSTEEM
from storage.tabellen import Wachtwoord
from tests.api.webproef import Webproef

GOED = {"inlognaam": "lpa1", "wachtwoord": WACHTWOORD}
# Checked as any other, but in no time: a hash says itself how much work it is.
LICHT = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


async def licht_wachtwoord(web: Webproef, login: str) -> dict[str, str]:
    """The form of somebody whose password takes no work to check, for who logs in time after time."""
    wie = col(Wachtwoord.gebruiker_id) == demo_id("gebruiker", login)
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Wachtwoord).where(wie).values(hash=LICHT.hash(WACHTWOORD)))
    return {"inlognaam": login, "wachtwoord": WACHTWOORD}


async def test_the_right_password_opens_what_was_asked_for(web: Webproef) -> None:
    client = web.client()
    antwoord = await client.post("/inloggen", data=GOED | {"volgende": "/dossiers"})
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/dossiers")
    cookie = antwoord.headers["set-cookie"]
    assert all(deel in cookie for deel in ("HttpOnly", "SameSite=lax", "Path=/"))
    assert "Marijke Steenuil" in (await client.get("/taken")).text


@pytest.mark.parametrize("volgende", ["https://kwaad.example", "//kwaad.example", "/\\kwaad.example", ""])
async def test_logging_in_never_leads_to_another_site(web: Webproef, volgende: str) -> None:
    goed = await licht_wachtwoord(web, "lpa4")
    antwoord = await web.client().post("/inloggen", data=goed | {"volgende": volgende})
    assert antwoord.headers["location"] == "/"


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ({"inlognaam": "lpa1", "wachtwoord": "fout"}, "klopt niet"),
        ({"inlognaam": "bestaat-niet", "wachtwoord": "fout"}, "klopt niet"),
        ({"inlognaam": "", "wachtwoord": ""}, "Vul uw inlognaam in."),
    ],
)
async def test_a_refusal_does_not_tell_whether_the_name_exists(
    web: Webproef, invoer: dict[str, str], zin: str
) -> None:
    antwoord = await web.client().post("/inloggen", data=invoer)
    assert antwoord.status_code == 400
    assert zin in antwoord.text
    assert "set-cookie" not in antwoord.headers


async def test_guessing_is_slowed_down(web: Webproef) -> None:
    client, goed = web.client(), await licht_wachtwoord(web, "lpa2")
    for _ in range(10):
        geraden = await client.post("/inloggen", data=goed | {"wachtwoord": "raden"})
        assert geraden.status_code == 400
    antwoord = await client.post("/inloggen", data=goed)
    assert antwoord.status_code == 429
    assert antwoord.headers["retry-after"] == "900"


async def test_a_town_hall_that_logs_in_all_at_once_is_not_slowed_down(web: Webproef) -> None:
    client, goed = web.client(), await licht_wachtwoord(web, "lpa3")
    for _ in range(12):
        assert (await client.post("/inloggen", data=goed)).status_code == 303


async def test_guessing_at_many_names_from_one_address_is_slowed_down(web: Webproef) -> None:
    client, begrenzer = web.client(), web.app.state.onderdelen.begrenzer
    fout = {"inlognaam": "bestaat-niet", "wachtwoord": "raden"}
    assert (await client.post("/inloggen", data=fout)).status_code == 400
    while await begrenzer.hit(PER_ADRES, "inloggen", "127.0.0.1"):
        pass
    assert (await client.post("/inloggen", data={**fout, "inlognaam": "ook-niet"})).status_code == 429
    await begrenzer.clear(PER_ADRES, "inloggen", "127.0.0.1")


async def test_one_s_own_profile_shows_roles(web: Webproef) -> None:
    assert "Leerplichtambtenaar" in (await (await web.als("lpa1")).get("/profiel")).text
