"""Lists of tasks: filters in the address, a search that stays out of it, lists that people keep."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, update

from demo.gegevens import demo_id
from storage.database import SYSTEEM
from storage.tabellen import Taak
from tests.api.webproef import LYCEUM, NU, ROC, Webproef, Zaak, andere_leerling

BAKKER = {"achternaam": "Bakkerius", "voornamen": "Zohra"}


@pytest.fixture(scope="module")
async def zaken(web: Webproef) -> dict[str, Zaak]:
    """One task of lpa1, one of lpa2 at another school, one of nobody."""
    mijn = await web.zaak(leerling=andere_leerling("999900018", **BAKKER))
    collega = await web.zaak(behandelaar="lpa2", school=ROC, leerling=andere_leerling("999900031"))
    niemand = await web.zaak(leerling=andere_leerling("999900043"))
    async with web.database.schrijver(SYSTEEM) as sessie:
        van_niemand = update(Taak).where(col(Taak.id) == niemand.taak_id)
        await sessie.exec(
            van_niemand.values(toegewezen_aan=None, spoed=True, uiterlijk=NU - timedelta(days=1))
        )
    return {"mijn": mijn, "collega": collega, "niemand": niemand}


async def lijst(web: Webproef, zaken: dict[str, Zaak], adres: str, wie: str = "lpa1") -> set[str]:
    """The names of the cases whose task stands in the list."""
    pagina = (await (await web.als(wie)).get(adres)).text
    return {naam for naam, zaak in zaken.items() if f'href="/taken/{zaak.taak_id}"' in pagina}


@pytest.mark.eis(74)
@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        ("/taken", {"mijn"}),
        ("/taken?wie=team", {"collega", "niemand"}),
        ("/taken?wie=niemand", {"niemand"}),
        (f"/taken?wie={demo_id('gebruiker', 'lpa2')}", {"collega"}),
        (f"/taken?wie=team&school={demo_id('locatie', *ROC)}", {"collega"}),
        (f"/taken?wie=team&school={demo_id('locatie', *LYCEUM)}", {"niemand"}),
        ("/taken?wie=team&te_laat=ja", {"niemand"}),
        ("/taken?wie=team&spoed=ja", {"niemand"}),
        ("/taken?wie=team&gemeente=9902", set()),
        ("/taken?wie=team&melding=luxe-verzuim", set()),
        ("/taken?wie=team&taak=melding-beoordelen", {"collega", "niemand"}),
        ("/taken?wie=verzonnen&taak=x", {"mijn"}),
        ("/taken?wie=later", set()),
    ],
)
async def test_a_list_holds_what_its_filters_say(
    web: Webproef, zaken: dict[str, Zaak], adres: str, verwacht: set[str]
) -> None:
    assert await lijst(web, zaken, adres) == verwacht


@pytest.mark.parametrize("tekst", ["Bakkreius", "zohra bakker", "Lyceum", "NUMMER"])
async def test_searching_forgives_an_error_and_keeps_the_name_out_of_the_address(
    web: Webproef, zaken: dict[str, Zaak], tekst: str
) -> None:
    client = await web.als("lpa1")
    nummer = zaken["mijn"].ontvangst.traject_nummer
    gezocht = await client.post(
        "/taken/zoeken", data={"tekst": tekst.replace("NUMMER", nummer), "wie": "mijn"}
    )
    assert gezocht.headers["location"] == "/taken?gezocht=ja"
    pagina = (await client.get(gezocht.headers["location"])).text
    assert f'href="/taken/{zaken["mijn"].taak_id}"' in pagina


async def test_a_search_without_a_result_says_what_to_do(web: Webproef, zaken: dict[str, Zaak]) -> None:
    client = await web.als("lpa1")
    await client.post("/taken/zoeken", data={"tekst": "Onvindbaar", "wie": "team"})
    pagina = (await client.get("/taken?wie=team&gezocht=ja")).text
    assert "Er zijn geen taken die hierbij passen." in pagina
    assert 'value="Onvindbaar"' in pagina


async def test_a_kept_list_is_one_s_own_until_it_is_shared(web: Webproef) -> None:
    lpa, collega, elders = [await web.als(naam) for naam in ("lpa1", "lpa2", "lpa3")]
    await lpa.post("/taken/weergaven", data={"naam": "Vlug kijken", "wie": "team", "te_laat": "ja"})
    await lpa.post("/taken/weergaven", data={"naam": "Van ons samen", "wie": "niemand", "delen": "9901"})
    paginas = [(await client.get("/taken")).text for client in (lpa, collega, elders)]
    assert ["Vlug kijken" in pagina for pagina in paginas] == [True, False, False]
    assert ["Van ons samen" in pagina for pagina in paginas] == [True, True, False]
    assert 'href="/taken?wie=team&amp;te_laat=ja"' in paginas[0]


async def test_a_list_without_a_name_is_not_kept_and_one_shares_only_where_one_works(web: Webproef) -> None:
    client = await web.als("lpa1")
    for invoer, veld in (({"wie": "team"}, "naam"), ({"naam": "Elders", "delen": "9902"}, "delen")):
        antwoord = await client.post("/taken/weergaven", data=invoer)
        assert antwoord.status_code == 400
        assert f'href="#{veld}"' in antwoord.text


async def test_only_who_made_a_list_throws_it_away(web: Webproef) -> None:
    lpa, collega = await web.als("lpa5"), await web.als("lpa6")
    await lpa.post("/taken/weergaven", data={"naam": "Van de berg", "delen": "9903"})
    pagina = (await lpa.get("/taken")).text
    weergave = UUID(pagina.partition("/taken/weergaven/")[2][:36])
    assert (await collega.post(f"/taken/weergaven/{weergave}/weg")).status_code == 404
    assert (await lpa.post(f"/taken/weergaven/{weergave}/weg")).status_code == 303
    assert "Van de berg" not in (await lpa.get("/taken")).text
