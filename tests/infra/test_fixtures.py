"""The fixtures give what they promise: the other tests stand on them."""

import psycopg
import pytest
from playwright.async_api import Browser
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from demo.postgres import Postgres
from infra.temporal import registreer_zoekattributen
from tests.omgeving import Proefdatabase


def _psycopg(url: str) -> str:
    return url.replace("+psycopg", "")


def test_a_test_gets_a_migrated_database_that_is_dropped_in_use(testdatabase: Proefdatabase) -> None:
    verbinding = psycopg.connect(_psycopg(testdatabase.owner_url))
    tabellen = verbinding.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tabellen
    assert tabellen[0] > 10


def test_the_application_role_has_no_way_round_row_security(postgres: Postgres) -> None:
    with postgres.beheer() as verbinding:
        rijen = verbinding.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'verzuim%%'"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
        ).fetchall()
    assert rijen == []


def test_the_application_role_may_not_make_tables(database_url: str) -> None:
    verboden = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with psycopg.connect(_psycopg(database_url)) as verbinding, verboden:
        verbinding.execute("CREATE TABLE stiekem (id int)")


async def test_the_shared_temporal_knows_the_search_attributes(temporal_client: Client) -> None:
    assert await registreer_zoekattributen(temporal_client) == []


async def test_the_time_skipping_server_jumps(tijdreis: WorkflowEnvironment) -> None:
    voor = await tijdreis.get_current_time()
    await tijdreis.sleep(86_400)
    assert (await tijdreis.get_current_time() - voor).total_seconds() >= 86_400


@pytest.mark.browser
async def test_the_browser_opens_a_page(chromium: Browser) -> None:
    pagina = await chromium.new_page()
    await pagina.set_content("<h1>Hallo</h1>")
    assert await pagina.text_content("h1") == "Hallo"
    await pagina.close()
