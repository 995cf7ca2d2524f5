"""A change in a school's calendar: which promises move to which day, seen first and then done or not."""

from datetime import date, timedelta
from uuid import UUID, uuid5

import httpx2
import pytest
from sqlmodel import select, update

from demo.gegevens import demo_id
from domain.kalender import eind_van_dag
from domain.soorten import TermijnAard, WachtStatus
from storage.database import SYSTEEM
from storage.tabellen import Termijn, Uitgaand, Vraag
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

UITERLIJK, WORDT = date(2026, 11, 30), date(2026, 12, 2)  # five school days after Monday 23 November
STUDIEDAGEN = {
    "locatie": str(demo_id("locatie", "99AG", "00")),
    "soort": "vrij",
    "van": "25-11-2026",
    "tot": "26-11-2026",
    "omschrijving": "studiedagen",
}


async def open_vraag(web: Webproef, zaak: Zaak) -> UUID:
    """A question to the school, with its ledger, as the workflow leaves it behind."""
    await web.vraag(zaak.ontvangst)
    async with web.database.schrijver(SYSTEEM) as sessie:
        zoek = select(Vraag).where(Vraag.traject_id == zaak.ontvangst.traject_id)
        vraag = (await sessie.exec(zoek)).one()
        vraag.uiterlijk = eind_van_dag(UITERLIJK)
        for nummer, (aard, op) in enumerate(
            ((TermijnAard.UITERLIJK, vraag.uiterlijk), (TermijnAard.ESCALATIE, NU + timedelta(days=21)))
        ):
            sessie.add(
                Termijn(
                    id=uuid5(vraag.id, aard),
                    traject_id=vraag.traject_id,
                    gemeente_code="9901",
                    wacht_id=vraag.id,
                    aard=aard,
                    volgnummer=nummer,
                    op=op,
                    status=WachtStatus.OPEN,
                    wie="99AG00",
                    wat="Antwoord van de school",
                    grond="Werkafspraak",
                    regel="antwoord-school/standaard/1970-01-01",
                    kalender_versie="k",
                )
            )
        return vraag.id


async def laatste_dag(web: Webproef, vraag_id: UUID) -> tuple[date, date, int]:
    """On the question, in the ledger, and how many messages the workflow got."""
    async with web.database.lezer(SYSTEEM) as sessie:
        vraag = (await sessie.exec(select(Vraag).where(Vraag.id == vraag_id))).one()
        rij = (await sessie.exec(select(Termijn).where(Termijn.id == uuid5(vraag_id, "uiterlijk")))).one()
        bericht = select(Uitgaand).where(Uitgaand.traject_id == vraag.traject_id, Uitgaand.soort == "termijn")
        return vraag.uiterlijk.date(), rij.op.date(), len((await sessie.exec(bericht)).all())


async def stuur(client: httpx2.AsyncClient, knop: str, **anders: str) -> httpx2.Response:
    return await client.post("/beheer/kalender", data={**STUDIEDAGEN, "knop": knop, **anders})


@pytest.mark.parametrize(("knop", "dag", "berichten"), [("bewaren", UITERLIJK, 0), ("verzetten", WORDT, 1)])
async def test_the_preview_lists_which_term_moves_to_which_day_and_the_button_decides(
    web: Webproef, knop: str, dag: date, berichten: int
) -> None:
    nummer = {"bewaren": "999910097", "verzetten": "999910103"}[knop]
    zaak, beheer = await web.zaak(leerling=andere_leerling(nummer)), await web.als("beheerder1")
    vraag_id = await open_vraag(web, zaak)
    vooraf = (await stuur(beheer, "bekijken")).text
    assert 'data-label="Uiterlijk nu">30-11-2026</td>' in vooraf
    assert 'data-label="Wordt">02-12-2026</td>' in vooraf
    assert await laatste_dag(web, vraag_id) == (UITERLIJK, UITERLIJK, 0)
    assert (await stuur(beheer, knop)).status_code == 303
    assert await laatste_dag(web, vraag_id) == (dag, dag, berichten)
    dossier = (await (await web.als("lpa1")).get(f"/dossiers/{zaak.ontvangst.traject_nummer}")).text
    assert ("Uiterste dag verzet door de schoolkalender" in dossier) is bool(berichten)
    vraagt = await trek_in(beheer)
    assert ('data-label="Wordt">30-11-2026</td>' in vraagt.text) is bool(berichten), (
        "what hangs on it is asked"
    )
    if berichten:
        assert await laatste_dag(web, vraag_id) == (WORDT, WORDT, 1)
        vraagt = await trek_in(beheer, "terugzetten")
    assert vraagt.status_code == 303
    assert await laatste_dag(web, vraag_id) == (UITERLIJK, UITERLIJK, 2 * berichten)
    async with web.database.schrijver(SYSTEEM) as sessie:  # the next case begins anew
        await sessie.exec(update(Vraag).values(status=WachtStatus.GEDAAN))


async def trek_in(client: httpx2.AsyncClient, knop: str = "") -> httpx2.Response:
    """Withdraw the deviation that holds."""
    lijst = (await client.get("/beheer/kalender")).text
    adres = lijst.partition('action="/beheer/kalender/')[2].partition('"')[0]
    return await client.post(f"/beheer/kalender/{adres}", data={"knop": knop})


async def test_days_off_far_away_move_nothing_and_the_page_says_so(web: Webproef) -> None:
    await open_vraag(web, await web.zaak(leerling=andere_leerling("999910115")))
    antwoord = await stuur(await web.als("beheerder1"), "bekijken", van="01-03-2027", tot="02-03-2027")
    assert "Er verandert geen lopende termijn." in antwoord.text
    assert 'data-label="Wordt"' not in antwoord.text
