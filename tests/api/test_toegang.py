"""Who gets where: every route × every role × {own, sibling school, other municipality, nonexistent}.

A route that is not in the table fails the test, so that nobody forgets to think about a new one.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlmodel import select
from starlette.routing import BaseRoute, Mount

from domain.soorten import Proceduresoort
from storage.database import SYSTEEM
from storage.procedures import start_procedure
from storage.tabellen import Schoollocatie
from tests.api.campagnes import begin
from tests.api.toegangstabel import (
    ANDER,
    ANDERE_SCHOOL,
    BEHEERDER,
    IEDEREEN,
    LPA,
    MACHINE,
    NAAR_INLOGGEN,
    NIEMAND,
    SCHOOL,
    TABEL,
)
from tests.api.webproef import LYCEUM, LYCEUM_TWEE, NU, ROC, UI, Webproef, in_gemeente


def _routes(routes: list[BaseRoute], voor: str = "") -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _routes(list(route.routes), voor + route.path)
        elif ingevoegd := getattr(route, "original_router", None):
            yield from _routes(ingevoegd.routes, voor)
        else:
            pad = voor + getattr(route, "path", str(route)).replace(":path", "")
            yield from ((methode, pad) for methode in getattr(route, "methods", {"?"}) - {"HEAD"})


def test_every_route_stands_in_the_table(web: Webproef) -> None:
    assert set(_routes(web.app.routes)) == set(TABEL)


@pytest.fixture(scope="module")
async def objecten(web: Webproef) -> dict[str, str]:
    """Objects that are the school's and the municipality's own."""
    zaak = await web.zaak(behandelaar="lpa1")
    async with web.database.schrijver(SYSTEEM) as sessie:
        traject_id = zaak.ontvangst.traject_id
        procedure_id = await start_procedure(sessie, traject_id, Proceduresoort.ZIEKTEVERZUIM, NU)
    school = await web.als(SCHOOL)
    concept = (await school.post("/melden")).headers["location"].rsplit("/", 1)[1]
    return {
        "taak_id": str(zaak.taak_id),
        "bijlage_id": str(zaak.bijlage_id),
        "procedure_id": str(procedure_id),
        "brief_id": str(await web.brief(zaak)),
        "dossier": zaak.ontvangst.traject_nummer,
        "melding": zaak.ontvangst.melding_nummer,
        "concept_id": concept,
        "token": await web.vraag(zaak.ontvangst),
        "versie": web.app.state.onderdelen.weergave.statisch.versie,
        "naam": "app.css",
        "mail_id": str(UUID(int=4)),
        "weergave_id": str(UUID(int=4)),
        "rij_id": str(UUID(int=4)),
        "wacht_id": str(UUID(int=4)),
        "id_": str(UUID(int=4)),
        "vervanging_id": str(UUID(int=4)),
        "vergelijking_id": str(UUID(int=5)),
        "maand": "2026-10",
        "jaar": "2026",
        "telling_id": str(UUID(int=6)),
        "meldingsnummer": zaak.ontvangst.melding_nummer,
        "actie": "overstap",
        "wie": str(UUID(int=4)),
        "plek_id": str(UUID(int=4)),
        "regio": "40",
        "groep": "termijn",
        "code": "beoordeling",
        "gemeente": "9901",
        "soort": "brief",
        **await _campagne(web),
    }


async def _campagne(web: Webproef) -> dict[str, str]:
    """A campaign of the region with one pupil of the school's own."""
    campagne_id = await begin(web)
    async with web.database.lezer(SYSTEEM) as sessie:
        zoek = select(Schoollocatie.id).where(Schoollocatie.brin == "99AG", Schoollocatie.vestiging == "00")
        locatie_id = (await sessie.exec(zoek)).one()
    return {"campagne_id": str(campagne_id), "locatie_id": str(locatie_id)}


NIETS = {
    "taak_id": str(UUID(int=1)),
    "procedure_id": str(UUID(int=6)),
    "bijlage_id": str(UUID(int=2)),
    "brief_id": str(UUID(int=6)),
    "dossier": "2026-99999",
    "melding": "M-2026-99999",
    "concept_id": str(UUID(int=3)),
    "mail_id": str(UUID(int=5)),
    "campagne_id": str(UUID(int=7)),
    "locatie_id": str(UUID(int=8)),
}


def _adres(pad: str, objecten: Mapping[str, str]) -> str:
    nummer = objecten["dossier" if pad.startswith("/dossiers") else "melding"]
    klas = "?klas=4A" if pad.startswith("/klassen/") or "/klas" in pad else ""
    return pad.format(**{**objecten, "nummer": nummer}) + klas


async def _client(web: Webproef, wie: str) -> httpx2.AsyncClient:
    return web.client() if wie == NIEMAND else await web.als(wie)


async def _vraag(client: httpx2.AsyncClient, methode: str, adres: str) -> httpx2.Response:
    opties: dict[str, Any] = {}
    if adres.startswith("/codec"):
        opties = {"json": {"payloads": []}, "headers": {"origin": UI}}
    return await client.request(methode, adres, **opties)


