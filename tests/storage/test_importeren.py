"""File import on a real PostgreSQL, with the example file as input."""

import asyncio
import io
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import func
from sqlmodel import select

from domain.soorten import Kanaal
from storage.aanname import Herkomst
from storage.database import SYSTEEM, Database
from storage.importeren import Verslag, importeer, voorbeeldweergave
from storage.tabellen import Leerling, Mail, Melding, Traject, Uitgaand
from tests.regio import bouw_regio
from tests.wereld import KLUIS
from voorbeeld import Voorbeeldbestand, maak

NU = datetime(2024, 8, 1, 9, tzinfo=UTC)
BESTAND = Herkomst(kanaal=Kanaal.BESTAND)
TABELLEN = (Melding, Leerling, Traject, Uitgaand)


@pytest.fixture(scope="module")
def voorbeeldbestand() -> Voorbeeldbestand:
    return maak(zaad=7, meldingen=120)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await bouw_regio(database)
    yield database
    await database.sluit()


async def lees_in(database: Database, inhoud: bytes) -> Verslag:
    return await importeer(database, KLUIS, io.BytesIO(inhoud), BESTAND, NU)


async def aantallen(database: Database) -> list[int]:
    async with database.lezer(SYSTEEM) as sessie:
        tellingen = [select(func.count()).select_from(tabel) for tabel in TABELLEN]
        return [(await sessie.exec(telling)).one() for telling in tellingen]


async def test_a_file_becomes_exactly_what_its_manifest_says(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    verslag = await lees_in(database, voorbeeldbestand.csv)
    manifest = voorbeeldbestand.manifest
    meldingen = manifest["meldingen"]
    assert verslag.gelezen == manifest["bestand"]["gegevensregels"]
    assert verslag.aangenomen == meldingen["geldig"]
    assert verslag.al_bekend == meldingen["herhaald"]
    geweigerd = {regel["regel"] for regel in manifest["geweigerde_regels"]}
    assert {fout.regel for fout in verslag.geweigerd} == geweigerd
    kinderen = meldingen["unieke_leerlingen"]
    assert await aantallen(database) == [meldingen["geldig"], kinderen, kinderen, meldingen["geldig"]]


async def test_importing_again_adds_nothing_and_refuses_the_same_lines(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    eerste = await lees_in(database, voorbeeldbestand.csv)
    erin = await aantallen(database)
    tweede = await lees_in(database, voorbeeldbestand.csv)
    assert await aantallen(database) == erin
    assert (tweede.aangenomen, tweede.al_bekend) == (0, eerste.aangenomen + eerste.al_bekend)
    assert tweede.geweigerd == eerste.geweigerd


async def test_the_preview_foretells_the_import_and_writes_nothing(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    bron = io.BytesIO(voorbeeldbestand.csv)
    voorspeld = await voorbeeldweergave(database, KLUIS, bron, BESTAND, NU)
    assert await aantallen(database) == [0, 0, 0, 0]
    echt = await lees_in(database, voorbeeldbestand.csv)
    assert len(voorspeld.eerste) == 5
    assert _zonder_reden(voorspeld.verslag) == _zonder_reden(echt)


def _zonder_reden(verslag: Verslag) -> tuple[int, int, int, Counter[tuple[int, str]]]:
    """A number used twice is explained in other words before the first of them is in the register."""
    plekken = Counter((fout.regel, fout.veld) for fout in verslag.geweigerd)
    return verslag.gelezen, verslag.aangenomen, verslag.al_bekend, plekken


async def test_reasons_name_the_column_and_never_repeat_what_stood_there(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    verslag = await lees_in(database, voorbeeldbestand.csv)
    geschreven = {rij.regel: rij.velden for rij in voorbeeldbestand.rijen}
    for fout in verslag.geweigerd:
        assert fout.reden.endswith(".")
        lang = [veld for veld in geschreven[fout.regel][:12] if len(veld) > 6]
        assert not [veld for veld in lang if veld in fout.reden]


async def test_a_clash_with_another_import_at_the_same_time_doubles_nothing(
    database: Database, voorbeeldbestand: Voorbeeldbestand
) -> None:
    verslagen = await asyncio.gather(*(lees_in(database, voorbeeldbestand.csv) for _ in range(3)))
    meldingen = voorbeeldbestand.manifest["meldingen"]
    kinderen = meldingen["unieke_leerlingen"]
    assert sum(verslag.aangenomen for verslag in verslagen) == meldingen["geldig"]
    assert await aantallen(database) == [meldingen["geldig"], kinderen, kinderen, meldingen["geldig"]]
    async with database.lezer(SYSTEEM) as sessie:
        sleutels = (await sessie.exec(select(Mail.message_id))).all()
    assert len(sleutels) == len(set(sleutels))
