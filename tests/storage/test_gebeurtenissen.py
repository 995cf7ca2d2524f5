"""The event log can only grow, and shows what was changed behind its back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from storage.database import SYSTEEM, Database, Schrijver
from storage.gebeurtenissen import Feit, breuk_in_keten, leg_feit_vast
from storage.tabellen import Gebeurtenis
from tests.storage.land import NU, Land

TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
HASH = st.binary(min_size=32, max_size=32)
MOMENT = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ANDERE_WAARDE: dict[str, st.SearchStrategy[Any]] = {
    "id": st.uuids(),
    "volgnummer": st.integers(4, 1000),
    "sleutel": TEKST,
    "op": MOMENT,
    "wie": st.none(),
    "namens": TEKST,
    "wat": TEKST,
    "waarom": TEKST,
    "gegevens": st.dictionaries(TEKST, TEKST | st.integers(0, 10**6) | st.booleans(), max_size=3),
    "vorige_hash": HASH,
    "hash": HASH,
}


@pytest.fixture(scope="module")
async def eigenaar(land: Land, module_owner_url: str) -> AsyncIterator[Database]:
    database = Database(module_owner_url, verbindingen=1)
    yield database
    await database.sluit()


@pytest.mark.parametrize("wie", ["toepassing", "eigenaar"])
@pytest.mark.parametrize(
    "opdracht", ["UPDATE gebeurtenis SET wat = 'x'", "DELETE FROM gebeurtenis", "TRUNCATE gebeurtenis"]
)
async def test_niemand_verandert_het_logboek(land: Land, eigenaar: Database, wie: str, opdracht: str) -> None:
    database = land.database if wie == "toepassing" else eigenaar
    with pytest.raises(DBAPIError, match="permission denied" if wie == "toepassing" else "alleen toegevoegd"):
        async with database.schrijver(SYSTEEM) as sessie:
            await sessie.execute(text(opdracht))


async def test_een_feit_twee_keer_vastleggen_schrijft_een_rij(land: Land) -> None:
    feit = Feit(traject_id=land.trajecten["B"], sleutel="proef", op=NU, wat="proef")
    async with land.database.schrijver(SYSTEEM) as sessie:
        assert [await leg_feit_vast(sessie, feit), await leg_feit_vast(sessie, feit)] == [True, False]


async def test_een_gaaf_logboek_heeft_geen_breuk(land: Land) -> None:
    async with land.database.lezer(SYSTEEM) as lezer:
        assert await breuk_in_keten(lezer, land.trajecten["A"]) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gegevens=st.data(), nummer=st.integers(1, 3), veld=st.sampled_from(sorted(ANDERE_WAARDE)))
async def test_elk_veranderd_veld_van_elke_rij_valt_op(
    land: Land, eigenaar: Database, gegevens: st.DataObject, nummer: int, veld: str
) -> None:
    traject_id = land.trajecten["A"]
    async with eigenaar.schrijver(SYSTEEM) as sessie:
        await sessie.execute(text("ALTER TABLE gebeurtenis DISABLE TRIGGER alleen_toevoegen"))
        oud = await waarde(sessie, traject_id, nummer, veld)
        nieuw = gegevens.draw(ANDERE_WAARDE[veld].filter(lambda w: w != oud))
        if veld == "wie" and oud is None:
            nieuw = land.gebruikers["coordinator"]
        rij = (col(Gebeurtenis.traject_id) == traject_id, col(Gebeurtenis.volgnummer) == nummer)
        await sessie.execute(update(Gebeurtenis).where(*rij).values({veld: nieuw}))
        sessie.expire_all()
        assert await breuk_in_keten(sessie, traject_id) is not None
        await sessie.rollback()


@pytest.mark.parametrize("nummer", [1, 2])
async def test_een_weggehaalde_rij_valt_op(land: Land, eigenaar: Database, nummer: int) -> None:
    async with eigenaar.schrijver(SYSTEEM) as sessie:
        await sessie.execute(text("ALTER TABLE gebeurtenis DISABLE TRIGGER alleen_toevoegen"))
        await sessie.execute(text("DELETE FROM gebeurtenis WHERE volgnummer = :n"), {"n": nummer})
        assert await breuk_in_keten(sessie, land.trajecten["A"]) == nummer
        await sessie.rollback()


async def test_een_tussengeschoven_rij_valt_op(land: Land, eigenaar: Database) -> None:
    vals = Gebeurtenis(
        id=uuid4(),
        traject_id=land.trajecten["A"],
        volgnummer=4,
        sleutel="vals",
        op=NU + timedelta(days=1),
        namens="mens",
        wat="vals",
        vorige_hash=b"0" * 32,
        hash=b"1" * 32,
    )
    async with eigenaar.schrijver(SYSTEEM) as sessie:
        sessie.add(vals)
        await sessie.flush()
        assert await breuk_in_keten(sessie, land.trajecten["A"]) == 4
        await sessie.rollback()


async def waarde(sessie: Schrijver, traject_id: UUID, nummer: int, veld: str) -> Any:
    zoek = select(getattr(Gebeurtenis, veld)).where(
        Gebeurtenis.traject_id == traject_id, Gebeurtenis.volgnummer == nummer
    )
    return (await sessie.exec(zoek)).one()
