"""Rows that wait for the end of the transaction."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlmodel import select

from storage.database import SYSTEEM
from storage.rijen import schrijf_weg, voeg_toe
from storage.tabellen import Mail, School
from storage.uitgaand import METEEN
from tests.storage.land import Land

NU = datetime(2026, 9, 1, 9, 30, 15, 123456, tzinfo=UTC)


def _mail() -> Mail:
    return Mail(
        id=uuid4(),
        sjabloon="gesloten",
        gegevens={"wie": "Ömer \U0001f600", "leeg": None},
        aan="melder@zeecollege.example",
        message_id=uuid4().hex,
        status="klaar",
        volgende_poging=METEEN,
        gemaakt_op=NU,
        tekst='regel 1\nregel 2 met :dubbel, %s en "quotes"',
    )


async def test_a_row_comes_back_as_it_went_in(eigen_land: Land) -> None:
    mail = _mail()
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        voeg_toe(sessie, mail)
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        gelezen = (await lezer.exec(select(Mail).where(Mail.id == mail.id))).one()
    assert gelezen.model_dump() == mail.model_dump()


async def test_rows_of_many_tables_wait_and_stand_after_they_were_asked_for(eigen_land: Land) -> None:
    school, mail = School(id=uuid4(), brin="99QQ", naam="Proef"), _mail()
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        voeg_toe(sessie, school, mail)
        zoek = select(School.id).where(School.id == school.id)
        voor = (await sessie.exec(zoek)).all()
        await schrijf_weg(sessie)
        na = (await sessie.exec(zoek)).all()
    assert (voor, na) == ([], [school.id])


async def test_the_same_mail_twice_is_one_mail(eigen_land: Land) -> None:
    mail = _mail()
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        voeg_toe(sessie, mail, mail)
        await schrijf_weg(sessie)
        voeg_toe(sessie, mail)
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        assert (await lezer.exec(select(Mail.id).where(Mail.id == mail.id))).all() == [mail.id]
