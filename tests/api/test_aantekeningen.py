"""Notes and contact moments: with what came of them, taken back when one erred, and found in the timeline."""

import re

import httpx2
import pytest

from api.dossiers import HOOGUIT
from api.tijdlijn import NIEUWSTE
from storage.database import SYSTEEM
from storage.gebeurtenissen import Feit, leg_feit_vast
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

CONTACT = {"vorm": "telefoon", "met": "moeder", "verslag": "Zij komt langs.", "uitkomst": "afspraak"}


async def dossier(web: Webproef, nummer: str, wie: str = "lpa1") -> tuple[httpx2.AsyncClient, str, Zaak]:
    zaak = await web.zaak(leerling=andere_leerling(nummer))
    return await web.als(wie), f"/dossiers/{zaak.ontvangst.traject_nummer}", zaak


@pytest.mark.eis(84)
async def test_a_contact_says_when_it_was_and_what_came_of_it(web: Webproef) -> None:
    client, adres, _ = await dossier(web, "999900018")
    assert (
        await client.post(f"{adres}/contact", data=CONTACT | {"gehad_op": "20-11-2026"})
    ).status_code == 303
    pagina = (await client.get(adres)).text
    assert "20 november 2026, Marijke Steenuil" in pagina
    assert "Uitkomst: er is een afspraak gemaakt" in pagina


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"uitkomst": ""}, "uitkomst"),
        ({"uitkomst": "verzonnen"}, "uitkomst"),
        ({"gehad_op": "24-11-2026"}, "gehad_op"),  # tomorrow
        ({"gehad_op": "laatst"}, "gehad_op"),
        ({"vorm": "duif"}, "vorm"),
        ({"verslag": "x" * 8001}, "verslag"),
    ],
)
async def test_a_contact_that_cannot_be_keeps_what_was_typed(
    web: Webproef, anders: dict[str, str], veld: str
) -> None:
    client, adres, _ = await dossier(web, "999900031")
    antwoord = await client.post(f"{adres}/contact", data=CONTACT | anders)
    assert antwoord.status_code == 400
    assert f'href="#{veld}"' in antwoord.text
    assert "moeder" in antwoord.text


@pytest.mark.eis(81)
@pytest.mark.parametrize(
    ("deel", "getypt"),
    [
        ("notities", {"notitie": "Half geschreven", "gedeeld": "ja"}),
        ("contact", {"met": "Half getypt", "vorm": ""}),
    ],
)
async def test_what_somebody_is_writing_is_there_after_log_out_and_only_for_them(
    web: Webproef, deel: str, getypt: dict[str, str]
) -> None:
    client, adres, _ = await dossier(web, "999900158" if deel == "contact" else "999900146")
    assert "Concept bewaard om" in (await client.post(f"{adres}/{deel}/concept", data=getypt)).text
    await client.post("/uitloggen")
    elders = await web.als("lpa1")
    half = next(iter(getypt.values()))
    pagina = (await elders.get(adres)).text
    assert half in pagina
    assert "Dit had u al getypt" in pagina
    assert half not in (await (await web.als("lpa2")).get(adres)).text
    compleet = CONTACT if deel == "contact" else {"notitie": "Klaar"}
    assert (await elders.post(f"{adres}/{deel}", data=compleet)).status_code == 303
    assert "Dit had u al getypt" not in (await elders.get(adres)).text


async def test_nobody_reached_needs_no_outcome(web: Webproef) -> None:
    client, adres, _ = await dossier(web, "999900043")
    zonder = CONTACT | {"uitkomst": "", "niet_gesproken": "ja"}
    assert (await client.post(f"{adres}/contact", data=zonder)).status_code == 303
    assert "niet bereikt" in (await client.get(adres)).text


@pytest.mark.parametrize("soort", ["notities", "contact"])
async def test_who_wrote_it_takes_it_back_also_from_the_school_and_the_log_remembers(
    web: Webproef, soort: str
) -> None:
    client, adres, zaak = await dossier(web, "999900055")
    invoer = {"notitie": "Verkeerd dossier.", "gedeeld": "ja"} if soort == "notities" else CONTACT
    await client.post(f"{adres}/{soort}", data=invoer)
    tekst = "Verkeerd dossier." if soort == "notities" else "Zij komt langs."
    pagina = (await client.get(adres)).text
    assert tekst in pagina
    gevonden = re.search(rf'action="({adres}/{soort}/[0-9a-f-]+/intrekken)"', pagina)
    assert gevonden
    collega = await web.als("lpa2")
    assert f'action="{gevonden[1]}"' not in (await collega.get(adres)).text
    assert (await collega.post(gevonden[1])).status_code == 404
    assert (await client.post(gevonden[1])).status_code == 303
    assert (await client.post(gevonden[1])).status_code == 404  # once
    na = (await client.get(adres)).text
    assert tekst not in na
    assert "ingetrokken." in na
    school = (await (await web.als("school2")).get(f"/mijn-meldingen/{zaak.ontvangst.melding_nummer}")).text
    assert tekst not in school


