"""Arranging a task: who may, what the dossier says of it, and what happens when a colleague was first."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from demo.gegevens import demo_id
from storage.database import SYSTEEM
from storage.gebeurtenissen import breuk_in_keten
from storage.tabellen import Gebeurtenis, Mail, Taak, Termijn, Traject, Uitgaand
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling


async def nieuwe(web: Webproef, nummer: str, van: str | None = "lpa1") -> Zaak:
    """A case with an open task, of somebody or of nobody, and a term for it."""
    zaak = await web.zaak(leerling=andere_leerling(nummer))
    async with web.database.schrijver(SYSTEEM) as sessie:
        wie = demo_id("gebruiker", van) if van else None
        await sessie.exec(update(Taak).where(col(Taak.id) == zaak.taak_id).values(toegewezen_aan=wie))
        sessie.add(
            Termijn(
                id=UUID(int=zaak.taak_id.int ^ 1),
                traject_id=zaak.ontvangst.traject_id,
                gemeente_code="9901",
                wacht_id=zaak.taak_id,
                aard="herinnering",
                volgnummer=1,
                op=NU + timedelta(days=3),
                status="open",
                wie="LPA1",
                wat="Melding beoordelen",
                grond="Afspraak",
                regel="r",
                kalender_versie="k",
            )
        )
    return zaak


async def stand(web: Webproef, zaak: Zaak) -> Taak:
    async with web.database.lezer(SYSTEEM) as sessie:
        return (await sessie.exec(select(Taak).where(Taak.id == zaak.taak_id))).one()


async def doe(web: Webproef, zaak: Zaak, wie: str, handeling: str, **velden: str) -> int:
    client = await web.als(wie)
    invoer = {"doe": handeling, "versie": str((await stand(web, zaak)).versie)} | velden
    return (await client.post(f"/taken/{zaak.taak_id}/werk", data=invoer)).status_code


async def test_a_task_of_nobody_is_claimed_with_its_dossier_terms_and_log(web: Webproef) -> None:
    zaak = await nieuwe(web, "999900018", None)
    assert await doe(web, zaak, "lpa2", "oppakken") == 303
    taak, lpa2 = await stand(web, zaak), demo_id("gebruiker", "lpa2")
    async with web.database.lezer(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == taak.traject_id))).one()
        termijn = (await sessie.exec(select(Termijn).where(Termijn.wacht_id == taak.id))).one()
        uit = (await sessie.exec(select(Uitgaand).where(Uitgaand.traject_id == taak.traject_id))).all()
        feit = (await sessie.exec(select(Gebeurtenis).where(Gebeurtenis.wat == "taak-toegewezen"))).one()
        assert await breuk_in_keten(sessie, taak.traject_id) is None
    assert (taak.toegewezen_aan, traject.behandelaar_id, feit.wie) == (lpa2, lpa2, lpa2)
    assert termijn.wie == "lpa2"
    assert "toewijzing" in {rij.soort for rij in uit}
    pagina = (await (await web.als("lpa2")).get(f"/taken/{taak.id}?gedaan=oppakken")).text
    assert "De taak staat op uw naam." in pagina
    assert "Taak naar Younes Benkaddour: melding beoordelen." in pagina


async def test_given_back_it_is_the_team_s_and_the_coordinators_hear_of_it(web: Webproef) -> None:
    zaak = await nieuwe(web, "999900031")
    assert await doe(web, zaak, "lpa1", "teruggeven") == 400  # without a reason
    assert await doe(web, zaak, "lpa1", "teruggeven", waarom="Te druk.") == 303
    taak = await stand(web, zaak)
    assert (taak.toegewezen_aan, taak.toewijzing_reden) == (None, "Te druk.")
    async with web.database.lezer(SYSTEEM) as sessie:
        mails = (await sessie.exec(select(Mail.aan).where(Mail.sjabloon == "nieuwe-taak"))).all()
    assert "coordinator1@regiodelta.example" in mails


@pytest.mark.parametrize(
    ("wie", "collega", "verwacht"),
    [
        ("lpa1", "lpa2", 303),  # one's own
        ("coordinator1", "lpa2", 303),  # somebody else's, by who divides
        ("administratie1", "coordinator1", 303),
        ("lpa2", "lpa2", 400),  # somebody else's: claim it instead
        ("lpa1", "lpa3", 400),  # works elsewhere
        ("lpa1", "administratie1", 400),  # may not finish it
        ("lpa1", "beheerder1", 400),
        ("casemanager1", "lpa2", 400),
        ("lpa3", "lpa3", 404),
    ],
)
async def test_who_hands_a_task_to_whom(web: Webproef, wie: str, collega: str, verwacht: int) -> None:
    zaak = await nieuwe(web, "999900043")
    wanneer = {"collega": str(demo_id("gebruiker", collega)), "waarom": "Verdeling van het werk."}
    assert await doe(web, zaak, wie, "toewijzen", **wanneer) == verwacht
    gekregen = demo_id("gebruiker", collega if verwacht == 303 else "lpa1")
    assert (await stand(web, zaak)).toegewezen_aan == gekregen


async def test_a_colleague_does_a_task_on_behalf_of_its_owner_and_gives_it_back(web: Webproef) -> None:
    zaak, lpa1, lpa2 = await nieuwe(web, "999900146"), *(demo_id("gebruiker", n) for n in ("lpa1", "lpa2"))
    naar = {"collega": str(lpa2), "waarom": "Kent het gezin."}
    assert await doe(web, zaak, "lpa2", "terug-naar-eigenaar", waarom="Klaar.") == 400, "it is not theirs"
    assert await doe(web, zaak, "lpa1", "laten-doen", collega="", waarom="x") == 400
    assert await doe(web, zaak, "lpa1", "laten-doen", collega=str(lpa1), waarom="x") == 400
    assert await doe(web, zaak, "lpa1", "laten-doen", **naar) == 303
    taak = await stand(web, zaak)
    assert (taak.toegewezen_aan, taak.namens) == (lpa2, lpa1)
    async with web.database.lezer(SYSTEEM) as sessie:
        traject = (await sessie.exec(select(Traject).where(Traject.id == taak.traject_id))).one()
    assert traject.behandelaar_id == lpa1, "the dossier stays"
    pagina = (await (await web.als("lpa2")).get(f"/taken/{zaak.taak_id}")).text
    assert "Younes Benkaddour namens Marijke Steenuil" in pagina
    assert "Teruggeven aan Marijke Steenuil" in pagina
    assert await doe(web, zaak, "lpa2", "terug-naar-eigenaar", waarom="Gesproken met de ouders.") == 303
    taak = await stand(web, zaak)
    assert (taak.toegewezen_aan, taak.namens) == (lpa1, None)


async def test_who_is_late_reads_how_it_stands_and_nothing_is_overwritten(web: Webproef) -> None:
    zaak = await nieuwe(web, "999900055", None)
    clients = [await web.als(naam) for naam in ("lpa1", "lpa2")]
    invoer = {"doe": "oppakken", "versie": "0"}
    antwoorden = await asyncio.gather(
        *(client.post(f"/taken/{zaak.taak_id}/werk", data=invoer) for client in clients)
    )
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [303, 409]
    te_laat = next(antwoord for antwoord in antwoorden if antwoord.status_code == 409)
    eigenaar = (await stand(web, zaak)).toegewezen_aan
    naam = "Marijke Steenuil" if eigenaar == demo_id("gebruiker", "lpa1") else "Younes Benkaddour"
    assert f"Een collega was u voor: de taak staat nu op naam van {naam}." in te_laat.text


async def test_a_task_that_is_done_is_arranged_no_more(web: Webproef) -> None:
    zaak = await nieuwe(web, "999900067")
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Taak).where(col(Taak.id) == zaak.taak_id).values(status="gedaan"))
    assert await doe(web, zaak, "lpa1", "spoed") == 409


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        ("25-11-2026", 303),
        ("30-11-2026", 303),  # the last day itself
        ("23-11-2026", 400),  # today
        ("01-12-2026", 400),  # after the last day
        ("morgen", 400),
        ("", 400),
    ],
)
async def test_a_task_is_followed_up_later_but_not_after_its_last_day(
    web: Webproef, dag: str, verwacht: int
) -> None:
    zaak = await nieuwe(web, "999900079")
    assert await doe(web, zaak, "lpa1", "opvolgen", opvolgen_op=dag) == verwacht
    client = await web.als("lpa1")
    later = f'href="/taken/{zaak.taak_id}"' in (await client.get("/taken?wie=later")).text
    nu = f'href="/taken/{zaak.taak_id}"' in (await client.get("/taken")).text
    assert (later, nu) == (verwacht == 303, verwacht != 303)
    if verwacht == 303:
        assert await doe(web, zaak, "lpa1", "aan-de-beurt") == 303
        assert (await stand(web, zaak)).opvolgen_op is None


@pytest.mark.eis(51)
async def test_urgent_tasks_stand_first_and_the_dossier_says_who_made_them_so(web: Webproef) -> None:
    eerst, later = await nieuwe(web, "999900092", "lpa2"), await nieuwe(web, "999900109", "lpa2")
    assert await doe(web, later, "lpa2", "spoed") == 303
    pagina = (await (await web.als("lpa2")).get("/taken")).text
    assert pagina.index(f"/taken/{later.taak_id}") < pagina.index(f"/taken/{eerst.taak_id}")
    dossier = (await (await web.als("lpa2")).get(f"/dossiers/{later.ontvangst.traject_nummer}")).text
    assert "Taak met spoed: melding beoordelen." in dossier
    assert await doe(web, later, "lpa2", "geen-spoed") == 303
    assert await doe(web, later, "administratie1", "spoed") == 303