@pytest.mark.eis(79, 80)
@pytest.mark.parametrize("wie", IEDEREEN)
async def test_everybody_gets_exactly_where_the_table_says(
    web: Webproef, objecten: dict[str, str], wie: str
) -> None:
    fout, client = {}, await _client(web, wie)
    for (methode, pad), regel in TABEL.items():
        if pad.endswith("weggooien"):
            continue  # would take the draft away from under the others
        antwoord = await _vraag(client, methode, _adres(pad, objecten))
        if "set-cookie" in antwoord.headers:  # logging out ended the session
            client = await _client(web, wie)
        verwacht = regel.verwacht(wie)
        if pad.startswith(MACHINE) and verwacht == (NAAR_INLOGGEN,):
            verwacht = (401,)
        if antwoord.status_code not in verwacht:
            fout[methode, pad] = (antwoord.status_code, verwacht)
        naar_inloggen = antwoord.headers.get("location", "").startswith("/inloggen")
        if antwoord.status_code == NAAR_INLOGGEN and wie != NIEMAND and pad != "/uitloggen":
            assert not naar_inloggen, pad
    assert fout == {}


@pytest.mark.parametrize("wie", [ANDER, ANDERE_SCHOOL, BEHEERDER])
async def test_what_is_not_yours_and_what_does_not_exist_look_the_same(
    web: Webproef, objecten: dict[str, str], wie: str
) -> None:
    client = await _client(web, wie)
    for (methode, pad), regel in TABEL.items():
        if "{" not in pad or regel.open or wie in regel.mag:
            continue
        vreemd = await _vraag(client, methode, _adres(pad, objecten))
        niets = await _vraag(client, methode, _adres(pad, {**objecten, **NIETS}))
        assert (vreemd.status_code, vreemd.text) == (niets.status_code, niets.text), (methode, pad)


async def test_a_sibling_location_and_another_school_stay_out_of_lists_and_exports(web: Webproef) -> None:
    eigen = await web.meld(school=LYCEUM, leerling=in_gemeente("9901", "999900067"))
    zus = await web.meld(school=LYCEUM_TWEE, leerling=in_gemeente("9901", "999900079"))
    roc = await web.meld(school=ROC, leerling=in_gemeente("9901", "999900092"))
    lijsten = ("/mijn-meldingen", "/mijn-meldingen.csv")
    school2, school3 = await web.als(SCHOOL), await web.als(ANDERE_SCHOOL)
    for adres in lijsten:
        van_twee, van_drie = (await school2.get(adres)).text, (await school3.get(adres)).text
        assert eigen.melding_nummer in van_twee
        assert zus.melding_nummer in van_twee  # an account for both locations
        assert roc.melding_nummer not in van_twee
        assert roc.melding_nummer in van_drie
        assert eigen.melding_nummer not in van_drie


async def test_searching_and_counting_end_at_the_border_of_the_municipality(web: Webproef) -> None:
    hier = await web.zaak(leerling=in_gemeente("9901", "999900109"))
    daar = await web.zaak(leerling=in_gemeente("9902", "999900110"), behandelaar="lpa3")
    lpa1, lpa3 = await web.als(LPA), await web.als(ANDER)
    for client, eigen, vreemd in ((lpa1, hier, daar), (lpa3, daar, hier)):
        lijst = (await client.get("/dossiers")).text
        assert eigen.ontvangst.traject_nummer in lijst
        assert vreemd.ontvangst.traject_nummer not in lijst
        await client.post("/dossiers/zoeken", data={"tekst": vreemd.ontvangst.traject_nummer})
        gezocht = (await client.get("/dossiers?gezocht=true")).text
        assert f'href="/dossiers/{vreemd.ontvangst.traject_nummer}"' not in gezocht


async def test_a_pupil_is_found_by_bsn_and_the_number_stays_out_of_the_address(web: Webproef) -> None:
    zaak = await web.zaak(leerling=in_gemeente("9901", "999900122"))
    client = await web.als(LPA)
    antwoord = await client.post("/dossiers/zoeken", data={"tekst": "999900122"})
    assert "999900122" not in antwoord.headers["location"]
    gevonden = await client.get(antwoord.headers["location"])
    assert zaak.ontvangst.traject_nummer in gevonden.text


async def test_an_ended_session_opens_nothing(web: Webproef) -> None:
    client = await web.als(LPA)
    assert (await client.get("/taken")).status_code == 200
    oud = dict(client.cookies)
    await client.post("/uitloggen")
    antwoord = await web.client(cookies=oud).get("/taken")
    assert antwoord.headers["location"] == "/inloggen?volgende=/taken"


@pytest.mark.parametrize("id_", ["geen-uuid", str(UUID(int=9)), "%00", "../../etc/passwd"])
async def test_an_address_that_cannot_exist_is_a_page_that_is_not_there(web: Webproef, id_: str) -> None:
    assert (await (await web.als(LPA)).get(f"/taken/{id_}")).status_code == 404
