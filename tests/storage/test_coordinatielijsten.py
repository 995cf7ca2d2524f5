"""What a coordinator watches: the state of each municipality, what is overdue, what still has to go out."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select, update

from storage.database import SYSTEEM, Lezer
from storage.gebruikers import Persoon
from storage.lijsten.coordinatie import achterstand, tellingen, vastgelopen
from storage.tabellen import Procedure, Taak, Termijn, Traject, Vraag
from tests.storage.land import NU, Land

Lees = Callable[[Lezer, Persoon], Awaitable[Any]]


async def lees(land: Land, wie: str, wat: Lees) -> Any:
    async with land.database.lezer(land.personen[wie].toegang) as lezer:
        return await wat(lezer, land.personen[wie])


async def test_een_coordinator_ziet_per_gemeente_wat_er_ligt(eigen_land: Land) -> None:
    stad, dorp = await lees(eigen_land, "coordinator", lambda s, p: tellingen(s, p, NU))
    assert (stad.gemeente, stad.open_trajecten, stad.wacht_op_school, stad.te_laat, stad.open_taken) == (
        "Voorbeeldstad", 1, 1, 0, 1)  # fmt: skip
    assert (dorp.gemeente, dorp.behandeling, dorp.te_laat, dorp.zonder_behandelaar) == (
        "Waterdrecht",
        1,
        1,
        0,
    )
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        van_b = update(Traject).where(col(Traject.id) == eigen_land.trajecten["B"])
        await sessie.exec(van_b.values(fase="gesloten", gesloten_op=NU, behandelaar_id=None))
    _, dorp = await lees(eigen_land, "coordinator", lambda s, p: tellingen(s, p, NU))
    assert (dorp.open_trajecten, dorp.te_laat, dorp.zonder_behandelaar, dorp.gesloten_30_dagen) == (
        0,
        0,
        0,
        1,
    )


@pytest.mark.eis(54, 55)
async def test_vastgelopen_is_een_open_belofte_waarvan_de_dag_voorbij_is(eigen_land: Land) -> None:
    blad = await lees(eigen_land, "coordinator", lambda s, p: vastgelopen(s, p, NU + timedelta(days=2)))
    assert {(r.traject_nummer, r.wie, r.wat, r.grond, r.dagen_te_laat) for r in blad.regels} == {
        ("VT-A", "Mw. lpa_stad", "Melding beoordelen", "Afspraak", 3),
        ("VT-B", "Mw. lpa_dorp", "Melding beoordelen", "Afspraak", 3),
    }
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        van_a = update(Taak).where(col(Taak.id) == eigen_land.taken["A"])
        await sessie.exec(van_a.values(status="gedaan"))
    blad = await lees(eigen_land, "coordinator", lambda s, p: vastgelopen(s, p, NU))
    assert [regel.traject_nummer for regel in blad.regels] == ["VT-B"]


async def test_a_late_answer_from_home_is_what_one_waits_for_until_somebody_has_the_task_to_call(
    eigen_land: Land,
) -> None:
    gisteren, a = NU - timedelta(days=1), eigen_land.trajecten["A"]
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        procedure = (await sessie.exec(select(Procedure).where(Procedure.traject_id == a))).one()
        vraag = (await sessie.exec(select(Vraag).where(Vraag.traject_id == a))).first()
        belofte = (await sessie.exec(select(Termijn).where(Termijn.wacht_id == eigen_land.taken["A"]))).one()
        assert vraag is not None
        naar_huis = {"locatie_id": None, "uiterlijk": gisteren, "procedure_id": procedure.id}
        await sessie.exec(update(Vraag).where(col(Vraag.id) == vraag.id).values(**naar_huis))
        gegevens = belofte.model_dump() | {"id": uuid4(), "wacht_id": vraag.id, "wat": "De ouders vragen"}
        sessie.add(Termijn(**gegevens))
        await sessie.exec(update(Taak).where(col(Taak.id) == eigen_land.taken["A"]).values(status="gedaan"))
    blad = await lees(eigen_land, "coordinator", lambda s, p: vastgelopen(s, p, NU))
    assert ("VT-A", "De leerling of de ouders") in {(r.traject_nummer, r.wie) for r in blad.regels}
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        om_te_bellen = {"status": "open", "procedure_id": procedure.id, "uiterlijk": NU + timedelta(days=9)}
        await sessie.exec(update(Taak).where(col(Taak.id) == eigen_land.taken["A"]).values(**om_te_bellen))
    blad = await lees(eigen_land, "coordinator", lambda s, p: vastgelopen(s, p, NU))
    assert [regel.traject_nummer for regel in blad.regels] == ["VT-B"]


async def test_achterstand_telt_wat_nog_weg_moet(land: Land) -> None:
    async with land.database.lezer(SYSTEEM) as lezer:
        wachtrij = await achterstand(lezer)
    assert (wachtrij.uitgaand, wachtrij.oudste_uitgaand) == (2, NU)
    assert (wachtrij.mails, wachtrij.geweigerde_mails) == (0, 0)
