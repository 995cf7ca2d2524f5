"""Statements that go straight to the driver: their errors, and connections that the server closed."""

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError

from storage.database import SYSTEEM, Database
from storage.lezen import rijen
from tests.storage.land import Land


async def test_a_connection_that_the_server_closed_is_replaced_before_somebody_notices(land: Land) -> None:
    database = Database(str(land.database.motor.url.render_as_string(hide_password=False)), verbindingen=1)
    async with database.lezer(SYSTEEM) as lezer:
        eerst = (await rijen(lezer, "SELECT pg_backend_pid() AS pid"))[0]["pid"]
    async with land.database.lezer(SYSTEEM) as ander:
        weg = await rijen(ander, "SELECT pg_terminate_backend(:pid, 30000) AS weg", pid=eerst)
        assert weg == [{"weg": True}]
    async with database.lezer(SYSTEEM) as lezer:
        assert (await rijen(lezer, "SELECT pg_backend_pid() AS pid"))[0]["pid"] != eerst
    await database.sluit()


async def test_what_goes_wrong_is_an_error_of_sqlalchemy_and_tells_no_values(land: Land) -> None:
    with pytest.raises(DBAPIError, match="read-only") as gevangen:
        async with land.database.lezer(SYSTEEM) as lezer:
            await rijen(lezer, "UPDATE notitie SET tekst = :tekst", tekst="Geheim van A")
    assert isinstance(gevangen.value.orig, psycopg.Error)
    assert "Geheim" not in str(gevangen.value)
