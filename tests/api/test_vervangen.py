"""Standing in: tasks move with their reason, the unfinished return, nobody arranges what is not theirs."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from demo.gegevens import demo_id
from storage.database import SYSTEEM
from storage.tabellen import Taak, Traject, Vervanging
from storage.vervangingen import werk_bij
from tests.api.webproef import NU, Webproef, Zaak, andere_leerling

VANDAAG, MORGEN, OVERMORGEN = "23-11-2026", "24-11-2026", "25-11-2026"


async def regel(
    web: Webproef, wie: str, vervangers: tuple[str, ...], van: str, tot: str, door: str = ""
) -> int:
    client = await web.als(door or wie)
    velden = {f"vervanger-{demo_id('gebruiker', naam)}": "ja" for naam in vervangers}
    invoer = {"wie": str(demo_id("gebruiker", wie)), "van": van, "tot": tot} | velden
    return (await client.post("/vervanging", data=invoer)).status_code


async def eigenaar(web: Webproef, zaak: Zaak) -> tuple[UUID | None, UUID | None]:
    async with web.database.lezer(SYSTEEM) as sessie:
        taak = (await sessie.exec(select(Taak).where(Taak.id == zaak.taak_id))).one()
    return taak.toegewezen_aan, taak.namens


@pytest.fixture(autouse=True)
async def _stop_na_afloop(web: Webproef) -> AsyncIterator[None]:
    """Leave nothing running for the next test."""
    yield
    await _stop(web)


async def _stop(web: Webproef) -> None:
    client = await web.als("coordinator1")
    async with web.database.lezer(SYSTEEM) as sessie:
        actief = select(Vervanging.id).where(col(Vervanging.status).in_(["gepland", "loopt"]))
        lopend = (await sessie.exec(actief)).all()
    for id_ in lopend:
        assert (await client.post(f"/vervanging/{id_}/stoppen")).status_code == 303


async def ochtend(web: Webproef, dagen: int) -> None:
    async with web.database.schrijver(SYSTEEM) as sessie:
        await werk_bij(sessie, NU + timedelta(days=dagen))


LPA1, LPA2 = demo_id("gebruiker", "lpa1"), demo_id("gebruiker", "lpa2")


async def test_tasks_move_at_once_say_for_whom_and_return_when_it_is_stopped(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900018"))
    assert await regel(web, "lpa1", ("lpa2",), VANDAAG, OVERMORGEN) == 303
    assert await eigenaar(web, zaak) == (LPA2, LPA1)
    pagina = (await (await web.als("lpa2")).get("/taken")).text
    assert "Younes Benkaddour namens Marijke Steenuil" in pagina
    taak = (await (await web.als("lpa2")).get(f"/taken/{zaak.taak_id}")).text
    assert "Vervangt Marijke Steenuil tot en met 25-11-2026." in taak
    assert "Taak naar Younes Benkaddour namens Marijke Steenuil: melding beoordelen." in taak
    async with web.database.lezer(SYSTEEM) as sessie:
        wie = select(Traject.behandelaar_id).where(Traject.id == zaak.ontvangst.traject_id)
        assert (await sessie.exec(wie)).one() == LPA1  # the dossier stays
    await _stop(web)
    assert await eigenaar(web, zaak) == (LPA1, None)


async def test_a_planned_one_begins_on_its_day_and_only_the_unfinished_return(web: Webproef) -> None:
    open_, gedaan = [await web.zaak(leerling=andere_leerling(n)) for n in ("999900031", "999900043")]
    assert await regel(web, "lpa1", ("lpa2",), MORGEN, OVERMORGEN) == 303
    await ochtend(web, 0)
    assert await eigenaar(web, open_) == (LPA1, None)
    for dag in (1, 1, 2):  # the same morning twice changes nothing
        await ochtend(web, dag)
        assert await eigenaar(web, open_) == (LPA2, LPA1)
    async with web.database.schrijver(SYSTEEM) as sessie:
        await sessie.exec(update(Taak).where(col(Taak.id) == gedaan.taak_id).values(status="gedaan"))
    await ochtend(web, 3)
    assert await eigenaar(web, open_) == (LPA1, None)
    assert await eigenaar(web, gedaan) == (LPA2, LPA1)


async def test_several_substitutes_share_and_who_may_not_gets_nothing(web: Webproef) -> None:
    zaken = [await web.zaak(leerling=andere_leerling(n)) for n in ("999900055", "999900067", "999900079")]
    vervangers = ("lpa2", "coordinator1", "administratie1", "lpa3")
    assert await regel(web, "lpa1", vervangers, VANDAAG, VANDAAG, "coordinator1") == 303
    async with web.database.lezer(SYSTEEM) as sessie:
        bij = (await sessie.exec(select(Taak.toegewezen_aan).where(Taak.namens == LPA1))).all()
    assert len(bij) >= len(zaken)
    assert set(bij) == {LPA2, demo_id("gebruiker", "coordinator1")}


async def test_a_task_that_nobody_may_take_stays(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900092"))
    assert await regel(web, "lpa1", ("administratie1",), VANDAAG, VANDAAG) == 303
    assert await eigenaar(web, zaak) == (LPA1, None)


async def test_a_substitute_who_is_replaced_too_passes_on_what_returns_to_the_first(web: Webproef) -> None:
    zaak = await web.zaak(leerling=andere_leerling("999900109"))
    await regel(web, "lpa1", ("lpa2",), VANDAAG, OVERMORGEN)
    await regel(web, "lpa2", ("coordinator1",), VANDAAG, MORGEN)
    assert await eigenaar(web, zaak) == (demo_id("gebruiker", "coordinator1"), LPA1)
    await ochtend(web, 2)
    assert (await eigenaar(web, zaak))[1] == LPA1
    await ochtend(web, 3)
    assert await eigenaar(web, zaak) == (LPA1, None)


@pytest.mark.parametrize(
    ("wie", "vervangers", "van", "tot", "door"),
    [
        ("lpa1", (), MORGEN, OVERMORGEN, ""),
        ("lpa1", ("lpa1",), MORGEN, OVERMORGEN, ""),
        ("lpa1", ("lpa2",), "22-11-2026", OVERMORGEN, ""),
        ("lpa1", ("lpa2",), OVERMORGEN, MORGEN, ""),
        ("lpa1", ("lpa2",), MORGEN, "25-11-2028", ""),
        ("lpa1", ("lpa2",), "gauw", MORGEN, ""),
        ("lpa1", ("lpa2",), MORGEN, OVERMORGEN, "lpa2"),  # a colleague's
        ("lpa3", ("lpa4",), MORGEN, OVERMORGEN, "lpa1"),  # elsewhere
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(
    web: Webproef, wie: str, vervangers: tuple[str, ...], van: str, tot: str, door: str
) -> None:
    assert await regel(web, wie, vervangers, van, tot, door) == 400
    async with web.database.lezer(SYSTEEM) as sessie:
        actief = select(Vervanging.id).where(col(Vervanging.status).in_(["gepland", "loopt"]))
        assert (await sessie.exec(actief)).all() == []


async def test_two_at_the_same_time_and_stopping_another_s_are_refused(web: Webproef) -> None:
    assert await regel(web, "lpa1", ("lpa2",), MORGEN, OVERMORGEN) == 303
    assert await regel(web, "lpa1", ("lpa2",), OVERMORGEN, OVERMORGEN) == 400
    async with web.database.lezer(SYSTEEM) as sessie:
        actief = select(Vervanging.id).where(Vervanging.status == "gepland")
        id_ = (await sessie.exec(actief)).one()
    assert (await (await web.als("lpa2")).post(f"/vervanging/{id_}/stoppen")).status_code == 403
    assert (await (await web.als("lpa3")).post(f"/vervanging/{id_}/stoppen")).status_code == 404
