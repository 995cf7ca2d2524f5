"""A pupil who changes school is enrolled at one school on every day."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import col, select

from storage.database import SYSTEEM, Database
from storage.schoolwissel import SchoolOnbekend, Schoolwissel, wissel_van_school
from storage.tabellen import Inschrijving, Schoollocatie, Traject
from storage.trajecten import vergrendel_traject
from tests.voorraad import bewaarde_database
from tests.wereld import BRIN, Wereld, bouw_wereld

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GEMELD = NU.date()


async def nieuwe_locatie(database: Database) -> UUID:
    async with database.schrijver(SYSTEEM) as sessie:
        oude = (await sessie.exec(select(Schoollocatie))).one()
        anders = {"id": uuid4(), "vestiging": "01", "naam": "Zeecollege Haven", "onderwijssoort": "havo"}
        nieuw = Schoollocatie(**oude.model_dump() | anders)
        sessie.add(nieuw)
    assert (nieuw.brin, nieuw.vestiging) == (BRIN, "01")
    return nieuw.id


async def inschrijvingen(wereld: Wereld, traject: Traject) -> list[tuple[UUID, date, date | None]]:
    async with wereld.database.lezer(SYSTEEM) as sessie:
        van = select(Inschrijving).where(Inschrijving.leerling_id == traject.leerling_id)
        rijen = (await sessie.exec(van.order_by(col(Inschrijving.van)))).all()
    return [(rij.locatie_id, rij.van, rij.tot) for rij in rijen if rij.tot is None or rij.tot > rij.van]


async def wissel(wereld: Wereld, traject_id: UUID, *wissels: Schoolwissel) -> Traject:
    for keer in wissels:
        async with wereld.database.schrijver(SYSTEEM) as sessie:
            traject = await vergrendel_traject(sessie, traject_id)
            await wissel_van_school(sessie, traject, keer)
    return traject


@pytest.mark.parametrize("na_dagen", [0, 1, 30, 200])
async def test_the_enrolment_at_the_old_school_ends_on_the_first_day_at_the_new_one(
    database_url: str, na_dagen: int
) -> None:
    wereld = await bouw_wereld(bewaarde_database(database_url))
    ontvangst, nieuw = await wereld.meld(NU), await nieuwe_locatie(wereld.database)
    vanaf = GEMELD + timedelta(days=na_dagen)
    traject = await wissel(wereld, ontvangst.traject_id, Schoolwissel(nieuw, vanaf))
    oud = [(wereld.locatie, GEMELD, vanaf)] if na_dagen else []
    assert await inschrijvingen(wereld, traject) == [*oud, (nieuw, vanaf, None)]
    assert traject.locatie_id == nieuw
    await wereld.database.sluit()


async def test_a_second_change_on_an_earlier_day_leaves_one_school_a_day(database_url: str) -> None:
    """The first change was told with a wrong day."""
    wereld = await bouw_wereld(bewaarde_database(database_url))
    ontvangst, nieuw = await wereld.meld(NU), await nieuwe_locatie(wereld.database)
    traject = await wissel(
        wereld,
        ontvangst.traject_id,
        Schoolwissel(nieuw, GEMELD + timedelta(days=30)),
        Schoolwissel(nieuw, GEMELD + timedelta(days=10)),
    )
    dag = GEMELD + timedelta(days=10)
    assert await inschrijvingen(wereld, traject) == [(wereld.locatie, GEMELD, dag), (nieuw, dag, None)]
    await wereld.database.sluit()


async def test_a_school_that_is_not_there_is_refused(database_url: str) -> None:
    wereld = await bouw_wereld(bewaarde_database(database_url))
    ontvangst = await wereld.meld(NU)
    with pytest.raises(SchoolOnbekend):
        await wissel(wereld, ontvangst.traject_id, Schoolwissel(uuid4(), GEMELD))
    await wereld.database.sluit()