@pytest.mark.parametrize(
    ("deel", "wel", "niet"),
    [
        ("", ("ontvangen", "Notitie toegevoegd."), ()),
        ("contact", ("Notitie toegevoegd.",), ("ontvangen",)),
        ("mensen", ("Notitie toegevoegd.",), ("ontvangen",)),
        ("school", ("ontvangen",), ("Notitie toegevoegd.",)),
        ("taken", ("In dit deel staat nog niets.",), ("Notitie toegevoegd.",)),
        ("verzonnen", ("ontvangen", "Notitie toegevoegd."), ()),
    ],
)
async def test_the_timeline_shows_the_part_that_is_asked(
    web: Webproef, deel: str, wel: tuple[str, ...], niet: tuple[str, ...]
) -> None:
    client, adres, _ = await dossier(web, "999900067")
    await client.post(f"{adres}/notities", data={"notitie": "Gebeld."})
    pagina = (await client.get(f"{adres}?tijdlijn={deel}")).text
    lijn = pagina.partition('id="tijdlijn"')[2].partition("</section>")[0]
    assert all(zin in lijn for zin in wel)
    assert not any(zin in lijn for zin in niet)


async def test_a_long_timeline_shows_its_newest_lines_and_all_of_them_on_request(web: Webproef) -> None:
    client, adres, zaak = await dossier(web, "999900067")
    async with web.database.schrijver(SYSTEEM) as sessie:
        for regel in range(NIEUWSTE):
            wat = Feit(
                traject_id=zaak.ontvangst.traject_id,
                sleutel=f"regel:{regel}",
                op=NU,
                wat="notitie-toegevoegd",
                waarom=f"regel {regel}.",
            )
            await leg_feit_vast(sessie, wat)
    kort, lang = [(await client.get(f"{adres}{erbij}")).text for erbij in ("", "?alles=true")]
    assert "regel 49." in kort
    assert "ontvangen: " not in kort
    assert f'href="{adres}?alles=true#tijdlijn"' in kort
    assert all(woorden in lang for woorden in ("regel 0.", "regel 49.", "ontvangen: "))


async def test_a_dossier_shows_its_newest_notes_and_all_of_them_on_request(web: Webproef) -> None:
    client, adres, _ = await dossier(web, "999900171")
    for nummer in range(HOOGUIT + 1):
        await client.post(f"{adres}/notities", data={"notitie": f"Gebeld, keer {nummer}."})
    kort, lang = [(await client.get(f"{adres}{erbij}")).text for erbij in ("", "?alles=true")]
    assert kort.count("Gebeld, keer ") == HOOGUIT
    assert f'href="{adres}?alles=true#contact">Alle {HOOGUIT + 1} notities tonen</a>' in kort
    assert lang.count("Gebeld, keer ") == HOOGUIT + 1
    assert "notities tonen" not in lang


@pytest.mark.eis(96, 97)
@pytest.mark.parametrize(
    ("vorm", "woorden", "bsn"),
    [
        ("zorgoverleg", "Zorgoverleg van de school met de zorgcoördinator", "999900079"),
        ("groot-overleg", "Groot overleg met jeugdarts en hulp met de zorgcoördinator", "999900080"),
    ],
)
async def test_a_meeting_that_leerplicht_joins_stands_in_the_dossier_with_its_plan(
    web: Webproef, vorm: str, woorden: str, bsn: str
) -> None:
    client, adres, _ = await dossier(web, bsn)
    gehad = {"vorm": vorm, "met": "de zorgcoördinator", "uitkomst": "plan", "verslag": "Na 4 weken opnieuw."}
    assert (await client.post(f"{adres}/contact", data=gehad)).status_code == 303
    pagina = (await client.get(adres)).text
    assert woorden in pagina
    assert "Uitkomst: er is een plan van aanpak" in pagina
