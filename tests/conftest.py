"""Fixtures on real components: PostgreSQL, Temporal, a mail server and a browser.

One PostgreSQL and one Temporal server serve all workers of a run; every test gets a database of its own.
"""

import gc
import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Browser, BrowserContext, async_playwright
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment

from demo.postgres import Postgres
from demo.processen import vrije_poort
from demo.smtp import Postvak, Smtpvang
from demo.temporal import programma
from infra.mail import MailInstellingen
from infra.sleutels import Sleutelbos
from infra.temporal import dataconverter, verbind, voeg_toe
from infra.zoekattributen import ZOEKATTRIBUTEN
from tests.omgeving import (
    CHROMIUM_ARGUMENTEN,
    PROEFSLEUTELS,
    WORTEL,
    Proefdatabase,
    chromium_pad,
    gedeeld,
    gedeelde_postgres,
    kopie,
    met_driverbibliotheken,
)
from tests.voorraad import Voorraad, sluit_bewaarde

# Until all tests are read: a finalizer that formats a traceback parses code, and CPython 3.11.7 cannot parse
# while it parses (gh-106905).
gc.disable()

NieuweContext = Callable[..., Awaitable[BrowserContext]]
_UITSLAG = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def gedeelde_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run see."""
    eigen = tmp_path_factory.getbasetemp()
    return eigen.parent if "PYTEST_XDIST_WORKER" in os.environ else eigen


@pytest.fixture(scope="session")
def postgres(gedeelde_map: Path) -> Postgres:
    """The shared server; `.beheer()` is a connection of its administrator."""
    return gedeelde_postgres(gedeelde_map)


@pytest.fixture(scope="session")
async def voorraad(postgres: Postgres) -> AsyncIterator[Voorraad]:
    """The databases that the tests of this process use in turn."""
    voorraad = Voorraad(postgres)
    yield voorraad
    await sluit_bewaarde()
    voorraad.sluit()


@pytest.fixture
def testdatabase(voorraad: Voorraad) -> Iterator[Proefdatabase]:
    """A migrated, empty database for this test alone."""
    with voorraad.leen() as database:
        yield database


@pytest.fixture
def database_url(testdatabase: Proefdatabase) -> str:
    return testdatabase.url


@pytest.fixture
def owner_url(testdatabase: Proefdatabase) -> str:
    return testdatabase.owner_url


@pytest.fixture
def wegwerpdatabase(postgres: Postgres) -> Iterator[Proefdatabase]:
    """A database that is thrown away: for a test that changes tables or rights."""
    with kopie(postgres) as database:
        yield database


@pytest.fixture(scope="module")
def module_testdatabase(voorraad: Voorraad) -> Iterator[Proefdatabase]:
    """A migrated, empty database that the tests of one module share."""
    with voorraad.leen() as database:
        yield database


@pytest.fixture(scope="module")
def module_database_url(module_testdatabase: Proefdatabase) -> str:
    return module_testdatabase.url


@pytest.fixture(scope="module")
def module_owner_url(module_testdatabase: Proefdatabase) -> str:
    return module_testdatabase.owner_url


@pytest.fixture(scope="session")
def sleutels() -> Sleutelbos:
    return PROEFSLEUTELS


@pytest.fixture(scope="session")
def temporal_adres(gedeelde_map: Path) -> str:
    """host:port of the shared development server; for faults start a `TemporalServer` of your own."""
    return f"127.0.0.1:{gedeeld('temporal', gedeelde_map)['poort']}"


@pytest.fixture(scope="session")
async def temporal_client(temporal_adres: str, sleutels: Sleutelbos) -> Client:
    return await verbind(temporal_adres, "default", False, None, sleutels)


@pytest.fixture
def taakwachtrij() -> str:
    """A task queue that no other test or worker shares."""
    return f"proef-{uuid4().hex}"


@pytest.fixture(scope="module")
def module_taakwachtrij() -> str:
    """The task queue of a module's worker."""
    return f"proef-{uuid4().hex}"


@pytest.fixture(scope="module")
async def tijdreis(sleutels: Sleutelbos) -> AsyncIterator[WorkflowEnvironment]:
    """The time-skipping server of a module: its clock is shared by the tests, and only goes forward.

    Not of the whole run: a case that is cut off in the middle of a task keeps a server from ever skipping
    time again, and should not do so for the tests of others.
    """
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=programma("temporal-test-server"), data_converter=dataconverter(sleutels)
    ) as omgeving:
        await voeg_toe(omgeving.client, ZOEKATTRIBUTEN)
        yield omgeving


@pytest.fixture
def postvak(tmp_path: Path) -> Postvak:
    """What `smtp` received: `.berichten()`, oldest first."""
    return Postvak(tmp_path / "mail")


@pytest.fixture
async def smtp(postvak: Postvak) -> AsyncIterator[Smtpvang]:
    """A mail server in this process; set `.gedrag` to make it misbehave, `.stop()` to take it down."""
    vang = Smtpvang(postvak, vrije_poort())
    await vang.start()
    yield vang
    await vang.stop()


@pytest.fixture
def mail_instellingen(smtp: Smtpvang) -> MailInstellingen:
    return MailInstellingen(host="127.0.0.1", port=smtp.poort, tls="geen", tijd=2.0)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser per worker."""
    pad = chromium_pad()
    if pad is None:
        pytest.fail("Er is geen Chromium: voer `make chromium` uit of zet CHROMIUM=/pad.", pytrace=False)
    with met_driverbibliotheken():
        playwright = await async_playwright().start()
    browser = await playwright.chromium.launch(executable_path=pad, args=CHROMIUM_ARGUMENTEN)
    yield browser
    await browser.close()
    await playwright.stop()


@pytest.fixture
async def nieuwe_context(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[NieuweContext]:
    """Makes browser contexts (a person with cookies); takes Playwright's options, such as
    `java_script_enabled=False` or `viewport`. When the test fails, each page is kept in `var/test/`.
    """
    contexten: list[BrowserContext] = []

    async def maak(**opties: Any) -> BrowserContext:
        context = await chromium.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", **opties)
        context.set_default_timeout(15_000)
        contexten.append(context)
        return context

    yield maak
    for context in contexten:
        if request.node.stash.get(_UITSLAG, False):
            await _fotografeer(context, request.node.name)
        await context.close()


async def _fotografeer(context: BrowserContext, test: str) -> None:
    map_ = WORTEL / "var" / "test"
    map_.mkdir(parents=True, exist_ok=True)
    naam = re.sub(r"\W+", "-", test)[:80]
    for nummer, pagina in enumerate(context.pages):
        await pagina.screenshot(path=map_ / f"{naam}-{nummer}.png", full_page=True)


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: looking through it again and again costs a run 5 %."""
    gc.freeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    """What only prints the summary is read after this (hypothesis, in a run that did not use it)."""
    gc.disable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    """Tests that kill servers run one after the other (see tests/indeling.py)."""
    from tests.indeling import Indeling

    return Indeling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember whether the test failed, for the screenshots."""
    rapport = yield
    if rapport.when == "call":
        item.stash[_UITSLAG] = rapport.failed
    return rapport
